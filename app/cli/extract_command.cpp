// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "app/cli/trouble.h"
#include "core/firmware/extract.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace reviver::cli {

namespace {

struct ExtractOptions {
    std::string file;
    std::string folder;
    std::vector<std::size_t> images;  ///< counted from 1, as `inspect` shows them; empty for all
};

// Indices of the images to write; damaged ones are told apart in `leftOut`.
std::vector<std::size_t> chooseImages(const FirmwareBundle &bundle, const ExtractOptions &options,
                                      std::vector<std::size_t> &leftOut)
{
    std::vector<std::size_t> wanted;
    for (const std::size_t number : options.images)
        wanted.push_back(number - 1);
    for (std::size_t i = 0; options.images.empty() && i < bundle.images.size(); ++i)
        wanted.push_back(i);

    std::vector<std::size_t> whole;
    for (const std::size_t index : wanted)
        (bundle.images[index].whole() ? whole : leftOut).push_back(index);
    return whole;
}

ExitCode extract(Session &session, const ExtractOptions &options)
{
    const auto bundle = openBundle(options.file, {}, session.stop);
    if (!bundle) {
        const Trouble trouble = troubleOf(bundle.error(), options.file, ExitCode::Refused);
        print(trouble);
        return trouble.code;
    }
    for (const std::size_t number : options.images)
        if (number < 1 || number > bundle->images.size()) {
            fmt::print(stderr, "There is no image {}: the file has the images 1 to {}.\n", number,
                       bundle->images.size());
            return ExitCode::WrongUse;
        }

    std::vector<std::size_t> leftOut;
    const std::vector<std::size_t> which = chooseImages(*bundle, options, leftOut);
    const auto files = extractImages(*bundle, which, options.folder, {}, session.stop);
    if (!files) {
        const Trouble trouble = troubleOf(files.error(), options.folder, ExitCode::Failed);
        print(trouble);
        return trouble.code;
    }
    for (const auto &file : *files)
        fmt::print("{}\n", file.string());
    for (const std::size_t index : leftOut)
        fmt::print(stderr, "Image {} ({}) is damaged and was left out.\n", index + 1,
                   bundle->images[index].name);
    return leftOut.empty() && bundle->whole() ? ExitCode::Done : ExitCode::Refused;
}

}  // namespace

void addExtractCommand(CLI::App &app, Command &chosen)
{
    auto options = std::make_shared<ExtractOptions>();
    CLI::App *command = app.add_subcommand(
        "extract",
        "Writes the images of a firmware file as single files into a folder.\n"
        "Files that exist are never overwritten; damaged images are left out (then it ends with 4).");
    command->add_option("FILE", options->file, "An updater .exe, a .bin, or a folder of images")->required();
    command->add_option("--to", options->folder, "The folder, made if it is missing")
        ->type_name("DIR")
        ->required();
    command
        ->add_option("--image", options->images,
                     "Only this image, by the number that `inspect` shows; may be repeated")
        ->type_name("N")
        ->allow_extra_args(false);
    command->callback(
        [&chosen, options] { chosen = [options](Session &session) { return extract(session, *options); }; });
}

}  // namespace reviver::cli
