// SPDX-License-Identifier: Apache-2.0
#include "core/base/crc.h"

#include <array>

#include <zlib.h>

namespace reviver {
namespace {

/// Slicing by eight: table[k][b] is the CRC of octet b followed by k zero octets,
/// so that eight octets cost eight look-ups and no loop over bits.
using SliceTables = std::array<std::array<std::uint16_t, 256>, 8>;

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

}  // namespace

void Crc16X25::update(ByteView data)
{
    unsigned crc = m_state;
    const std::uint8_t *at = data.data();
    std::size_t left = data.size();
    for (; left >= 8; left -= 8, at += 8) {
        crc = static_cast<unsigned>(kTables[7][at[0] ^ (crc & 0xFFu)] ^ kTables[6][at[1] ^ (crc >> 8)]
                                    ^ kTables[5][at[2]] ^ kTables[4][at[3]] ^ kTables[3][at[4]]
                                    ^ kTables[2][at[5]] ^ kTables[1][at[6]] ^ kTables[0][at[7]]);
    }
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
