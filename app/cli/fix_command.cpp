// SPDX-License-Identifier: Apache-2.0
#include "app/cli/agreement.h"
#include "app/cli/commands.h"
#include "app/cli/device_choice.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace reviver::cli {

namespace {

struct FixOptions {
    std::string device;
    bool yes = false;
};

// Something on the computer that can be changed so that the modem can be reached.
struct HostFix {
    HostChange change;
    std::string purpose;
    std::function<Result<void>(HostServices &)> apply;
};

std::optional<HostFix> fixFor(NextAction action, const Evidence &evidence, HostServices &services)
{
    const AttachedDevice &device = evidence.modem.device;
    const auto offered = [](std::optional<HostChange> change, const char *purpose, auto apply) {
        return change ? std::optional(HostFix{*std::move(change), purpose, apply}) : std::nullopt;
    };
    switch (action) {
    case NextAction::FixAccess:
        return offered(services.accessRule(), "This lets whoever sits at this computer open modems.",
                       [](HostServices &host) { return host.installAccessRule(); });
    case NextAction::BindDriver:
        return offered(services.driverBinding(device),
                       "This makes ports of the modem, until it is unplugged or the computer restarts.",
                       [device](HostServices &host) { return host.bindSerialDriver(device); });
    default:
        return std::nullopt;
    }
}

Trouble nothingToFix(const Diagnosis &diagnosis)
{
    Trouble trouble{ExitCode::Refused,
                    diagnosis.headline.english()
                        + ". There is nothing on this computer to be changed for it.",
                    kNothingChanged,
                    {nextStep(diagnosis)},
                    {}};
    if (diagnosis.action == NextAction::PauseManager)
        trouble.next = {"Add --pause-manager to the command that you want to run."};
    return trouble;
}

void explain(const HostFix &fix)
{
    fmt::print("{}\n", fix.purpose);
    if (!fix.change.file.empty())
        fmt::print("File: {}\n", fix.change.file.string());
    fmt::print("{}\n", fix.change.contents);
    if (fix.change.asksForPassword)
        fmt::print("The system asks for a password.\n");
}

ExitCode fix(Session &session, const FixOptions &options)
{
    const auto modem = chooseModem(session, options.device);
    if (!modem)
        return ended(modem.error());
    const Evidence evidence = examine(session, *modem, verboseLog(session));
    const Diagnosis diagnosis = diagnose(evidence);
    HostServices *services = session.composition.hardware().services;
    const auto found = services ? fixFor(diagnosis.action, evidence, *services) : std::nullopt;
    if (!found)
        return ended(nothingToFix(diagnosis));
    explain(*found);
    if (!options.yes)
        if (const auto trouble = agree("Do it?"))
            return ended(*trouble);
    if (const auto done = found->apply(*services); !done) {
        Trouble trouble = troubleOf(done.error(), options.device, ExitCode::Failed);
        if (done.error().code() == ErrorCode::DeviceRefused)
            trouble.what = "The system did not allow it.";
        return ended(trouble);
    }
    fmt::print("It is done. Look again: reviver-cli detect\n");
    return ExitCode::Done;
}

}  // namespace

void addFixCommand(CLI::App &app, Command &chosen)
{
    auto options = std::make_shared<FixOptions>();
    CLI::App *command
        = app.add_subcommand("fix",
                             "Removes what this computer puts in a modem's way: missing access, no driver.\n"
                             "Shows what would be changed and asks first.");
    command->add_option("DEVICE", options->device, "An id that `detect` prints, or the path of a port")
        ->required();
    command->add_flag("--yes", options->yes, "Don't ask");
    command->callback(
        [&chosen, options] { chosen = [options](Session &session) { return fix(session, *options); }; });
}

}  // namespace reviver::cli
