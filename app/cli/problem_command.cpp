// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "app/cli/device_choice.h"
#include "app/cli/modem_report.h"
#include "app/cli/program_info.h"
#include "app/cli/repair_command.h"
#include "core/platform/own_names.h"
#include "core/platform/paths.h"
#include "core/repair/problem_zip.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace reviver::cli {

namespace {

struct ProblemOptions {
    std::string output;
    std::string device;
    std::string recording;
    std::string log;
    bool showIdentity = false;
};

/// The modem that is meant, if one is here and nobody is at work on it.
tl::expected<std::optional<Modem>, Trouble> modemFor(Session &session, const std::string &device)
{
    if (!device.empty()) {
        auto modem = chooseModem(session, device);
        if (!modem)
            return tl::unexpected(modem.error());
        return *std::move(modem);
    }
    const std::vector<Modem> modems = groupModems(session.composition.hardware().enumerator.devices());
    if (modems.size() > 1)
        return tl::unexpected(Trouble{ExitCode::WrongUse,
                                      "Several modems are here. Name the one that the problem is about.",
                                      kNothingChanged,
                                      {"Run \"reviver-cli detect\" to see their ids."},
                                      {}});
    if (modems.empty() || inUseTrouble(session, modems.front()))
        return std::nullopt;
    return modems.front();
}

ProblemInput collectInput(const Session &session, const ProblemOptions &options)
{
    ProblemInput input;
    addLastRuns(input, logFolder().value_or(std::filesystem::path()), jobFolder());
    if (!options.log.empty())
        input.logs = {options.log};
    input.recording = options.recording.empty() ? newestRecording(recordingFolder())
                                                : std::filesystem::path(options.recording);
    input.names = ownNames();
    input.programVersion = programVersion();
    input.system = systemText();
    input.time = session.composition.hardware().clock.wallTime();
    input.showIdentity = options.showIdentity;
    return input;
}

ExitCode problem(Session &session, const ProblemOptions &options)
{
    const auto modem = modemFor(session, options.device);
    if (!modem)
        return ended(modem.error());
    ProblemInput input = collectInput(session, options);
    if (*modem) {
        fmt::print(stderr, "Asking {} what it speaks. This takes up to 15 seconds for each port.\n",
                   displayName(**modem));
        input.report = askForReport(session, **modem);
    }
    if (session.stop.stopRequested())
        return ExitCode::Stopped;
    const ProblemFiles files = problemFiles(input);
    if (const auto written = writeProblemZip(options.output, files, input.time); !written)
        return ended(troubleOf(written.error(), options.output, ExitCode::Failed));
    fmt::print("{}\nAll of it is in {}.\n", files.files.front().text, options.output);
    if (options.showIdentity)
        fmt::print(stderr, "Nothing is masked in it: keep it to yourself.\n");
    return ExitCode::Done;
}

}  // namespace

void addProblemCommand(CLI::App &app, Command &chosen)
{
    auto options = std::make_shared<ProblemOptions>();
    CLI::App *command = app.add_subcommand(
        "problem",
        "Puts what somebody else needs to see a problem into one new zip: a report of the modem that is\n"
        "here, logs and journals of the last runs, and a recording. IMEI, serial numbers and names are\n"
        "masked; contents.txt in it says what is in it. Nothing is sent.");
    command->add_option("OUT", options->output, "The zip, a new file")->required();
    command->add_option("DEVICE", options->device, "The modem, if there are several: an id or a port");
    command
        ->add_option("--recording", options->recording,
                     "This recording instead of the newest one that the window made")
        ->type_name("FILE");
    command->add_option("--log", options->log, "This log instead of those of the last runs")
        ->type_name("FILE");
    command->add_flag("--show-identity", options->showIdentity,
                      "Mask nothing: for your own use, not for other people");
    command->callback(
        [&chosen, options] { chosen = [options](Session &session) { return problem(session, *options); }; });
}

}  // namespace reviver::cli
