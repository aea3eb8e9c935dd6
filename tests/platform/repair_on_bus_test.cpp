// SPDX-License-Identifier: Apache-2.0
// A whole repair over real serial ports: the stick restarts and comes back as another device
// under other names.
#include "tests/platform/practice_on_bus.h"
#include "tests/platform/repair_on_bus.h"

#include <gtest/gtest.h>

namespace reviver {
namespace {

TEST(RepairOnBus, AnUnfinishedStickIsWrittenAndComesBack)
{
    pretended::Bus bus;
    pretended::PracticeOnBus stick(bus, "e392-unfinished");
    SystemClock clock;
    const RepairResult result = pretended::repairOnlyModem(clock);
    EXPECT_EQ(result.outcome, Outcome::Verified)
        << result.happened.english() << (result.error ? result.error->detail() : "");
    EXPECT_EQ(stick.mode(), PracticeMode::Normal);
    EXPECT_GT(stick.generation(), 1u);
    EXPECT_TRUE(stick.forbiddenSeen().empty());
}

}  // namespace
}  // namespace reviver
