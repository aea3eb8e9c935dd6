// SPDX-License-Identifier: Apache-2.0
#include "core/repair/progress_model.h"

#include <gtest/gtest.h>

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

}  // namespace
}  // namespace reviver::test
