// SPDX-License-Identifier: Apache-2.0
// Repairs by streaming download: by loaders of several kinds, and by one that runs already.
#include "core/simulator/practice_mdm9615.h"
#include "tests/repair/job_bench.h"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace reviver {
namespace {

using test::JobBench;
using test::PracticeBench;
using testing::Contains;
using testing::HasSubstr;

TEST(StreamingLoaderRepair, RevivesByALoaderThatRunsAlready)
{
    PracticeBench bench("e392-streaming");
    const FirmwareBundle bundle = test::practiceBundle();
    const RepairResult result = bench.repair(bundle);
    ASSERT_TRUE(bench.plan.route);
    EXPECT_EQ(bench.plan.route->route, Route::StreamingLoader);
    EXPECT_EQ(result.outcome, Outcome::Verified) << result.headline.english() << result.happened.english();
    EXPECT_TRUE(bench.flashEquals(bundle, bench.plan));
    EXPECT_EQ(result.modeBefore, DeviceMode::StreamingLoader);
    EXPECT_TRUE(bench.host.forbiddenSeen().empty());
}

TEST(StreamingLoaderRepair, EndsWithoutSuccessWhenABlockIsRefused)
{
    PracticeBench bench("e392-streaming", {Fault{.kind = FaultKind::Nak, .at = 20}});
    const RepairResult result = bench.repair(test::practiceBundle());
    EXPECT_EQ(result.outcome, Outcome::Failed);
}

TEST(Mdm9615Repair, RevivesByTheLoaderThatTheFolderBrings)
{
    JobBench bench("mdm9615-dload");
    const RepairResult result = bench.repair();
    ASSERT_TRUE(bench.plan.route);
    EXPECT_EQ(bench.plan.route->route, Route::LoaderThenStreaming);
    EXPECT_EQ(result.outcome, Outcome::Verified) << result.headline.english() << result.happened.english();
    EXPECT_TRUE(bench.flashEqualsFirmware(bench.host));
    EXPECT_EQ(result.after.firmware, kMdm9615PracticeVersion);
    EXPECT_TRUE(bench.host.forbiddenSeen().empty());
}

TEST(Mdm9615Repair, TakesTheLoaderForTheStageThatAnswersAndOpensByName)
{
    JobBench bench("mdm9615-dload");
    const RepairPlan plan = makePlan(bench.probe(), bench.bundle);
    EXPECT_TRUE(plan.mayStart());
    ASSERT_TRUE(plan.loader);
    EXPECT_EQ(plan.loader->address, 0x2A000000u) << "the one for the emergency mode";
    EXPECT_EQ(plan.loader->name, "ENPRG9x15_practice.mbn");
    std::vector<std::string> targets;
    for (const PlannedImage &image : plan.images)
        targets.push_back(image.target);
    for (const char *name : {"0:SBL1", "0:SBL2", "0:RPM", "0:APPSBL", "0:DSP1", "0:DSP2"})
        EXPECT_THAT(targets, Contains("partition " + std::string(name)));
    const auto first = std::ranges::find_if(plan.steps, [](const PlanStep &step) {
        return step.kind == StepKind::PartitionTable || step.kind == StepKind::WriteImage;
    });
    ASSERT_NE(first, plan.steps.end());
    EXPECT_EQ(first->kind, StepKind::PartitionTable) << "loaders open nothing before";
}

TEST(Mdm9615Repair, SaysWhyTheOtherLoaderIsRefused)
{
    JobBench bench("mdm9615-dload");
    bench.options.loader
        = openLoader(bench.folder / "firmware/EC20CEFAR02A07M4G_practice/NPRG9x15_practice.mbn").value();
    const RepairResult result = bench.repair();
    EXPECT_EQ(result.outcome, Outcome::Failed);
    EXPECT_THAT(bench.observer.lines(), Contains(HasSubstr("Loading the loader into memory...failed")));
    EXPECT_TRUE(bench.host.flash().empty()) << "nothing was written";
}

TEST(Mdm9615Repair, IsNeverBegunOnARealModemWithPracticeFirmware)
{
    JobBench bench("mdm9615-dload");
    Evidence evidence = bench.probe();
    evidence.modem.device.practice = false;
    const RepairPlan plan = makePlan(evidence, bench.bundle);
    ASSERT_NE(plan.refusal(), nullptr);
    EXPECT_EQ(plan.refusal()->code, ErrorCode::BundleForOtherDevice);
}

std::string everyLine(const test::RecordingObserver &observer)
{
    std::string all;
    for (const LogLine &line : observer.log)
        all += line.text.english() + "\n";
    return all;
}

TEST(ReadingLoader, LetsTheTableAndWhatWasWrittenBeCompared)
{
    JobBench bench("e392-dmss-reads");
    const RepairResult result = bench.repair();
    EXPECT_EQ(result.outcome, Outcome::Verified) << result.headline.english() << result.happened.english();
    EXPECT_TRUE(bench.flashEqualsFirmware(bench.host));
    const std::string log = everyLine(bench.observer);
    EXPECT_THAT(log, HasSubstr("It takes 512 octets at once"));
    EXPECT_THAT(log, HasSubstr("they are switched on now"));
    EXPECT_THAT(log, HasSubstr("its 6 partitions are those of the file"));
    EXPECT_THAT(log, HasSubstr("Reading 03_osbl.bin back and comparing...OK")) << "past a bad block";
    EXPECT_EQ(result.seen.at(1).detail.english(), "4 of 6 images are in the flash as in the file");
    EXPECT_TRUE(bench.host.forbiddenSeen().empty());
}

TEST(ReadingLoader, FindsWhatWasAcknowledgedAndNotWritten)
{
    JobBench bench("e392-dmss-reads", {Fault{.kind = FaultKind::AckWithoutWriting, .at = 3}});
    const RepairResult result = bench.repair();
    EXPECT_EQ(result.outcome, Outcome::Failed);
    ASSERT_TRUE(result.error);
    EXPECT_EQ(result.error->code(), ErrorCode::VerifyMismatch);
    EXPECT_EQ(result.error->detail(), "the flash differs from the file at 0x00000000");
    EXPECT_EQ(result.headline.english(), "Not finished: the flash does not hold what was written");
    EXPECT_TRUE(result.canContinue);
    bench.replug();
    EXPECT_EQ(bench.goOn().outcome, Outcome::Verified) << "the image is written again";
}

TEST(ReadingLoader, RefusesATableThatDiffersBeforeAnythingIsWritten)
{
    PracticeBench bench("e392-dmss-reads");
    FirmwareBundle bundle = test::practiceBundle();
    FirmwareImage &image = bundle.images.front();
    Bytes table = readAll(*image.data, 0, image.size).value();
    table[16 + 28 + 17] = 9;  // OSBL gets 2304 KB
    image.data = memorySource(table);
    const Bytes before = bench.host.flash()["partition-table"];
    const RepairResult result = bench.repair(bundle, {.include = {}, .loader = test::practiceLoaderImage()});
    EXPECT_EQ(result.outcome, Outcome::Failed);
    EXPECT_EQ(result.error->code(), ErrorCode::BundleForOtherDevice);
    EXPECT_THAT(result.happened.english(), HasSubstr("0:OSBL has 19 blocks against 5"));
    EXPECT_THAT(result.state, Contains(Message("Nothing was changed on the modem.")));
    EXPECT_EQ(bench.host.flash()["partition-table"], before);
    EXPECT_EQ(bench.host.flash().count("partition_dbl"), 0u);
}

TEST(LoaderOfAnotherTable, EndsInWordsBeforeAnythingIsWritten)
{
    JobBench bench("e392-dmss-other-table");
    const RepairResult result = bench.repair();
    EXPECT_EQ(result.outcome, Outcome::Failed);
    EXPECT_EQ(result.error->code(), ErrorCode::BundleForOtherDevice);
    EXPECT_EQ(result.headline.english(), "Not started: file and modem do not match");
    EXPECT_THAT(result.happened.english(), HasSubstr("divided otherwise than the file wants it"));
    EXPECT_FALSE(result.canContinue);
    EXPECT_THAT(result.state,
                Contains(Message("The loader still runs in the modem's memory. Plug the modem in "
                                 "again to leave it.")));
    EXPECT_EQ(bench.host.traffic().images, 0u);
    EXPECT_TRUE(bench.host.forbiddenSeen().empty()) << "the table is never forced on the modem";
}

TEST(UnframedLoader, TakesLargeBlocksByNameAndItsTalkIsTold)
{
    JobBench bench("e392-dmss-unframed");
    const RepairResult result = bench.repair();
    EXPECT_EQ(result.outcome, Outcome::Verified) << result.headline.english() << result.happened.english();
    EXPECT_TRUE(bench.flashEqualsFirmware(bench.host));
    const std::string log = everyLine(bench.observer);
    EXPECT_THAT(log, HasSubstr("It takes 4096 octets at once, without frames"));
    EXPECT_THAT(log, HasSubstr("The loader says: Erasing 0:AMSS"));
    EXPECT_THAT(log, HasSubstr("opening 0:DBL by name"));
    EXPECT_THAT(log, HasSubstr("could not be read back")) << "and the result says so";
    EXPECT_EQ(result.seen.at(1).detail.english(), "nothing in the modem can read the flash here");
}

TEST(UnframedLoader, GetsFramesWhenItsFirstBlockIsRefused)
{
    JobBench bench("e392-dmss-unframed", {Fault{.kind = FaultKind::Nak, .at = 1}});
    const RepairResult result = bench.repair();
    EXPECT_EQ(result.outcome, Outcome::Verified) << result.headline.english() << result.happened.english();
    EXPECT_THAT(everyLine(bench.observer), HasSubstr("They are framed from now on."));
    EXPECT_TRUE(bench.flashEqualsFirmware(bench.host));
}

TEST(StreamingRoute, HasNoPlaceForSettingsWhateverWasChosen)
{
    PracticeBench bench("e392-dmss");
    const RepairPlan plan = makePlan(bench.probe(), test::practiceBundle(),
                                     {.include = {ImageRole::Efs2}, .loader = test::practiceLoaderImage()});
    const auto settings
        = std::ranges::find_if(plan.images, [](const PlannedImage &image) { return image.index == 7; });
    ASSERT_NE(settings, plan.images.end());
    EXPECT_FALSE(settings->write) << "opening its area would erase it";
}

}  // namespace
}  // namespace reviver
