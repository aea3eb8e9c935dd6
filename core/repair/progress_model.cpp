// SPDX-License-Identifier: Apache-2.0
#include "core/repair/progress_model.h"

#include <algorithm>
#include <cmath>

namespace reviver {

using namespace std::chrono_literals;

namespace {

constexpr auto kSampleGap = 1s;
constexpr std::size_t kMaxSamples = 61;
/// A speed is taken over this many samples, so that one slow erase does not shake it.
constexpr std::size_t kSpeedSamples = 5;
constexpr std::size_t kRangeSamples = 30;
constexpr auto kFirstEstimate = 10s;
/// The part of the whole bar that stands for restart and check.
constexpr double kLastPart = 0.06;
/// What restart and check take after the last octet. Source: the device catalogue, sticks need
/// 10 to 30 s to be seen again (inferred).
constexpr ProgressModel::TimeRange kRestartTime{10s, 30s};

}  // namespace

void ProgressModel::start(const RepairPlan &plan, Clock::Instant now)
{
    *this = {};
    m_start = m_now = now;
    takeSteps(plan);
}

void ProgressModel::replan(const RepairPlan &plan)
{
    takeSteps(plan);
}

void ProgressModel::takeSteps(const RepairPlan &plan)
{
    m_total = plan.bytes;
    m_doneSteps.clear();
    m_lastSteps.clear();
    for (std::size_t i = 0; i < plan.steps.size(); ++i) {
        const StepKind kind = plan.steps[i].kind;
        if (kind == StepKind::Restart || kind == StepKind::AwaitReturn || kind == StepKind::ReadInfo)
            m_lastSteps.insert(i);
    }
}

void ProgressModel::stepStarted(std::size_t step)
{
    m_step = step;
    m_latest.step = step;
    m_latest.stepDone = m_latest.stepTotal = 0;
}

void ProgressModel::stepFinished(std::size_t step)
{
    m_doneSteps.insert(step);
    raiseWhole();
}

void ProgressModel::progressed(const RepairProgress &progress, Clock::Instant now)
{
    const std::uint64_t before = m_latest.done;
    m_latest = progress;
    m_latest.done = std::max(before, progress.done);
    m_step = progress.step;
    m_now = std::max(m_now, now);
    if (progress.total != 0)
        m_total = progress.total;
    raiseWhole();
    if (!m_firstOctets && m_latest.done > 0)
        m_firstOctets = Sample{m_now, m_latest.done};
    if (!m_samples.empty() && m_now - m_samples.back().at < kSampleGap)
        return;
    m_samples.push_back({m_now, m_latest.done});
    if (m_samples.size() > kMaxSamples)
        m_samples.pop_front();
}

double ProgressModel::stepFraction() const
{
    if (m_latest.stepTotal == 0)
        return 0;
    return std::min(1.0, static_cast<double>(m_latest.stepDone) / static_cast<double>(m_latest.stepTotal));
}

void ProgressModel::raiseWhole()
{
    const double written
        = m_total == 0 ? 0 : std::min(1.0, static_cast<double>(m_latest.done) / static_cast<double>(m_total));
    const auto over = std::ranges::count_if(m_lastSteps, [this](std::size_t step) { return isDone(step); });
    const double last
        = m_lastSteps.empty() ? 0 : static_cast<double>(over) / static_cast<double>(m_lastSteps.size());
    m_whole = std::max(m_whole, written * (1 - kLastPart) + last * kLastPart);
}

int ProgressModel::wholePercent() const
{
    return static_cast<int>(m_whole * 100);
}

std::optional<double> ProgressModel::speedBetween(const Sample &from, const Sample &to) const
{
    const double seconds = std::chrono::duration<double>(to.at - from.at).count();
    if (seconds <= 0 || to.done <= from.done)
        return {};
    return static_cast<double>(to.done - from.done) / seconds;
}

std::optional<double> ProgressModel::speed() const
{
    if (m_samples.size() < 2)
        return {};
    const std::size_t back = std::min(m_samples.size(), kSpeedSamples + 1);
    return speedBetween(m_samples[m_samples.size() - back], m_samples.back());
}

std::optional<double> ProgressModel::averageSpeed() const
{
    if (!m_firstOctets)
        return {};
    return speedBetween(*m_firstOctets, {m_now, m_latest.done});
}

std::optional<ProgressModel::TimeRange> ProgressModel::timeLeft() const
{
    if (!m_firstOctets || m_now - m_firstOctets->at < kFirstEstimate || m_latest.done >= m_total)
        return {};
    double slowest = 0;
    double fastest = 0;
    const std::size_t first = m_samples.size() - std::min(m_samples.size(), kRangeSamples);
    for (std::size_t i = first; i + kSpeedSamples < m_samples.size(); ++i) {
        const auto stretch = speedBetween(m_samples[i], m_samples[i + kSpeedSamples]);
        if (!stretch)
            continue;
        slowest = slowest == 0 ? *stretch : std::min(slowest, *stretch);
        fastest = std::max(fastest, *stretch);
    }
    if (slowest <= 0)
        return {};
    const auto left = static_cast<double>(m_total - m_latest.done);
    const auto seconds
        = [](double value) { return std::chrono::seconds(static_cast<long>(std::ceil(value))); };
    return TimeRange{seconds(left / fastest) + kRestartTime.shortest,
                     seconds(left / slowest) + kRestartTime.longest};
}

}  // namespace reviver
