// SPDX-License-Identifier: Apache-2.0
#include "core/device/port_set.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace reviver {
namespace {

constexpr std::size_t kMostInterfaces = 8;

const std::array<PortCode, 18> &table()
{
    static const std::array<PortCode, 18> codes{{
        {"1", REVIVER_TR("Modem")},
        {"2", REVIVER_TR("Control port (PCUI)")},
        {"3", REVIVER_TR("Diagnostic port (DIAG)")},
        {"4", REVIVER_TR("Smart card (PCSC)")},
        {"5", REVIVER_TR("Satellite positions (GPS)")},
        {"6", REVIVER_TR("Satellite control")},
        {"7", REVIVER_TR("Network (NDIS)")},
        {"10", REVIVER_TR("Modem, LTE")},
        {"12", REVIVER_TR("Control port (PCUI), LTE")},
        {"13", REVIVER_TR("Diagnostic port (DIAG), LTE")},
        {"14", REVIVER_TR("Satellite positions (GPS), LTE")},
        {"16", REVIVER_TR("Network (NCM)")},
        {"A", REVIVER_TR("Bluetooth")},
        {"D", REVIVER_TR("Picture messages (MMS)")},
        {"E", REVIVER_TR("Voice over the computer")},
        {"A1", REVIVER_TR("Installer disc")},
        {"A2", REVIVER_TR("Memory card reader")},
        {"A3", REVIVER_TR("Network (RNDIS)")},
    }};
    return codes;
}

bool isKnown(const std::string &code)
{
    return std::ranges::any_of(table(), [&](const PortCode &row) { return row.code == code; });
}

/// "A1,A2": codes in upper case; empty texts give an empty list.
std::vector<std::string> codesOf(std::string_view text)
{
    std::vector<std::string> codes{{}};
    for (const char c : text) {
        if (c == ',')
            codes.emplace_back();
        else if (c != ' ')
            codes.back() += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    }
    if (codes.size() == 1 && codes.front().empty())
        codes.clear();
    return codes;
}

std::string joined(const std::vector<std::string> &codes)
{
    return fmt::format("{}", fmt::join(codes, ","));
}

Result<void> checkCodes(const std::vector<std::string> &codes)
{
    for (const std::string &code : codes) {
        if (!isKnown(code))
            return failure(ErrorCode::InvalidArgument, fmt::format("unknown port code \"{}\"", code));
        if (std::ranges::count(codes, code) > 1)
            return failure(ErrorCode::InvalidArgument, fmt::format("port code {} stands there twice", code));
    }
    return {};
}

}  // namespace

std::span<const PortCode> portCodes()
{
    return table();
}

std::string PortSet::text() const
{
    return joined(before) + ";" + joined(after);
}

bool PortSet::hasControlPort() const
{
    return std::ranges::count(after, "2") + std::ranges::count(after, "12") > 0;
}

Result<PortSet> parsePortSet(std::string_view text)
{
    const std::size_t border = text.find(';');
    if (border == std::string_view::npos || text.find(';', border + 1) != std::string_view::npos)
        return failure(ErrorCode::InvalidArgument, "a port set has two parts with a semicolon between them");
    return PortSet{codesOf(text.substr(0, border)), codesOf(text.substr(border + 1))};
}

Result<void> checkPortSet(const PortSet &set)
{
    if (!set.hasControlPort())
        return failure(ErrorCode::InvalidArgument,
                       "without a control port (2 or 12) the modem can not be reached any more");
    const bool noDisc = set.before == std::vector<std::string>{"FF"};
    const bool disc = !set.before.empty() && set.before.size() <= 2 && set.before.front() == "A1"
        && (set.before.size() == 1 || set.before.back() == "A2");
    if (!noDisc && !disc)
        return failure(ErrorCode::InvalidArgument, "the first part must be FF, A1 or A1,A2");
    if (set.after.size() > kMostInterfaces)
        return failure(ErrorCode::InvalidArgument,
                       fmt::format("{} interfaces are more than the {} that are possible", set.after.size(),
                                   kMostInterfaces));
    return checkCodes(set.after);
}

Result<std::string> portSetCommand(const PortSet &set)
{
    REVIVER_TRY(checkPortSet(set));
    return fmt::format("AT^SETPORT=\"{}\"", set.text());
}

}  // namespace reviver
