// SPDX-License-Identifier: Apache-2.0
#include "core/firmware/reading.h"

#include "core/base/sha256.h"
#include "core/firmware/limits.h"

#include <algorithm>
#include <fmt/format.h>

namespace reviver {

Result<void> Reading::advance(std::uint64_t octets)
{
    m_done += octets;
    m_total = std::max(m_total, m_done);
    if (m_progress)
        m_progress(m_done, m_total);
    if (m_stop.stopRequested())
        return failure(ErrorCode::Cancelled, "reading the firmware was stopped");
    return {};
}

Result<void> Reading::countUnpacked(std::uint64_t octets)
{
    m_unpacked += octets;
    if (m_unpacked > limits::kUnpacked)
        return failure(ErrorCode::LimitExceeded,
                       fmt::format("the archives unpack to more than {} octets", limits::kUnpacked));
    return advance(0);
}

Result<void> Reading::countMember()
{
    if (++m_members > limits::kArchiveMembers)
        return failure(ErrorCode::LimitExceeded,
                       fmt::format("the archives hold more than {} files", limits::kArchiveMembers));
    return {};
}

Result<void> readInPieces(const ByteSource &source, std::uint64_t offset, std::uint64_t size,
                          Reading &reading, const std::function<Result<void>(ByteView)> &use)
{
    Bytes piece(static_cast<std::size_t>(std::min<std::uint64_t>(size, limits::kPiece)));
    while (size > 0) {
        const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(size, piece.size()));
        const MutableByteView part(piece.data(), count);
        REVIVER_TRY(source.read(offset, part));
        REVIVER_TRY(use(part));
        REVIVER_TRY(reading.advance(count));
        offset += count;
        size -= count;
    }
    return {};
}

Result<std::string> sha256Of(const ByteSource &source, Reading &reading)
{
    if (std::string known = source.sha256(); !known.empty())
        return known;
    Sha256 hash;
    REVIVER_TRY(readInPieces(source, 0, source.size(), reading, [&](ByteView piece) -> Result<void> {
        hash.update(piece);
        return {};
    }));
    std::string digest = digestText(hash.finish());
    source.rememberSha256(digest);
    return digest;
}

Result<Bytes> headOf(const ByteSource &source, std::size_t most)
{
    return readAll(source, 0, std::min<std::uint64_t>(most, source.size()));
}

}  // namespace reviver
