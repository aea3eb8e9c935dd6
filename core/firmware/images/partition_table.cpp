// SPDX-License-Identifier: Apache-2.0
#include "core/firmware/images/partition_table.h"

#include "core/base/byte_reader.h"
#include "core/firmware/limits.h"

#include <algorithm>
#include <fmt/format.h>

namespace reviver {

namespace {

constexpr std::uint32_t kUserMagic[2] = {0xAA7D1B9A, 0x1F7D48BC};
constexpr std::uint32_t kSystemMagic[2] = {0x55EE73AA, 0xE35EBDDB};
constexpr std::size_t kHeaderSize = 16;
constexpr std::size_t kRowSize = 28;

struct TableHeader {
    std::uint32_t version = 0;
    std::uint32_t count = 0;
};

bool startsWith(ByteView data, const std::uint32_t (&magic)[2])
{
    return data.size() >= 8 && loadLe<std::uint32_t>(data) == magic[0]
        && loadLe<std::uint32_t>(data, 4) == magic[1];
}

Result<TableHeader> decodeTableHeader(ByteView data, const std::uint32_t (&magic)[2])
{
    if (data.size() < kHeaderSize || !startsWith(data, magic))
        return failure(ErrorCode::MalformedMessage, "partition table: the magic octets are missing");
    const TableHeader header{loadLe<std::uint32_t>(data, 8), loadLe<std::uint32_t>(data, 12)};
    if (header.version < 3 || header.version > 4)
        return failure(ErrorCode::MalformedMessage,
                       fmt::format("partition table: version {}", header.version));
    if (header.count == 0 || header.count > limits::kPartitionRows)
        return failure(ErrorCode::MalformedMessage, fmt::format("partition table: {} rows", header.count));
    if (data.size() < kHeaderSize + kRowSize * header.count)
        return failure(
            ErrorCode::MalformedMessage,
            fmt::format("partition table: {} rows do not fit into {} octets", header.count, data.size()));
    const ByteView tail = data.subspan(kHeaderSize + kRowSize * header.count);
    if (!std::ranges::all_of(tail, [](std::uint8_t octet) { return octet == 0x00 || octet == 0xFF; }))
        return failure(ErrorCode::MalformedMessage, "partition table: other data behind the rows");
    return header;
}

Result<std::string> decodeName(ByteView field, std::uint32_t row)
{
    const auto end = std::ranges::find(field, 0);
    const std::string name(field.begin(), end);
    const bool printable = std::ranges::all_of(name, [](char c) { return c > 0x20 && c < 0x7F; });
    if (name.empty() || !printable)
        return failure(ErrorCode::MalformedMessage,
                       fmt::format("partition table: row {} has no proper name", row));
    return name;
}

std::uint64_t roundedUp(std::uint64_t kib, std::uint32_t blockKib)
{
    return (kib + blockKib - 1) / blockKib;
}

}  // namespace

std::optional<std::uint64_t> PartitionRow::blocks(std::uint32_t blockKib) const
{
    if (takesRest() || blockKib == 0)
        return std::nullopt;
    return inBlocks() ? length : roundedUp(length, blockKib);
}

std::optional<std::uint64_t> PartitionRow::blocksWithSpare(std::uint32_t blockKib) const
{
    const auto own = blocks(blockKib);
    if (!own)
        return std::nullopt;
    return *own + (inBlocks() ? spare : roundedUp(spare, blockKib));
}

bool PartitionTable::hasMagic(ByteView data)
{
    return startsWith(data, kUserMagic);
}

Result<PartitionTable> PartitionTable::decode(ByteView data)
{
    const auto header = decodeTableHeader(data, kUserMagic);
    if (!header)
        return failure(header.error());
    PartitionTable table{.version = header->version, .rows = {}};
    ByteReader reader(data.subspan(kHeaderSize));
    for (std::uint32_t i = 0; i < header->count; ++i) {
        auto name = decodeName(reader.take(16), i);
        if (!name)
            return failure(name.error());
        PartitionRow row{.name = std::move(*name),
                         .length = reader.le<std::uint32_t>(),
                         .spare = reader.le<std::uint16_t>(),
                         .flash = reader.le<std::uint16_t>()};
        std::ranges::copy(reader.take(4), row.attributes);
        table.rows.push_back(std::move(row));
    }
    return table;
}

const PartitionRow *PartitionTable::find(std::string_view name) const
{
    const auto matches = [&](const PartitionRow &row) {
        const auto colon = row.name.find(':');
        return row.name == name
            || (colon != std::string::npos && std::string_view(row.name).substr(colon + 1) == name);
    };
    const auto found = std::ranges::find_if(rows, matches);
    return found == rows.end() ? nullptr : &*found;
}

bool SystemPartitionTable::hasMagic(ByteView data)
{
    return startsWith(data, kSystemMagic);
}

std::size_t SystemPartitionTable::sizeFor(std::uint32_t rows)
{
    return kHeaderSize + kRowSize * rows;
}

Result<SystemPartitionTable> SystemPartitionTable::decode(ByteView data)
{
    const auto header = decodeTableHeader(data, kSystemMagic);
    if (!header)
        return failure(header.error());
    SystemPartitionTable table{.version = header->version, .rows = {}};
    ByteReader reader(data.subspan(kHeaderSize));
    std::uint64_t free = 0;
    for (std::uint32_t i = 0; i < header->count; ++i) {
        auto name = decodeName(reader.take(16), i);
        if (!name)
            return failure(name.error());
        SystemPartitionRow row{.name = std::move(*name),
                               .offset = reader.le<std::uint32_t>(),
                               .length = reader.le<std::uint32_t>()};
        std::ranges::copy(reader.take(4), row.attributes);
        if (row.offset < free)
            return failure(ErrorCode::MalformedMessage,
                           fmt::format("partition table: {} overlaps the row before", row.name));
        free = row.takesRest() ? UINT64_MAX : std::uint64_t{row.offset} + row.length;
        table.rows.push_back(std::move(row));
    }
    return table;
}

std::vector<std::string> differences(const PartitionTable &user, const SystemPartitionTable &system,
                                     std::uint32_t blockKib)
{
    std::vector<std::string> lines;
    if (user.rows.size() != system.rows.size())
        lines.push_back(fmt::format("{} rows against {}", user.rows.size(), system.rows.size()));
    for (std::size_t i = 0; i < std::min(user.rows.size(), system.rows.size()); ++i) {
        const PartitionRow &wanted = user.rows[i];
        const SystemPartitionRow &actual = system.rows[i];
        if (wanted.name != actual.name)
            lines.push_back(fmt::format("row {} is {} against {}", i, wanted.name, actual.name));
        else if (wanted.takesRest() != actual.takesRest()
                 || (!wanted.takesRest() && wanted.blocksWithSpare(blockKib) != actual.length))
            lines.push_back(fmt::format("{} has {} blocks against {}", wanted.name,
                                        wanted.blocksWithSpare(blockKib).value_or(0), actual.length));
    }
    return lines;
}

}  // namespace reviver
