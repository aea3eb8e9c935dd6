// SPDX-License-Identifier: Apache-2.0
// Repairs by the Firehose of a Sierra boot loader.
#include "core/device/modem_family.h"
#include "core/simulator/practice_gobi.h"
#include "tests/repair/practice_bench.h"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace reviver {
namespace {

using test::PracticeBench;
using testing::HasSubstr;

constexpr const char *kEm7565 = "em7565-download";

TEST(SierraRepair, RevivesAnEm7565AndProvesIt)
{
    PracticeBench bench(kEm7565);
    const FirmwareBundle bundle = test::em7565Bundle();
    const RepairResult result = bench.repair(bundle);
    ASSERT_TRUE(bench.plan.route);
    EXPECT_EQ(bench.plan.route->route, Route::SierraFirehose);
    EXPECT_EQ(result.outcome, Outcome::Verified) << result.headline.english() << result.happened.english();
    EXPECT_TRUE(bench.flashEquals(bundle, bench.plan));
    EXPECT_EQ(result.modeBefore, DeviceMode::Sahara);
    EXPECT_EQ(result.mode, DeviceMode::Normal);
    EXPECT_EQ(result.after.firmware, kEm7565PracticeVersion);
    EXPECT_EQ(result.bytes, em7565PracticePackage().size());
    EXPECT_TRUE(bench.host.forbiddenSeen().empty());
}

TEST(SierraRepair, KnowsTheModemByItsBootLoader)
{
    PracticeBench bench(kEm7565);
    const Evidence evidence = bench.probe();
    EXPECT_EQ(evidence.mode, DeviceMode::Sahara);
    ASSERT_NE(evidence.family, nullptr);
    EXPECT_EQ(evidence.family->name, "Sierra EM7565");
}

TEST(SierraRepair, PlansThePackageAsAWhole)
{
    PracticeBench bench(kEm7565);
    const FirmwareBundle bundle = test::em7565Bundle();
    const RepairPlan plan = makePlan(bench.probe(), bundle);
    EXPECT_TRUE(plan.mayStart()) << plan.refusal()->detail.english();
    EXPECT_EQ(plan.imagesToWrite(), 1u);
    EXPECT_EQ(plan.images.back().target, "spkg.cwe");
    EXPECT_FALSE(plan.images.front().write);
    EXPECT_EQ(plan.bytesToWrite(), em7565PracticePackage().size());
    EXPECT_TRUE(bench.host.flash().empty()) << "a plan writes nothing";
}

TEST(SierraRepair, WritesSettingsOfAPackageOnlyWhenTheyWereChosen)
{
    PracticeBench bench(kEm7565);
    const Evidence evidence = bench.probe();
    const FirmwareBundle withSettings = test::gobiBundle();
    const RepairPlan plan = makePlan(evidence, withSettings);
    ASSERT_FALSE(plan.mayStart());
    EXPECT_THAT(plan.refusal()->detail.english(), HasSubstr("(nv)"));
    EXPECT_TRUE(makePlan(evidence, withSettings, {.include = {ImageRole::NvImage}, .loader = {}}).mayStart());
}

TEST(SierraRepair, LeavesFirehoseSetsToTheChipsOwnWay)
{
    Evidence evidence = PracticeBench(kEm7565).probe();
    FirmwareBundle set = test::em7565Bundle();
    std::erase_if(set.images, [](const FirmwareImage &image) { return image.role == ImageRole::Package; });
    EXPECT_EQ(chooseRoute(evidence, set)->route, Route::SaharaFirehose);
    evidence.modem.device.id = UsbId{0x05C6, 0x9008};
    EXPECT_EQ(chooseRoute(evidence, test::em7565Bundle())->route, Route::SaharaFirehose);
}

TEST(SierraRepair, NeverClaimsSuccessWhenSomethingWentWrong)
{
    for (const Fault fault :
         {Fault{.kind = FaultKind::Nak, .at = 2}, Fault{.kind = FaultKind::AckWithoutWriting, .at = 1},
          Fault{.kind = FaultKind::DropReply, .at = 2}, Fault{.kind = FaultKind::CorruptReply, .at = 1},
          Fault{.kind = FaultKind::ShortAck, .at = 1}, Fault{.kind = FaultKind::Unplug, .at = 100'000}}) {
        PracticeBench bench(kEm7565, {fault});
        const RepairResult result = bench.repair(test::em7565Bundle());
        EXPECT_NE(result.outcome, Outcome::Verified) << static_cast<int>(fault.kind);
        EXPECT_FALSE(result.next.empty());
        EXPECT_TRUE(bench.host.forbiddenSeen().empty());
    }
}

TEST(SierraRepair, SaysWhyAPackageWasRefused)
{
    PracticeBench bench(kEm7565, {Fault{.kind = FaultKind::Nak, .at = 2}});
    bench.repair(test::em7565Bundle());
    const auto lines = bench.observer.lines();
    EXPECT_TRUE(std::ranges::any_of(
        lines, [](const std::string &line) { return line.find("SWI Error Code") != std::string::npos; }));
}

TEST(SierraRepair, RestartsABootLoaderThatWasDisturbedAndSucceedsThen)
{
    PracticeBench bench(kEm7565);
    const Evidence evidence = bench.probe();
    const FirmwareBundle bundle = test::em7565Bundle();
    const RepairPlan plan = makePlan(evidence, bundle);
    {
        auto port = bench.host.open(evidence.workPort);
        ASSERT_TRUE(port);
        ASSERT_TRUE((*port)->write(asBytes("AT\r"), std::chrono::seconds(1), {}));
    }
    const RepairResult refused = RepairJob(plan, evidence, bundle, bench.hardware()).run(bench.observer);
    EXPECT_NE(refused.outcome, Outcome::Verified);
    EXPECT_TRUE(bench.host.flash().empty());
    for (int i = 0; i < 2; ++i) {  // it is seen to be away, and comes back
        bench.clock.sleep(std::chrono::seconds(10));
        bench.host.devices();
    }
    EXPECT_EQ(bench.repair(bundle).outcome, Outcome::Verified);
}

TEST(SierraRepair, GoesOnWithAFirehoseThatRuns)
{
    PracticeBench bench(kEm7565);
    StopSource stop;
    bench.observer.onLogged = [&](const LogLine &line) {
        if (line.text.english().find("Preparing the modem") != std::string::npos)
            stop.requestStop(StopRequest::Now);
    };
    EXPECT_EQ(bench.repair(test::em7565Bundle(), {}, stop.token()).outcome, Outcome::Stopped);
    bench.observer.onLogged = {};
    EXPECT_EQ(bench.probe().mode, DeviceMode::Firehose);
    const RepairResult result = bench.repair(test::em7565Bundle());
    EXPECT_EQ(bench.plan.route->route, Route::SierraFirehose);
    EXPECT_EQ(result.outcome, Outcome::Verified) << result.headline.english() << result.happened.english();
}

}  // namespace
}  // namespace reviver
