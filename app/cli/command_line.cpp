// SPDX-License-Identifier: Apache-2.0
#include "app/cli/command_line.h"

#include "app/cli/commands.h"
#include "app/cli/pace_options.h"
#include "app/cli/program_info.h"
#include "app/cli/record_option.h"
#include "app/cli/terminal.h"
#include "core/device/light_guide.h"
#include "core/simulator/fault.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace reviver::cli {

namespace {

constexpr const char *kFooter = R"(
In four steps:
  reviver-cli detect                                  what is plugged in, and what is wrong
  reviver-cli inspect updater.exe                     what is in the firmware file
  reviver-cli resurrect DEVICE updater.exe --dry-run  what would be done
  reviver-cli resurrect DEVICE updater.exe            does it; asks once before it writes

When a repair was broken off:
  reviver-cli jobs                                    which ones there are
  reviver-cli resume                                  goes on where it was broken off

When something goes wrong and somebody else is to look at it:
  reviver-cli problem out.zip                         report, log and journal for others
  reviver-cli --record FILE detect                    keeps every octet, IMEI masked
  reviver-cli replay FILE                             plays it back, without the modem

Without a modem, on a practice modem:
  reviver-cli practice-files practice                 makes firmware for it
  reviver-cli --practice e392-unfinished --fast detect
  reviver-cli scenarios                               the practice modems there are

Exit codes:
  0  done, and for a repair: verified     5  written, not verified
  2  wrong use                            6  failed
  3  no such device, or its port can't    7  stopped by the user
     be opened
  4  refused before anything was written; or a firmware file that is damaged)";

constexpr const char *kCommandFooter = "\nOptions for every command (--practice, --port, --record, "
                                       "--verbose) and exit codes: reviver-cli --help";

std::string lightNames()
{
    std::string names;
    for (const LightChoice &choice : lightChoices())
        if (choice.pattern != LightPattern::Unknown)
            names += (names.empty() ? "" : ", ") + std::string(lightName(choice.pattern));
    return names;
}

std::string checkLight(const std::string &name)
{
    return lightOfName(name) ? ""
                             : fmt::format("there is no pattern \"{}\"; there are {}", name, lightNames());
}

/// In lines that fit beside the options.
std::string faultList()
{
    constexpr std::size_t kWidth = 80;
    std::string text;
    std::size_t line = 0;
    for (const std::string &fault : knownFaults()) {
        const bool fits = line + fault.size() + 2 <= kWidth;
        text += text.empty() ? "" : fits ? ", " : ",\n";
        line = fits ? line + fault.size() + 2 : fault.size();
        text += fault;
    }
    return text;
}

void addGlobalOptions(CLI::App &app, GlobalOptions &options)
{
    app.add_option(
           "--practice", options.practice.scenario,
           "Attach a practice modem, made of memory, and leave real ones out;\n`scenarios` lists the names")
        ->type_name("SCENARIO");
    app.add_flag("--fast", options.practice.fast, "The practice modem answers without delay");
    addPaceOptions(app, options.practice.pace);
    app.add_option("--fault", options.practice.faults,
                   "Something that goes wrong with the practice modem; may be repeated:\n" + faultList())
        ->type_name("SPEC")
        ->allow_extra_args(false);
    app.add_option("--port", options.ports,
                   "Treat this serial port as a modem that the system does not list; may be repeated")
        ->type_name("PATH")
        ->allow_extra_args(false);
    app.add_option("--light", options.light,
                   "What the modem's light does, as you see it: " + lightNames()
                       + ";\nsupports what the ports say")
        ->type_name("PATTERN")
        ->check(checkLight);
    app.add_flag("--pause-manager", options.pauseManager,
                 "Have ModemManager leave the modem alone while this command runs");
    addRecordOptions(app, options);
    app.add_flag("-v,--verbose", options.verbosity, "Show questions and answers; twice: octets too");
    app.set_version_flag("--version", "reviver-cli " + programVersion());
}

void addCommands(CLI::App &app, Command &chosen)
{
    addDetectCommand(app, chosen);
    addInfoCommand(app, chosen);
    addInspectCommand(app, chosen);
    addExtractCommand(app, chosen);
    addDumpCommand(app, chosen);
    addResurrectCommand(app, chosen);
    addJobsCommand(app, chosen);
    addResumeCommand(app, chosen);
    addSwitchCommand(app, chosen);
    addProblemCommand(app, chosen);
    addReplayCommand(app, chosen);
    addFixCommand(app, chosen);
    addTerminalCommand(app, chosen);
    addIdentifyCommand(app, chosen);
    addExplainCodeCommand(app, chosen);
    addLightsCommand(app, chosen);
    addScenariosCommand(app, chosen);
    addPracticeCommand(app, chosen);
    addPracticeFilesCommand(app, chosen);
}

// Faults and speed are of the practice modem; without one they would be overlooked.
void checkGlobalOptions(const CLI::App &app, const GlobalOptions &options)
{
    const bool given = options.practice.fast || !options.practice.faults.empty();
    if (given && options.practice.scenario.empty() && !app.got_subcommand("practice"))
        throw CLI::ValidationError("--fast and --fault need --practice SCENARIO");
    const bool otherModems
        = !options.practice.scenario.empty() || !options.ports.empty() || !options.record.empty();
    if (otherModems && app.got_subcommand("replay"))
        throw CLI::ValidationError(
            "replay goes without --practice, --port and --record: it has its own modem");
    if (options.recordIdentity && options.record.empty())
        throw CLI::ValidationError("--record-identity needs --record FILE");
}

ExitCode run(const Command &command, const GlobalOptions &options)
{
    static StopSource s_interrupt;
    stopOnInterrupt(s_interrupt);

    // Who practises must never meet a real modem by mistake.
    const bool practising = !options.practice.scenario.empty();
    Composition composition(practising ? World::PracticeOnly : World::Everything);
    for (const std::string &port : options.ports)
        composition.addPort(port);
    if (practising)
        if (const auto started = composition.startPractice(options.practice); !started) {
            fmt::print(stderr, "The practice modem can't be made: {}.\n", started.error().detail());
            return ExitCode::WrongUse;
        }
    if (const auto trouble = startRecording(composition, options))
        return ended(*trouble);
    Session session{composition, options, s_interrupt.token()};
    const ExitCode code = command(session);
    endRecording(composition, options);
    return code;
}

}  // namespace

ExitCode runCommandLine(int argc, char **argv)
{
    GlobalOptions options;
    Command chosen;
    CLI::App app("Reviver finds out why a USB modem no longer works, and brings it back.", "reviver-cli");
    app.fallthrough();
    app.require_subcommand(1);
    addGlobalOptions(app, options);
    app.footer(kCommandFooter);  // commands take it over as they are added
    addCommands(app, chosen);
    app.footer(kFooter);
    try {
        app.parse(argc, argv);
        checkGlobalOptions(app, options);
    } catch (const CLI::ParseError &error) {
        return app.exit(error) == 0 ? ExitCode::Done : ExitCode::WrongUse;
    }
    return run(chosen, options);
}

}  // namespace reviver::cli
