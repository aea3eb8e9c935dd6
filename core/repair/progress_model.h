// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/repair/repair_job.h"

#include <deque>
#include <optional>
#include <set>

namespace reviver {

/// Turns the progress of a repair into what a person wants to know: how far, how
/// fast, how long. Pure: time comes in with each value.
class ProgressModel {
public:
    struct TimeRange {
        std::chrono::seconds shortest{0};
        std::chrono::seconds longest{0};
    };

    void start(const RepairPlan &plan, Clock::Instant now);
    /// What is left was planned anew; what was reached stays.
    void replan(const RepairPlan &plan);
    void stepStarted(std::size_t step);
    void stepFinished(std::size_t step);
    void progressed(const RepairProgress &progress, Clock::Instant now);

    /// The step that runs now.
    std::size_t step() const { return m_step; }
    const RepairProgress &latest() const { return m_latest; }
    /// 0 to 1 of the present step.
    double stepFraction() const;
    /// The step is over, in this run or before it.
    bool isDone(std::size_t step) const { return m_doneSteps.contains(step); }
    /// 0 to 1 of the whole repair, restart and check included. Never goes back, and is 1
    /// only when the last step is over.
    double wholeFraction() const { return m_whole; }
    /// The same in whole percent, rounded down.
    int wholePercent() const;
    /// Octets a second over the last seconds; nothing before two samples.
    std::optional<double> speed() const;
    std::optional<double> averageSpeed() const;
    /// From the slowest and the fastest stretch of the last 30 s; nothing in the first 10 s.
    std::optional<TimeRange> timeLeft() const;
    std::chrono::milliseconds elapsed() const { return between(m_start, m_now); }

private:
    struct Sample {
        Clock::Instant at;
        std::uint64_t done = 0;
    };

    static std::chrono::milliseconds between(Clock::Instant from, Clock::Instant to)
    {
        return std::chrono::duration_cast<std::chrono::milliseconds>(to - from);
    }
    std::optional<double> speedBetween(const Sample &from, const Sample &to) const;
    void takeSteps(const RepairPlan &plan);
    void raiseWhole();

    std::deque<Sample> m_samples;  ///< one a second, the last minute
    RepairProgress m_latest;
    std::set<std::size_t> m_lastSteps;  ///< steps without octets after the writing
    std::set<std::size_t> m_doneSteps;
    Clock::Instant m_start;
    Clock::Instant m_now;
    std::optional<Sample> m_firstOctets;
    std::size_t m_step = 0;
    std::uint64_t m_total = 0;
    double m_whole = 0;
};

}  // namespace reviver
