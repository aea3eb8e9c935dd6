// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "app/cli/device_choice.h"
#include "app/cli/modem_report.h"
#include "app/cli/new_file.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace reviver::cli {

namespace {

enum class Format { Text, Html, Json, Forum };

struct InfoOptions {
    std::string device;
    std::optional<Format> format;  ///< what the user named
    std::string output;
    bool showIdentity = false;
};

// A name that ends like a page or like data says what the file is to hold.
Format formatOf(const InfoOptions &options)
{
    if (options.format)
        return *options.format;
    const std::string extension = std::filesystem::path(options.output).extension().string();
    if (extension == ".html" || extension == ".htm")
        return Format::Html;
    return extension == ".json" ? Format::Json : Format::Text;
}

std::string reportOf(const ReportInput &input, const InfoOptions &options)
{
    const ReportOptions how{options.showIdentity};
    switch (formatOf(options)) {
    case Format::Html:
        return reportHtml(input, how);
    case Format::Json:
        return reportJson(input, how);
    case Format::Forum:
        return reportForum(input);
    case Format::Text:
        break;
    }
    return reportText(input, how);
}

ExitCode info(Session &session, const InfoOptions &options)
{
    const auto modem = chooseModem(session, options.device);
    if (!modem) {
        print(modem.error());
        return modem.error().code;
    }
    const ReportInput input = askForReport(session, *modem);
    if (session.stop.stopRequested())
        return ExitCode::Stopped;

    std::string report = reportOf(input, options);
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
    if (const auto trouble = portTrouble(input.evidence, input.diagnosis)) {
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
    const auto choice = [&](const char *name, Format chosenFormat, const char *what) {
        format->add_flag_callback(
            name, [options, chosenFormat] { options->format = chosenFormat; }, what);
    };
    choice("--text", Format::Text, "The report as text (this is the default)");
    choice("--html", Format::Html, "The report as one HTML page, to read or print");
    choice("--json", Format::Json, "The report as JSON");
    choice("--forum", Format::Forum,
           "A short text to post where you ask for help, with nothing personal in it");
    command
        ->add_option(
            "--output", options->output,
            "Write the report to a new file; a name that ends in .html or .json says the form as well")
        ->type_name("FILE");
    command->add_flag("--show-identity", options->showIdentity,
                      "Show IMEI, serial numbers and names in full");
    command->callback(
        [&chosen, options] { chosen = [options](Session &session) { return info(session, *options); }; });
}

}  // namespace reviver::cli
