// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/simulator/flash_store.h"

#include <optional>
#include <string_view>

namespace reviver::practice {

/// Erase blocks of a partition.
struct BlockRange {
    std::uint32_t first = 0;
    std::uint32_t count = 0;
};

/// A user partition table as a loader reads it: 16 octets, then rows of 28.
/// Source: qtools ptable.h (confirmed).
class StoredTable {
public:
    static constexpr std::size_t kHeaderSize = 16;
    static constexpr std::size_t kRowSize = 28;

    explicit StoredTable(Bytes octets) : m_octets(std::move(octets)) {}
    /// The one in flash; without rows if there is none.
    static StoredTable in(const FlashStore &flash);

    /// Rows that are really there: some hosts send fewer than the count says.
    std::size_t rows() const;
    std::string_view name(std::size_t row) const;
    /// The row of that name.
    std::optional<std::size_t> find(std::string_view name) const;
    /// Octets that fit into a row. Rows give KB, blocks when the last flag is FE, or FFFFFFFF
    /// for the rest of the flash.
    std::uint64_t capacity(std::size_t row) const;
    /// Where a row lies when all rows follow each other, size and reserve rounded up one by
    /// one (confirmed on four real pairs of tables).
    BlockRange place(std::size_t row, std::uint32_t flashBlocks) const;
    /// True when the rows of `other` are the first rows of this one.
    bool beginsAs(const StoredTable &other) const;

private:
    std::uint32_t blocks(std::size_t row) const;

    Bytes m_octets;
};

}  // namespace reviver::practice
