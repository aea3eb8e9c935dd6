// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace reviver {

/// One row of a Qualcomm user partition table.
struct PartitionRow {
    std::string name;          ///< "0:AMSS"
    std::uint32_t length = 0;  ///< in KiB, or in erase blocks when inBlocks()
    std::uint16_t spare = 0;   ///< reserve for bad blocks, same unit
    std::uint16_t flash = 0;   ///< which flash chip
    std::uint8_t attributes[4] = {};

    /// The fourth attribute 0xFE says that the lengths count erase blocks.
    bool inBlocks() const { return attributes[3] == 0xFE; }
    /// The row takes the rest of the flash.
    bool takesRest() const { return length == 0xFFFFFFFF; }
    /// Erase blocks of the row without and with its reserve; nothing for a row that takes the rest.
    /// Length and reserve are rounded up one by one.
    /// Source: 59 of 59 rows of four real pairs of user and system tables (confirmed).
    std::optional<std::uint64_t> blocks(std::uint32_t blockKib) const;
    std::optional<std::uint64_t> blocksWithSpare(std::uint32_t blockKib) const;
    bool operator==(const PartitionRow &) const = default;
};

/// Table of partitions that an update brings ("partition.mbn"): magic AA7D1B9A
/// 1F7D48BC, version (3 or 4), number of rows, then rows of 28 octets: name 16,
/// u32 length, u16 spare, u16 flash, four attribute octets; little-endian. Behind
/// the rows only 00 or FF.
/// Source: forth32/qtools ptable.c; real tables of MF667, MF825, 1K6E, EG25, Sierra (confirmed).
struct PartitionTable {
    std::uint32_t version = 0;
    std::vector<PartitionRow> rows;

    static bool hasMagic(ByteView data);
    /// MalformedMessage, with what is wrong, when the octets are not such a table.
    static Result<PartitionTable> decode(ByteView data);

    /// The row with this name; "AMSS" finds "0:AMSS".
    const PartitionRow *find(std::string_view name) const;
    /// Octets of the table proper: 16 + 28 per row.
    std::size_t encodedSize() const { return 16 + 28 * rows.size(); }
};

/// One row of the table as it stands on flash; offset and length in erase blocks.
struct SystemPartitionRow {
    std::string name;
    std::uint32_t offset = 0;
    std::uint32_t length = 0;         ///< 0xFFFFFFFF: to the end of the flash
    std::uint8_t attributes[4] = {};  ///< the fourth tells the flash chip
    bool takesRest() const { return length == 0xFFFFFFFF; }
    bool operator==(const SystemPartitionRow &) const = default;
};

/// Table of partitions on flash (MIBIB page 1): magic 55EE73AA E35EBDDB, version,
/// number of rows, then rows of 28 octets: name 16, u32 offset, u32 length, four
/// attribute octets; little-endian. Rows ascend and do not overlap.
/// Source: forth32/qtools ptable.c; four real tables (confirmed).
struct SystemPartitionTable {
    std::uint32_t version = 0;
    std::vector<SystemPartitionRow> rows;

    static bool hasMagic(ByteView data);
    /// Octets of a table with so many rows; with none of its header, which tells their number at 12.
    static std::size_t sizeFor(std::uint32_t rows);
    static Result<SystemPartitionTable> decode(ByteView data);
};

/// Compares a user table with the table on flash by the rule of
/// PartitionRow::blocks(): one line for every row that differs, none if they agree.
std::vector<std::string> differences(const PartitionTable &user, const SystemPartitionTable &system,
                                     std::uint32_t blockKib);

}  // namespace reviver
