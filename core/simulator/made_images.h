// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"

#include <array>
#include <span>
#include <string_view>

namespace reviver::practice {

// Images of Qualcomm modems, made without a single vendor octet.

/// One row of a user partition table.
struct TableRow {
    std::string_view name;
    std::uint32_t size;     ///< KB, or blocks when the last flag is FE
    std::uint16_t padding;  ///< the same unit
    std::array<std::uint8_t, 4> flags;
};

/// A user partition table with room for `slots` rows, as in qtools ptable.h.
Bytes userTable(std::span<const TableRow> rows, std::size_t slots);

/// The table as it stands on flash (MIBIB): a page with its magic, one with the rows as blocks,
/// one with the user table. Source: qtools ptable.c; a real MIBIB (confirmed).
Bytes tableOnFlash(ByteView userTable, std::uint32_t flashBlocks);

/// 40-octet MBN header in front of `code`: no signature, no certificates.
Bytes mbnImage(std::uint32_t id, std::uint32_t load, ByteView code);
/// 80-octet SBL header in front of `code`.
Bytes sblImage(std::uint32_t id, std::uint32_t load, ByteView code);
/// Markers for flash with 64 pages in a block, 0x800 octets each, and `image` behind them: two
/// of them in the EC315's DBL, four and 0x800 free octets in an EG25's SBL1 (confirmed).
Bytes behindMarkers(int markers, std::size_t imageAt, ByteView image);

inline constexpr std::size_t kMbnHeaderSize = 40;
inline constexpr std::size_t kSblHeaderSize = 80;

}  // namespace reviver::practice
