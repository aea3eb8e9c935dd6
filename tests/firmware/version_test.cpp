// SPDX-License-Identifier: Apache-2.0
#include "core/firmware/version_groups.h"

#include <gmock/gmock.h>

namespace reviver {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(VersionGroups, OfTheE392FirmwareAreExplained)
{
    EXPECT_THAT(versionGroups("11.433.57.00.260"),
                ElementsAre(ImageDetail{"generation", "11, Qualcomm stick or module"},
                            ImageDetail{"product line", "433, as in E392 and E589"},
                            ImageDetail{"release", "57"}, ImageDetail{"sub-release", "00"},
                            ImageDetail{"operator", "260"}));
}

TEST(VersionGroups, OfAServiceReleaseSaySo)
{
    EXPECT_THAT(versionGroups("21.170.99.03.00"),
                ElementsAre(ImageDetail{"generation", "21, Balong stick"}, ImageDetail{"product line", "170"},
                            ImageDetail{"release", "99, service release"}, ImageDetail{"sub-release", "03"},
                            ImageDetail{"operator", "00, no particular operator"}));
}

TEST(VersionGroups, OfOtherMakersAreNotExplained)
{
    EXPECT_THAT(versionGroups("1.2.3.4"), IsEmpty());
    EXPECT_THAT(versionGroups(""), IsEmpty());
    EXPECT_THAT(versionGroups("SYNTH_01.00.00.00"), IsEmpty());
}

TEST(VersionGroups, AreCountedFromZero)
{
    EXPECT_EQ(versionGroup("11.433.57.00.260", 1), "433");
    EXPECT_EQ(versionGroup("11.433.57.00.260", 4), "260");
    EXPECT_EQ(versionGroup("11.433", 4), "");
}

}  // namespace
}  // namespace reviver
