// SPDX-License-Identifier: Apache-2.0
#include "app/cli/resurrect_command.h"

#include "app/cli/commands.h"
#include "app/cli/device_choice.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace reviver::cli {

namespace {

template <typename T>
using Step = tl::expected<T, Trouble>;

Step<Evidence> lookAtModem(Session &session, const ResurrectOptions &options, RepairOutput &output)
{
    const auto modem = chooseModem(session, options.device);
    if (!modem)
        return tl::unexpected(modem.error());
    if (const auto trouble = inUseTrouble(session, *modem))
        return tl::unexpected(*trouble);
    output.say(fmt::format("Asking {} what it speaks. This takes up to 15 seconds for each port.",
                           displayName(*modem)));
    Evidence evidence = examine(session, *modem, [&output](const LogLine &line) { output.logged(line); });
    if (session.stop.stopRequested())
        return tl::unexpected(stoppedBeforeStart());
    const Diagnosis diagnosis = diagnose(evidence);
    output.say(fmt::format("{}: {}", modeTitle(diagnosis.mode).english(), diagnosis.headline.english()));
    if (const auto trouble = portTrouble(evidence, diagnosis))
        return tl::unexpected(*trouble);
    return evidence;
}

Step<PlanOptions> planOptions(Session &session, const ResurrectOptions &options)
{
    PlanOptions result;
    if (HostServices *services = session.composition.hardware().services)
        result.power = services->power();
    for (const std::string &name : options.include)
        if (const auto role = roleFromName(name))
            result.include.insert(*role);
    if (options.loader.empty())
        return result;
    auto loader = openLoader(options.loader);
    if (!loader)
        return tl::unexpected(untouched(troubleOf(loader.error(), options.loader, ExitCode::Refused)));
    result.loader = *std::move(loader);
    return result;
}

Step<PreparedRepair> prepare(Session &session, const ResurrectOptions &options, RepairOutput &output)
{
    auto evidence = lookAtModem(session, options, output);
    if (!evidence)
        return tl::unexpected(evidence.error());
    output.say(fmt::format("Reading {}", options.firmware));
    auto bundle = openBundle(options.firmware, {}, session.stop);
    if (!bundle)
        return tl::unexpected(untouched(troubleOf(bundle.error(), options.firmware, ExitCode::Refused)));
    const auto chosen = planOptions(session, options);
    if (!chosen)
        return tl::unexpected(chosen.error());
    RepairPlan plan = makePlan(*evidence, *bundle, *chosen);
    return PreparedRepair{*std::move(evidence), *std::move(bundle), std::move(plan), std::nullopt};
}

std::string chosenOptions(const ResurrectOptions &options)
{
    std::string text;
    if (!options.loader.empty())
        text += fmt::format(" --loader \"{}\"", options.loader);
    for (const std::string &role : options.include)
        text += " --include " + role;
    return text;
}

std::string checkRole(const std::string &name)
{
    return roleFromName(name)
        ? ""
        : fmt::format("there is no role \"{}\"; `inspect --json` shows the roles of a file", name);
}

}  // namespace

void addFirmwareOptions(CLI::App &command, ResurrectOptions &options)
{
    command
        .add_option("--loader", options.loader,
                    "A loader (NPRG) for the chip, if the modem needs one: .bin, .mbn, .hex")
        ->type_name("FILE");
    command
        .add_option("--include", options.include,
                    "Also write images of this role that are left out by default, such as efs2;\n"
                    "they replace the modem's own calibration. May be repeated")
        ->type_name("ROLE")
        ->allow_extra_args(false)
        ->check(checkRole);
}

ExitCode resurrect(Session &session, const ResurrectOptions &options)
{
    const NextCommands next{programWith(session.options), options.device, options.firmware,
                            chosenOptions(options)};
    return runRepair(session, options.repair, next,
                     [&](RepairOutput &output) { return prepare(session, options, output); });
}

void addResurrectCommand(CLI::App &app, Command &chosen)
{
    auto options = std::make_shared<ResurrectOptions>();
    CLI::App *command = app.add_subcommand(
        "resurrect",
        "Writes firmware to a modem in download mode, restarts it, and sees whether it works.\n"
        "Shows the plan first and asks once. IMEI, calibration and SIM lock are left alone.");
    command->add_option("DEVICE", options->device, "An id that `detect` prints, or the path of a port")
        ->required();
    command->add_option("FIRMWARE", options->firmware, "An updater .exe, a .bin, or a folder of images")
        ->required();
    addFirmwareOptions(*command, *options);
    addRepairOptions(*command, options->repair, "Show the plan and end: 0 when the repair may start, else 4");
    command->callback([&chosen, options] {
        chosen = [options](Session &session) { return resurrect(session, *options); };
    });
}

}  // namespace reviver::cli
