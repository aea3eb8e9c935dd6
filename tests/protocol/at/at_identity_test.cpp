// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/at/at_identity.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace reviver::at {
namespace {

using testing::ElementsAre;

// Capture of an E392 (musicnaut.iki.fi), its IMEI replaced by a test number.
TEST(AtIdentity, ReadsAtiByKeysInAnyOrder)
{
    const Lines lines{"+GCAP: +CGSM,+DS,+ES", "IMEI: 001010000000008", "Revision: 11.433.57.00.260",
                      "Model: E392", "Manufacturer: Huawei Technologies Co., Ltd."};
    const Identification id = parseAti(lines);
    EXPECT_EQ(id.manufacturer, "Huawei Technologies Co., Ltd.");
    EXPECT_EQ(id.model, "E392");
    EXPECT_EQ(id.revision, "11.433.57.00.260");
    EXPECT_EQ(id.imei, "001010000000008");
    EXPECT_THAT(id.capabilities, ElementsAre("+CGSM", "+DS", "+ES"));
    EXPECT_FALSE(id.empty());
}

TEST(AtIdentity, ReadsTheSerialNumberOfASierraModem)
{
    EXPECT_EQ(parseAti({"IMEI SV:  4", "FSN: PR0123456789F"}).factoryNumber, "PR0123456789F");
}

TEST(AtIdentity, IsEmptyWhenTheModemSaysNothing)
{
    EXPECT_TRUE(parseAti({}).empty());
    EXPECT_TRUE(parseAti({"2.0"}).empty());
}

// Capture of an E3372.
TEST(AtIdentity, ReadsTheVersionBlock)
{
    const VersionBlock block
        = parseVersionBlock({"^VERSION:BDT:Apr 08 2018, 12:00:01", "^VERSION:EXTS:22.329.63.00.74",
                             "^VERSION:EXTH:CL2E3372HM Ver.A", "^VERSION:EXTU:E3372", "^VERSION:CFG:1004",
                             "^VERSION:PRL:", "^VERSION", "noise"});
    EXPECT_EQ(block.text("BDT"), "Apr 08 2018, 12:00:01");
    EXPECT_EQ(block.text("EXTS"), "22.329.63.00.74");
    EXPECT_EQ(block.text("EXTH"), "CL2E3372HM Ver.A");
    EXPECT_EQ(block.text("EXTU"), "E3372");
    EXPECT_EQ(block.text("CFG"), "1004");
    EXPECT_EQ(block.text("PRL"), "");
    EXPECT_EQ(block.text("OEM"), "");
    EXPECT_EQ(block.texts.size(), 6u);
}

TEST(AtIdentity, ReadsTheHardwareName)
{
    EXPECT_EQ(parseHardwareVersion({"^HWVER: \"BALONGSPC2H\""}), "BALONGSPC2H");
    EXPECT_EQ(parseHardwareVersion({"^hwver:CH1E3276SM Ver.C"}), "CH1E3276SM Ver.C");
    EXPECT_FALSE(parseHardwareVersion({}));
    EXPECT_FALSE(parseHardwareVersion({"^HWVER: \"\""}));
}

// Captures of an E3372 and of an E3276.
TEST(AtIdentity, ReadsProductFirmwareAndHardwareInOneLine)
{
    const auto e3372 = parseProductVersions({"^FHVER:\"E3372H-607 22.329.63.00.74,CL2E3372HM Ver.A\""});
    ASSERT_TRUE(e3372);
    EXPECT_EQ(*e3372, (ProductVersions{"E3372H-607", "22.329.63.00.74", "CL2E3372HM Ver.A"}));
    const auto e3276 = parseProductVersions({"^FHVER:\"E3276s-150 21.263.03.00.78,CH1E3276SM Ver.C\""});
    ASSERT_TRUE(e3276);
    EXPECT_EQ(e3276->hardware, "CH1E3276SM Ver.C");
    for (const char *line :
         {"^FHVER:", "^FHVER:\"E3372\"", "^FHVER:\"E3372H-607 22\"", "^FHVER:\"E3372,CL2\""})
        EXPECT_FALSE(parseProductVersions({line})) << line;
}

TEST(AtIdentity, ReadsTheCardLockState)
{
    const auto locked = parseCardLock({"^CARDLOCK: 1,10,0"});
    ASSERT_TRUE(locked);
    EXPECT_EQ(*locked, (CardLock{CardLock::State::Locked, 10, "0"}));
    EXPECT_EQ(parseCardLock({"^CARDLOCK: 2,10,0"})->state, CardLock::State::Unlocked);
    EXPECT_EQ(parseCardLock({"^CARDLOCK:3,0"})->state, CardLock::State::Customised);
    for (const char *line : {"^CARDLOCK:", "^CARDLOCK: 0,1,0", "^CARDLOCK: 4,1,0", "^CARDLOCK: 1",
                             "^CARDLOCK: x,1,0", "^CARDLOCK: 1,99999999999,0", "OK"})
        EXPECT_FALSE(parseCardLock({line})) << line;
}

}  // namespace
}  // namespace reviver::at
