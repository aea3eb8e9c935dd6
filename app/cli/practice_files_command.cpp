// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "app/cli/trouble.h"
#include "core/simulator/practice_firmware.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace reviver::cli {

namespace {

struct PracticeFilesOptions {
    std::string folder;
    bool forumSize = false;
};

ExitCode makePracticeFiles(const PracticeFilesOptions &options)
{
    const PracticeSizes sizes = options.forumSize ? PracticeSizes::Forum : PracticeSizes::Small;
    if (const auto written = writePracticeFiles(options.folder, sizes); !written) {
        print(troubleOf(written.error(), options.folder, ExitCode::Failed));
        return ExitCode::Failed;
    }
    fmt::print("Firmware and loaders for the practice modems are in {}.\n"
               "They are made up and of no use to a real modem.\n",
               options.folder);
    return ExitCode::Done;
}

}  // namespace

void addPracticeFilesCommand(CLI::App &app, Command &chosen)
{
    auto options = std::make_shared<PracticeFilesOptions>();
    CLI::App *command = app.add_subcommand(
        "practice-files", "Writes firmware and loaders for the practice modems into a folder.");
    command->add_option("DIR", options->folder, "The folder, made if it is missing")->required();
    command->add_flag("--forum-size", options->forumSize, "Images as large as a real set: 36 MB in all");
    command->callback(
        [&chosen, options] { chosen = [options](Session &) { return makePracticeFiles(*options); }; });
}

}  // namespace reviver::cli
