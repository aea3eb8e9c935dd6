// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/stop_token.h"

#include <chrono>
#include <string>

namespace reviver {

/// Time, injected: a 30 s time-out takes no time in a test.
class Clock {
public:
    using Instant = std::chrono::steady_clock::time_point;
    using WallTime = std::chrono::system_clock::time_point;

    virtual ~Clock() = default;

    /// Monotonic time, for time-outs and durations.
    virtual Instant now() const = 0;
    /// The time of day, for logs.
    virtual WallTime wallTime() const = 0;
    /// Waits; returns early (at most 100 ms late) when `stop` asks to stop now.
    virtual void sleep(std::chrono::milliseconds duration, StopToken stop = {}) = 0;
};

/// The computer's own clock. May be used from several threads.
class SystemClock final : public Clock {
public:
    Instant now() const override;
    WallTime wallTime() const override;
    void sleep(std::chrono::milliseconds duration, StopToken stop = {}) override;
};

/// A clock that only moves when somebody sleeps: for tests and for practice
/// modems that shall answer at once. One thread only.
class VirtualClock final : public Clock {
public:
    Instant now() const override { return m_now; }
    WallTime wallTime() const override;
    void sleep(std::chrono::milliseconds duration, StopToken stop = {}) override;

private:
    Instant m_now{};
};

/// Local time of day as "14:03:27".
std::string timeOfDayText(Clock::WallTime time);
/// Local date and time as "2026-11-23 14:03:27".
std::string dateTimeText(Clock::WallTime time);
/// UTC as "2026-11-23T14:03:27.123Z".
std::string isoTimeText(Clock::WallTime time);
/// The same for the name of a file, "2026-11-23T14-03-27.123Z": not every system allows colons there.
std::string fileTimeText(Clock::WallTime time);
/// "4 minutes and 39 seconds", as the log says it.
std::string durationText(std::chrono::milliseconds duration);

}  // namespace reviver
