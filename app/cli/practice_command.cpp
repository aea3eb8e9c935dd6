// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "app/cli/pace_options.h"
#include "app/practice_runner.h"
#include "core/simulator/scenario.h"

#include <CLI/CLI.hpp>

namespace reviver::cli {

namespace {

struct PracticeCommandOptions {
    std::string scenario;
    std::string ports;
    std::string state;
    std::vector<std::string> faults;
    bool fast = false;
    PracticePace pace;
};

std::string checkScenario(const std::string &name)
{
    return findScenario(name) ? ""
                              : "there is no practice modem \"" + name + "\"; see `reviver-cli scenarios`";
}

std::string checkFault(const std::string &spec)
{
    const auto fault = parseFault(spec);
    return fault ? "" : fault.error().detail();
}

ExitCode practise(Session &session, const PracticeCommandOptions &options)
{
    PracticeOptions run;
    run.scenario = options.scenario;
    run.portsFolder = options.ports;
    run.stateFolder = options.state;
    run.fast = options.fast;
    run.pace = options.pace;
    for (const std::string &spec : options.faults)
        if (const auto fault = parseFault(spec))
            run.faults.push_back(*fault);
    run.stop = session.stop;
    return static_cast<ExitCode>(runPractice(run));
}

}  // namespace

void addPracticeCommand(CLI::App &app, Command &chosen)
{
    auto options = std::make_shared<PracticeCommandOptions>();
    CLI::App *command
        = app.add_subcommand("practice",
                             "Runs a practice modem that any program can talk to, on pseudo-terminals,\n"
                             "until Ctrl+C or SIGTERM.");
    command->add_option("SCENARIO", options->scenario, "One of `reviver-cli scenarios`")
        ->required()
        ->check(checkScenario);
    command
        ->add_option("--ports", options->ports,
                     "The folder for one link per port (modem, pcui, diag), which vanish and return\n"
                     "as ports do, and device.json with the present identity and mode")
        ->type_name("DIR")
        ->required();
    command->add_option("--state", options->state, "The folder in which the flash contents are kept as files")
        ->type_name("DIR");
    command->add_flag("--fast", options->fast, "Answer without delay");
    addPaceOptions(*command, options->pace);
    command->add_option("--fault", options->faults, "Something that goes wrong, as with --practice")
        ->type_name("SPEC")
        ->allow_extra_args(false)
        ->check(checkFault);
    command->callback(
        [&chosen, options] { chosen = [options](Session &session) { return practise(session, *options); }; });
}

}  // namespace reviver::cli
