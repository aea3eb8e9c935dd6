// SPDX-License-Identifier: Apache-2.0
#include "app/cli/agreement.h"
#include "app/cli/commands.h"
#include "app/cli/device_choice.h"
#include "core/device/emergency_ids.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace reviver::cli {

namespace {

struct IdentifyOptions {
    std::string device;
    bool yes = false;
    bool showIdentity = false;
};

ExitCode identify(Session &session, const IdentifyOptions &options)
{
    const auto modem = chooseModem(session, options.device);
    if (!modem)
        return ended(modem.error());
    const Evidence evidence = examine(session, *modem, verboseLog(session));
    const Diagnosis diagnosis = diagnose(evidence);
    if (evidence.mode != DeviceMode::Sahara)
        return ended(
            {ExitCode::Refused,
             diagnosis.headline.english() + ". Only a chip in emergency mode has these numbers to tell.",
             kNothingChanged,
             {nextStep(diagnosis)},
             {}});
    fmt::print("The chip is asked for its numbers. One that does not know the questions may have to be\n"
               "unplugged and plugged in again; nothing else can happen.\n");
    if (!options.yes)
        if (const auto trouble = agree("Ask it?"))
            return ended(*trouble);
    const auto ids = readEmergencyIds(evidence.workPort, session.composition.hardware(), session.stop);
    if (!ids)
        return ended(troubleOf(ids.error(), evidence.workPort, ExitCode::Failed));
    const auto seen = [](const std::string &value) { return value.empty() ? "not told" : value; };
    fmt::print("Chip and maker  {}\nTrusted key     {}\nLoader version  {}\nSerial number   {}\n",
               seen(ids->hardwareId), seen(ids->keyHash), seen(ids->loaderVersion),
               seen(options.showIdentity ? ids->serialNumber : maskIdentity(ids->serialNumber)));
    return ExitCode::Done;
}

}  // namespace

void addIdentifyCommand(CLI::App &app, Command &chosen)
{
    auto options = std::make_shared<IdentifyOptions>();
    CLI::App *command
        = app.add_subcommand("identify",
                             "Asks a chip in emergency mode for its numbers: which loader fits it.\n"
                             "Detect does not ask this by itself.");
    command->add_option("DEVICE", options->device, "An id that `detect` prints, or the path of a port")
        ->required();
    command->add_flag("--yes", options->yes, "Don't ask me first");
    command->add_flag("--show-identity", options->showIdentity, "Show the serial number in full");
    command->callback(
        [&chosen, options] { chosen = [options](Session &session) { return identify(session, *options); }; });
}

}  // namespace reviver::cli
