// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace reviver {

/// Octets that belong to somebody else, read only.
using ByteView = std::span<const std::uint8_t>;
/// Octets that belong to somebody else, to be filled.
using MutableByteView = std::span<std::uint8_t>;
/// Octets of one's own.
using Bytes = std::vector<std::uint8_t>;

/// The octets of a text, without a terminating NUL.
inline ByteView asBytes(std::string_view text)
{
    return {reinterpret_cast<const std::uint8_t *>(text.data()), text.size()};
}

/// A view of octets as text; nothing is checked or converted.
inline std::string_view asText(ByteView bytes)
{
    return {reinterpret_cast<const char *>(bytes.data()), bytes.size()};
}

/// Appends `value` with its low octet first.
template <std::unsigned_integral T>
void appendLe(Bytes &out, T value)
{
    for (std::size_t i = 0; i < sizeof(T); ++i)
        out.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
}

/// Appends `value` with its high octet first.
template <std::unsigned_integral T>
void appendBe(Bytes &out, T value)
{
    for (std::size_t i = sizeof(T); i-- > 0;)
        out.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
}

/// Appends octets as they are.
inline void append(Bytes &out, ByteView data)
{
    out.insert(out.end(), data.begin(), data.end());
}

/// The integer whose low octet is first. `data` must hold sizeof(T) octets from `offset`.
template <std::unsigned_integral T>
T loadLe(ByteView data, std::size_t offset = 0)
{
    T value = 0;
    for (std::size_t i = sizeof(T); i-- > 0;)
        value = static_cast<T>((sizeof(T) > 1 ? value << 8 : 0) | data[offset + i]);
    return value;
}

/// The integer whose high octet is first. `data` must hold sizeof(T) octets from `offset`.
template <std::unsigned_integral T>
T loadBe(ByteView data, std::size_t offset = 0)
{
    T value = 0;
    for (std::size_t i = 0; i < sizeof(T); ++i)
        value = static_cast<T>((sizeof(T) > 1 ? value << 8 : 0) | data[offset + i]);
    return value;
}

}  // namespace reviver
