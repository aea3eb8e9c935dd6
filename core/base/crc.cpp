// SPDX-License-Identifier: Apache-2.0
#include "core/base/crc.h"

#include <array>
#include <utility>
#include <zlib.h>

namespace reviver {
namespace {

/// Slicing by sixteen: table[k][b] is the CRC of octet b followed by k zero octets, so
/// that sixteen octets cost sixteen look-ups that do not wait for each other, and no
/// loop over bits. The 8 KiB of tables stay in the first cache.
constexpr std::size_t kSlices = 16;
using SliceTables = std::array<std::array<std::uint16_t, 256>, kSlices>;

constexpr SliceTables makeTables()
{
    SliceTables tables{};
    for (unsigned octet = 0; octet < 256; ++octet) {
        unsigned crc = octet;
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc & 1u) != 0 ? (crc >> 1) ^ 0x8408u : crc >> 1;
        tables[0][octet] = static_cast<std::uint16_t>(crc);
    }
    for (unsigned octet = 0; octet < 256; ++octet) {
        for (std::size_t slice = 1; slice < tables.size(); ++slice) {
            const std::uint16_t before = tables[slice - 1][octet];
            tables[slice][octet] = static_cast<std::uint16_t>((before >> 8) ^ tables[0][before & 0xFFu]);
        }
    }
    return tables;
}

constexpr SliceTables kTables = makeTables();

/// The look-ups of the octets that do not meet the present state, without a loop.
template <std::size_t... I>
unsigned sliced(const std::uint8_t *at, std::index_sequence<I...>)
{
    return (0u ^ ... ^ kTables[sizeof...(I) - 1 - I][at[I]]);
}

}  // namespace

void Crc16X25::update(ByteView data)
{
    unsigned crc = m_state;
    const std::uint8_t *at = data.data();
    std::size_t left = data.size();
    for (; left >= kSlices; left -= kSlices, at += kSlices)
        crc = kTables[kSlices - 1][at[0] ^ (crc & 0xFFu)] ^ kTables[kSlices - 2][at[1] ^ (crc >> 8)]
            ^ sliced(at + 2, std::make_index_sequence<kSlices - 2>());
    for (; left > 0; --left, ++at)
        crc = (crc >> 8) ^ kTables[0][(crc ^ *at) & 0xFFu];
    m_state = static_cast<std::uint16_t>(crc);
}

std::uint16_t crc16X25(ByteView data)
{
    Crc16X25 crc;
    crc.update(data);
    return crc.value();
}

std::uint32_t crc32(ByteView data)
{
    return static_cast<std::uint32_t>(::crc32_z(0, data.data(), data.size()));
}

}  // namespace reviver
