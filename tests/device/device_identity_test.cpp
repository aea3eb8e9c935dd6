// SPDX-License-Identifier: Apache-2.0
#include "core/device/device_identity.h"
#include "core/device/device_mode.h"

#include <gtest/gtest.h>
#include <set>

namespace reviver {
namespace {

const std::string kImei = "001010000000008";

TEST(MaskIdentity, keepsTheFirstTwoAndTheLastThreeCharacters)
{
    EXPECT_EQ(maskIdentity(kImei), "00**********008");
    EXPECT_EQ(maskIdentity("12345678"), "12***678");
}

TEST(MaskIdentity, hidesShortTextsWholeAndLeavesEmptyOnesEmpty)
{
    EXPECT_EQ(maskIdentity("1234567"), "***");
    EXPECT_EQ(maskIdentity(""), "");
}

TEST(MaskNumbers, hidesLongRunsOfDigitsWhereverTheyStand)
{
    EXPECT_EQ(maskNumbers("IMEI: " + kImei + " / OK"), "IMEI: 00**********008 / OK");
    EXPECT_EQ(maskNumbers(kImei + kImei).find(kImei), std::string::npos);
    EXPECT_EQ(maskNumbers("89490200001234567890F"), "89***************890F");
}

TEST(MaskNumbers, leavesVersionsAndShortNumbersAlone)
{
    for (const std::string text :
         {"11.433.57.00.260", "2026-11-23 14:03:27", "1234567890123", "", "9x00B-SCAQDBZM"})
        EXPECT_EQ(maskNumbers(text), text);
}

TEST(SameModel, takesMarketNamesAndVariantsForOneModel)
{
    EXPECT_TRUE(sameModel("E392", "HUAWEI E392u-12"));
    EXPECT_TRUE(sameModel("E3372h-153", "E3372h"));
    EXPECT_FALSE(sameModel("E3372h", "E3372s"));
    EXPECT_FALSE(sameModel("E392", "E3372h"));
}

// Each pair as one modem said it: AT^FHVER and AT^HWVER of an E3372h and an E3276s.
TEST(ProductName, standsForAModel)
{
    EXPECT_EQ(modelOfProductName("CL2E3372HM"), "E3372h");
    EXPECT_EQ(modelOfProductName("CH1E3276SM"), "E3276s");
    EXPECT_EQ(modelOfProductName("CH1E392DM"), "E392");
    EXPECT_EQ(modelOfProductName("CL1E589M22"), "E589");
    for (const char *other : {"", "E3372", "C", "CL2", "CL2E", "CL2E33", "CL2E3372", "E3372 CL2E3372HM"})
        EXPECT_EQ(modelOfProductName(other), other);
}

TEST(DeviceMode, everyModeHasANameOfItsOwn)
{
    std::set<std::string_view> names;
    for (int mode = 0; mode <= static_cast<int>(DeviceMode::Busy); ++mode)
        names.insert(modeName(static_cast<DeviceMode>(mode)));
    EXPECT_EQ(names.size(), static_cast<std::size_t>(DeviceMode::Busy) + 1);
}

TEST(DeviceMode, emergencyModesAreNoDownloadModes)
{
    for (const DeviceMode mode : {DeviceMode::BalongBootRom, DeviceMode::Sahara, DeviceMode::MemoryDump})
        EXPECT_TRUE(isEmergencyMode(mode));
    for (const DeviceMode mode : {DeviceMode::Normal, DeviceMode::BalongDownload, DeviceMode::Silent})
        EXPECT_FALSE(isEmergencyMode(mode));
    EXPECT_TRUE(isDownloadMode(DeviceMode::HuaweiDownload));
    EXPECT_TRUE(isDownloadMode(DeviceMode::StreamingLoader));
    EXPECT_TRUE(isDownloadMode(DeviceMode::BalongDownload));
    EXPECT_FALSE(isDownloadMode(DeviceMode::Normal));
    EXPECT_TRUE(isDownloadMode(DeviceMode::Sahara));
    EXPECT_TRUE(isDownloadMode(DeviceMode::Firehose));
    EXPECT_FALSE(isDownloadMode(DeviceMode::MemoryDump));
    EXPECT_FALSE(isDownloadMode(DeviceMode::Silent));
}

TEST(Speech, everySpeechHasANameOfItsOwn)
{
    std::set<std::string_view> names;
    for (int speech = 0; speech <= static_cast<int>(Speech::MemoryDump); ++speech)
        names.insert(speechName(static_cast<Speech>(speech)));
    EXPECT_EQ(names.size(), static_cast<std::size_t>(Speech::MemoryDump) + 1);
}

}  // namespace
}  // namespace reviver
