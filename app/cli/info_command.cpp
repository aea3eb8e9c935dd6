// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "app/cli/device_choice.h"
#include "app/cli/new_file.h"
#include "app/cli/program_info.h"
#include "core/repair/report.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace reviver::cli {

namespace {

struct InfoOptions {
    std::string device;
    bool json = false;
    bool html = false;
    bool forum = false;
    std::string output;
    bool showIdentity = false;
};

std::string makeReport(Session &session, const InfoOptions &options, const Evidence &evidence,
                       const Diagnosis &diagnosis, std::vector<LogLine> log)
{
    ReportInput input;
    input.log = std::move(log);
    input.evidence = evidence;
    input.diagnosis = diagnosis;
    input.programVersion = programVersion();
    input.system = systemText();
    input.time = session.composition.hardware().clock.wallTime();
    const ReportOptions how{options.showIdentity};
    if (options.json)
        return reportJson(input, how);
    if (options.html)
        return reportHtml(input, how);
    return options.forum ? reportForum(input) : reportText(input, how);
}

ExitCode info(Session &session, const InfoOptions &options)
{
    const auto modem = chooseModem(session, options.device);
    if (!modem) {
        print(modem.error());
        return modem.error().code;
    }
    std::vector<LogLine> log;
    const LogSink shown = verboseLog(session);
    const Evidence evidence = examine(session, *modem, [&](const LogLine &line) {
        shown(line);
        if (line.level != LogLevel::Wire)
            log.push_back(line);
    });
    if (session.stop.stopRequested())
        return ExitCode::Stopped;
    const Diagnosis diagnosis = diagnose(evidence);

    std::string report = makeReport(session, options, evidence, diagnosis, std::move(log));
    if (report.empty() || report.back() != '\n')
        report += '\n';
    if (options.output.empty()) {
        fmt::print("{}", report);
    } else {
        if (const auto written = writeNewFile(options.output, report); !written) {
            print(troubleOf(written.error(), options.output, ExitCode::Failed));
            return ExitCode::Failed;
        }
        fmt::print(stderr, "The report is in {}.\n", options.output);
    }
    if (const auto trouble = portTrouble(evidence, diagnosis)) {
        print(*trouble);
        return trouble->code;
    }
    return ExitCode::Done;
}

}  // namespace

void addInfoCommand(CLI::App &app, Command &chosen)
{
    auto options = std::make_shared<InfoOptions>();
    CLI::App *command = app.add_subcommand(
        "info",
        "Writes a report of one modem: what it is, what it said, what is wrong with it.\n"
        "IMEI and serial numbers are masked unless --show-identity is given.");
    command->add_option("DEVICE", options->device, "An id that `detect` prints, or the path of a port")
        ->required();
    CLI::Option_group *format = command->add_option_group("Format");
    format->require_option(0, 1);
    format->add_flag_callback(
        "--text", [] {}, "The report as text (this is the default)");
    format->add_flag("--html", options->html, "The report as one HTML page, to read or print");
    format->add_flag("--json", options->json, "The report as JSON");
    format->add_flag("--forum", options->forum,
                     "A short text to post where you ask for help, with nothing personal in it");
    command->add_option("--output", options->output, "Write the report to a new file")->type_name("FILE");
    command->add_flag("--show-identity", options->showIdentity,
                      "Show IMEI, serial numbers and names in full");
    command->callback(
        [&chosen, options] { chosen = [options](Session &session) { return info(session, *options); }; });
}

}  // namespace reviver::cli
