// SPDX-License-Identifier: Apache-2.0
#include "tests/repair/practice_bench.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace reviver {
namespace {

using test::PracticeBench;

RepairPlan planFor(const std::string &scenario, const FirmwareBundle &bundle, const PlanOptions &options = {})
{
    PracticeBench bench(scenario);
    return makePlan(bench.probe(), bundle, options);
}

const PlannedImage &plannedFor(const RepairPlan &plan, const FirmwareBundle &bundle, ImageRole role)
{
    return *std::find_if(plan.images.begin(), plan.images.end(),
                         [&](const PlannedImage &image) { return bundle.images[image.index].role == role; });
}

TEST(Plan, LeavesFactorySettingsOutUnlessChosen)
{
    const FirmwareBundle bundle = test::practiceBundle();
    const RepairPlan plain = planFor("e392-unfinished", bundle);
    EXPECT_TRUE(plain.mayStart());
    EXPECT_EQ(plain.imagesToWrite(), 7u);
    const PlannedImage &efs = plannedFor(plain, bundle, ImageRole::Efs2);
    EXPECT_FALSE(efs.write);
    EXPECT_EQ(efs.decision.english(), "Left out: would replace calibration");

    PlanOptions options;
    options.include.insert(ImageRole::Efs2);
    const RepairPlan complete = planFor("e392-unfinished", bundle, options);
    EXPECT_EQ(complete.imagesToWrite(), 8u);
    EXPECT_TRUE(std::any_of(complete.checks.begin(), complete.checks.end(), [](const PlanCheck &check) {
        return check.state == PlanCheck::State::Warn && check.title.english() == "What is kept";
    })) << "writing factory settings is never silent";
}

TEST(Plan, WritesAnImageOfUnprovenRoleAsTheVendorWould)
{
    const FirmwareBundle bundle = test::practiceBundle();
    const RepairPlan plan = planFor("e392-unfinished", bundle);
    const PlannedImage &resources = plannedFor(plan, bundle, ImageRole::Unknown);
    EXPECT_TRUE(resources.write);
    EXPECT_NE(resources.reason.english().find("not proven"), std::string::npos);
}

TEST(Plan, CountsEveryOctetThatGoesToTheModem)
{
    const FirmwareBundle bundle = test::practiceBundle();
    const RepairPlan plan = planFor("e392-unfinished", bundle);
    std::uint64_t octets = 0;
    for (const PlannedImage &image : plan.images)
        octets += image.write ? bundle.images[image.index].size : 0;
    EXPECT_EQ(plan.bytes, octets);
    EXPECT_LT(plan.shortest, plan.longest);
}

TEST(Plan, AsksForALoaderWhereTheChipsOwnProtocolAnswers)
{
    const FirmwareBundle bundle = test::practiceBundle();
    const RepairPlan without = planFor("e392-dmss", bundle);
    EXPECT_TRUE(without.needsLoader);
    ASSERT_NE(without.refusal(), nullptr);
    EXPECT_EQ(without.refusal()->code, ErrorCode::LoaderMissing);

    PlanOptions options;
    options.loader = test::practiceLoaderImage();
    const RepairPlan with = planFor("e392-dmss", bundle, options);
    EXPECT_TRUE(with.mayStart());
    EXPECT_EQ(with.route->route, Route::LoaderThenStreaming);
    EXPECT_FALSE(plannedFor(with, bundle, ImageRole::Unknown).write) << "it has no known place there";
}

TEST(Plan, RefusesWhatDoesNotMatchWithBothSidesNamed)
{
    FirmwareBundle other = test::practiceBundle();
    other.product = "E3372h";
    const RepairPlan model = planFor("e392-unfinished", other);
    ASSERT_NE(model.refusal(), nullptr);
    EXPECT_EQ(model.refusal()->code, ErrorCode::BundleForOtherDevice);
    EXPECT_NE(model.refusal()->detail.english().find("E3372h"), std::string::npos);
    EXPECT_NE(model.refusal()->detail.english().find("E392"), std::string::npos);

    FirmwareBundle balong = test::practiceBundle();
    balong.platform = FirmwarePlatform::Balong;
    const RepairPlan chip = planFor("e392-unfinished", balong);
    ASSERT_NE(chip.refusal(), nullptr);
    EXPECT_EQ(chip.refusal()->code, ErrorCode::BundleForOtherDevice);
}

TEST(Plan, KeepsPracticeFirmwareAwayFromARealModem)
{
    FirmwareBundle practice = test::practiceBundle();
    practice.images[0].hardware = "PRACTICE";
    PracticeBench bench("e392-unfinished");
    Evidence evidence = bench.probe();
    EXPECT_TRUE(makePlan(evidence, practice).mayStart());
    evidence.modem.device.practice = false;
    const RepairPlan plan = makePlan(evidence, practice);
    ASSERT_NE(plan.refusal(), nullptr);
    EXPECT_EQ(plan.refusal()->code, ErrorCode::BundleForOtherDevice);
}

TEST(Plan, ClaimsNoGoodChecksumsWhereNothingWasChecked)
{
    FirmwareBundle program;
    program.images.resize(1);
    program.images[0].name = "program";
    program.images[0].size = 1000;
    const RepairPlan plan = planFor("e392-unfinished", program);
    EXPECT_FALSE(plan.mayStart());
    for (const PlanCheck &check : plan.checks) {
        if (check.title.english() == "File is whole") {
            EXPECT_EQ(check.state, PlanCheck::State::Warn) << check.detail.english();
        }
    }
}

TEST(Plan, RefusesADamagedFile)
{
    FirmwareBundle problem = test::practiceBundle();
    problem.problems.push_back({ErrorCode::BundleCorrupt, REVIVER_TR("a record is missing"), "record 3"});
    const RepairPlan damaged = planFor("e392-unfinished", problem);
    EXPECT_EQ(damaged.refusal()->code, ErrorCode::BundleCorrupt);
    EXPECT_EQ(damaged.refusal()->title.english(), "This file is not whole");

    FirmwareBundle badImage = test::practiceBundle();
    badImage.images[5].check = CheckState::Bad;
    EXPECT_EQ(planFor("e392-unfinished", badImage).refusal()->code, ErrorCode::BundleCorrupt);

    FirmwareBundle cut = test::practiceBundle();
    cut.images[7].truncated = true;
    EXPECT_TRUE(planFor("e392-unfinished", cut).mayStart()) << "an image that is left out may be cut";
}

TEST(Plan, RefusesTwoImagesForOnePlaceAndOneThatDoesNotFit)
{
    FirmwareBundle twice = test::practiceBundle();
    twice.images[6].role = ImageRole::Amss;
    ASSERT_NE(planFor("e392-unfinished", twice).refusal(), nullptr);

    FirmwareBundle large = test::practiceBundle();
    large.images[4].size = 64u << 20;
    const RepairPlan plan = planFor("e392-unfinished", large);
    ASSERT_NE(plan.refusal(), nullptr);
    EXPECT_NE(plan.refusal()->detail.english().find("0:DSP1"), std::string::npos);
}

TEST(Plan, HasNoRouteForAModemThatWorks)
{
    const RepairPlan plan = planFor("e392-healthy", test::practiceBundle());
    EXPECT_FALSE(plan.mayStart());
    ASSERT_NE(plan.refusal(), nullptr);
    EXPECT_EQ(plan.refusal()->code, ErrorCode::NoRoute);
}

TEST(Plan, SaysThatNothingIsProvenOnHardware)
{
    const FirmwareBundle bundle = test::practiceBundle();
    std::string text;
    for (const Message &line : describePlan(planFor("e392-unfinished", bundle), bundle))
        text += line.english() + "\n";
    EXPECT_NE(text.find("Not proven on hardware"), std::string::npos) << text;
    EXPECT_NE(text.find("Huawei download protocol (inferred)"), std::string::npos) << text;
}

}  // namespace
}  // namespace reviver
