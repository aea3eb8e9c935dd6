// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "app/cli/json_print.h"
#include "app/cli/trouble.h"
#include "core/firmware/bundle_loader.h"
#include "core/repair/json_lines.h"

#include <algorithm>
#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace reviver::cli {

namespace {

struct InspectOptions {
    std::string file;
    bool json = false;
};

std::string_view checkText(CheckState check)
{
    switch (check) {
    case CheckState::Good:
        return "good";
    case CheckState::Bad:
        return "damaged";
    case CheckState::None:
        break;
    }
    return "none";
}

void printHead(const FirmwareBundle &bundle)
{
    fmt::print("{}\n", bundle.path.filename().string());
    fmt::print("  Format    {}\n", bundle.format);
    fmt::print("  Platform  {}\n", platformName(bundle.platform));
    fmt::print("  Product   {}\n", bundle.product.empty() ? "the file does not say" : bundle.product);
    fmt::print("  Version   {}\n", bundle.version.empty() ? "the file does not say" : bundle.version);
    if (!bundle.date.empty())
        fmt::print("  Date      {}\n", bundle.date);
}

void printImages(const FirmwareBundle &bundle)
{
    std::size_t name = 5;
    std::size_t role = 4;
    for (const FirmwareImage &image : bundle.images) {
        name = std::max(name, image.name.size());
        role = std::max(role, roleTitle(image).english().size());
    }
    fmt::print("\n  No  {:<{}}  {:<{}}  {:>12}  {:<8} Role is\n", "Image", name, "Role", role, "Octets",
               "Checksum");
    for (std::size_t i = 0; i < bundle.images.size(); ++i) {
        const FirmwareImage &image = bundle.images[i];
        fmt::print("  {:>2}  {:<{}}  {:<{}}  {:>12}  {:<8} {}\n", i + 1, image.name, name,
                   roleTitle(image).english(), role, image.size, checkText(image.check),
                   certaintyName(image.certainty));
    }
}

void printNotes(const FirmwareBundle &bundle)
{
    for (const Message &note : bundle.notes)
        fmt::print("\nNote: {}\n", note.english());
}

void printProblems(const FirmwareBundle &bundle)
{
    if (bundle.problems.empty()) {
        fmt::print("\nThe file is whole: {} image{}, nothing damaged or missing.\n", bundle.images.size(),
                   bundle.images.size() == 1 ? "" : "s");
        return;
    }
    fmt::print("\nThe file is damaged or incomplete and will not be written to a modem:\n");
    for (const BundleProblem &problem : bundle.problems)
        fmt::print("  - {}{}{}\n", problem.what.english(), problem.where.empty() ? "" : "  at ",
                   problem.where);
    fmt::print("What to do next: download the file again and compare its size with the one on the page.\n");
}

nlohmann::ordered_json refusedJson(const Trouble &trouble, const std::string &file)
{
    const nlohmann::ordered_json problem{{"what", trouble.what}, {"where", file}};
    return {{"format", ""},
            {"platform", platformName(FirmwarePlatform::Unknown)},
            {"product", ""},
            {"version", ""},
            {"images", nlohmann::ordered_json::array()},
            {"problems", nlohmann::ordered_json::array({problem})}};
}

ExitCode inspect(Session &session, const InspectOptions &options)
{
    const auto bundle = openBundle(options.file, {}, session.stop);
    if (!bundle) {
        const Trouble trouble = troubleOf(bundle.error(), options.file, ExitCode::Refused);
        if (options.json)
            printJson(refusedJson(trouble, options.file), 2);
        print(trouble);
        return trouble.code;
    }
    if (options.json) {
        printJson(bundleJson(*bundle), 2);
    } else {
        printHead(*bundle);
        printImages(*bundle);
        printNotes(*bundle);
        printProblems(*bundle);
    }
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
    command->add_option("FILE", options->file, "An updater .exe, a .bin, or a folder of images")->required();
    command->add_flag("--json", options->json, "One JSON object");
    command->callback(
        [&chosen, options] { chosen = [options](Session &session) { return inspect(session, *options); }; });
}

}  // namespace reviver::cli
