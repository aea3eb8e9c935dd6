// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/at/at_ports.h"

#include "core/protocol/at/at_text.h"

#include <algorithm>
#include <array>

namespace reviver::at {
namespace {

struct NamedKind {
    std::string_view name;
    PortKind kind;
};

// Source: ModemManager's tests; captures (confirmed).
constexpr std::array kNamedKinds{
    NamedKind{"PCUI", PortKind::Control},       NamedKind{"MDM", PortKind::Modem},
    NamedKind{"MODEM", PortKind::Modem},        NamedKind{"3G_MODEM", PortKind::Modem},
    NamedKind{"DIAG", PortKind::Diagnostic},    NamedKind{"3G_DIAG", PortKind::Diagnostic},
    NamedKind{"4G_DIAG", PortKind::Diagnostic}, NamedKind{"GPS", PortKind::Gps},
    NamedKind{"NDIS", PortKind::Network},       NamedKind{"RNDIS", PortKind::Network},
    NamedKind{"NCM", PortKind::Network},        NamedKind{"ECM", PortKind::Network},
    NamedKind{"CDROM", PortKind::CdRom},        NamedKind{"SD", PortKind::Storage},
    NamedKind{"MASS", PortKind::Storage},       NamedKind{"MASS_TWO", PortKind::Storage},
    NamedKind{"BT", PortKind::Bluetooth},       NamedKind{"A_SHELL", PortKind::Shell},
    NamedKind{"C_SHELL", PortKind::Shell},
};

PortKind kindOf(std::string_view name)
{
    const auto found = std::ranges::find_if(
        kNamedKinds, [name](const NamedKind &known) { return equalNoCase(known.name, name); });
    return found == kNamedKinds.end() ? PortKind::Other : found->kind;
}

/// "pcui: 1" as a port; nothing for an empty item and for text of the vendor's name.
std::optional<PortMode> parsePort(std::string_view item)
{
    const std::size_t colon = item.find(':');
    if (colon == std::string_view::npos)
        return std::nullopt;
    const std::string_view name = trimmed(item.substr(0, colon));
    const auto number = parseNumber(item.substr(colon + 1));
    if (name.empty() || !number || *number < 0)
        return std::nullopt;
    return PortMode{std::string(name), kindOf(name), *number};
}

std::vector<std::string> codesOf(std::string_view text)
{
    std::vector<std::string> codes;
    for (const std::string_view item : splitText(text, ",")) {
        if (const std::string_view code = trimmed(item); !code.empty())
            codes.emplace_back(code);
    }
    return codes;
}

bool isCodeList(std::string_view text)
{
    return text.find_first_not_of("0123456789ABCDEFabcdef,;: ") == std::string_view::npos;
}

}  // namespace

bool PortModes::startsAtOne() const
{
    return std::ranges::none_of(ports, [](const PortMode &port) { return port.number == 0; });
}

std::optional<int> PortModes::numberOf(PortKind kind) const
{
    const auto found = std::ranges::find(ports, kind, &PortMode::kind);
    return found == ports.end() ? std::nullopt : std::optional(found->number);
}

Result<PortModes> parsePortModes(const Lines &lines)
{
    const auto text = textBehind(lines, "^GETPORTMODE:");
    if (!text)
        return failure(ErrorCode::MalformedMessage, "no ^GETPORTMODE line");

    // The first item is the header "TYPE: <technology>: <vendor>". A vendor's name may
    // hold commas itself; its pieces have no number and are no ports.
    const auto items = splitText(*text, ",");
    const auto header = splitText(items.front(), ":");
    PortModes modes;
    if (header.size() > 1)
        modes.technology = trimmed(header[1]);
    if (header.size() > 2)
        modes.vendor = trimmed(header[2]);
    for (std::size_t i = 1; i < items.size(); ++i) {
        if (auto port = parsePort(items[i]))
            modes.ports.push_back(*std::move(port));
    }
    if (modes.ports.empty())
        return failure(ErrorCode::Unsupported, "the modem lists no ports: " + *text);
    return modes;
}

Result<PortComposition> parsePortComposition(const Lines &lines)
{
    auto text = textBehind(lines, "^SETPORT:");
    if (!text && !lines.empty() && isCodeList(lines.front()))
        text = lines.front();
    if (!text)
        return failure(ErrorCode::MalformedMessage, "no ^SETPORT line");
    const auto parts = splitText(*text, ";:");
    if (parts.size() != 2 || !isCodeList(*text) || codesOf(parts[1]).empty())
        return failure(ErrorCode::MalformedMessage, "^SETPORT in another shape: " + *text);
    return PortComposition{codesOf(parts[0]), codesOf(parts[1])};
}

std::vector<std::string> parsePortCodes(const Lines &lines)
{
    constexpr std::string_view kPrefix = "^SETPORT:";
    std::vector<std::string> codes;
    for (const std::string &line : lines) {
        if (!startsWithNoCase(line, kPrefix))
            continue;
        const std::string_view rest = std::string_view(line).substr(kPrefix.size());
        const std::string_view code = trimmed(rest.substr(0, rest.find(':')));
        if (!code.empty() && isCodeList(code))
            codes.emplace_back(code);
    }
    return codes;
}

}  // namespace reviver::at
