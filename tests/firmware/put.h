// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"

#include <string>

/// How the makers of test files write fields; little-endian.
namespace reviver::test {

inline void put32(Bytes &out, std::uint32_t value)
{
    for (int shift = 0; shift < 32; shift += 8)
        out.push_back(static_cast<std::uint8_t>(value >> shift));
}

inline void put16(Bytes &out, std::uint32_t value)
{
    out.push_back(static_cast<std::uint8_t>(value));
    out.push_back(static_cast<std::uint8_t>(value >> 8));
}

inline void putText(Bytes &out, const std::string &text, std::size_t width)
{
    for (std::size_t i = 0; i < width; ++i)
        out.push_back(i < text.size() ? static_cast<std::uint8_t>(text[i]) : 0);
}

inline void putAll(Bytes &out, const Bytes &octets)
{
    out.insert(out.end(), octets.begin(), octets.end());
}

inline void fill(Bytes &out, std::size_t size, std::uint8_t octet)
{
    if (out.size() < size)
        out.resize(size, octet);
}

}  // namespace reviver::test
