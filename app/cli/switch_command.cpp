// SPDX-License-Identifier: Apache-2.0
#include "app/cli/agreement.h"
#include "app/cli/commands.h"
#include "app/cli/device_choice.h"
#include "core/device/mode_switch.h"

#include <algorithm>
#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace reviver::cli {

namespace {

struct SwitchOptions {
    std::string device;
    std::string kind;
    std::string ports;
    bool yes = false;
};

void explain(const ModeSwitch &change)
{
    fmt::print("{}\n  {}\n  {}\n", change.title.english(), change.explanation.english(),
               change.risk.english());
}

ExitCode listSwitches(const std::vector<ModeSwitch> &changes, const SwitchOptions &options)
{
    if (changes.empty())
        fmt::print("Nothing can be switched in this mode.\n");
    for (const ModeSwitch &change : changes) {
        explain(change);
        fmt::print("  reviver-cli switch {} {}{}\n\n", options.device, modeSwitchName(change.kind),
                   change.kind == ModeSwitchKind::SetPorts
                       ? fmt::format(" --ports \"{}\"", change.ports.text())
                       : "");
    }
    return ExitCode::Done;
}

Trouble notOffered(const std::vector<ModeSwitch> &changes, const SwitchOptions &options)
{
    Trouble trouble{ExitCode::Refused,
                    fmt::format("\"{}\" can't be done in the mode that the modem is in.", options.kind),
                    kNothingChanged,
                    {},
                    {}};
    for (const ModeSwitch &change : changes)
        trouble.next.push_back(fmt::format("{}: reviver-cli switch {} {}", change.title.english(),
                                           options.device, modeSwitchName(change.kind)));
    return trouble;
}

// The change with its port set put in, or why it can't be done.
tl::expected<ModeSwitch, Trouble> prepare(const Evidence &evidence, const SwitchOptions &options)
{
    const auto changes = modeSwitches(evidence);
    const auto found = std::ranges::find(changes, modeSwitchOfName(options.kind),
                                         [](const ModeSwitch &change) { return std::optional(change.kind); });
    if (found == changes.end())
        return tl::unexpected(notOffered(changes, options));
    ModeSwitch change = *found;
    if (change.kind != ModeSwitchKind::SetPorts)
        return change;
    const auto set = parsePortSet(options.ports);
    const auto good = set ? checkPortSet(*set) : Result<void>(failure(set.error()));
    if (!good)
        return tl::unexpected(
            Trouble{ExitCode::Refused,
                    fmt::format("This set of ports is not sent: {}.", good.error().detail()),
                    kNothingChanged,
                    {fmt::format("The set of now is \"{}\".", change.ports.text())},
                    {}});
    change.ports = *set;
    return change;
}

Trouble switchTrouble(const Error &error, const SwitchOptions &options)
{
    Trouble trouble = troubleOf(error, options.device, ExitCode::Failed);
    if (error.code() == ErrorCode::ModemNotReturned) {
        trouble.what = "The modem did not come back as expected.";
        trouble.next = {"Unplug it for 10 seconds, plug it in and run \"reviver-cli detect\"."};
    } else if (error.code() == ErrorCode::DeviceRefused) {
        trouble.what = "The modem refused it.";
    } else if (error.code() == ErrorCode::Unsupported) {
        trouble.what = "This can't be done on this computer.";
        trouble.state = kNothingChanged;
    }
    return trouble;
}

ExitCode perform(Session &session, const SwitchOptions &options, const ModeSwitch &change,
                 const Evidence &before)
{
    if (change.leavesBus)
        fmt::print(stderr, "Waiting for the modem to come back. This can take a minute.\n");
    const Hardware hardware = session.composition.hardware();
    const auto now
        = switchMode(change, before, hardware, session.stop, observerTo(verboseLog(session), hardware.clock),
                     [](const Message &title) { fmt::print(stderr, "Sending: {}\n", title.english()); });
    if (!now)
        return ended(switchTrouble(now.error(), options));
    const Diagnosis diagnosis = diagnose(*now);
    fmt::print("{} -> {}\n{}\n", modeTitle(before.mode).english(), modeTitle(now->mode).english(),
               diagnosis.headline.english());
    if (change.kind == ModeSwitchKind::SetPorts)
        fmt::print("To go back: reviver-cli switch {} set-ports --ports \"{}\"\n", options.device,
                   before.settings.portSet);
    return ExitCode::Done;
}

ExitCode switchDevice(Session &session, const SwitchOptions &options)
{
    const auto modem = chooseModem(session, options.device);
    if (!modem)
        return ended(modem.error());
    const Evidence before = examine(session, *modem, verboseLog(session));
    if (session.stop.stopRequested())
        return ExitCode::Stopped;
    if (const auto trouble = portTrouble(before, diagnose(before)))
        return ended(*trouble);
    if (options.kind.empty())
        return listSwitches(modeSwitches(before), options);
    const auto change = prepare(before, options);
    if (!change)
        return ended(change.error());
    explain(*change);
    if (!options.yes)
        if (const auto trouble = agree(change->title.english() + "?"))
            return ended(*trouble);
    return perform(session, options, *change, before);
}

}  // namespace

void addSwitchCommand(CLI::App &app, Command &chosen)
{
    auto options = std::make_shared<SwitchOptions>();
    CLI::App *command
        = app.add_subcommand("switch",
                             "Changes the mode of a modem, waits for it to come back and looks at it again.\n"
                             "Without KIND it lists what can be changed now, and what may go wrong.");
    command->add_option("DEVICE", options->device, "An id that `detect` prints, or the path of a port")
        ->required();
    command->add_option("KIND", options->kind, "leave-disc, restart, enter-download-by-diag, set-ports, ...");
    command
        ->add_option("--ports", options->ports,
                     "For set-ports: the set, such as \"A1,A2;1,2,3\"; one without a control port\n"
                     "(2 or 12) is refused")
        ->type_name("SET");
    command->add_flag("--yes", options->yes, "Don't ask");
    command->callback([&chosen, options] {
        chosen = [options](Session &session) { return switchDevice(session, *options); };
    });
}

}  // namespace reviver::cli
