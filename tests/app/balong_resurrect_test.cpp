// SPDX-License-Identifier: Apache-2.0
#include "tests/app/program.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace reviver::test {

namespace {

using testing::HasSubstr;

TEST(BalongResurrect, RepairsAStickInItsDownloadMonitor)
{
    const PracticeFiles files;
    const Finished run = runCli(resurrect("e3372-download", files.balongFirmware, {"--yes"}));
    EXPECT_EQ(run.code, 0) << run.out << run.err;
    EXPECT_THAT(run.out, HasSubstr("Repaired and checked"));
    EXPECT_THAT(run.out, HasSubstr("22.180.05.00.00"));
}

TEST(BalongResurrect, RepairsAStickThatWantsSignedFirmware)
{
    const PracticeFiles files;
    const Finished run = runCli(resurrect("e3372-signed", files.signedBalongFirmware, {"--yes", "--json"}));
    EXPECT_EQ(run.code, 0) << run.out << run.err;
    EXPECT_EQ(run.result()["outcome"], "verified");

    const Finished plain = runCli(resurrect("e3372-signed", files.balongFirmware, {"--yes", "--json"}));
    EXPECT_EQ(plain.code, 6) << plain.out;
    EXPECT_EQ(plain.result()["code"], "RV-302");
}

TEST(BalongResurrect, AsksBeforeItTouchesAStickThatWorks)
{
    const PracticeFiles files;
    const Finished dry = runCli(resurrect("e3372-healthy", files.balongFirmware, {"--dry-run"}));
    EXPECT_EQ(dry.code, 0) << dry.out << dry.err;
    EXPECT_THAT(dry.out, HasSubstr("This modem works now"));
    const Finished unasked = runCli(resurrect("e3372-healthy", files.balongFirmware, {}));
    EXPECT_EQ(unasked.code, 4) << "nobody is there to say yes";
    const Finished run = runCli(resurrect("e3372-healthy", files.balongFirmware, {"--yes", "--json"}));
    EXPECT_EQ(run.code, 0) << run.out << run.err;
    EXPECT_EQ(run.result()["outcome"], "verified");
}

TEST(BalongResurrect, GoesFromTheBootRomToTheLastImageByItself)
{
    const PracticeFiles files;
    const Finished without = runCli(resurrect("e3372-bootrom", files.balongFirmware, {"--yes"}));
    EXPECT_EQ(without.code, 4);
    EXPECT_THAT(without.err, HasSubstr("usbloader"));
    EXPECT_THAT(without.err, HasSubstr("--loader"));

    const Finished run = runCli(resurrect("e3372-bootrom", files.balongFirmware,
                                          {"--yes", "--json", "--loader", files.balongLoader}));
    EXPECT_EQ(run.code, 0) << run.out << run.err;
    EXPECT_EQ(run.result()["outcome"], "verified");
}

TEST(BalongResurrect, RefusesFirmwareForAnotherChip)
{
    const PracticeFiles files;
    const Finished run = runCli(resurrect("e3372-download", files.firmware, {"--yes", "--json"}));
    EXPECT_EQ(run.code, 4) << run.out;
    EXPECT_EQ(run.result()["outcome"], "refused");
}

}  // namespace

}  // namespace reviver::test
