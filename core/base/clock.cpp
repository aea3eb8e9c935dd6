// SPDX-License-Identifier: Apache-2.0
#include "core/base/clock.h"

#include <algorithm>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <thread>

namespace reviver {
namespace {

constexpr std::chrono::milliseconds kStopLatency{50};

std::tm localTime(Clock::WallTime time)
{
    return fmt::localtime(std::chrono::system_clock::to_time_t(time));
}

}  // namespace

Clock::Instant SystemClock::now() const
{
    return std::chrono::steady_clock::now();
}

Clock::WallTime SystemClock::wallTime() const
{
    return std::chrono::system_clock::now();
}

void SystemClock::sleep(std::chrono::milliseconds duration, StopToken stop)
{
    const Instant end = now() + duration;
    while (!stop.stopRequested()) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - now());
        if (left <= std::chrono::milliseconds::zero())
            return;
        std::this_thread::sleep_for(std::min(left, kStopLatency));
    }
}

Clock::WallTime VirtualClock::wallTime() const
{
    // Any fixed day will do: a virtual run shall print the same log each time.
    const std::chrono::sys_days start = std::chrono::year{2026} / std::chrono::November / 23;
    return start + std::chrono::hours(14) + std::chrono::floor<std::chrono::milliseconds>(m_now - Instant{});
}

void VirtualClock::sleep(std::chrono::milliseconds duration, StopToken stop)
{
    if (!stop.stopRequested())
        m_now += duration;
}

std::string timeOfDayText(Clock::WallTime time)
{
    return fmt::format("{:%H:%M:%S}", localTime(time));
}

std::string dateTimeText(Clock::WallTime time)
{
    return fmt::format("{:%Y-%m-%d %H:%M:%S}", localTime(time));
}

std::string isoTimeText(Clock::WallTime time)
{
    const auto millis = std::chrono::floor<std::chrono::milliseconds>(time).time_since_epoch().count() % 1000;
    return fmt::format("{:%Y-%m-%dT%H:%M:%S}.{:03}Z", fmt::gmtime(std::chrono::system_clock::to_time_t(time)),
                       millis);
}

std::string fileTimeText(Clock::WallTime time)
{
    std::string text = isoTimeText(time);
    std::ranges::replace(text, ':', '-');
    return text;
}

std::string durationText(std::chrono::milliseconds duration)
{
    const auto seconds = std::chrono::round<std::chrono::seconds>(duration).count();
    const auto plural
        = [](auto n, const char *unit) { return fmt::format("{} {}{}", n, unit, n == 1 ? "" : "s"); };
    if (seconds < 60)
        return plural(seconds, "second");
    return plural(seconds / 60, "minute") + " and " + plural(seconds % 60, "second");
}

}  // namespace reviver
