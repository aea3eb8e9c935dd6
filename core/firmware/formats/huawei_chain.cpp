// SPDX-License-Identifier: Apache-2.0
#include "core/firmware/formats/huawei_chain.h"

#include "core/base/crc.h"
#include "core/firmware/limits.h"

#include <algorithm>
#include <cstring>
#include <fmt/format.h>

namespace reviver::huawei {

namespace {

/// Where the next record may begin behind the data of the last one: the padding
/// counts from the start of the file or of the container.
constexpr std::uint64_t kMostPadding = 3;

/// Offset of the first magic in `octets`, or their size.
std::size_t findMagic(ByteView octets)
{
    std::size_t at = 0;
    while (at + 4 <= octets.size()) {
        const void *hit = std::memchr(octets.data() + at, kRecordMagic[0], octets.size() - 3 - at);
        if (!hit)
            return octets.size();
        at = static_cast<std::size_t>(static_cast<const std::uint8_t *>(hit) - octets.data());
        if (std::memcmp(octets.data() + at, kRecordMagic, 4) == 0)
            return at;
        ++at;
    }
    return octets.size();
}

/// Version and sizes are right, so this is no chance constant in some program.
bool resembles(HeaderFault fault)
{
    return fault == HeaderFault::Size || fault == HeaderFault::BlockSize || fault == HeaderFault::Checksum
        || fault == HeaderFault::BeyondEnd;
}

class ChainFinder {
public:
    ChainFinder(const ByteSource &source, Reading &reading) : m_source(source), m_reading(reading) {}

    Result<Chains> run();

private:
    /// A record that begins exactly at `offset`, or why there is none.
    Result<HeaderFault> recordAt(std::uint64_t offset, Record &record);
    /// The first record from `offset` on; a truncated one only when `truncated` allows.
    Result<std::optional<Record>> search(std::uint64_t offset, bool truncated);
    Result<std::optional<Record>> searchPiece(std::uint64_t offset, ByteView piece, bool truncated);
    /// The record directly behind `end`; `fault` tells what stands there instead.
    Result<std::optional<Record>> follower(std::uint64_t end, HeaderFault &fault);
    /// The record behind `position`, directly or after something else.
    Result<std::optional<Record>> next(std::uint64_t position, HeaderFault &fault);
    Result<void> place(const Record &record, HeaderFault fault);
    Result<void> startChain(const Record &record);
    Result<void> noteBrokenStart(Chain &chain);
    Result<bool> startsNewChain(const Record &record, HeaderFault fault);
    Result<std::optional<std::uint8_t>> prefixOf(std::uint64_t offset);
    void endChain(HeaderFault fault);

    const ByteSource &m_source;
    Reading &m_reading;
    std::vector<Chain> m_chains;
    std::optional<Gap> m_broken;  ///< the first thing that was meant to be a record
};

Result<HeaderFault> ChainFinder::recordAt(std::uint64_t offset, Record &record)
{
    const std::uint64_t left = m_source.size() - std::min(offset, m_source.size());
    auto head = readAll(m_source, offset, std::min<std::uint64_t>(left, kHeaderSize));
    if (!head)
        return failure(head.error());
    HeaderFault fault = decodeHeader(*head, record.header);
    if (fault == HeaderFault::NoMagic && resemblesHeader(*head))
        fault = head->size() < kHeaderSize ? HeaderFault::BeyondEnd : HeaderFault::Checksum;
    if (fault == HeaderFault::None && record.header.headerSize > left)
        fault = HeaderFault::BeyondEnd;
    if (fault == HeaderFault::None) {
        record.offset = offset;
        record.present = std::min<std::uint64_t>(record.header.dataSize, left - record.header.headerSize);
    }
    return fault;
}

Result<std::optional<Record>> ChainFinder::searchPiece(std::uint64_t offset, ByteView piece, bool truncated)
{
    for (std::size_t at = findMagic(piece); at < piece.size();) {
        Record record;
        const auto fault = recordAt(offset + at, record);
        if (!fault)
            return failure(fault.error());
        if (*fault == HeaderFault::None && (truncated || !record.truncated()))
            return record;
        if (m_chains.empty() && !m_broken && resembles(*fault))
            m_broken = Gap{
                .offset = offset + at, .size = m_source.size() - offset - at, .before = 0, .reason = *fault};
        at += 1 + findMagic(piece.subspan(at + 1));
    }
    return std::nullopt;
}

Result<std::optional<Record>> ChainFinder::search(std::uint64_t offset, bool truncated)
{
    Bytes buffer(static_cast<std::size_t>(std::min<std::uint64_t>(limits::kPiece, m_source.size())));
    while (offset < m_source.size()) {
        const auto count
            = static_cast<std::size_t>(std::min<std::uint64_t>(buffer.size(), m_source.size() - offset));
        const MutableByteView piece(buffer.data(), count);
        REVIVER_TRY(m_source.read(offset, piece));
        auto found = searchPiece(offset, piece, truncated);
        if (!found || *found)
            return found;
        // The magic may lie across the border of two pieces.
        const std::size_t step = offset + count < m_source.size() ? count - 3 : count;
        REVIVER_TRY(m_reading.advance(truncated ? step : 0));
        offset += step;
    }
    return std::nullopt;
}

Result<std::optional<Record>> ChainFinder::follower(std::uint64_t end, HeaderFault &fault)
{
    fault = HeaderFault::NoMagic;
    for (std::uint64_t padding = 0; padding <= kMostPadding && end + padding < m_source.size(); ++padding) {
        Record record;
        const auto found = recordAt(end + padding, record);
        if (!found)
            return failure(found.error());
        if (*found == HeaderFault::None)
            return record;
        if (fault == HeaderFault::NoMagic)
            fault = *found;
    }
    return std::nullopt;
}

Result<std::optional<std::uint8_t>> ChainFinder::prefixOf(std::uint64_t offset)
{
    constexpr std::uint8_t kMostContentCode = 0x0F;
    if (offset < kPrefixSize)
        return std::nullopt;
    auto prefix = readAll(m_source, offset - kPrefixSize, kPrefixSize);
    if (!prefix)
        return failure(prefix.error());
    const bool blank
        = std::all_of(prefix->begin() + 1, prefix->end(), [](std::uint8_t octet) { return octet == 0; });
    if (!blank || prefix->front() > kMostContentCode)
        return std::nullopt;
    return prefix->front();
}

Result<void> ChainFinder::startChain(const Record &record)
{
    if (m_chains.size() == limits::kContainers)
        return failure(ErrorCode::LimitExceeded,
                       fmt::format("more than {} record chains in one file", limits::kContainers));
    const auto prefix = prefixOf(record.offset);
    if (!prefix)
        return failure(prefix.error());
    Chain chain{.records = {record}, .gaps = {}, .contentCode = *prefix};
    if (m_chains.empty())
        REVIVER_TRY(noteBrokenStart(chain));
    m_chains.push_back(std::move(chain));
    return {};
}

/// A first record that has lost its magic octets still looks like one.
Result<void> ChainFinder::noteBrokenStart(Chain &chain)
{
    if (!m_broken && chain.start() > kPrefixSize + kHeaderSize) {
        const auto head = readAll(m_source, kPrefixSize, kHeaderSize);
        if (!head)
            return failure(head.error());
        if (resemblesHeader(*head))
            m_broken = Gap{.offset = kPrefixSize, .size = 0, .before = 0, .reason = HeaderFault::Checksum};
    }
    if (m_broken) {
        m_broken->size = chain.start() - m_broken->offset;
        chain.gaps.push_back(*m_broken);
    }
    return {};
}

Result<bool> ChainFinder::startsNewChain(const Record &record, HeaderFault fault)
{
    if (m_chains.empty())
        return true;
    if (fault != HeaderFault::NoMagic || record.offset - m_chains.back().end() < kPrefixSize)
        return false;
    const auto prefix = prefixOf(record.offset);
    if (!prefix)
        return failure(prefix.error());
    return prefix->has_value();
}

Result<void> ChainFinder::place(const Record &record, HeaderFault fault)
{
    const auto isNew = startsNewChain(record, fault);
    if (!isNew)
        return failure(isNew.error());
    if (*isNew)
        return startChain(record);
    Chain &chain = m_chains.back();
    if (chain.records.size() == limits::kRecords)
        return failure(ErrorCode::LimitExceeded,
                       fmt::format("more than {} records in one chain", limits::kRecords));
    if (record.offset - chain.end() > kMostPadding)
        chain.gaps.push_back({.offset = chain.end(),
                              .size = record.offset - chain.end(),
                              .before = chain.records.size(),
                              .reason = fault});
    chain.records.push_back(record);
    return {};
}

void ChainFinder::endChain(HeaderFault fault)
{
    if (m_chains.empty() || fault == HeaderFault::NoMagic)
        return;
    Chain &chain = m_chains.back();
    chain.gaps.push_back({.offset = chain.end(),
                          .size = m_source.size() - chain.end(),
                          .before = chain.records.size(),
                          .reason = fault});
}

Result<std::optional<Record>> ChainFinder::next(std::uint64_t position, HeaderFault &fault)
{
    Result<std::optional<Record>> found = std::optional<Record>();
    if (!m_chains.empty())
        found = follower(position, fault);
    if (found && !*found)
        found = search(position, true);
    if (!found || !*found || !(*found)->truncated())
        return found;
    // A record that runs past the end is the last one, cut short, or states a wrong size.
    auto later = search((*found)->offset + kHeaderSize, false);
    if (!later || !*later)
        return later ? found : later;
    fault = HeaderFault::Size;
    return later;
}

Result<Chains> ChainFinder::run()
{
    std::uint64_t position = 0;
    HeaderFault fault = HeaderFault::NoMagic;
    for (;;) {
        const auto found = next(position, fault);
        if (!found)
            return failure(found.error());
        if (!*found)
            break;
        REVIVER_TRY(place(**found, fault));
        position = (*found)->end();
    }
    endChain(fault);
    return Chains{.list = std::move(m_chains), .brokenHeader = m_broken};
}

}  // namespace

std::uint64_t Chain::dataOctets() const
{
    std::uint64_t sum = 0;
    for (const Record &record : records)
        sum += record.present;
    return sum;
}

Result<Chains> findChains(const ByteSource &source, Reading &reading)
{
    return ChainFinder(source, reading).run();
}

Result<RecordCheck> checkRecord(const ByteSource &source, const Record &record, Reading &reading,
                                std::uint32_t sumBlock)
{
    const auto table = readAll(source, record.offset + kHeaderSize, record.header.headerSize - kHeaderSize);
    if (!table)
        return failure(table.error());
    RecordCheck check;
    std::uint32_t block = 0;
    // A piece holds whole blocks, because all sizes are powers of two.
    const auto use = [&](ByteView piece) -> Result<void> {
        for (std::size_t at = 0; at < piece.size(); at += record.header.blockSize, ++block) {
            const auto size = std::min<std::size_t>(record.header.blockSize, piece.size() - at);
            if (crc16X25(piece.subspan(at, size)) != loadLe<std::uint16_t>(*table, 2 * std::size_t{block}))
                check.badBlocks.push_back(block);
        }
        for (std::size_t at = 0; sumBlock > 0 && at < piece.size(); at += sumBlock)
            check.sums.push_back(
                crc16X25(piece.subspan(at, std::min<std::size_t>(sumBlock, piece.size() - at))));
        return {};
    };
    REVIVER_TRY(readInPieces(source, record.dataOffset(), record.present, reading, use));
    return check;
}

}  // namespace reviver::huawei
