// SPDX-License-Identifier: Apache-2.0
#include "tests/repair/practice_bench.h"

#include <gtest/gtest.h>

namespace reviver {
namespace {

using test::PracticeBench;

TEST(FullRepair, RevivesByHuaweisProtocolAndProvesIt)
{
    PracticeBench bench("e392-unfinished");
    const FirmwareBundle bundle = test::practiceBundle();
    const RepairResult result = bench.repair(bundle);

    EXPECT_EQ(result.outcome, Outcome::Verified) << result.headline.english() << result.happened.english();
    EXPECT_TRUE(bench.flashEquals(bundle, bench.plan));
    EXPECT_EQ(result.mode, DeviceMode::Normal);
    EXPECT_EQ(result.after.firmware, kPracticeVersion);
    EXPECT_EQ(result.bytes, bench.plan.bytes);
    EXPECT_EQ(result.modeBefore, DeviceMode::HuaweiDownload);
    EXPECT_FALSE(bench.observer.wentBack);
    EXPECT_TRUE(bench.host.forbiddenSeen().empty());
}

TEST(FullRepair, LogsInTheShapeThatTheForumKnows)
{
    PracticeBench bench("e392-unfinished");
    bench.repair(test::practiceBundle());
    const auto lines = bench.observer.lines();
    ASSERT_GE(lines.size(), 19u);
    EXPECT_EQ(lines[0], "Start Resurrect Mode");
    EXPECT_EQ(lines[1], "Checking connection...OK");
    EXPECT_EQ(lines[2], "Checking Download Mode...OK");
    EXPECT_EQ(lines[3], "Model Found: HUAWEI E392u-12 (MDM9200)");
    EXPECT_EQ(lines[4], "Checking firmware compatibility...OK");
    EXPECT_EQ(lines[5], "Parsing Firmware Files...OK");
    EXPECT_EQ(lines[6], "Writing partition-table.bin (0x000001D0)...OK");
    EXPECT_EQ(lines[13].rfind("Flashing Done in ", 0), 0u) << lines[13];
    EXPECT_EQ(lines[14], "Modem reset...OK");
    EXPECT_EQ(lines[16].rfind("Reading info at ", 0), 0u) << lines[16];
    EXPECT_EQ(lines[17], "Firmware: 11.433.57.00.260");
    EXPECT_EQ(lines[19].find("001010000000008"), std::string::npos) << "the log masks the IMEI";
}

TEST(FullRepair, RevivesByALoaderAndStreaming)
{
    PracticeBench bench("e392-dmss");
    const FirmwareBundle bundle = test::practiceBundle();
    PlanOptions options;
    options.loader = test::practiceLoaderImage();
    const RepairResult result = bench.repair(bundle, options);

    EXPECT_EQ(result.outcome, Outcome::Verified) << result.headline.english() << result.happened.english();
    EXPECT_TRUE(bench.flashEquals(bundle, bench.plan));
    EXPECT_TRUE(bench.host.forbiddenSeen().empty());
    EXPECT_EQ(result.modeBefore, DeviceMode::DmssDownload);
}

TEST(FullRepair, OffersTheCompleteSetWhenTheModemWantsIt)
{
    PracticeBench bench("e392-wants-efs");
    const FirmwareBundle bundle = test::practiceBundle();
    const RepairResult first = bench.repair(bundle);
    EXPECT_EQ(first.outcome, Outcome::Failed);
    EXPECT_TRUE(first.offerCompleteSet);
    EXPECT_EQ(first.headline.english(), "Not repaired: the modem came back in download mode");
    EXPECT_NE(first.next.at(0).text.english().find("complete set"), std::string::npos);

    PlanOptions options;
    options.include.insert(ImageRole::Efs2);
    const RepairResult second = bench.repair(bundle, options);
    EXPECT_EQ(second.outcome, Outcome::Verified) << second.happened.english();
}

TEST(FullRepair, IsWrittenButNotVerifiedWhenTheFileTellsNoVersion)
{
    PracticeBench bench("e392-unfinished");
    FirmwareBundle bundle = test::practiceBundle();
    bundle.version.clear();
    const RepairResult result = bench.repair(bundle);
    EXPECT_EQ(result.outcome, Outcome::Written);
    EXPECT_EQ(result.mode, DeviceMode::Normal);
}

TEST(FullRepair, IsNotVerifiedWhenTheModemReportsAnotherVersion)
{
    PracticeBench bench("e392-unfinished");
    FirmwareBundle bundle = test::practiceBundle();
    bundle.version = "11.999.00.00.00";
    EXPECT_EQ(bench.repair(bundle).outcome, Outcome::Written);
}

TEST(FullRepair, WritesNothingWhenACheckRefuses)
{
    PracticeBench bench("e392-unfinished");
    FirmwareBundle bundle = test::practiceBundle();
    bundle.product = "E3372h";
    const RepairResult result = bench.repair(bundle);
    EXPECT_EQ(result.outcome, Outcome::Refused);
    EXPECT_TRUE(bench.host.flash().empty());
    EXPECT_EQ(result.bytes, 0u);
}

TEST(FullRepair, StopsBetweenTwoBlocks)
{
    PracticeBench bench("e392-unfinished");
    StopSource stop;
    bench.observer.onProgress = [&](const RepairProgress &at) {
        if (at.total > 0 && at.done * 2 > at.total)
            stop.requestStop(StopRequest::Now);
    };
    const RepairResult result = bench.repair(test::practiceBundle(), {}, stop.token());
    EXPECT_EQ(result.outcome, Outcome::Stopped);
    EXPECT_EQ(result.mode, DeviceMode::HuaweiDownload);
    EXPECT_LT(result.bytes, bench.plan.bytes);
    EXPECT_NE(result.headline.english().find("Stopped by you at 5"), std::string::npos)
        << result.headline.english();

    bench.observer.onProgress = {};
    EXPECT_EQ(bench.repair(test::practiceBundle()).outcome, Outcome::Verified) << "it can be started again";
}

TEST(FullRepair, WhoStopsWaitingForTheReturnHasNotStoppedTheRepair)
{
    PracticeBench bench("e392-unfinished");
    StopSource stop;
    bench.observer.onProgress = [&](const RepairProgress &at) {
        if (bench.plan.steps[at.step].kind == StepKind::AwaitReturn)
            stop.requestStop(StopRequest::Now);
    };
    const RepairResult result = bench.repair(test::practiceBundle(), {}, stop.token());
    EXPECT_EQ(result.outcome, Outcome::Written);
    EXPECT_EQ(result.imagesWritten, 7u);
}

TEST(FullRepair, FinishesTheImageBeforeItStopsIfAskedTo)
{
    PracticeBench bench("e392-unfinished");
    StopSource stop;
    bench.observer.onProgress = [&](const RepairProgress &at) {
        if (at.stepDone > 0 && at.stepDone < at.stepTotal)
            stop.requestStop(StopRequest::AfterImage);
    };
    const RepairResult result = bench.repair(test::practiceBundle(), {}, stop.token());
    EXPECT_EQ(result.outcome, Outcome::Stopped);
    EXPECT_GE(result.imagesWritten, 1u);
    const auto &lines = bench.observer.lines();
    EXPECT_EQ(lines[lines.size() - 2].rfind("Writing ", 0), 0u) << "the last image was finished";
    EXPECT_NE(lines[lines.size() - 2].find("...OK"), std::string::npos);
}

TEST(FullRepair, TakesTheForumsTimeForTheForumsFile)
{
    PracticeBench bench("e392-unfinished", {}, false);
    const FirmwareBundle bundle = test::practiceBundle(PracticeSizes::Forum);
    const RepairResult result = bench.repair(bundle);
    EXPECT_EQ(result.outcome, Outcome::Verified) << result.happened.english();
    EXPECT_TRUE(bench.flashEquals(bundle, bench.plan));
    EXPECT_GE(result.duration, bench.plan.shortest) << "the plan's range must hold the forum's time";
    EXPECT_LE(result.duration, bench.plan.longest);
}

}  // namespace
}  // namespace reviver
