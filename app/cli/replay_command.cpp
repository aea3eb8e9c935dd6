// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "app/cli/detect_command.h"
#include "app/cli/device_choice.h"
#include "app/cli/resurrect_command.h"
#include "app/cli/trouble.h"

#include <algorithm>
#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace reviver::cli {

namespace {

struct ReplayOptions {
    std::string file;
    ResurrectOptions resurrect;
};

Trouble unusable(const Error &error, const std::string &file)
{
    if (error.code() == ErrorCode::FileNotFound || error.code() == ErrorCode::FileUnreadable)
        return troubleOf(error, file, ExitCode::Refused);
    return {ExitCode::Refused,
            fmt::format("\"{}\" can't be played: {}.", file, error.detail()),
            {},
            {error.code() == ErrorCode::Unsupported
                 ? "Play it with the Reviver that made it, or a newer one."
                 : "Ask for the file once more; send it as it is, or in a zip."},
            {}};
}

/// The port that was opened first belongs to the modem that was meant. Empty if there was none.
std::string firstPort(const Recording &recording)
{
    const auto opened = std::ranges::find(recording.events, RecordedEvent::Kind::Open, &RecordedEvent::kind);
    return opened == recording.events.end() ? "" : opened->port;
}

ExitCode replay(Session &session, const ReplayOptions &options)
{
    auto recording = readRecording(options.file);
    if (!recording)
        return ended(unusable(recording.error(), options.file));
    fmt::print(stderr, "Playing a recording of {}. No modem is touched.\n", isoTimeText(recording->began));
    if (!recording->complete)
        fmt::print(stderr, "The end of the conversation is not in it.\n");
    ResurrectOptions repair = options.resurrect;
    repair.device = firstPort(*recording);
    session.composition.play(*std::move(recording));
    // The modem is named as `detect` names it: the port may be another one next time.
    if (const auto modem = chooseModem(session, repair.device))
        repair.device = modem->id;
    if (repair.firmware.empty())
        return detect(session, repair.repair.json);
    // What is played can't be harmed: nobody is asked.
    repair.repair.yes = true;
    return resurrect(session, repair);
}

}  // namespace

void addReplayCommand(CLI::App &app, Command &chosen)
{
    auto options = std::make_shared<ReplayOptions>();
    CLI::App *command = app.add_subcommand(
        "replay",
        "Plays a recording as if its modem were here: what `detect` says of it, or with the firmware\n"
        "of then, how the repair went. It ends as the recorded command did.");
    command->add_option("FILE", options->file, "A recording that --record or the window made")->required();
    command->add_option("FIRMWARE", options->resurrect.firmware,
                        "The firmware that was written when it was recorded");
    addFirmwareOptions(*command, options->resurrect);
    command
        ->add_option("--log", options->resurrect.repair.log,
                     "Append the log to this file instead of a new one in the log folder")
        ->type_name("FILE");
    command->add_flag("--json", options->resurrect.repair.json, "As `detect` and `resurrect` print it");
    command->callback(
        [&chosen, options] { chosen = [options](Session &session) { return replay(session, *options); }; });
}

}  // namespace reviver::cli
