// SPDX-License-Identifier: Apache-2.0
#include "app/cli/agreement.h"
#include "app/cli/commands.h"
#include "app/cli/device_choice.h"
#include "app/cli/terminal.h"
#include "core/base/hex.h"
#include "core/device/at_catalogue.h"
#include "core/device/command_terminal.h"
#include "core/device/diag_catalogue.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <fmt/format.h>
#include <iostream>

namespace reviver::cli {

namespace {

struct TerminalOptions {
    std::string device;
    std::string port;
    bool showIdentity = false;
};

ExitCode ended(const Trouble &trouble)
{
    print(trouble);
    return trouble.code;
}

std::string_view effectText(CommandEffect effect)
{
    switch (effect) {
    case CommandEffect::Reads:
        return "reads";
    case CommandEffect::Session:
        return "for now";
    case CommandEffect::Changes:
        return "changes";
    case CommandEffect::Refused:
        return "refused";
    }
    return "";
}

void printKnownCommands(TypedCommand::Form form)
{
    if (form == TypedCommand::Form::At) {
        for (const AtCommand &row : atCommands())
            fmt::print("  {:<8} {:<18} {}\n", effectText(row.effect), row.command, row.purpose.english());
        return;
    }
    for (const DiagCommand &row : diagCommands())
        fmt::print("  {:<8} {:<18} {}\n", effectText(row.effect), hexText(row.begins), row.purpose.english());
}

const PortEvidence *portOf(const Evidence &evidence, const TerminalOptions &options)
{
    return options.port.empty() ? portForTerminal(evidence) : evidence.port(options.port);
}

void printAnswer(const TerminalAnswer &answer, bool showIdentity)
{
    for (const std::string &line : answer.lines)
        fmt::print("{}\n", showIdentity ? line : maskNumbers(line));
    if (!answer.explanation.empty())
        fmt::print("  {}\n",
                   showIdentity ? answer.explanation.english() : maskNumbers(answer.explanation.english()));
    for (const std::string &line : answer.unasked)
        fmt::print("  by itself: {}\n", showIdentity ? line : maskNumbers(line));
}

// True if it may be sent.
bool agreedTo(const TypedCommand &command)
{
    if (command.verdict == TypedCommand::Verdict::Send)
        return true;
    if (!command.purpose.empty())
        fmt::print("  {}\n", command.purpose.english());
    if (!command.warning.empty())
        fmt::print("  {}\n", command.warning.english());
    if (command.verdict == TypedCommand::Verdict::Refuse) {
        fmt::print("  It is not sent.\n");
        return false;
    }
    std::fflush(stdout);
    return !agree("Send it?").has_value();
}

void converse(CommandTerminal &terminal, const std::string &typed, const TerminalOptions &options)
{
    const auto command = terminal.read(typed);
    if (!command) {
        fmt::print("  {}\n", command.error().detail());
        return;
    }
    if (!agreedTo(*command))
        return;
    const auto answer = terminal.send(*command, true);
    if (answer)
        printAnswer(*answer, options.showIdentity);
    else
        fmt::print("  no answer: {}\n", answer.error().detail());
}

ExitCode talk(Session &session, const TerminalOptions &options, CommandTerminal &terminal,
              TypedCommand::Form form)
{
    const bool somebody = inputIsTerminal();
    std::string typed;
    while (!session.stop.stopRequested()) {
        if (somebody)
            fmt::print("> ");
        std::fflush(stdout);
        if (!std::getline(std::cin, typed) || typed == "quit" || typed == "exit")
            break;
        if (typed == "?")
            printKnownCommands(form);
        else if (!typed.empty())
            converse(terminal, typed, options);
    }
    return session.stop.stopRequested() ? ExitCode::Stopped : ExitCode::Done;
}

ExitCode openTerminal(Session &session, const TerminalOptions &options)
{
    const auto modem = chooseModem(session, options.device);
    if (!modem)
        return ended(modem.error());
    const Evidence evidence = examine(session, *modem, verboseLog(session));
    const Diagnosis diagnosis = diagnose(evidence);
    if (const auto trouble = portTrouble(evidence, diagnosis))
        return ended(*trouble);
    const PortEvidence *port = portOf(evidence, options);
    const auto form = port ? formOf(port->speaks)
                           : Result<TypedCommand::Form>(failure(ErrorCode::Unsupported, "no such port"));
    if (!form)
        return ended({ExitCode::Refused,
                      diagnosis.headline.english() + ". There is no port here that commands can be typed to.",
                      kNothingChanged,
                      {nextStep(diagnosis)},
                      {}});
    auto terminal = CommandTerminal::open(*port, session.composition.hardware(), session.stop);
    if (!terminal)
        return ended(troubleOf(terminal.error(), port->port.path, ExitCode::NoDevice));
    fmt::print("{} on {}. {} \"?\" lists the known ones, \"quit\" ends.\n", modelTitle(evidence),
               port->port.path,
               *form == TypedCommand::Form::At ? "Type AT commands."
                                               : "Type octets as hex digits, without flags and checksum.");
    return talk(session, options, **terminal, *form);
}

}  // namespace

void addTerminalCommand(CLI::App &app, Command &chosen)
{
    auto options = std::make_shared<TerminalOptions>();
    CLI::App *command = app.add_subcommand(
        "terminal",
        "Talks to a port by hand: AT commands, or octets where the port speaks in frames.\n"
        "What changes something is asked about first; what writes identity, unlocks or erases\n"
        "is not sent.");
    command->add_option("DEVICE", options->device, "An id that `detect` prints, or the path of a port")
        ->required();
    command->add_option("--on", options->port, "The port to talk to; by default one that answers AT commands")
        ->type_name("PATH");
    command->add_flag("--show-identity", options->showIdentity, "Show IMEI and serial numbers in full");
    command->callback([&chosen, options] {
        chosen = [options](Session &session) { return openTerminal(session, *options); };
    });
}

}  // namespace reviver::cli
