// SPDX-License-Identifier: Apache-2.0
#include "core/simulator/stored_table.h"

#include <algorithm>

namespace reviver::practice {
namespace {

constexpr std::uint32_t kToTheEnd = 0xFFFFFFFF;
constexpr std::uint64_t kFreeSize = 64u << 20;
constexpr std::uint8_t kInBlocks = 0xFE;
constexpr std::uint32_t kBlockKb = SimulatedFlash::kBlockSize / 1024;
constexpr std::size_t kNameSize = 16;

std::uint32_t roundedUp(std::uint32_t kb)
{
    return (kb + kBlockKb - 1) / kBlockKb;
}

}  // namespace

StoredTable StoredTable::in(const FlashStore &flash)
{
    for (const StoredImage &image : flash.images()) {
        if (image.finished && flash.content(image).content == ImageContent::PartitionTable)
            return StoredTable(flash.read(image));
    }
    return StoredTable({});
}

std::size_t StoredTable::rows() const
{
    if (m_octets.size() < kHeaderSize)
        return 0;
    const std::size_t present = (m_octets.size() - kHeaderSize) / kRowSize;
    return std::min<std::size_t>(loadLe<std::uint32_t>(m_octets, 12), present);
}

std::string_view StoredTable::name(std::size_t row) const
{
    const std::string_view name = asText(ByteView(m_octets).subspan(kHeaderSize + row * kRowSize, kNameSize));
    return name.substr(0, name.find('\0'));
}

std::optional<std::size_t> StoredTable::find(std::string_view wanted) const
{
    for (std::size_t row = 0; row < rows(); ++row) {
        if (name(row) == wanted)
            return row;
    }
    return std::nullopt;
}

std::uint64_t StoredTable::capacity(std::size_t row) const
{
    const std::size_t at = kHeaderSize + row * kRowSize;
    const auto size = loadLe<std::uint32_t>(m_octets, at + kNameSize);
    if (size == kToTheEnd)
        return kFreeSize;
    const bool inBlocks = m_octets[at + kRowSize - 1] == kInBlocks;
    return std::uint64_t{size} * (inBlocks ? SimulatedFlash::kBlockSize : 1024);
}

std::uint32_t StoredTable::blocks(std::size_t row) const
{
    const std::size_t at = kHeaderSize + row * kRowSize;
    const auto size = loadLe<std::uint32_t>(m_octets, at + kNameSize);
    const std::uint32_t spare = loadLe<std::uint16_t>(m_octets, at + kNameSize + 4);
    if (size == kToTheEnd)
        return kToTheEnd;
    const bool inBlocks = m_octets[at + kRowSize - 1] == kInBlocks;
    return inBlocks ? size + spare : roundedUp(size) + roundedUp(spare);
}

BlockRange StoredTable::place(std::size_t row, std::uint32_t flashBlocks) const
{
    BlockRange range;
    for (std::size_t before = 0; before < row; ++before)
        range.first += std::min(blocks(before), flashBlocks - range.first);
    range.count = std::min(blocks(row), flashBlocks - range.first);
    return range;
}

bool StoredTable::beginsAs(const StoredTable &other) const
{
    const auto rowsOf = [](const StoredTable &table, std::size_t count) {
        return ByteView(table.m_octets).subspan(kHeaderSize, count * kRowSize);
    };
    return rows() >= other.rows()
        && std::ranges::equal(rowsOf(*this, other.rows()), rowsOf(other, other.rows()));
}

}  // namespace reviver::practice
