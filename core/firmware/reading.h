// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/firmware/bundle_loader.h"

#include <functional>
#include <set>

namespace reviver {

/// Counts what one openBundle() or extractImages() call has read, tells the user,
/// and ends the work when they ask.
class Reading {
public:
    Reading(ReadProgress progress, StopToken stop) : m_progress(std::move(progress)), m_stop(std::move(stop))
    {
    }

    void expect(std::uint64_t octets) { m_total += octets; }
    /// Counts octets that were read; Cancelled when the user has asked to stop.
    Result<void> advance(std::uint64_t octets);

    /// Counts what archives unpack to, over the whole call; LimitExceeded at the bound.
    Result<void> countUnpacked(std::uint64_t octets);
    Result<void> countMember();
    /// True when no archive of this digest was opened before.
    bool isNew(std::string digest) { return m_archives.insert(std::move(digest)).second; }

    /// Remembers the first thing inside a wrapper that is known but can't be opened, as a
    /// sentence for the user.
    void noteObstacle(std::string sentence)
    {
        if (m_obstacle.empty())
            m_obstacle = std::move(sentence);
    }
    const std::string &obstacle() const { return m_obstacle; }

private:
    ReadProgress m_progress;
    StopToken m_stop;
    std::uint64_t m_done = 0;
    std::uint64_t m_total = 0;
    std::uint64_t m_unpacked = 0;
    std::size_t m_members = 0;
    std::set<std::string> m_archives;
    std::string m_obstacle;
};

/// Hands a range to `use` piece by piece, each of limits::kPiece octets but the last.
Result<void> readInPieces(const ByteSource &source, std::uint64_t offset, std::uint64_t size,
                          Reading &reading, const std::function<Result<void>(ByteView)> &use);

/// The SHA-256 of a whole source as hex text, which the source remembers.
Result<std::string> sha256Of(const ByteSource &source, Reading &reading);

/// The first octets of a source: `most`, or as many as there are.
Result<Bytes> headOf(const ByteSource &source, std::size_t most);

}  // namespace reviver
