// SPDX-License-Identifier: Apache-2.0
#include "core/base/clock.h"

#include <gtest/gtest.h>

namespace reviver {
namespace {

using namespace std::chrono_literals;

TEST(VirtualClock, MovesOnlyWhenSomebodySleeps)
{
    VirtualClock clock;
    const auto start = clock.now();
    EXPECT_EQ(clock.now(), start);
    clock.sleep(30s);
    EXPECT_EQ(clock.now() - start, 30s);
}

TEST(SystemClock, ReturnsAtOnceWhenStopped)
{
    SystemClock clock;
    StopSource stop;
    stop.requestStop();
    const auto start = clock.now();
    clock.sleep(1h, stop.token());
    EXPECT_LT(clock.now() - start, 1min);
}

TEST(StopToken, TellsStopNowFromStopAfterTheImage)
{
    StopSource stop;
    const StopToken token = stop.token();
    EXPECT_EQ(token.request(), StopRequest::None);
    stop.requestStop(StopRequest::AfterImage);
    EXPECT_FALSE(token.stopRequested());
    stop.requestStop(StopRequest::Now);
    EXPECT_TRUE(token.stopRequested());
}

TEST(ClockText, SaysDurationsInWords)
{
    EXPECT_EQ(durationText(279s), "4 minutes and 39 seconds");
    EXPECT_EQ(durationText(61s), "1 minute and 1 second");
    EXPECT_EQ(durationText(900ms), "1 second");
}

TEST(ClockText, WritesUtcWithMilliseconds)
{
    EXPECT_EQ(isoTimeText(Clock::WallTime{} + 1500ms), "1970-01-01T00:00:01.500Z");
}

}  // namespace
}  // namespace reviver
