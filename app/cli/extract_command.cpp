// SPDX-License-Identifier: Apache-2.0
#include "app/cli/byte_progress.h"
#include "app/cli/commands.h"
#include "app/cli/image_numbers.h"
#include "app/cli/json_print.h"
#include "app/cli/trouble.h"
#include "core/firmware/digests.h"
#include "core/firmware/extract.h"
#include "core/repair/bundle_json.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace reviver::cli {

namespace {

struct ExtractOptions {
    std::string file;
    std::string folder;
    std::vector<std::size_t> images;  ///< counted from 1, as `inspect` shows them; empty for all
    bool overwrite = false;
    bool json = false;
};

using Indices = std::vector<std::size_t>;

/// Indices of the images to write; those of which the file holds nothing are told apart.
Indices chooseImages(const FirmwareBundle &bundle, const ExtractOptions &options, Indices &missing)
{
    Indices wanted;
    for (const std::size_t number : options.images)
        wanted.push_back(number - 1);
    for (std::size_t i = 0; options.images.empty() && i < bundle.images.size(); ++i)
        wanted.push_back(i);
    Indices there;
    for (const std::size_t index : wanted)
        (bundle.images[index].data ? there : missing).push_back(index);
    return there;
}

Trouble wouldOverwrite(const std::vector<std::filesystem::path> &files)
{
    return {ExitCode::Failed,
            fmt::format("Nothing was extracted: {} is there already, and files are never overwritten "
                        "unasked.",
                        files.front().string()),
            {},
            {"Name another folder.", "Or add --overwrite: what is in those files now is lost."},
            {}};
}

void showText(const FirmwareBundle &bundle, const Indices &written, const Indices &missing,
              const std::vector<std::filesystem::path> &files)
{
    for (const auto &file : files)
        fmt::print("{}\n", file.string());
    std::fflush(stdout);
    for (const std::size_t index : written)
        if (!bundle.images[index].whole())
            fmt::print(stderr, "Image {} ({}) is damaged: its file is named so. Never write it to a modem.\n",
                       index + 1, bundle.images[index].name);
    for (const std::size_t index : missing)
        fmt::print(stderr, "Image {} ({}) is not in the file.\n", index + 1, bundle.images[index].name);
}

void showJson(const FirmwareBundle &bundle, const Indices &written, const Indices &missing,
              const std::vector<std::filesystem::path> &files)
{
    auto json = bundleJson(bundle);
    json["files"] = nlohmann::ordered_json::array();
    for (std::size_t i = 0; i < files.size(); ++i)
        json["files"].push_back({{"image", written[i] + 1},
                                 {"path", files[i].string()},
                                 {"damaged", !bundle.images[written[i]].whole()}});
    json["missing"] = nlohmann::ordered_json::array();
    for (const std::size_t index : missing)
        json["missing"].push_back(index + 1);
    printJson(json, 2);
}

ExitCode extract(Session &session, const ExtractOptions &options)
{
    const auto bundle = openBundle(options.file, ByteProgress("Reading").callback(), session.stop);
    if (!bundle) {
        const Trouble trouble = troubleOf(bundle.error(), options.file, ExitCode::Refused);
        print(trouble);
        return trouble.code;
    }
    if (!imagesExist(*bundle, options.images))
        return ExitCode::WrongUse;

    Indices missing;
    const Indices which = chooseImages(*bundle, options, missing);
    const auto there = existingFiles(*bundle, which, options.folder);
    if (!options.overwrite && !there.empty()) {
        print(wouldOverwrite(there));
        return ExitCode::Failed;
    }
    const auto files
        = extractImages(*bundle, which, options.folder, ByteProgress("Extracting").callback(), session.stop,
                        options.overwrite ? ExistingFiles::Replace : ExistingFiles::Keep);
    if (!files) {
        const Trouble trouble = troubleOf(files.error(), options.folder, ExitCode::Failed);
        print(trouble);
        return trouble.code;
    }
    if (options.json)
        if (const auto digests = digestImages(*bundle, ByteProgress("Hashing").callback(), session.stop);
            !digests)
            return ended(troubleOf(digests.error(), options.file, ExitCode::Failed));
    (options.json ? showJson : showText)(*bundle, which, missing, *files);
    return missing.empty() && bundle->whole() ? ExitCode::Done : ExitCode::Refused;
}

}  // namespace

void addExtractCommand(CLI::App &app, Command &chosen)
{
    auto options = std::make_shared<ExtractOptions>();
    CLI::App *command = app.add_subcommand(
        "extract",
        "Writes the images of a firmware file as single files into a folder.\n"
        "A damaged image is written under a name that says so, and then it ends with 4.");
    command->add_option("FILE", options->file, "An updater .exe, a .bin, an archive or a folder of images")
        ->required();
    command->add_option("--to", options->folder, "The folder, made if it is missing")
        ->type_name("DIR")
        ->required();
    command
        ->add_option("--image", options->images,
                     "Only this image, by the number that `inspect` shows; may be repeated")
        ->type_name("N")
        ->allow_extra_args(false);
    command->add_flag("--overwrite", options->overwrite,
                      "Replaces files that are there already; without it nothing is extracted then");
    command->add_flag("--json", options->json, "One JSON object: that of `inspect`, and the files");
    command->callback(
        [&chosen, options] { chosen = [options](Session &session) { return extract(session, *options); }; });
}

}  // namespace reviver::cli
