// SPDX-License-Identifier: Apache-2.0
#include "core/simulator/practice_firehose_set.h"
#include "tests/repair/firehose_bench.h"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace reviver {
namespace {

using test::PracticeBench;
using testing::Contains;
using testing::HasSubstr;
using testing::StartsWith;

std::string everyLine(const PracticeBench &bench)
{
    std::string text;
    for (const LogLine &line : bench.observer.log)
        text += line.text.english() + "\n";
    return text;
}

TEST(FirehoseRepair, RevivesAChipThatHasLostEverythingAndProvesIt)
{
    PracticeBench bench("ec25-edl");
    const FirmwareBundle &bundle = test::firehoseBundle();
    ASSERT_TRUE(bundle.whole());
    const RepairResult result = bench.repair(bundle);

    EXPECT_EQ(result.outcome, Outcome::Verified) << result.headline.english() << result.happened.english();
    EXPECT_TRUE(test::sectorsEqual(bench.host, bundle, bench.plan));
    EXPECT_EQ(result.modeBefore, DeviceMode::Sahara);
    EXPECT_EQ(result.mode, DeviceMode::Normal);
    EXPECT_EQ(result.after.firmware, kFirehosePracticeVersion);
    EXPECT_EQ(result.bytes, bench.plan.bytesToWrite());
    EXPECT_EQ(result.imagesWritten, bench.plan.imagesToWrite());
    EXPECT_EQ(result.seen.at(1).state, SeenCheck::State::Seen) << result.seen.at(1).detail.english();
    EXPECT_FALSE(bench.observer.wentBack);
    EXPECT_TRUE(bench.host.forbiddenSeen().empty());
    EXPECT_THAT(bench.observer.modes, Contains(DeviceMode::Firehose));
}

TEST(FirehoseRepair, ReadsBackWhereverTheAnswersAreCut)
{
    PracticeBench bench("ec25-edl", {parseFault("split-answers@1").value()});
    PlanOptions options;
    options.loader = test::firehoseLoader("program configure power read erase nop");
    const RepairResult result = bench.repair(test::firehoseBundle(), options);
    EXPECT_EQ(result.outcome, Outcome::Verified) << result.headline.english() << result.happened.english();
    EXPECT_EQ(result.seen.at(1).state, SeenCheck::State::Seen) << result.seen.at(1).detail.english();
}

TEST(FirehoseRepair, TellsWhatChipAndLoaderSay)
{
    PracticeBench bench("ec25-edl");
    bench.repair(test::firehoseBundle());
    const std::string log = everyLine(bench);
    EXPECT_THAT(log, HasSubstr("Hardware number of the chip: 000480E100000000"));
    EXPECT_THAT(log, HasSubstr("Key that a loader must be signed with: "));
    EXPECT_THAT(log, HasSubstr("The loader says: Supported Functions: program configure"));
    EXPECT_THAT(log, HasSubstr("The loader takes 8192 octets at once"));
    EXPECT_THAT(log, HasSubstr("Chip serial number hidden")) << "it belongs to one modem";
}

TEST(FirehoseRepair, ComparesByReadingWhereTheLoaderMakesNoDigest)
{
    PracticeBench bench("ec25-edl");
    PlanOptions options;
    options.loader = test::firehoseLoader("program configure power read erase nop");
    const RepairResult result = bench.repair(test::firehoseBundle(), options);
    EXPECT_EQ(result.outcome, Outcome::Verified) << result.happened.english();
    EXPECT_EQ(result.seen.at(1).state, SeenCheck::State::Seen);
}

TEST(FirehoseRepair, SaysThatNothingWasComparedWhereTheLoaderCanDoNeither)
{
    PracticeBench bench("ec25-edl");
    PlanOptions options;
    options.loader = test::firehoseLoader("program configure power erase nop");
    const RepairResult result = bench.repair(test::firehoseBundle(), options);
    EXPECT_EQ(result.outcome, Outcome::Verified) << "all acknowledged, back, with the right version";
    EXPECT_EQ(result.seen.at(1).state, SeenCheck::State::NotSeen);
    EXPECT_THAT(result.seen.at(1).detail.english(), HasSubstr("can read the flash"));
    EXPECT_THAT(everyLine(bench),
                HasSubstr("tz.mbn could not be read back: the loader can't read the flash"));
}

TEST(FirehoseRepair, WritesTheRowsOfSectorZeroLast)
{
    PracticeBench bench("ec25-edl");
    bench.repair(test::firehoseBundle());
    const auto &steps = bench.plan.steps;
    const PlanStep *eraseFirst = test::stepAt(bench.plan, StepKind::Erase, 0);
    const PlanStep *writeFirst = test::stepAt(bench.plan, StepKind::WriteImage, 0);
    ASSERT_TRUE(eraseFirst && writeFirst);
    for (const PlanStep &step : steps) {
        const bool inOrder = (step.kind != StepKind::Erase || &step >= eraseFirst)
            && (step.kind != StepKind::WriteImage || &step <= writeFirst);
        EXPECT_TRUE(inOrder) << step.title.english();
    }
    EXPECT_EQ((writeFirst + 1)->kind, StepKind::ReadBack);
    EXPECT_EQ((writeFirst + 2)->kind, StepKind::Restart);
}

TEST(FirehoseRepair, KeepsTheSettingsOfTheModem)
{
    PracticeBench bench("ec25-edl");
    bench.repair(test::firehoseBundle());
    for (const PlanStep &step : bench.plan.steps) {
        if (!step.row || step.kind == StepKind::ReadBack)
            continue;
        const bool touches = step.row->startSector < 9984 && step.row->endSector() > 1280;
        EXPECT_FALSE(touches) << step.title.english();
    }
}

TEST(FirehoseRepair, GoesOnWithALoaderThatRunsAlready)
{
    PracticeBench bench("ec25-edl", {parseFault("nak@20").value()});
    const RepairResult first = bench.repair(test::firehoseBundle());
    EXPECT_EQ(first.outcome, Outcome::Failed);
    EXPECT_EQ(first.mode, DeviceMode::Firehose);
    EXPECT_EQ(bench.host.mode(), PracticeMode::Firehose) << "it was left as it was";

    const RepairResult second = bench.repair(test::firehoseBundle());
    EXPECT_EQ(second.modeBefore, DeviceMode::Firehose);
    EXPECT_EQ(bench.plan.route->route, Route::RunningFirehose);
    EXPECT_EQ(second.outcome, Outcome::Verified) << second.happened.english();
}

TEST(FirehoseRepair, RefusesALoaderForAnotherChipBeforeAnythingIsSent)
{
    PracticeBench bench("ec25-edl");
    PlanOptions options;
    options.loader = test::firehoseLoader(kAllFirehoseFunctions, "000940E100000000");
    const RepairResult result = bench.repair(test::firehoseBundle(), options);
    EXPECT_EQ(result.outcome, Outcome::Refused);
    EXPECT_EQ(result.error->code(), ErrorCode::BundleForOtherDevice);
    EXPECT_THAT(result.happened.english(), HasSubstr("000940E100000000"));
    EXPECT_THAT(result.happened.english(), HasSubstr("000480E100000000")) << "both sides are shown";
    EXPECT_EQ(result.mode, DeviceMode::Sahara);
    EXPECT_TRUE(bench.host.flash().empty());
}

TEST(FirehoseRepair, RefusesImagesForAnotherChip)
{
    PracticeBench bench("ec25-edl");
    FirmwareBundle bundle = test::firehoseBundle();
    const auto tz = std::ranges::find(bundle.images, ImageRole::Tz, &FirmwareImage::role);
    const auto id = std::ranges::find(tz->details, "HW_ID", &ImageDetail::name);
    ASSERT_NE(id, tz->details.end());
    id->value = "000940E100000000";
    const RepairResult result = bench.repair(bundle);
    EXPECT_EQ(result.outcome, Outcome::Refused);
    EXPECT_THAT(result.happened.english(), HasSubstr("tz.mbn is signed for hardware 000940E100000000"));
}

TEST(FirehoseRepair, LeavesTheChipReadyForAnotherLoaderWhenItRefusesOne)
{
    PracticeBench bench("ec25-edl");
    PlanOptions options;
    options.loader = test::firehoseLoader(kAllFirehoseFunctions);
    options.loader->data[0x2345] ^= 1;
    const RepairResult result = bench.repair(test::firehoseBundle(), options);
    EXPECT_EQ(result.outcome, Outcome::Failed);
    EXPECT_THAT(result.happened.english(), HasSubstr("hash verification failure"));
    EXPECT_THAT(result.state.at(1).english(), HasSubstr("Nothing was changed"));
    EXPECT_FALSE(result.next.empty());

    bench.clock.sleep(std::chrono::seconds(5));
    bench.host.devices();
    EXPECT_EQ(bench.repair(test::firehoseBundle()).outcome, Outcome::Verified);
}

TEST(FirehoseRepair, StopsBetweenTwoRowsAndGoesOnFromThere)
{
    PracticeBench bench("ec25-edl");
    StopSource stop;
    bench.observer.onProgress = [&](const RepairProgress &at) {
        if (at.total > 0 && at.done * 2 > at.total)
            stop.requestStop(StopRequest::Now);
    };
    const RepairResult result = bench.repair(test::firehoseBundle(), {}, stop.token());
    EXPECT_EQ(result.outcome, Outcome::Stopped);
    EXPECT_EQ(result.mode, DeviceMode::Firehose);
    EXPECT_FALSE(result.headline.english().empty());

    bench.observer.onProgress = {};
    EXPECT_EQ(bench.repair(test::firehoseBundle()).outcome, Outcome::Verified);
}

TEST(FirehoseRepair, NeedsALoader)
{
    PracticeBench bench("ec25-edl");
    FirmwareBundle bundle = test::firehoseBundle();
    std::erase_if(bundle.images,
                  [](const FirmwareImage &image) { return image.role == ImageRole::FirehoseLoader; });
    const RepairResult result = bench.repair(bundle);
    EXPECT_EQ(result.outcome, Outcome::Refused);
    EXPECT_TRUE(bench.plan.needsLoader);
    EXPECT_EQ(result.error->code(), ErrorCode::LoaderMissing);
}

TEST(FirehoseRepair, WantsASetAndSaysSo)
{
    PracticeBench bench("ec25-edl");
    const RepairPlan plan = makePlan(bench.probe(), test::practiceBundle());
    ASSERT_TRUE(plan.route);
    EXPECT_FALSE(plan.mayStart());
    const auto list = std::ranges::find_if(plan.checks, [](const PlanCheck &check) {
        return check.state == PlanCheck::State::Refuse
            && check.detail.english().find("rawprogram") != std::string::npos;
    });
    EXPECT_NE(list, plan.checks.end());
}

TEST(FirehoseRepair, NamesEveryMissingImageBeforeTheStart)
{
    PracticeBench bench("ec25-edl");
    FirmwareBundle bundle = test::firehoseBundle();
    for (const char *file : {"update/mdm9607-boot.img", "update/usrdata.ubi"})
        bundle.problems.push_back(
            {.what = {REVIVER_TR("%1 is missing in the folder."), {file}}, .where = file});
    const RepairResult result = bench.repair(bundle);
    EXPECT_EQ(result.outcome, Outcome::Refused);
    EXPECT_THAT(result.happened.english(),
                HasSubstr("update/mdm9607-boot.img is missing in the folder; "
                          "update/usrdata.ubi is missing in the folder"));
    EXPECT_TRUE(bench.host.flash().empty());
}

TEST(FirehoseRepair, IsRefusedForARealModem)
{
    PracticeBench bench("ec25-edl");
    Evidence evidence = bench.probe();
    evidence.modem.device.practice = false;
    const RepairPlan plan = makePlan(evidence, test::firehoseBundle());
    EXPECT_FALSE(plan.mayStart());
    EXPECT_THAT(plan.refusal()->detail.english(), HasSubstr("practice modems"));
}

TEST(FirehoseRepair, TakesWholeAndLargeImages)
{
    const auto folder = std::filesystem::path(testing::TempDir()) / "reviver-firehose-large";
    ASSERT_TRUE(writePracticeFirehoseSet(folder, PracticeSizes::Forum));
    const auto bundle = openBundle(folder / "EC25EPRR06A07M4G_practice");
    ASSERT_TRUE(bundle);
    PracticeBench bench("ec25-edl");
    const RepairResult result = bench.repair(*bundle);
    EXPECT_EQ(result.outcome, Outcome::Verified) << result.happened.english();
    EXPECT_TRUE(test::sectorsEqual(bench.host, *bundle, bench.plan));
    std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace reviver
