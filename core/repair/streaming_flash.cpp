// SPDX-License-Identifier: Apache-2.0
#include "core/repair/streaming_flash.h"

#include "core/base/hex.h"

#include <algorithm>
#include <array>
#include <bit>
#include <fmt/format.h>

namespace reviver {
namespace {

constexpr std::size_t kMagicSize = 8;
constexpr std::array<std::uint8_t, kMagicSize> kBootLoader{0xD1, 0xDC, 0x4B, 0x84, 0x34, 0x10, 0xD7, 0x73};
constexpr std::array<std::uint8_t, kMagicSize> kTableHeader{0xAC, 0x9F, 0x56, 0xFE, 0x7A, 0x12, 0x7F, 0xCD};
/// qtools looks for the table in so many blocks (one source).
constexpr std::uint64_t kBlocksWithTable = 12;
constexpr std::array<std::uint64_t, 3> kPageSizes{2048, 512, 4096};
constexpr std::uint32_t kMostRows = 32;
constexpr std::uint32_t kSmallestBlock = 16 * 1024;
constexpr std::uint32_t kLargestBlock = 1024 * 1024;
constexpr std::size_t kSmallestPiece = 16;
constexpr std::size_t kLargestPiece = 4096;
/// In a row; more of them are no accident. The bound is ours.
constexpr int kMostSkipped = 8;

bool beginsWith(const Bytes &octets, std::span<const std::uint8_t> magic)
{
    return octets.size() >= magic.size() && std::ranges::equal(ByteView(octets).first(magic.size()), magic);
}

Error notReadable(const std::string &why)
{
    return {ErrorCode::Unsupported, "the loader does not let the flash be read: " + why};
}

}  // namespace

Result<StreamingFlash> StreamingFlash::find(streaming::Client &loader, const streaming::HelloReply &hello)
{
    StreamingFlash flash;
    flash.m_base = hello.flashBase;
    flash.m_blockSize = hello.sectorSizes.empty() ? 0 : hello.sectorSizes.front();
    flash.m_piece = std::clamp<std::size_t>(hello.preferredBlockSize, kSmallestPiece, kLargestPiece);
    if (flash.m_blockSize < kSmallestBlock || flash.m_blockSize > kLargestBlock
        || !std::has_single_bit(flash.m_blockSize))
        return failure(notReadable("it does not tell the size of an erase block"));
    const auto start = flash.read(loader, 0, kMagicSize);
    if (!start && streaming::meansUnable(start.error()))
        return failure(notReadable(start.error().detail()));
    if (!start)
        return failure(start.error());
    if (!beginsWith(*start, kBootLoader) && !beginsWith(*start, kTableHeader))
        return failure(notReadable("what it reads does not begin as a flash does"));
    REVIVER_TRY(flash.findTable(loader));
    return flash;
}

/// Takes the first table that is whole: copies of it are alike.
Result<void> StreamingFlash::findTable(streaming::Client &loader)
{
    for (std::uint64_t block = 0; block < kBlocksWithTable; ++block) {
        auto table = tableIn(loader, block);
        if (!table)
            return failure(streaming::meansUnable(table.error()) ? notReadable(table.error().detail())
                                                                 : table.error());
        if (*table) {
            m_table = **std::move(table);
            return {};
        }
    }
    return failure(notReadable("no partition table was found in it"));
}

Result<std::optional<SystemPartitionTable>> StreamingFlash::tableIn(streaming::Client &loader,
                                                                    std::uint64_t block) const
{
    const std::uint64_t start = block * m_blockSize;
    const auto magic = read(loader, start, kMagicSize);
    if (!magic)
        return failure(magic.error());
    if (!beginsWith(*magic, kTableHeader))
        return std::nullopt;
    for (const std::uint64_t page : kPageSizes) {
        const auto header = read(loader, start + page, SystemPartitionTable::sizeFor(0));
        if (!header)
            return failure(header.error());
        if (!SystemPartitionTable::hasMagic(*header))
            continue;
        const auto rows = std::min(loadLe<std::uint32_t>(*header, 12), kMostRows);
        const auto octets = read(loader, start + page, SystemPartitionTable::sizeFor(rows));
        if (!octets)
            return failure(octets.error());
        auto table = SystemPartitionTable::decode(*octets);
        if (table)
            return *std::move(table);
    }
    return std::nullopt;
}

Result<Bytes> StreamingFlash::read(streaming::Client &loader, std::uint64_t address, std::size_t length) const
{
    Bytes all;
    while (all.size() < length) {
        const std::uint64_t at = m_base + address + all.size();
        if (at > UINT32_MAX)
            return failure(ErrorCode::LimitExceeded, "an address beyond 4 GiB");
        const auto piece = loader.read(static_cast<std::uint32_t>(at),
                                       static_cast<std::uint16_t>(std::min(m_piece, length - all.size())));
        if (!piece)
            return failure(piece.error());
        append(all, *piece);
    }
    return all;
}

Result<void> StreamingFlash::compare(streaming::Client &loader, const FirmwareImage &image,
                                     std::string_view partition, const BlockListener &listener,
                                     const StopToken &stop) const
{
    const auto row = std::ranges::find(m_table.rows, partition, &SystemPartitionRow::name);
    if (partition.empty() || row == m_table.rows.end())
        return failure(ErrorCode::Unsupported, "its place is not in the modem's partition table");
    const std::uint64_t end = row->takesRest() ? UINT64_MAX : std::uint64_t{row->offset} + row->length;
    std::uint64_t block = row->offset;
    int skipped = 0;
    std::optional<std::uint64_t> first;
    for (std::uint64_t offset = 0; offset < image.size; ++block) {
        if (block >= end || skipped > kMostSkipped)
            return failure(
                ErrorCode::VerifyMismatch,
                fmt::format("the flash differs from the file at {}", hexNumber(first.value_or(offset), 8)));
        const auto difference = differenceIn(loader, block, image, offset, stop);
        if (!difference)
            return failure(difference.error());
        if (*difference) {
            first = first.value_or(**difference);
            ++skipped;
            continue;
        }
        skipped = 0;
        first.reset();
        offset += std::min<std::uint64_t>(m_blockSize, image.size - offset);
        listener(offset);
    }
    return {};
}

Result<std::optional<std::uint64_t>>
StreamingFlash::differenceIn(streaming::Client &loader, std::uint64_t block, const FirmwareImage &image,
                             std::uint64_t offset, const StopToken &stop) const
{
    const std::uint64_t size = std::min<std::uint64_t>(m_blockSize, image.size - offset);
    Bytes expected;
    for (std::uint64_t done = 0; done < size; done += expected.size()) {
        if (stop.stopRequested())
            return failure(ErrorCode::Cancelled, "stopped while comparing with the flash");
        expected.resize(std::min<std::uint64_t>(m_piece, size - done));
        REVIVER_TRY(image.data->read(offset + done, expected));
        const auto seen = read(loader, block * m_blockSize + done, expected.size());
        if (!seen)
            return failure(seen.error());
        const auto [there, wanted] = std::ranges::mismatch(*seen, expected);
        if (there != seen->end())
            return offset + done + static_cast<std::uint64_t>(there - seen->begin());
    }
    return std::nullopt;
}

}  // namespace reviver
