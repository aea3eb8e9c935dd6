// SPDX-License-Identifier: Apache-2.0
#include "tests/app/program.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace reviver::test {

namespace {

using testing::HasSubstr;
using testing::Not;

constexpr const char *kVersion = "11.433.57.00.260";

TEST(Resurrect, RouteARepairsAndSaysSo)
{
    const PracticeFiles files;
    const Finished run = runCli(resurrect("e392-unfinished", files.firmware, {"--yes"}));
    EXPECT_EQ(run.code, 0) << run.out << run.err;
    EXPECT_THAT(run.out, HasSubstr("Repaired and checked"));
    EXPECT_THAT(run.out, HasSubstr(kVersion));
    EXPECT_THAT(run.out, testing::ContainsRegex("[0-9][0-9]:[0-9][0-9]:[0-9][0-9]  "));
    EXPECT_THAT(run.out, Not(HasSubstr("\r")));
}

TEST(Resurrect, RouteBRepairsWithALoaderOfTheUser)
{
    const PracticeFiles files;
    const Finished run
        = runCli(resurrect("e392-dmss", files.firmware, {"--yes", "--json", "--loader", files.loader}));
    EXPECT_EQ(run.code, 0) << run.out << run.err;
    EXPECT_EQ(run.result()["outcome"], "verified");
}

TEST(Resurrect, AMdm9615GetsTheLoaderOfItsFolder)
{
    const PracticeFiles files;
    const Finished run = runCli(
        resurrect("mdm9615-dload", files.folder / "EC20CEFAR02A07M4G_practice", {"--yes", "--json"}));
    EXPECT_EQ(run.code, 0) << run.out << run.err;
    EXPECT_EQ(run.result()["outcome"], "verified");
}

TEST(Resurrect, AnotherPartitionTableIsAFailureWithWords)
{
    const PracticeFiles files;
    const Finished run
        = runCli(resurrect("e392-dmss-other-table", files.firmware, {"--yes", "--loader", files.loader}));
    EXPECT_NE(run.code, 0);
    EXPECT_THAT(run.out + run.err, HasSubstr("divided otherwise than the file wants it"));
    EXPECT_THAT(run.out + run.err, HasSubstr("Nothing was changed on the modem."));
}

TEST(Resurrect, RouteBWithoutALoaderIsRefusedWithAdvice)
{
    const PracticeFiles files;
    const Finished run = runCli(resurrect("e392-dmss", files.firmware, {"--yes"}));
    EXPECT_EQ(run.code, 4);
    EXPECT_THAT(run.err, HasSubstr("--loader FILE"));
    EXPECT_THAT(run.err, HasSubstr("Nothing was changed on the modem."));
}

TEST(Resurrect, JsonIsOneObjectALineAndEndsWithTheResult)
{
    const PracticeFiles files;
    const Finished run = runCli(resurrect("e392-unfinished", files.firmware, {"--yes", "--json"}));
    EXPECT_EQ(run.code, 0) << run.err;
    const auto lines = run.jsonLines();
    ASSERT_FALSE(lines.empty());
    std::set<std::string> events;
    for (const nlohmann::json &line : lines) {
        ASSERT_TRUE(line.is_object()) << run.out;
        events.insert(line.value("event", ""));
    }
    EXPECT_EQ(events, (std::set<std::string>{"note", "progress", "result", "step"}));
    const nlohmann::json &result = lines.back();
    EXPECT_EQ(result["event"], "result");
    EXPECT_EQ(result["outcome"], "verified");
    EXPECT_EQ(result["mode"], "normal");
    EXPECT_GT(result["bytes"], 0);
    EXPECT_TRUE(result["seconds"].is_number());
    EXPECT_TRUE(result["next"].is_array());
    EXPECT_THAT(run.out, Not(HasSubstr("001010000000008")));
}

TEST(Resurrect, DryRunShowsThePlanAndLeavesTheModemAsItIs)
{
    const PracticeFiles files;
    const Finished run = runCli(resurrect("e392-unfinished", files.firmware, {"--dry-run"}));
    EXPECT_EQ(run.code, 0) << run.err;
    EXPECT_THAT(run.out, HasSubstr("Plan for"));
    EXPECT_THAT(run.out, HasSubstr("Nothing was changed on the modem."));
    EXPECT_THAT(run.out, Not(HasSubstr("Start Resurrect Mode")));

    const Finished json = runCli(resurrect("e392-unfinished", files.firmware, {"--dry-run", "--json"}));
    EXPECT_EQ(json.code, 0);
    EXPECT_EQ(json.result()["outcome"], "planned");
    EXPECT_EQ(json.result()["bytes"], 0);
}

TEST(Resurrect, WithoutYesAndWithoutAnybodyToAskItIsRefused)
{
    const PracticeFiles files;
    const Finished run = runCli(resurrect("e392-unfinished", files.firmware, {"--json"}));
    EXPECT_EQ(run.code, 4);
    EXPECT_EQ(run.result()["outcome"], "refused");
    EXPECT_THAT(run.err, HasSubstr("--yes"));
}

TEST(Resurrect, HealthyModemIsRefused)
{
    const PracticeFiles files;
    const Finished run = runCli(resurrect("e392-healthy", files.firmware, {"--yes"}));
    EXPECT_EQ(run.code, 4) << run.out;
}

TEST(Resurrect, ModemWithoutAWayToWriteIsRefusedOnceAndWithAdvice)
{
    const PracticeFiles files;
    const Finished run = runCli(resurrect("silent", files.firmware, {"--yes"}));
    EXPECT_EQ(run.code, 4);
    EXPECT_THAT(run.err, HasSubstr("does not answer: there is no way to write to it like this."));
    EXPECT_THAT(run.err, HasSubstr("  1. "));
}

TEST(Resurrect, DamagedFirmwareIsRefused)
{
    const PracticeFiles files;
    std::string content = readFile(files.firmware.toStdString());
    content[content.size() / 2] = static_cast<char>(content[content.size() / 2] ^ 0x55);
    writeFile(files.firmware.toStdString(), content);
    const Finished run = runCli(resurrect("e392-unfinished", files.firmware, {"--yes", "--json"}));
    EXPECT_EQ(run.code, 4);
    EXPECT_EQ(run.result()["outcome"], "refused");
    EXPECT_THAT(run.err, HasSubstr("What to do next:\n  1. Download the firmware file again"));
    EXPECT_THAT(run.err, HasSubstr("resurrect practice:e392-unfinished/pcui FILE\"."));
    EXPECT_THAT(run.err, HasSubstr("\n  2. "));
}

TEST(Resurrect, MissingFirmwareAndLoaderAreRefusedByName)
{
    const PracticeFiles files;
    const Finished firmware = runCli(resurrect("e392-unfinished", files.folder / "nothing.exe", {"--yes"}));
    EXPECT_EQ(firmware.code, 4);
    EXPECT_THAT(firmware.err, HasSubstr("nothing.exe"));
    const Finished loader
        = runCli(resurrect("e392-dmss", files.firmware, {"--yes", "--loader", files.folder / "nothing.hex"}));
    EXPECT_EQ(loader.code, 4);
    EXPECT_THAT(loader.err, HasSubstr("nothing.hex"));
}

TEST(Resurrect, UnknownDeviceEndsWithThreeAndAResultLine)
{
    const PracticeFiles files;
    const Finished run = runCli({"resurrect", "usb-9-9", files.firmware, "--yes", "--json"});
    EXPECT_EQ(run.code, 3);
    EXPECT_EQ(run.result()["outcome"], "refused");
}

TEST(Resurrect, ModemThatWantsItsSettingsIsNotCalledRepaired)
{
    const PracticeFiles files;
    const Finished part = runCli(resurrect("e392-wants-efs", files.firmware, {"--yes", "--json"}));
    EXPECT_EQ(part.code, 6) << part.out;
    EXPECT_EQ(part.result()["outcome"], "failed");
    EXPECT_EQ(part.result()["mode"], "huawei-download");

    const Finished complete
        = runCli(resurrect("e392-wants-efs", files.firmware, {"--yes", "--json", "--include", "efs2"}));
    EXPECT_EQ(complete.code, 0) << complete.out;
}

TEST(Resurrect, LogFileHoldsEveryLevelWithTimes)
{
    const PracticeFiles files;
    const QString log = files.folder / "run.log";
    const Finished run = runCli(resurrect("e392-unfinished", files.firmware, {"--yes", "--log", log}));
    EXPECT_EQ(run.code, 0);
    const std::string content = readFile(log.toStdString());
    EXPECT_THAT(content, testing::ContainsRegex("\n[0-9]+-[0-9]+-[0-9]+T[0-9:.]+Z  step"));
    EXPECT_THAT(content, HasSubstr("Resurrect"));
    EXPECT_THAT(content, HasSubstr("Z  detail"));
    EXPECT_THAT(content, Not(HasSubstr("001010000000008")));
}

TEST(Resurrect, LogFileThatCanNotBeWrittenStopsItBeforeTheStart)
{
    const PracticeFiles files;
    const Finished run = runCli(resurrect("e392-unfinished", files.firmware,
                                          {"--yes", "--log", files.folder / "no/such/folder.log"}));
    EXPECT_EQ(run.code, 4);
    EXPECT_THAT(run.err, HasSubstr("can't be written"));
}

TEST(Resurrect, ForumSizeCaseRunsThrough)
{
    const PracticeFiles files(true);
    const Finished run = runCli(resurrect("e392-unfinished", files.firmware, {"--yes", "--json"}));
    EXPECT_EQ(run.code, 0) << run.err;
    EXPECT_EQ(run.result()["outcome"], "verified");
    EXPECT_GT(run.result()["bytes"], 36'000'000);
}

}  // namespace

}  // namespace reviver::test
