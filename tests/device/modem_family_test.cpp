// SPDX-License-Identifier: Apache-2.0
#include "core/device/modem_family.h"

#include <gtest/gtest.h>
#include <set>

namespace reviver {
namespace {

TEST(ModemFamilies, everyRowNamesItsSource)
{
    for (const ModemFamily *family : modemFamilies()) {
        EXPECT_FALSE(family->name.empty());
        EXPECT_FALSE(family->chip.empty()) << family->name;
        for (const UsbIdentity &row : family->identities)
            EXPECT_FALSE(row.source.empty()) << family->name << " " << row.id.text();
    }
}

TEST(ModemFamilies, noFamilyListsAnIdTwiceAndNoNameIsUsedTwice)
{
    std::set<std::string_view> names;
    for (const ModemFamily *family : modemFamilies()) {
        EXPECT_TRUE(names.insert(family->name).second) << family->name;
        std::set<UsbId> ids;
        for (const UsbIdentity &row : family->identities)
            EXPECT_TRUE(ids.insert(row.id).second) << family->name << " " << row.id.text();
    }
}

TEST(ModemFamilies, onlyABootStageHasAFirehoseOfItsOwn)
{
    EXPECT_TRUE(hasOwnFirehose({0x1199, 0x9090}));
    EXPECT_FALSE(hasOwnFirehose({0x1199, 0x9091})) << "the modem that runs";
    EXPECT_FALSE(hasOwnFirehose({0x05C6, 0x9008}));
}

TEST(ModemFamilies, everyModelIsFoundInItsOwnFamily)
{
    for (const ModemFamily *family : modemFamilies()) {
        for (const std::string_view model : family->models)
            EXPECT_EQ(familyOfModel(model), family) << model;
    }
}

TEST(ModemFamilies, modelsAreFoundInsideLongerTextsButNotInsideLongerNumbers)
{
    ASSERT_NE(familyOfModel("HUAWEI E392u-12"), nullptr);
    EXPECT_EQ(familyOfModel("HUAWEI E392u-12")->chip, "MDM9200");
    EXPECT_EQ(familyOfModel("E3372h-607")->name, "Huawei Balong LTE");
    EXPECT_EQ(familyOfModel("E39"), nullptr);
    EXPECT_EQ(familyOfModel("E3929"), nullptr);
    EXPECT_EQ(familyOfModel("CL1E392DM"), nullptr);
    EXPECT_EQ(familyOfModel(""), nullptr);
}

TEST(ModemFamilies, theForumsBuildIdMeansMdm9200)
{
    ASSERT_NE(familyOfBuild("9x00B-SCAQDBZM-30350"), nullptr);
    EXPECT_EQ(familyOfBuild("9x00B-SCAQDBZM-30350")->chip, "MDM9200");
    EXPECT_EQ(familyOfBuild("7200B--SKCBADZM")->name, "Huawei Balong LTE");
    EXPECT_EQ(familyOfBuild("7200B-SOMETHING"), nullptr) << "a real MSM7200 is no Balong";
    EXPECT_EQ(familyOfBuild(""), nullptr);
}

TEST(ModemFamilies, anIdThatSeveralModesShareHintsAtNothing)
{
    EXPECT_EQ(hintOfUsbId({0x12D1, 0x1003}), DeviceMode::Unknown);
    EXPECT_EQ(hintOfUsbId({0x12D1, 0x1C05}), DeviceMode::Unknown);
    EXPECT_EQ(hintOfUsbId({0x05C6, 0x9008}), DeviceMode::Unknown);
    EXPECT_EQ(hintOfUsbId({0x1234, 0x5678}), DeviceMode::Unknown);
    EXPECT_EQ(hintOfUsbId({0x12D1, 0x151A}), DeviceMode::CdRom);
    EXPECT_EQ(hintOfUsbId({0x12D1, 0x1506}), DeviceMode::Normal);
    EXPECT_EQ(hintOfUsbId({0x12D1, 0x1443}), DeviceMode::BalongBootRom);
}

TEST(ModemFamilies, mostIdsAreShared)
{
    EXPECT_EQ(familiesOfUsbId({0x12D1, 0x151B}).size(), 1u);
    EXPECT_GE(familiesOfUsbId({0x12D1, 0x1506}).size(), 3u);
    EXPECT_TRUE(familiesOfUsbId({0x1234, 0x5678}).empty());
}

}  // namespace
}  // namespace reviver
