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

TEST(DeviceMode, everyModeHasANameOfItsOwn)
{
    std::set<std::string_view> names;
    for (int mode = 0; mode <= static_cast<int>(DeviceMode::Busy); ++mode)
        names.insert(modeName(static_cast<DeviceMode>(mode)));
    EXPECT_EQ(names.size(), static_cast<std::size_t>(DeviceMode::Busy) + 1);
}

TEST(DeviceMode, emergencyModesAreNoDownloadModes)
{
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
