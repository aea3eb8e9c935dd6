// SPDX-License-Identifier: Apache-2.0
#include "core/repair/progress_model.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <random>

namespace reviver::test {
namespace {

using namespace std::chrono_literals;

constexpr std::uint64_t kTotal = 36'000'000;

RepairPlan plan()
{
    RepairPlan plan;
    plan.bytes = kTotal;
    for (const StepKind kind : {StepKind::CheckConnection, StepKind::WriteImage, StepKind::Restart,
                                StepKind::AwaitReturn, StepKind::ReadInfo}) {
        PlanStep step{};
        step.kind = kind;
        plan.steps.push_back(step);
    }
    return plan;
}

RepairProgress written(std::uint64_t done)
{
    return {1, done, kTotal, done, kTotal, {}};
}

/// Writes `rate` octets a second for `duration`, ten values a second.
void write(ProgressModel &model, Clock::Instant &now, std::uint64_t &done, std::uint64_t rate,
           std::chrono::seconds duration)
{
    for (auto i = 0; i < duration.count() * 10; ++i) {
        now += 100ms;
        done += rate / 10;
        model.progressed(written(done), now);
    }
}

TEST(ProgressModel, KnowsNothingBeforeTheFirstOctets)
{
    ProgressModel model;
    model.start(plan(), {});
    EXPECT_EQ(model.wholeFraction(), 0);
    EXPECT_FALSE(model.speed());
    EXPECT_FALSE(model.averageSpeed());
    EXPECT_FALSE(model.timeLeft());
}

TEST(ProgressModel, GivesARangeOnlyAfterTenSeconds)
{
    ProgressModel model;
    Clock::Instant now{};
    std::uint64_t done = 0;
    model.start(plan(), now);
    write(model, now, done, 200'000, 9s);
    EXPECT_FALSE(model.timeLeft());
    write(model, now, done, 200'000, 5s);
    ASSERT_TRUE(model.timeLeft());
    EXPECT_NEAR(*model.speed(), 200'000, 2'000);
    const double seconds = static_cast<double>(kTotal - done) / 200'000;
    EXPECT_NEAR(static_cast<double>(model.timeLeft()->shortest.count()), seconds + 10, 3);
    EXPECT_NEAR(static_cast<double>(model.timeLeft()->longest.count()), seconds + 30, 3);
}

TEST(ProgressModel, WidensTheRangeWhenTheSpeedChanged)
{
    ProgressModel model;
    Clock::Instant now{};
    std::uint64_t done = 0;
    model.start(plan(), now);
    write(model, now, done, 300'000, 12s);
    write(model, now, done, 100'000, 12s);
    ASSERT_TRUE(model.timeLeft());
    const auto left = static_cast<double>(kTotal - done);
    EXPECT_NEAR(static_cast<double>(model.timeLeft()->shortest.count()), left / 300'000 + 10, 4);
    EXPECT_NEAR(static_cast<double>(model.timeLeft()->longest.count()), left / 100'000 + 30, 6);
}

TEST(ProgressModel, ForgetsASlowStretchAfterHalfAMinute)
{
    ProgressModel model;
    Clock::Instant now{};
    std::uint64_t done = 0;
    model.start(plan(), now);
    write(model, now, done, 50'000, 12s);
    write(model, now, done, 200'000, 45s);
    ASSERT_TRUE(model.timeLeft());
    const double seconds = static_cast<double>(kTotal - done) / 200'000;
    EXPECT_NEAR(static_cast<double>(model.timeLeft()->longest.count()), seconds + 30, 3);
}

TEST(ProgressModel, NeverGoesBackAndIsNeverFullBeforeTheLastStep)
{
    ProgressModel model;
    model.start(plan(), {});
    model.progressed(written(20'000'000), Clock::Instant(20s));
    const double before = model.wholeFraction();
    model.progressed(written(10'000'000), Clock::Instant(21s));
    EXPECT_GE(model.wholeFraction(), before);
    model.progressed(written(kTotal), Clock::Instant(40s));
    EXPECT_LT(model.wholeFraction(), 1);
    EXPECT_FALSE(model.timeLeft()) << "what is left is the restart, not octets";
    for (std::size_t step = 2; step < 5; ++step) {
        EXPECT_LT(model.wholeFraction(), 1);
        model.stepFinished(step);
    }
    EXPECT_DOUBLE_EQ(model.wholeFraction(), 1);
}

/// A repair with a random throughput: stretches of speeds between a crawl and a rush, stalls
/// among them, values that come late or twice, and now and then a modem that leaves the bus
/// and has its image written again.
class RandomTrace : public testing::TestWithParam<unsigned> {
protected:
    std::mt19937 random{GetParam()};

    std::uint64_t upTo(std::uint64_t most)
    {
        return std::uniform_int_distribution<std::uint64_t>(0, most)(random);
    }
};

TEST_P(RandomTrace, IsHonestAllTheWay)
{
    ProgressModel model;
    Clock::Instant now{};
    model.start(plan(), now);
    std::uint64_t done = 0;
    double shown = 0;
    for (int stretch = 0; done < kTotal; ++stretch) {
        ASSERT_LT(stretch, 10'000);
        const std::uint64_t rate = upTo(9) == 0 ? 0 : 2'000 + upTo(800'000);
        if (upTo(19) == 0)
            done -= std::min(done, upTo(2'000'000));
        for (std::uint64_t tick = 0; tick < 1 + upTo(200) && done < kTotal; ++tick) {
            now += std::chrono::milliseconds(upTo(400));
            done = std::min(kTotal, done + rate / 5);
            model.progressed(written(done), now);
            ASSERT_GE(model.wholeFraction(), shown) << "it went back";
            shown = model.wholeFraction();
            ASSERT_LT(model.wholeFraction(), 1) << "it was full before the end";
            ASSERT_LT(model.wholePercent(), 100);
            if (const auto left = model.timeLeft()) {
                ASSERT_LE(left->shortest, left->longest);
                ASSERT_GT(left->shortest.count(), 0);
            }
            ASSERT_GT(model.speed().value_or(1), 0);
        }
    }
    for (std::size_t step = 1; step < 5; ++step) {
        ASSERT_LT(model.wholePercent(), 100);
        model.stepFinished(step);
    }
    EXPECT_EQ(model.wholePercent(), 100);
}

INSTANTIATE_TEST_SUITE_P(ProgressModel, RandomTrace, testing::Range(1u, 60u));

/// Octets acknowledged after each second, as practice modems at the pace of a real one took
/// them: steady, then with a long erasure, then over a link that loses answers.
TEST(ProgressModel, TheRangeHoldsTheRealEndOnRecordedTraces)
{
    const auto check = [](const std::vector<std::uint64_t> &perSecond) {
        std::uint64_t total = 0;
        for (const std::uint64_t octets : perSecond)
            total += octets;
        RepairPlan short_ = plan();
        short_.bytes = total;
        ProgressModel model;
        Clock::Instant now{};
        model.start(short_, now);
        const auto end = static_cast<double>(perSecond.size());
        std::uint64_t done = 0;
        int said = 0;
        int right = 0;
        for (std::size_t second = 0; second < perSecond.size(); ++second) {
            now += 1s;
            done += perSecond[second];
            model.progressed({1, done, total, done, total, {}}, now);
            const auto left = model.timeLeft();
            if (!left)
                continue;
            ++said;
            // The range is of the whole repair: restart and check take 10 to 30 s more.
            const double real = end - static_cast<double>(second) - 1;
            right += static_cast<double>(left->shortest.count()) - 10 <= real + 1
                && real - 1 <= static_cast<double>(left->longest.count()) - 30;
        }
        EXPECT_GT(said, 10);
        EXPECT_GE(right * 10, said * 9) << right << " of " << said;
    };
    check(std::vector<std::uint64_t>(60, 128'000));
    std::vector<std::uint64_t> erasing(60, 128'000);
    for (std::size_t second = 9; second < 60; second += 10)
        erasing[second] = 20'000;
    check(erasing);
    std::vector<std::uint64_t> losing;
    for (std::size_t second = 0; second < 80; ++second)
        losing.push_back(second % 7 == 3 ? 60'000 : 120'000);
    check(losing);
}

TEST(ProgressModel, KeepsWhatWasReachedWhenTheRestIsPlannedAnew)
{
    ProgressModel model;
    model.start(plan(), {});
    model.progressed(written(20'000'000), Clock::Instant(20s));
    const double before = model.wholeFraction();
    RepairPlan longer = plan();
    longer.bytes = kTotal * 2;
    model.replan(longer);
    model.progressed({1, 0, kTotal, 20'000'000, kTotal * 2, {}}, Clock::Instant(21s));
    EXPECT_GE(model.wholeFraction(), before);
}

}  // namespace
}  // namespace reviver::test
