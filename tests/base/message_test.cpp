// SPDX-License-Identifier: Apache-2.0
#include "core/base/message.h"

#include <gtest/gtest.h>

namespace reviver {
namespace {

TEST(Message, FillsItsPlacesInAnyOrder)
{
    const Message message{REVIVER_TR("%2 is using %1"), {"the modem", "ModemManager"}};
    EXPECT_EQ(message.english(), "ModemManager is using the modem");
}

TEST(Message, LeavesPercentSignsAndMissingPlacesAlone)
{
    EXPECT_EQ(Message(REVIVER_TR("100 % of %1%3"), {"x"}).english(), "100 % of x");
}

TEST(Message, NeverFillsPlacesInsideValues)
{
    EXPECT_EQ(Message(REVIVER_TR("%1 and %2"), {"%2", "b"}).english(), "%2 and b");
}

}  // namespace
}  // namespace reviver
