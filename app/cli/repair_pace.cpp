// SPDX-License-Identifier: Apache-2.0
#include "app/cli/repair_pace.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace reviver::cli {

namespace {

constexpr std::chrono::seconds kFirstWord{10};  ///< before that a forecast is a guess
constexpr std::chrono::seconds kWindow{5};      ///< over which the recent speed is taken
constexpr double kSpread = 0.1;                 ///< a range is never narrower than that to both sides

double seconds(Clock::Instant::duration duration)
{
    return std::chrono::duration<double>(duration).count();
}

}  // namespace

void RepairPace::update(std::uint64_t done, std::uint64_t total)
{
    if (done == 0)
        return;
    const Clock::Instant now = m_clock.now();
    if (!m_start) {
        m_start = m_windowStart = now;
        m_startDone = m_windowDone = done;
    }
    m_left = total - std::min(done, total);
    if (const double elapsed = seconds(now - *m_start); elapsed > 0.5)
        m_average = static_cast<double>(done - m_startDone) / elapsed;
    if (now - m_windowStart < kWindow)
        return;
    m_recent = static_cast<double>(done - m_windowDone) / seconds(now - m_windowStart);
    m_windowStart = now;
    m_windowDone = done;
}

std::string RepairPace::timeLeftText() const
{
    if (!m_start || m_clock.now() - *m_start < kFirstWord || m_average <= 0 || m_recent <= 0)
        return {};
    const auto left = static_cast<double>(m_left);
    const double shortest = left / std::max(m_average, m_recent) * (1 - kSpread);
    const double longest = left / std::min(m_average, m_recent) * (1 + kSpread);
    if (longest < 90)
        return fmt::format("{:.0f} to {:.0f} s left", std::floor(shortest), std::ceil(longest));
    return fmt::format("{:.0f} to {:.0f} min left", std::max(1.0, std::floor(shortest / 60)),
                       std::ceil(longest / 60));
}

}  // namespace reviver::cli
