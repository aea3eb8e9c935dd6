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

}  // namespace
}  // namespace reviver
