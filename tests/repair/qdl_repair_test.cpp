// SPDX-License-Identifier: Apache-2.0
// Repairs by QDL, and by a streaming loader that runs already.
#include "core/simulator/practice_gobi.h"
#include "tests/repair/practice_bench.h"

#include <gtest/gtest.h>

namespace reviver {
namespace {

using test::PracticeBench;

TEST(QdlRepair, RevivesASierraModemAndProvesIt)
{
    PracticeBench bench("gobi-qdl");
    const FirmwareBundle bundle = test::gobiBundle();
    const RepairResult result = bench.repair(bundle);
    ASSERT_TRUE(bench.plan.route);
    EXPECT_EQ(bench.plan.route->route, Route::Qdl);
    EXPECT_EQ(result.outcome, Outcome::Verified) << result.headline.english() << result.happened.english();
    EXPECT_TRUE(bench.flashEquals(bundle, bench.plan));
    EXPECT_EQ(result.mode, DeviceMode::Normal);
    EXPECT_EQ(result.after.firmware, kGobiPracticeVersion);
    EXPECT_EQ(bench.host.flash().count("cwe_nvup"), 0u) << "settings are left out";
    EXPECT_TRUE(bench.host.forbiddenSeen().empty());
}

TEST(QdlRepair, PlansEachImageWithItsTypeAndLeavesSettingsOut)
{
    PracticeBench bench("gobi-qdl");
    const RepairPlan plan = makePlan(bench.probe(), test::gobiBundle());
    EXPECT_TRUE(plan.mayStart()) << plan.refusal()->detail.english();
    EXPECT_EQ(plan.imagesToWrite(), 3u);
    EXPECT_EQ(plan.images[0].target, "image type 0x80");
    EXPECT_FALSE(plan.images[3].write);
    EXPECT_TRUE(bench.host.flash().empty()) << "a plan writes nothing";
}

TEST(QdlRepair, NeverClaimsSuccessWhenSomethingWentWrong)
{
    for (const Fault fault :
         {Fault{.kind = FaultKind::Nak, .at = 2}, Fault{.kind = FaultKind::AckWithoutWriting, .at = 2},
          Fault{.kind = FaultKind::DropReply, .at = 2}, Fault{.kind = FaultKind::CorruptReply, .at = 1},
          Fault{.kind = FaultKind::Unplug, .at = 100'000}}) {
        PracticeBench bench("gobi-qdl", {fault});
        const RepairResult result = bench.repair(test::gobiBundle());
        EXPECT_NE(result.outcome, Outcome::Verified) << static_cast<int>(fault.kind);
        EXPECT_TRUE(bench.host.forbiddenSeen().empty());
    }
}

TEST(QdlRepair, StopsBetweenTwoChunksAndCanBeStartedAgain)
{
    PracticeBench bench("gobi-qdl");
    StopSource stop;
    bench.observer.onProgress = [&](const RepairProgress &at) {
        if (at.done > 0)
            stop.requestStop(StopRequest::Now);
    };
    EXPECT_EQ(bench.repair(test::gobiBundle(), {}, stop.token()).outcome, Outcome::Stopped);
    bench.observer.onProgress = {};
    EXPECT_EQ(bench.repair(test::gobiBundle()).outcome, Outcome::Verified);
}

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

}  // namespace
}  // namespace reviver
