// SPDX-License-Identifier: Apache-2.0
#include "core/firmware/images/balong.h"

#include "core/base/byte_reader.h"
#include "core/base/sha256.h"

#include <algorithm>
#include <fmt/format.h>

namespace reviver {

namespace {

constexpr std::size_t kTableRow = 48;
constexpr std::size_t kMostTableRows = 41;
constexpr std::size_t kUsbBlocksAt = 36;
constexpr std::uint32_t kUsbMagic = 0x00020000;
constexpr std::uint32_t kNvMagic = 0x0000766E;
constexpr std::uint32_t kSignatureMagic = 0xFFAAAFFA;

std::string textOf(ByteView field)
{
    std::string text(field.begin(), std::ranges::find(field, 0));
    std::ranges::replace_if(
        text, [](char c) { return c < 0x20 || c > 0x7E; }, '?');
    return text;
}

}  // namespace

bool BalongTable::hasMagic(ByteView data)
{
    return asText(data).starts_with(kMagic);
}

Result<BalongTable> BalongTable::decode(ByteView data)
{
    if (!hasMagic(data) || data.size() < 2 * kTableRow)
        return failure(ErrorCode::MalformedMessage, "Balong flash table: it is cut short or has no magic");
    BalongTable table{
        .bootRom = textOf(data.subspan(16, 16)), .product = textOf(data.subspan(32, 16)), .rows = {}};
    for (std::size_t at = kTableRow; at + 16 <= data.size(); at += kTableRow) {
        const std::string name = textOf(data.subspan(at, 16));
        if (name.empty() || name.front() == 'T')
            return table;
        if (table.rows.size() == kMostTableRows || at + kTableRow > data.size())
            break;
        ByteReader reader(data.subspan(at + 16));
        BalongPartition row{.name = name, .start = reader.le<std::uint32_t>()};
        reader.skip(4);
        row.size = reader.le<std::uint32_t>();
        row.loadAddress = reader.le<std::uint32_t>();
        row.entry = reader.le<std::uint32_t>();
        table.rows.push_back(std::move(row));
    }
    return failure(ErrorCode::MalformedMessage, "Balong flash table: its end is missing");
}

bool UsbLoader::hasMagic(ByteView head)
{
    return head.size() >= kHeadSize && loadLe<std::uint32_t>(head) == kUsbMagic
        && std::ranges::all_of(head.subspan(4, kUsbBlocksAt - 4),
                               [](std::uint8_t octet) { return octet == 0; });
}

Result<UsbLoader> UsbLoader::decode(ByteView head, std::uint64_t fileSize)
{
    if (!hasMagic(head))
        return failure(ErrorCode::MalformedMessage, "boot ROM loader: the magic octets are missing");
    UsbLoader loader;
    std::uint64_t end = kHeadSize;
    for (std::size_t at = kUsbBlocksAt; at + 16 <= kHeadSize; at += 16) {
        const UsbLoaderBlock block{.mode = loadLe<std::uint32_t>(head, at),
                                   .size = loadLe<std::uint32_t>(head, at + 4),
                                   .address = loadLe<std::uint32_t>(head, at + 8),
                                   .offset = loadLe<std::uint32_t>(head, at + 12)};
        if (block.mode == 0)
            break;
        if (block.offset != end || block.size == 0 || block.size > fileSize - std::min(fileSize, end))
            return failure(
                ErrorCode::MalformedMessage,
                fmt::format(
                    "boot ROM loader: block {} does not follow the one before or ends behind the file",
                    loader.blocks.size()));
        end += block.size;
        loader.blocks.push_back(block);
    }
    if (loader.blocks.empty() || end != fileSize)
        return failure(ErrorCode::MalformedMessage, "boot ROM loader: its blocks do not end with the file");
    return loader;
}

std::optional<NvDload> NvDload::decode(ByteView head, std::uint64_t size)
{
    if (head.size() < kHeadSize)
        return std::nullopt;
    for (const std::size_t at : {std::size_t{0}, kHeadSize / 2}) {
        const std::uint64_t start = loadLe<std::uint32_t>(head, at + 4);
        const std::uint64_t length = loadLe<std::uint32_t>(head, at + 8);
        if (loadLe<std::uint32_t>(head, at) != kNvMagic || start + length > size)
            return std::nullopt;
    }
    return NvDload{.nvStart = loadLe<std::uint32_t>(head, 4),
                   .nvSize = loadLe<std::uint32_t>(head, 8),
                   .xmlStart = loadLe<std::uint32_t>(head, 16),
                   .xmlSize = loadLe<std::uint32_t>(head, 20)};
}

std::optional<BalongSignature> BalongSignature::decode(ByteView tail)
{
    constexpr std::uint32_t kMostOctets = 64u << 10;
    constexpr std::size_t kHashAt = 6;
    constexpr std::size_t kHashSize = 32;
    if (tail.size() < kTail || loadLe<std::uint32_t>(tail, tail.size() - 4) != kSignatureMagic)
        return std::nullopt;
    const std::uint32_t size = loadLe<std::uint32_t>(tail, tail.size() - kTail);
    if (size > kMostOctets || size > tail.size() || size < kHashAt + kHashSize + kTail)
        return std::nullopt;
    return BalongSignature{.size = size,
                           .keyHash = digestText(tail.subspan(tail.size() - size + kHashAt, kHashSize))};
}

}  // namespace reviver
