// SPDX-License-Identifier: Apache-2.0
#include "core/device/at_line_meaning.h"

#include "core/device/port_set.h"
#include "core/device/vendor_errors.h"
#include "core/protocol/at/at_ports.h"
#include "core/protocol/at/at_text.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace reviver {
namespace {

using Fields = std::vector<std::string_view>;

std::optional<int> number(const Fields &fields, std::size_t index)
{
    return index < fields.size() ? at::parseNumber(fields[index]) : std::nullopt;
}

std::string unquoted(std::string_view text)
{
    text = at::trimmed(text);
    if (text.size() >= 2 && text.front() == '"' && text.back() == '"')
        text = text.substr(1, text.size() - 2);
    return std::string(text);
}

/// 0 is -113 dBm or less, each step 2 dB, 31 is -51 dBm or more, 99 not known.
Message signal(const Fields &fields)
{
    const auto level = number(fields, 0);
    if (level == 99)
        return REVIVER_TR("the signal is not known");
    if (!level || *level < 0 || *level > 31)
        return {};
    return {REVIVER_TR("signal %1 of 31, about %2 dBm"),
            {std::to_string(*level), "\u2212" + std::to_string(113 - 2 * *level)}};
}

Message sim(const Fields &fields)
{
    const std::string state = fields.empty() ? std::string() : unquoted(fields[0]);
    if (state == "READY")
        return REVIVER_TR("the SIM card is ready");
    if (state == "SIM PIN")
        return REVIVER_TR("the SIM card waits for its PIN");
    if (state == "SIM PUK")
        return REVIVER_TR("the SIM card is blocked and waits for its PUK");
    if (state.starts_with("PH-"))
        return REVIVER_TR("the modem is locked to an operator");
    return {};
}

Message operatorName(const Fields &fields)
{
    if (fields.size() == 1)
        return REVIVER_TR("no operator");
    if (fields.size() >= 3)
        return {REVIVER_TR("operator %1"), {unquoted(fields[2])}};
    return {};
}

/// "<n>,<stat>": how answers to a query look.
Message registration(const Fields &fields)
{
    static const std::array<Message, 6> states{
        {REVIVER_TR("not registered, and not looking for a network"), REVIVER_TR("registered"),
         REVIVER_TR("looking for a network"), REVIVER_TR("the network refuses the SIM card"),
         REVIVER_TR("not known, perhaps out of reach"), REVIVER_TR("registered in a foreign network")}};
    const auto state = number(fields, 1);
    return state && *state >= 0 && *state < 6 ? states[static_cast<std::size_t>(*state)] : Message();
}

/// "<service>,<domain>,<roaming>,<mode>,<SIM>": what is told is service and SIM card.
Message systemInfo(const Fields &fields)
{
    const auto service = number(fields, 0);
    const auto card = number(fields, 4);
    if (!service || !card)
        return {};
    if (*card == 255)
        return REVIVER_TR("no service, no SIM card");
    if (*card == 0)
        return REVIVER_TR("the SIM card is not accepted");
    switch (*service) {
    case 0:
        return REVIVER_TR("no service, the SIM card is there");
    case 2:
        return REVIVER_TR("service, the SIM card is there");
    case 4:
        return REVIVER_TR("asleep, the SIM card is there");
    default:
        return REVIVER_TR("limited service, the SIM card is there");
    }
}

Message cardLock(const Fields &fields)
{
    switch (number(fields, 0).value_or(0)) {
    case 1:
        return REVIVER_TR("locked to an operator");
    case 2:
        return REVIVER_TR("not locked to an operator");
    case 3:
        return REVIVER_TR("locked for good, or made for one operator");
    default:
        return {};
    }
}

Message factoryMode(const Fields &fields)
{
    const auto on = number(fields, 0);
    if (on == 0)
        return REVIVER_TR("factory mode is off");
    return on == 1 ? Message(REVIVER_TR("factory mode is on")) : Message();
}

Message portSet(std::string_view line)
{
    const auto set = at::parsePortComposition({std::string(line)});
    if (!set)
        return {};
    const PortSet ports{set->before, set->after};
    return ports.hasControlPort() ? Message(REVIVER_TR("has a control port"))
                                  : Message(REVIVER_TR("has no control port"));
}

struct Row {
    std::string_view prefix;
    Message (*meaning)(const Fields &fields);
};

constexpr std::array kRows{
    Row{"+CSQ:", signal},        Row{"+CPIN:", sim},           Row{"+COPS:", operatorName},
    Row{"+CREG:", registration}, Row{"+CGREG:", registration}, Row{"^SYSINFO:", systemInfo},
    Row{"^CARDLOCK:", cardLock}, Row{"^SFM:", factoryMode},
};

}  // namespace

Message meaningOfAtLine(std::string_view line)
{
    for (const Row &row : kRows) {
        if (at::startsWithNoCase(line, row.prefix))
            return row.meaning(at::splitText(line.substr(row.prefix.size()), ","));
    }
    // Only the answer of the query has two parts: "^SETPORT:A1,A2;1,2,3".
    if (at::startsWithNoCase(line, "^SETPORT:") && line.find(';') != std::string_view::npos)
        return portSet(line);
    if (at::equalNoCase(line, "ERROR"))
        return REVIVER_TR("refused, without a reason");
    if (at::startsWithNoCase(line, "+CME ERROR:") || at::equalNoCase(line, "COMMAND NOT SUPPORT")) {
        const VendorError *row = explainVendorError(line);
        return row ? row->meaning : Message();
    }
    return {};
}

}  // namespace reviver
