// SPDX-License-Identifier: Apache-2.0
#include "core/device/port_set.h"

#include <gtest/gtest.h>
#include <set>

namespace reviver {
namespace {

TEST(PortSet, realSetsAreReadAndTaken)
{
    // Captures: E392-era Qualcomm, E3372s, E3372, and a set written by hand.
    for (const char *text :
         {"A1,A2;1,2,3,7,A1,A2", "A1,A2;12,10,16,A1,A2", "A1,A2;12,1,16,A1,A2", "FF;12,16", "A1;2"}) {
        const auto set = parsePortSet(text);
        ASSERT_TRUE(set.has_value()) << text;
        EXPECT_EQ(set->text(), text);
        EXPECT_TRUE(checkPortSet(*set).has_value()) << text;
        EXPECT_EQ(portSetCommand(*set).value(), std::string("AT^SETPORT=\"") + text + "\"");
    }
}

TEST(PortSet, blanksAndLowerCaseAreAllowed)
{
    EXPECT_EQ(parsePortSet(" a1, a2 ; 1 ,2").value().text(), "A1,A2;1,2");
}

TEST(PortSet, noSetThatLocksItsOwnerOutIsEverWritten)
{
    for (const char *text : {"FF;1,16", "A1,A2;1,3,7", "FF;", "A1;10,13", ";1,3"}) {
        const auto set = parsePortSet(text);
        ASSERT_TRUE(set.has_value()) << text;
        EXPECT_FALSE(set->hasControlPort()) << text;
        const auto command = portSetCommand(*set);
        ASSERT_FALSE(command.has_value()) << text;
        EXPECT_EQ(command.error().code(), ErrorCode::InvalidArgument);
        EXPECT_NE(command.error().detail().find("control port"), std::string::npos);
    }
}

TEST(PortSet, oddSetsAreRefusedWithTheReason)
{
    const std::pair<const char *, const char *> odd[] = {
        {"A1,A2;2,2", "twice"},
        {"A1;2,99", "unknown port code"},
        {"2;2", "first part"},
        {"A2,A1;2", "first part"},
        {"A1,A2,A3;2", "first part"},
        {";2", "first part"},
        {"FF,A1;2", "first part"},
        {"A1;1,2,3,4,5,6,7,10,12", "more than the 8"},
        {"A1;2,,3", "unknown port code"},
        {"A1,A1;2", "first part"},
    };
    for (const auto &[text, reason] : odd) {
        const auto set = parsePortSet(text);
        ASSERT_TRUE(set.has_value()) << text;
        const auto checked = checkPortSet(*set);
        ASSERT_FALSE(checked.has_value()) << text;
        EXPECT_NE(checked.error().detail().find(reason), std::string::npos)
            << text << ": " << checked.error().detail();
    }
}

TEST(PortSet, otherShapesAreNoPortSet)
{
    for (const char *text : {"", "1,2,3", "A1;2;3", "A1:2"})
        EXPECT_FALSE(parsePortSet(text).has_value()) << text;
}

TEST(PortCodes, areAllDifferentAndNamed)
{
    std::set<std::string_view> codes;
    for (const PortCode &row : portCodes()) {
        EXPECT_TRUE(codes.insert(row.code).second) << row.code;
        EXPECT_FALSE(row.name.empty());
    }
}

}  // namespace
}  // namespace reviver
