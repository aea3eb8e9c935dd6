// SPDX-License-Identifier: Apache-2.0
#include "app/cli/byte_progress.h"
#include "app/cli/commands.h"
#include "app/cli/device_choice.h"
#include "app/cli/firmware_text.h"
#include "app/cli/image_numbers.h"
#include "app/cli/json_print.h"
#include "core/firmware/digests.h"
#include "core/repair/bundle_json.h"
#include "core/repair/device_traits.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace reviver::cli {

namespace {

struct InspectOptions {
    std::string file;
    std::string device;               ///< to compare with; empty for none
    std::vector<std::size_t> images;  ///< shown with all details, counted from 1
    bool json = false;
};

/// A modem that was asked, to compare the file with.
struct Compared {
    std::string title;
    std::string id;
    DeviceTraits traits;
};

nlohmann::ordered_json refusedJson(const Trouble &trouble, const Error &error, const std::string &file)
{
    const nlohmann::ordered_json problem{
        {"what", trouble.what}, {"where", file}, {"code", errorCodeName(error.code())}};
    auto json = bundleJson({});
    json["file"] = std::filesystem::path(file).filename().string();
    json["problems"] = nlohmann::ordered_json::array({problem});
    json["fit"] = nullptr;
    return json;
}

tl::expected<Compared, Trouble> askDevice(Session &session, const std::string &device)
{
    const auto modem = chooseModem(session, device);
    if (!modem)
        return tl::unexpected(modem.error());
    const Evidence evidence = examine(session, *modem, verboseLog(session));
    if (session.stop.stopRequested())
        return tl::unexpected(Trouble{ExitCode::Stopped, "Stopped by you.", kNothingChanged, {}, {}});
    return Compared{modelTitle(evidence), modem->id, traitsOf(evidence)};
}

void showJson(const FirmwareBundle &bundle, const std::optional<Compared> &modem)
{
    auto json = bundleJson(bundle);
    json["fit"] = nullptr;
    if (modem) {
        auto fit = fitJson(compare(bundle, modem->traits));
        fit["device"] = modem->id;
        fit["modem"] = modem->title;
        json["fit"] = std::move(fit);
    }
    printJson(json, 2);
}

void showText(const FirmwareBundle &bundle, const std::optional<Compared> &modem,
              const std::vector<std::size_t> &images)
{
    printHead(bundle);
    if (modem)
        printFit(modem->title, compare(bundle, modem->traits));
    printImages(bundle);
    for (const std::size_t number : images)
        printImage(bundle.images[number - 1], number - 1);
    printSteps(bundle);
    printEnd(bundle);
}

ExitCode inspect(Session &session, const InspectOptions &options)
{
    std::optional<Compared> modem;
    if (!options.device.empty()) {
        auto asked = askDevice(session, options.device);
        if (!asked) {
            print(asked.error());
            return asked.error().code;
        }
        modem = std::move(*asked);
    }
    const auto bundle = openBundle(options.file, ByteProgress("Reading").callback(), session.stop);
    if (!bundle) {
        const Trouble trouble = troubleOf(bundle.error(), options.file, ExitCode::Refused);
        if (options.json)
            printJson(refusedJson(trouble, bundle.error(), options.file), 2);
        print(trouble);
        return trouble.code;
    }
    if (!imagesExist(*bundle, options.images))
        return ExitCode::WrongUse;
    if (options.json || !options.images.empty())
        if (const auto digests = digestImages(*bundle, ByteProgress("Hashing").callback(), session.stop);
            !digests)
            return ended(troubleOf(digests.error(), options.file, ExitCode::Refused));
    if (options.json)
        showJson(*bundle, modem);
    else
        showText(*bundle, modem, options.images);
    return bundle->whole() ? ExitCode::Done : ExitCode::Refused;
}

}  // namespace

void addInspectCommand(CLI::App &app, Command &chosen)
{
    auto options = std::make_shared<InspectOptions>();
    CLI::App *command = app.add_subcommand(
        "inspect",
        "Shows what is in a firmware file or folder and whether it is whole.\n"
        "Ends with 0 when it is understood and whole, with 4 when it is damaged or refused.");
    command->add_option("FILE", options->file, "An updater .exe, a .bin, an archive or a folder of images")
        ->required();
    command
        ->add_option("--for", options->device,
                     "Asks this modem what it is, and says whether the file fits it")
        ->type_name("DEVICE");
    command
        ->add_option("--image", options->images, "Shows the header fields of this image too; may be repeated")
        ->type_name("N")
        ->allow_extra_args(false);
    command->add_flag("--json", options->json, "One JSON object with everything");
    command->callback(
        [&chosen, options] { chosen = [options](Session &session) { return inspect(session, *options); }; });
}

}  // namespace reviver::cli
