// SPDX-License-Identifier: Apache-2.0
#include "core/device/at_catalogue.h"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <string>
#include <vector>

namespace reviver {
namespace {

AtCommand detected(std::string_view command, const char *purpose, RowMark mark = RowMark::Confirmed)
{
    return {command, purpose, CommandEffect::Reads, {}, true, mark};
}

AtCommand reads(std::string_view command, const char *purpose, const char *warning = "",
                RowMark mark = RowMark::Confirmed)
{
    return {command, purpose, CommandEffect::Reads, warning, false, mark};
}

AtCommand other(CommandEffect effect, std::string_view command, const char *purpose, const char *warning,
                RowMark mark = RowMark::Confirmed)
{
    return {command, purpose, effect, warning, false, mark};
}

std::vector<AtCommand> readingCommands()
{
    return {
        detected("AT", REVIVER_TR("Is somebody there?")),
        detected("ATI", REVIVER_TR("Manufacturer, model, version and IMEI")),
        detected("AT+CGMI", REVIVER_TR("Manufacturer")),
        detected("AT+CGMM", REVIVER_TR("Model")),
        detected("AT+CGMR", REVIVER_TR("Firmware version")),
        detected("AT+CGSN", REVIVER_TR("IMEI")),
        detected("AT^VERSION?", REVIVER_TR("All version texts")),
        detected("AT^HWVER", REVIVER_TR("Hardware version")),
        detected("AT^FHVER", REVIVER_TR("Product, firmware and hardware in one line")),
        detected("AT^SETPORT?", REVIVER_TR("The set of ports")),
        detected("AT^SETPORT=?", REVIVER_TR("Which ports can be chosen")),
        detected("AT^GETPORTMODE", REVIVER_TR("What each interface is for")),
        detected("AT^U2DIAG?", REVIVER_TR("The set of ports, older form"), RowMark::OneSource),
        detected("AT^SFM?", REVIVER_TR("Is factory mode on?"), RowMark::Inferred),
        detected("AT^CARDLOCK?", REVIVER_TR("State of the operator lock")),
        detected("AT^SYSINFOEX", REVIVER_TR("Network, signal service and SIM state"), RowMark::OneSource),
        detected("AT+CPIN?", REVIVER_TR("State of the SIM card")),
        detected("AT^DLOADVER?", REVIVER_TR("Version of the download monitor")),
        detected("AT^DLOADINFO?", REVIVER_TR("Versions and product name, from the download monitor")),
        detected("AT^AUTHORITYVER?", REVIVER_TR("Which kind of permission the download monitor wants")),
        reads("AT^AUTHORITYID?", REVIVER_TR("Identity for the maker's permission server"),
              REVIVER_TR("The answer is personal: do not post it.")),
        reads("AT^ICCID?", REVIVER_TR("Number of the SIM card"),
              REVIVER_TR("The answer is personal: do not post it."), RowMark::OneSource),
        reads("AT+CIMI", REVIVER_TR("Number of the subscriber (IMSI)"),
              REVIVER_TR("The answer is personal: do not post it.")),
        reads("AT+CCID", REVIVER_TR("Number of the SIM card"),
              REVIVER_TR("Some modems hang on it until they are unplugged (E3372)."), RowMark::OneSource),
        reads("AT^SYSINFO", REVIVER_TR("Network and SIM state, older form"), "", RowMark::OneSource),
        reads("AT+CSQ", REVIVER_TR("Signal strength")),
        reads("AT+COPS?", REVIVER_TR("Operator")),
        reads("AT^PORTLOCK?", REVIVER_TR("Are ports locked?"), "", RowMark::OneSource),
        reads("AT^NVRD=", REVIVER_TR("Reads one stored item"),
              REVIVER_TR("Some answers are personal: do not post them.")),
        reads("AT^NVRDEX=", REVIVER_TR("Reads a part of one stored item"),
              REVIVER_TR("Some answers are personal: do not post them.")),
    };
}

std::vector<AtCommand> changingCommands()
{
    using enum CommandEffect;
    return {
        other(Session, "ATE0", REVIVER_TR("Switches the echo off"), ""),
        other(Session, "ATE1", REVIVER_TR("Switches the echo on"), ""),
        other(Session, "AT+CMEE=", REVIVER_TR("Chooses how errors are told"), ""),
        other(Session, "AT^CURC=", REVIVER_TR("Switches lines that come unasked off (0) or on (1)"), "",
              RowMark::OneSource),
        other(Changes, "AT^RESET", REVIVER_TR("Restarts the modem"),
              REVIVER_TR("The ports go away and come back.")),
        other(Changes, "AT^SFM=", REVIVER_TR("Factory mode on (1) or off (0)"),
              REVIVER_TR("It stays after a restart. 1 opens protected settings and may change the ports."),
              RowMark::OneSource),
        other(Changes, "AT^SETPORT=", REVIVER_TR("Chooses the set of ports"),
              REVIVER_TR(
                  "A set without a control port (2 or 12) locks you out. Use the editor, which refuses it.")),
        other(Changes, "AT^U2DIAG=", REVIVER_TR("Chooses the set of ports, older form"),
              REVIVER_TR(
                  "It stays after a restart, and some sets show no port at all: there is no way back then.")),
        other(Changes, "AT^GODLOAD", REVIVER_TR("Goes to download mode"),
              REVIVER_TR("The modem leaves the network and comes back with other ports.")),
        other(Changes, "AT^DATAMODE", REVIVER_TR("Download monitor: goes on in frames"),
              REVIVER_TR("AT commands are not answered any more until a restart.")),
        other(Changes,
              "AT^SIGNVER=", REVIVER_TR("Download monitor: presents the signature of a firmware file"), "",
              RowMark::OneSource),
        other(Changes, "AT+CFUN=", REVIVER_TR("Radio off, on, or a restart"),
              REVIVER_TR("The modem leaves the network or restarts.")),
        other(Changes, "AT+CPIN=", REVIVER_TR("Enters the PIN of the SIM card"),
              REVIVER_TR("Each wrong PIN takes one of three attempts.")),
        other(Changes, "AT+CLCK=", REVIVER_TR("Switches locks of SIM card and modem on or off"),
              REVIVER_TR("Each wrong code takes one of few attempts.")),
        other(Changes, "AT&F", REVIVER_TR("Goes back to the factory's settings of the session"), "",
              RowMark::Inferred),
        other(Changes, "ATZ", REVIVER_TR("Goes back to stored settings"), "", RowMark::Inferred),
        other(Changes, "AT^RSTRIGGER", REVIVER_TR("Wipes user settings"),
              REVIVER_TR("Settings of the owner are lost."), RowMark::Inferred),
        other(Changes, "AT^INFORBU", REVIVER_TR("Copies stored items"),
              REVIVER_TR("It overwrites the last copy."), RowMark::Inferred),
        other(Changes, "AT^NVBACKUP", REVIVER_TR("Copies stored items to the modem's backup area"),
              REVIVER_TR("It overwrites the last copy: never do it with damaged items."), RowMark::OneSource),
        other(Changes, "AT^NVRESTORE", REVIVER_TR("Copies stored items back from the modem's backup area"),
              REVIVER_TR("It overwrites the items that are there."), RowMark::OneSource),
        other(Refused, "AT^CIMEI=", REVIVER_TR("Writes an IMEI"),
              REVIVER_TR("This app never writes an identity. In many countries it is forbidden."),
              RowMark::OneSource),
        other(Refused, "AT^NVWR=", REVIVER_TR("Writes one stored item"),
              REVIVER_TR("Identity and calibration can be lost for ever.")),
        other(Refused, "AT^NVWREX=", REVIVER_TR("Writes a part of one stored item"),
              REVIVER_TR("Identity and calibration can be lost for ever.")),
        other(Refused, "AT^CARDLOCK=", REVIVER_TR("Enters an unlock code"),
              REVIVER_TR("Each wrong code takes one of ten attempts. This app does not unlock modems.")),
        other(Refused, "AT^SIMLOCKUNLOCK=", REVIVER_TR("Enters an unlock code"),
              REVIVER_TR("This app does not unlock modems.")),
        other(Refused, "AT^DATALOCK=", REVIVER_TR("Opens protected settings with a code"),
              REVIVER_TR("This app does not unlock modems.")),
        other(Refused, "AT^PORTLOCK=", REVIVER_TR("Locks or opens ports with a code"),
              REVIVER_TR("This app does not unlock modems.")),
    };
}

const std::vector<AtCommand> &table()
{
    static const std::vector<AtCommand> commands = [] {
        std::vector<AtCommand> all = readingCommands();
        std::ranges::move(changingCommands(), std::back_inserter(all));
        return all;
    }();
    return commands;
}

/// The commands of one typed line, in upper case and without blanks: several can stand
/// in a line, with semicolons or line ends between them ("ATI;^RESET").
std::vector<std::string> commandsOf(std::string_view typed)
{
    std::vector<std::string> commands{{}};
    bool quoted = false;
    for (const char c : typed) {
        quoted = quoted != (c == '"');
        if ((c == ';' && !quoted) || c == '\r' || c == '\n')
            commands.emplace_back();
        else if (c != ' ' && c != '\t')
            commands.back() += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    }
    std::erase(commands, std::string());
    for (std::string &command : commands) {
        if (!command.starts_with("AT"))
            command.insert(0, "AT");
    }
    return commands;
}

const AtCommand *findOne(std::string_view command)
{
    const AtCommand *found = nullptr;
    for (const AtCommand &row : table()) {
        if (command == row.command)
            return &row;
        if (row.command.ends_with('=') && command.starts_with(row.command))
            found = &row;
    }
    return found;
}

/// A refused command anywhere in the line, also where a modem would find it behind
/// others that need no separator.
const AtCommand *findRefused(std::string_view command)
{
    const auto found = std::ranges::find_if(table(), [&](const AtCommand &row) {
        return row.effect == CommandEffect::Refused
            && command.find(row.command.substr(2)) != std::string_view::npos;
    });
    return found == table().end() ? nullptr : &*found;
}

AtJudgement judgeOne(std::string_view command)
{
    if (const AtCommand *row = findRefused(command))
        return {row->effect, row};
    if (const AtCommand *row = findOne(command))
        return {row->effect, row};
    return {command.ends_with('?') ? CommandEffect::Reads : CommandEffect::Changes, nullptr};
}

}  // namespace

std::span<const AtCommand> atCommands()
{
    return table();
}

const AtCommand *findAtCommand(std::string_view typed)
{
    const AtCommand *worst = nullptr;
    for (const std::string &command : commandsOf(typed)) {
        const AtCommand *row = findOne(command);
        if (row && (!worst || row->effect > worst->effect))
            worst = row;
    }
    return worst;
}

AtJudgement judgeAtLine(std::string_view typed)
{
    AtJudgement worst{CommandEffect::Reads, nullptr};
    bool first = true;
    for (const std::string &command : commandsOf(typed)) {
        const AtJudgement judged = judgeOne(command);
        if (first || judged.effect > worst.effect)
            worst = judged;
        first = false;
    }
    return worst;
}

}  // namespace reviver
