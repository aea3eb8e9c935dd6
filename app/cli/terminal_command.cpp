// SPDX-License-Identifier: Apache-2.0
#include "app/cli/agreement.h"
#include "app/cli/commands.h"
#include "app/cli/device_choice.h"
#include "app/cli/terminal.h"
#include "core/device/at_catalogue.h"
#include "core/device/diag_catalogue.h"
#include "core/device/terminal.h"

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

void printKnownCommands(TerminalLanguage language)
{
    if (language == TerminalLanguage::At) {
        for (const AtCommand &row : atCommands())
            fmt::print("  {:<8} {:<18} {}\n", effectText(row.effect), row.command, row.purpose.english());
        return;
    }
    for (const DiagCommand &row : diagCommands())
        fmt::print("  {:<8} {:<18} {}\n", effectText(row.effect), row.octets, row.purpose.english());
}

void printLine(const TerminalLine &line, bool showIdentity)
{
    const bool hidden = line.personal && !showIdentity;
    fmt::print("{}\n",
               hidden             ? "octets that may name the modem or its owner: see --show-identity"
                   : showIdentity ? line.text
                                  : maskNumbers(line.text));
    if (!line.meaning.empty())
        fmt::print("  {}\n", line.meaning.english());
}

// True if it may be sent.
bool agreedTo(const TerminalAdvice &advice)
{
    using Verdict = TerminalAdvice::Verdict;
    if (advice.verdict == Verdict::Send)
        return true;
    if (!advice.purpose.empty())
        fmt::print("  {}\n", advice.purpose.english());
    if (!advice.warning.empty())
        fmt::print("  {}\n", advice.warning.english());
    std::fflush(stdout);
    const bool agreed = advice.verdict == Verdict::AskFirst && !agree("Send it?").has_value();
    if (!agreed)
        fmt::print("  It is not sent.\n");
    return agreed;
}

void converse(Session &session, const TerminalOptions &options, const Evidence &evidence,
              const TerminalPort &port, const std::string &typed)
{
    if (!agreedTo(adviseOnQuestion(port.language, typed, evidence)))
        return;
    const auto reply = askPort(port, typed, evidence, session.composition.hardware(), session.stop);
    if (!reply) {
        fmt::print("  no answer: {}\n", reply.error().detail());
        return;
    }
    for (const TerminalLine &line : reply->lines)
        printLine(line, options.showIdentity);
    if (!reply->last.text.empty())
        printLine(reply->last, options.showIdentity);
}

ExitCode talk(Session &session, const TerminalOptions &options, const Evidence &evidence,
              const TerminalPort &port)
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
            printKnownCommands(port.language);
        else if (!typed.empty())
            converse(session, options, evidence, port, typed);
    }
    return session.stop.stopRequested() ? ExitCode::Stopped : ExitCode::Done;
}

// The port that the owner named, or the first one that can be talked to.
std::optional<TerminalPort> portOf(const Evidence &evidence, const TerminalOptions &options)
{
    for (const TerminalPort &port : terminalPorts(evidence))
        if (options.port.empty() || port.path == options.port)
            return port;
    return std::nullopt;
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
    const auto port = portOf(evidence, options);
    if (!port)
        return ended({ExitCode::Refused,
                      diagnosis.headline.english() + ". There is no port here that commands can be typed to.",
                      kNothingChanged,
                      {nextStep(diagnosis)},
                      {}});
    fmt::print("{} on {}. {} \"?\" lists the known ones, \"quit\" ends.\n", modelTitle(evidence), port->path,
               port->language == TerminalLanguage::At
                   ? "Type AT commands."
                   : "Type octets as hex digits, without flags and checksum.");
    return talk(session, options, evidence, *port);
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
