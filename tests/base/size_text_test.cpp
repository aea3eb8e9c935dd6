// SPDX-License-Identifier: Apache-2.0
#include "core/base/size_text.h"

#include <gtest/gtest.h>

namespace reviver {
namespace {

TEST(SizeText, UsesDecimalUnitsAsTheWindowDoes)
{
    EXPECT_EQ(sizeText(464), "464 bytes");
    EXPECT_EQ(sizeText(40'852), "40.9 kB");
    EXPECT_EQ(sizeText(30'765'600), "30.8 MB");
    EXPECT_EQ(sizeText(999), "999 bytes");
    EXPECT_EQ(sizeText(999'960), "1.0 MB");
}

TEST(SizeText, SeparatesThousands)
{
    EXPECT_EQ(countText(0), "0");
    EXPECT_EQ(countText(999), "999");
    EXPECT_EQ(countText(22'960), "22,960");
    EXPECT_EQ(countText(1'234'567), "1,234,567");
}

}  // namespace
}  // namespace reviver
