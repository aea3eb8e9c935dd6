// SPDX-License-Identifier: Apache-2.0
#include "core/simulator/made_images.h"

#include "core/simulator/made_octets.h"
#include "core/simulator/stored_table.h"

namespace reviver::practice {
namespace {

constexpr std::size_t kTableHeader = 16;
constexpr std::size_t kTableRow = 28;
constexpr std::size_t kNameSize = 16;
constexpr std::size_t kMarkerStep = 0x800;
constexpr std::uint32_t kCodeWord = 0x844BDCD1;
constexpr std::uint32_t kMagic = 0x73D71034;
constexpr std::uint32_t kMarker = 0x7D0B435A;
constexpr std::uint32_t kNone = 0xFFFFFFFF;

}  // namespace

Bytes userTable(std::span<const TableRow> rows, std::size_t slots)
{
    Bytes table;
    appendWords(table, {0xAA7D1B9A, 0x1F7D48BC, 3, static_cast<std::uint32_t>(rows.size())});
    for (const TableRow &row : rows) {
        Bytes name(kNameSize, 0);
        overwrite(name, 0, row.name);
        append(table, name);
        appendLe(table, row.size);
        appendLe(table, row.padding);
        appendLe(table, std::uint16_t{0});
        append(table, row.flags);
    }
    table.resize(kTableHeader + kTableRow * slots, 0);
    return table;
}

Bytes tableOnFlash(ByteView userTable, std::uint32_t flashBlocks)
{
    const StoredTable table(Bytes(userTable.begin(), userTable.end()));
    Bytes pages;
    appendWords(pages, {0xFE569FAC, 0xCD7F127A, 3, 1});
    pages.resize(SimulatedFlash::kPageSize, 0xFF);
    appendWords(pages, {0x55EE73AA, 0xE35EBDDB, 3, static_cast<std::uint32_t>(table.rows())});
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const BlockRange place = table.place(row, flashBlocks);
        const bool isLast = place.first + place.count == flashBlocks;
        Bytes name(kNameSize, 0);
        overwrite(name, 0, table.name(row));
        append(pages, name);
        appendWords(pages, {place.first, isLast ? kNone : place.count, 0x00FFFFFF});
    }
    pages.resize(2 * SimulatedFlash::kPageSize, 0xFF);
    append(pages, userTable);
    return pages;
}

Bytes mbnImage(std::uint32_t id, std::uint32_t load, ByteView code)
{
    const auto size = static_cast<std::uint32_t>(code.size());
    Bytes image;
    appendWords(image, {id, 3, 0, load, size, size, load + size, 0, load + size, 0});
    append(image, code);
    return image;
}

Bytes sblImage(std::uint32_t id, std::uint32_t load, ByteView code)
{
    const auto size = static_cast<std::uint32_t>(code.size());
    Bytes image;
    appendWords(image, {kCodeWord, kMagic, id, kNone, kNone, kSblHeaderSize, load, size, size});
    appendWords(image, {load + size, 0, load + size, 0, 1, 1, kNone, kNone, kNone, kNone, kNone});
    append(image, code);
    return image;
}

Bytes behindMarkers(int markers, std::size_t imageAt, ByteView image)
{
    Bytes all;
    for (int copy = 0; copy < markers; ++copy) {
        appendWords(all, {kCodeWord, kMagic, kMarker});
        all.resize(kMarkerStep * static_cast<std::size_t>(copy + 1), 0xFF);
    }
    all.resize(imageAt, 0xFF);
    append(all, image);
    return all;
}

}  // namespace reviver::practice
