// SPDX-License-Identifier: Apache-2.0
// What an owner sees of whole repairs at random paces: bar, range and stalls.
#include "core/repair/progress_model.h"
#include "tests/repair/practice_bench.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <random>

namespace reviver::test {
namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

/// Looks at the bar after everything that it is told.
class Watcher final : public RepairObserver {
public:
    Watcher(const RepairPlan &plan, const Clock &clock) : m_plan(plan), m_clock(clock)
    {
        m_model.start(plan, clock.now());
    }

    void logged(const LogLine &) override {}
    void modeChanged(DeviceMode) override {}
    void stepStarted(std::size_t step) override
    {
        m_model.stepStarted(step);
        look();
    }
    void stepFinished(std::size_t step) override
    {
        m_octetsOver += m_plan.steps[step].bytes;
        m_stepsOver.insert(step);
        m_model.stepFinished(step);
        look();
    }
    void progressed(const RepairProgress &at) override
    {
        EXPECT_EQ(at.total, m_plan.bytes);
        EXPECT_GE(at.done, m_done);
        if (at.stepTotal > 0) {
            EXPECT_EQ(at.done, m_octetsOver + at.stepDone) << "octets count over the whole job";
        }
        if (at.done > m_done)
            m_lastOctets = m_clock.now();
        m_done = at.done;
        m_model.progressed(at, m_clock.now());
        look();
        if (const auto left = m_model.timeLeft())
            m_said.push_back({m_clock.now(), *left});
    }
    void stalled(milliseconds silence, milliseconds) override
    {
        if (silence == 0ms)
            ++answeredAgain;
        else if (silence < m_silence || m_silence == 0ms)
            firstWords.push_back(silence);
        m_silence = silence;
    }

    /// How many of the ranges held the end of the writing; the restart comes on top of it.
    double partOfTrueRanges() const
    {
        const auto isTrue = [this](const Said &said) {
            const auto real = std::chrono::duration<double>(m_lastOctets - said.at).count();
            return static_cast<double>(said.left.shortest.count()) - 10 <= real + 2
                && real - 2 <= static_cast<double>(said.left.longest.count()) - 30;
        };
        return static_cast<double>(std::ranges::count_if(m_said, isTrue))
            / static_cast<double>(m_said.size());
    }
    std::size_t ranges() const { return m_said.size(); }
    int percent() const { return m_model.wholePercent(); }

    std::vector<milliseconds> firstWords;  ///< after how long each stall was named
    std::size_t answeredAgain = 0;

private:
    struct Said {
        Clock::Instant at;
        ProgressModel::TimeRange left;
    };

    void look()
    {
        EXPECT_GE(m_model.wholeFraction(), m_whole) << "the bar went back";
        m_whole = m_model.wholeFraction();
        if (m_stepsOver.size() < m_plan.steps.size()) {
            EXPECT_LT(m_model.wholePercent(), 100) << "full before the end";
        }
    }

    const RepairPlan &m_plan;
    const Clock &m_clock;
    ProgressModel m_model;
    double m_whole = 0;
    std::uint64_t m_done = 0;
    std::uint64_t m_octetsOver = 0;
    std::set<std::size_t> m_stepsOver;
    milliseconds m_silence{0};
    Clock::Instant m_lastOctets;
    std::vector<Said> m_said;
};

class ProgressTrace : public testing::TestWithParam<unsigned> {
protected:
    std::mt19937 random{GetParam()};

    int from(int least, int most) { return std::uniform_int_distribution(least, most)(random); }

    /// A repair by a modem of this pace, told to `seen`.
    void repair(std::vector<Fault> faults, const std::function<void(const Watcher &)> &check)
    {
        VirtualClock clock;
        PracticeModemOptions options;
        options.pace.perKib = milliseconds(from(60, 400));
        options.pace.perReply = milliseconds(from(1, 20));
        options.unsolicited = false;
        options.faults = std::move(faults);
        PracticeHost host(*findScenario("e392-unfinished"), clock, std::move(options));
        const Hardware hardware{host, host, clock};
        const Evidence evidence = probeModem(groupModems(host.devices()).at(0), hardware);
        const FirmwareBundle bundle = practiceBundle();
        const RepairPlan plan = makePlan(evidence, bundle, {});
        Watcher watcher(plan, clock);
        const RepairResult result = RepairJob(plan, evidence, bundle, hardware).run(watcher);
        EXPECT_EQ(result.outcome, Outcome::Verified) << result.happened.english();
        EXPECT_EQ(watcher.percent(), 100);
        check(watcher);
    }
};

TEST_P(ProgressTrace, OfASteadyModemGivesRangesThatHold)
{
    repair({}, [](const Watcher &watcher) {
        EXPECT_GT(watcher.ranges(), 5u);
        EXPECT_GE(watcher.partOfTrueRanges(), 0.9);
        EXPECT_TRUE(watcher.firstWords.empty()) << "nothing stalled";
    });
}

TEST_P(ProgressTrace, NamesEachStallAfterFiveSecondsAndItsEnd)
{
    std::vector<Fault> faults;
    std::size_t stalls = 0;
    // Far enough from each other that no block stalls again when it is repeated.
    for (std::uint64_t block = 2; block < 70; block += static_cast<std::uint64_t>(from(6, 14))) {
        const bool isLong = from(0, 1) == 1;
        stalls += isLong ? 1 : 0;
        faults.push_back({FaultKind::Stall, block, std::chrono::seconds(isLong ? from(7, 12) : from(1, 3))});
    }
    repair(std::move(faults), [stalls](const Watcher &watcher) {
        ASSERT_EQ(watcher.firstWords.size(), stalls);
        EXPECT_EQ(watcher.answeredAgain, stalls);
        for (const milliseconds words : watcher.firstWords) {
            EXPECT_GE(words, 5s);
            EXPECT_LE(words, 6s);
        }
    });
}

INSTANTIATE_TEST_SUITE_P(Progress, ProgressTrace, testing::Range(1u, 13u));

}  // namespace
}  // namespace reviver::test
