// SPDX-License-Identifier: Apache-2.0
#include "tests/repair/practice_bench.h"

#include <algorithm>
#include <gmock/gmock.h>

namespace reviver {
namespace {

using test::BalongFile;
using test::PracticeBench;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsSupersetOf;

RepairPlan planFor(const char *scenario, const FirmwareBundle &bundle, const PlanOptions &options = {})
{
    PracticeBench bench(scenario);
    return makePlan(bench.probe(), bundle, options);
}

std::vector<StepKind> kindsOf(const RepairPlan &plan)
{
    std::vector<StepKind> kinds;
    for (const PlanStep &step : plan.steps) {
        if (kinds.empty() || kinds.back() != step.kind)
            kinds.push_back(step.kind);
    }
    return kinds;
}

const PlanCheck *checkCalled(const RepairPlan &plan, std::string_view title)
{
    const auto found = std::ranges::find_if(
        plan.checks, [&](const PlanCheck &check) { return check.title.english() == title; });
    return found == plan.checks.end() ? nullptr : &*found;
}

TEST(BalongPlan, LeadsAWorkingStickThereAndShowsWhatIsAtStake)
{
    const RepairPlan plan = planFor("e3372-healthy", test::balongBundle());
    EXPECT_TRUE(plan.mayStart());
    EXPECT_THAT(kindsOf(plan),
                ElementsAre(StepKind::CheckConnection, StepKind::CheckCompatibility, StepKind::EnterDownload,
                            StepKind::AwaitStage, StepKind::Prepare, StepKind::WriteImage, StepKind::Restart,
                            StepKind::AwaitReturn, StepKind::ReadInfo));
    const PlanCheck *hazard = checkCalled(plan, "This modem works now");
    ASSERT_NE(hazard, nullptr);
    EXPECT_EQ(hazard->state, PlanCheck::State::Warn);
}

TEST(BalongPlan, SaysNothingOfAWorkingModemToOneThatWaits)
{
    const RepairPlan plan = planFor("e3372-download", test::balongBundle());
    EXPECT_TRUE(plan.mayStart());
    EXPECT_EQ(checkCalled(plan, "This modem works now"), nullptr);
    EXPECT_THAT(kindsOf(plan),
                ElementsAre(StepKind::CheckConnection, StepKind::CheckDownloadMode,
                            StepKind::CheckCompatibility, StepKind::Prepare, StepKind::WriteImage,
                            StepKind::Restart, StepKind::AwaitReturn, StepKind::ReadInfo));
}

TEST(BalongPlan, SendsRecordsToTheAreasOfTheirNumbers)
{
    const FirmwareBundle bundle = test::balongBundle();
    const RepairPlan plan = planFor("e3372-download", bundle);
    ASSERT_EQ(plan.images.size(), 7u);
    EXPECT_EQ(plan.imagesToWrite(), 6u);
    for (const PlannedImage &image : plan.images) {
        const FirmwareImage &source = bundle.images[image.index];
        EXPECT_EQ(image.write, source.role != ImageRole::BalongNvDload) << source.name;
        if (image.write) {
            EXPECT_EQ(image.code, source.recordId);
        }
    }
}

TEST(BalongPlan, TakesTwoBootLoadersButNotOneAreaTwice)
{
    FirmwareBundle twice = test::balongBundle();
    EXPECT_EQ(std::ranges::count(twice.images, ImageRole::BalongBoot, &FirmwareImage::role), 2);
    twice.images[1].recordId = twice.images[0].recordId;
    const RepairPlan plan = planFor("e3372-download", twice);
    ASSERT_NE(plan.refusal(), nullptr);
    EXPECT_EQ(plan.refusal()->code, ErrorCode::BundleCorrupt);
}

TEST(BalongPlan, TellsThatAFileIsSigned)
{
    const RepairPlan plan = planFor("e3372-signed", test::balongBundle(BalongFile::Signed));
    const PlanCheck *check = checkCalled(plan, "Signed firmware");
    ASSERT_NE(check, nullptr);
    EXPECT_EQ(check->state, PlanCheck::State::Unknown) << "only the modem can tell";
    EXPECT_EQ(checkCalled(planFor("e3372-signed", test::balongBundle()), "Signed firmware"), nullptr);
}

TEST(BalongPlan, RefusesFirmwareOfAnotherModelWithBothSidesNamed)
{
    for (const char *scenario : {"e3372-healthy", "e3372-download"}) {
        FirmwareBundle other = test::balongBundle();
        other.product = "E5573";
        const RepairPlan plan = planFor(scenario, other);
        ASSERT_NE(plan.refusal(), nullptr) << scenario;
        EXPECT_EQ(plan.refusal()->code, ErrorCode::BundleForOtherDevice);
        EXPECT_THAT(plan.refusal()->detail.english(), HasSubstr("E5573"));
        EXPECT_THAT(plan.refusal()->detail.english(), HasSubstr("E3372"));
    }
}

TEST(BalongPlan, RefusesFirmwareOfAnotherChip)
{
    for (const char *scenario : {"e3372-download", "e3372-bootrom"}) {
        const RepairPlan plan = planFor(scenario, test::practiceBundle());
        ASSERT_NE(plan.refusal(), nullptr) << scenario;
        EXPECT_EQ(plan.refusal()->code, ErrorCode::BundleForOtherDevice) << scenario;
    }
    EXPECT_FALSE(planFor("e3372-healthy", test::practiceBundle()).mayStart());
    EXPECT_FALSE(planFor("e392-healthy", test::balongBundle()).mayStart());
}

TEST(BalongPlan, WantsALoaderForTheBootRomThatSparesTheFlash)
{
    const FirmwareBundle bundle = test::balongBundle();
    const RepairPlan without = planFor("e3372-bootrom", bundle);
    EXPECT_TRUE(without.needsLoader);
    ASSERT_NE(without.refusal(), nullptr);
    EXPECT_EQ(without.refusal()->code, ErrorCode::LoaderMissing);
    EXPECT_THAT(without.refusal()->detail.english(), HasSubstr("usbloader"));

    PlanOptions options;
    options.loader = test::balongLoader(LoaderErase::Erases);
    const RepairPlan stock = planFor("e3372-bootrom", bundle, options);
    EXPECT_TRUE(stock.needsLoader) << "another one can be chosen";
    ASSERT_NE(stock.refusal(), nullptr);
    EXPECT_THAT(stock.refusal()->detail.english(), HasSubstr("IMEI"));

    options.loader = test::practiceLoaderImage();
    EXPECT_FALSE(planFor("e3372-bootrom", bundle, options).mayStart()) << "a loader for other chips";

    options.loader = test::balongLoader();
    options.loader->blocks[1].mode = 7;
    EXPECT_FALSE(planFor("e3372-bootrom", bundle, options).mayStart());

    options.loader = test::balongLoader();
    const RepairPlan good = planFor("e3372-bootrom", bundle, options);
    EXPECT_TRUE(good.mayStart());
    EXPECT_FALSE(good.needsLoader);
    EXPECT_THAT(kindsOf(good), IsSupersetOf({StepKind::LoadLoader, StepKind::AwaitStage, StepKind::Prepare}));
}

TEST(BalongPlan, StartsFromTheStatesThatItKnows)
{
    for (const char *scenario : {"e3372-healthy", "e3372-download", "e3372-bootrom", "e392-unfinished"})
        EXPECT_TRUE(mayPlanRepair(PracticeBench(scenario).probe())) << scenario;
    for (const char *scenario : {"e392-healthy", "silent", "hilink"})
        EXPECT_FALSE(mayPlanRepair(PracticeBench(scenario).probe())) << scenario;
}

}  // namespace
}  // namespace reviver
