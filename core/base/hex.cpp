// SPDX-License-Identifier: Apache-2.0
#include "core/base/hex.h"

#include <optional>

#include <fmt/format.h>

namespace reviver {
namespace {

std::optional<unsigned> digitValue(char c)
{
    if (c >= '0' && c <= '9')
        return static_cast<unsigned>(c - '0');
    if (c >= 'a' && c <= 'f')
        return static_cast<unsigned>(c - 'a' + 10);
    if (c >= 'A' && c <= 'F')
        return static_cast<unsigned>(c - 'A' + 10);
    return std::nullopt;
}

}  // namespace

std::string hexText(ByteView data)
{
    std::string text;
    text.reserve(data.size() * 3);
    for (const std::uint8_t octet : data)
        fmt::format_to(std::back_inserter(text), "{}{:02X}", text.empty() ? "" : " ", octet);
    return text;
}

std::string hexText(ByteView data, std::size_t most)
{
    if (data.size() <= most)
        return hexText(data);
    return fmt::format("{} ... ({} octets)", hexText(data.first(most)), data.size());
}

std::string hexNumber(std::uint64_t value, int digits)
{
    return fmt::format("0x{:0{}X}", value, digits);
}

Result<Bytes> parseHex(std::string_view text)
{
    Bytes out;
    bool halfOctet = false;  // its high digit was read, its low one not yet
    for (const char c : text) {
        if (c == ' ' || c == '\n' || c == '\r' || c == '\t')
            continue;
        const auto digit = digitValue(c);
        if (!digit)
            return failure(ErrorCode::InvalidArgument, fmt::format("'{}' is not a hex digit", c));
        if (halfOctet)
            out.back() = static_cast<std::uint8_t>(out.back() | *digit);
        else
            out.push_back(static_cast<std::uint8_t>(*digit << 4));
        halfOctet = !halfOctet;
    }
    if (halfOctet)
        return failure(ErrorCode::InvalidArgument, "an odd number of hex digits");
    return out;
}

}  // namespace reviver
