// SPDX-License-Identifier: Apache-2.0
#include "app/cli/repair_pace.h"

#include <gtest/gtest.h>

namespace reviver::cli::test {

namespace {

using namespace std::chrono_literals;

constexpr std::uint64_t kTotal = 36'000'000;

TEST(RepairPace, SaysNothingBeforeTheFirstOctet)
{
    VirtualClock clock;
    RepairPace pace(clock);
    pace.update(0, kTotal);
    clock.sleep(60s);
    pace.update(0, kTotal);
    EXPECT_EQ(pace.average(), 0);
    EXPECT_EQ(pace.timeLeftText(), "");
}

TEST(RepairPace, ForecastsOnlyAfterTenSeconds)
{
    VirtualClock clock;
    RepairPace pace(clock);
    for (int second = 0; second < 10; ++second) {
        pace.update(1 + static_cast<std::uint64_t>(second) * 130'000, kTotal);
        EXPECT_EQ(pace.timeLeftText(), "") << second;
        clock.sleep(1s);
    }
    pace.update(1 + 10 * 130'000, kTotal);
    EXPECT_NE(pace.timeLeftText(), "");
}

TEST(RepairPace, GivesARangeAroundASteadySpeed)
{
    VirtualClock clock;
    RepairPace pace(clock);
    for (std::uint64_t second = 0; second <= 20; ++second) {
        pace.update(1 + second * 100'000, 14'000'001);
        clock.sleep(1s);
    }
    EXPECT_NEAR(pace.average(), 100'000, 1);
    EXPECT_EQ(pace.timeLeftText(), "1 to 3 min left");  // 120 s are left
}

TEST(RepairPace, WidensTheRangeWhenTheSpeedDrops)
{
    VirtualClock clock;
    RepairPace pace(clock);
    std::uint64_t done = 1;
    for (int second = 0; second < 40; ++second) {
        pace.update(done, 10'000'000);
        done += second < 20 ? 200'000 : 20'000;
        clock.sleep(1s);
    }
    EXPECT_EQ(pace.timeLeftText(), "1 to 6 min left");
}

TEST(RepairPace, CountsSecondsNearTheEnd)
{
    VirtualClock clock;
    RepairPace pace(clock);
    for (std::uint64_t second = 0; second <= 20; ++second) {
        pace.update(1 + second * 100'000, 4'000'001);
        clock.sleep(1s);
    }
    EXPECT_EQ(pace.timeLeftText(), "18 to 22 s left");
}

}  // namespace

}  // namespace reviver::cli::test
