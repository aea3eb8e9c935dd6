// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"

#include <cstdint>
#include <optional>
#include <string>

namespace reviver::cli {

/// How fast a repair goes and how long it may still take.
class RepairPace {
public:
    explicit RepairPace(const Clock &clock) : m_clock(clock) {}

    /// `done` octets of `total` are written; counts from the first call with done > 0.
    void update(std::uint64_t done, std::uint64_t total);

    /// Octets a second since the start; 0 before there is anything to say.
    double average() const { return m_average; }
    /// "3 to 4 min left"; empty in the first 10 s, when it would be a guess.
    std::string timeLeftText() const;

private:
    const Clock &m_clock;
    std::optional<Clock::Instant> m_start;
    std::uint64_t m_startDone = 0;
    Clock::Instant m_windowStart{};
    std::uint64_t m_windowDone = 0;
    std::uint64_t m_left = 0;
    double m_average = 0;
    double m_recent = 0;
};

}  // namespace reviver::cli
