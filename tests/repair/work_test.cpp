// SPDX-License-Identifier: Apache-2.0
#include "core/repair/fingerprint.h"
#include "core/repair/work.h"

#include <gtest/gtest.h>

namespace reviver {
namespace {

using Steps = std::set<std::size_t>;

/// Octets whose digest is one digit only.
ByteSourcePtr contentOf(char digit)
{
    ByteSourcePtr content = memorySource({});
    content->rememberSha256(std::string(64, digit));
    return content;
}

FirehoseStep row(FirehoseStep::Kind kind, std::uint64_t start, std::uint64_t sectors)
{
    FirehoseStep step;
    step.kind = kind;
    step.startSector = start;
    step.sectors = sectors;
    return step;
}

/// Two areas that are erased first, then written; the second holds two images.
struct RowPlan {
    RepairPlan plan;
    FirmwareBundle bundle;

    RowPlan()
    {
        for (const char *name : {"a", "b", "c"}) {
            FirmwareImage image;
            image.name = name;
            image.data = contentOf(*name);
            bundle.images.push_back(image);
            plan.images.push_back({bundle.images.size() - 1, true, {}, {}, name, 0});
        }
        plan.steps.push_back({StepKind::CheckConnection, {}, 0, Hazard::None, {}, 0});  // 0
        add(StepKind::Erase, 0, row(FirehoseStep::Kind::Erase, 0, 100));                // 1
        add(StepKind::Erase, 0, row(FirehoseStep::Kind::Erase, 100, 100));              // 2
        add(StepKind::WriteImage, 0, row(FirehoseStep::Kind::Program, 0, 50));          // 3
        add(StepKind::WriteImage, 1, row(FirehoseStep::Kind::Program, 100, 30));        // 4
        add(StepKind::WriteImage, 2, row(FirehoseStep::Kind::Program, 140, 30));        // 5
    }
    void add(StepKind kind, std::size_t image, FirehoseStep row)
    {
        plan.steps.push_back({kind, {}, 10, Hazard::NotBootable, {}, image, row});
    }
    std::set<std::string> names(const Steps &steps) const
    {
        std::set<std::string> all;
        for (const std::size_t step : steps)
            all.insert(workName(plan, bundle, plan.steps[step]));
        return all;
    }
    Steps done(const Steps &steps, ResumeAt at) const { return stepsDone(plan, bundle, names(steps), at); }
};

TEST(Work, IsNamedByWhatGoesWhere)
{
    const RowPlan rows;
    EXPECT_EQ(workName(rows.plan, rows.bundle, rows.plan.steps[4]),
              "write b " + std::string(64, 'b') + " to b sectors 100 + 30 of partition 0");
    EXPECT_EQ(workName(rows.plan, rows.bundle, rows.plan.steps[1]), "erase sectors 0 + 100 of partition 0");
    EXPECT_EQ(workOf(rows.plan, rows.bundle).size(), 5u);
    EXPECT_FALSE(isWork(rows.plan.steps[0]));
}

TEST(Work, OnlyWhatWasAcknowledgedBeforeTheFirstGapIsLeftOut)
{
    const RowPlan rows;
    EXPECT_EQ(rows.done({}, ResumeAt::Image), Steps{});
    EXPECT_EQ(rows.done({1, 2, 3}, ResumeAt::Image), (Steps{1, 2, 3}));
    EXPECT_EQ(rows.done({1, 2, 3, 5}, ResumeAt::Image), (Steps{1, 2, 3})) << "5 stands behind a gap";
    EXPECT_EQ(rows.done({2, 3}, ResumeAt::Image), Steps{}) << "the first was not acknowledged";
    EXPECT_EQ(rows.done({1, 2, 3, 4, 5}, ResumeAt::Image), (Steps{1, 2, 3, 4, 5}));
}

TEST(Work, TheBeginningTrustsNothing)
{
    const RowPlan rows;
    EXPECT_EQ(rows.done({1, 2, 3}, ResumeAt::Beginning), Steps{});
}

TEST(Work, ABrokenRowIsErasedAgainWithAllThatLiesInTheErasedArea)
{
    const RowPlan rows;
    EXPECT_EQ(rows.done({1, 2}, ResumeAt::ErasedRow), Steps{}) << "any of the rows may have been begun";
    EXPECT_EQ(rows.done({1, 2, 3}, ResumeAt::ErasedRow), (Steps{1, 3}));
    EXPECT_EQ(rows.done({1, 2, 3, 4}, ResumeAt::ErasedRow), (Steps{1, 3}))
        << "erasing for row 5 takes row 4 with it";
    EXPECT_EQ(rows.done({1, 3, 4, 5}, ResumeAt::ErasedRow), Steps{})
        << "broken off while 2 was erased again: 3 is written again, so 1 erases its area";
    EXPECT_EQ(rows.done({1, 2, 3, 4, 5}, ResumeAt::ErasedRow), (Steps{1, 2, 3, 4, 5}));
}

TEST(Work, OtherOctetsOrAnotherPlaceAreOtherWork)
{
    RowPlan rows;
    const auto names = rows.names({1, 2, 3, 4});
    rows.bundle.images[1].data = contentOf('f');
    EXPECT_EQ(stepsDone(rows.plan, rows.bundle, names, ResumeAt::Image), (Steps{1, 2, 3}));
    rows.plan.images[0].target = "elsewhere";
    EXPECT_EQ(stepsDone(rows.plan, rows.bundle, names, ResumeAt::Image), (Steps{1, 2}));
}

TEST(Work, WhatWasOnlyNotComparedIsNotWrittenAgain)
{
    RowPlan rows;
    rows.plan.steps = {{StepKind::WriteImage, {}, 10, Hazard::NotBootable, {}, 0},
                       {StepKind::ReadBack, {}, 0, Hazard::None, {}, 0},
                       {StepKind::WriteImage, {}, 10, Hazard::NotBootable, {}, 1},
                       {StepKind::ReadBack, {}, 0, Hazard::None, {}, 1}};
    EXPECT_EQ(rows.done({0, 2}, ResumeAt::Image), (Steps{0, 2})) << "the loader could not read";
    EXPECT_EQ(rows.done({0, 1}, ResumeAt::Image), (Steps{0, 1}));
    EXPECT_EQ(rows.done({1, 2}, ResumeAt::Image), Steps{}) << "the first is to be written again";
    EXPECT_TRUE(isComparison(workName(rows.plan, rows.bundle, rows.plan.steps[1])));
    EXPECT_FALSE(isComparison(workName(rows.plan, rows.bundle, rows.plan.steps[0])));
}

TEST(Work, ALoaderIsShownThePartitionTableAgainUnlessNothingIsLeft)
{
    RowPlan rows;
    rows.plan.steps = {{StepKind::PartitionTable, {}, 5, Hazard::None, {}, 0},
                       {StepKind::WriteImage, {}, 10, Hazard::NotBootable, {}, 1},
                       {StepKind::WriteImage, {}, 10, Hazard::NotBootable, {}, 2}};
    EXPECT_EQ(rows.done({0, 1}, ResumeAt::Image), Steps{1});
    EXPECT_EQ(rows.done({0, 1, 2}, ResumeAt::Image), (Steps{0, 1, 2}));
}

DeviceFingerprint e392()
{
    DeviceFingerprint print;
    print.location = "1-4";
    print.usb = UsbId{0x12D1, 0x1003};
    print.mode = "huawei-download";
    print.product = "E392u-12";
    print.buildId = "9x00B-SCAQDBZM-30350";
    return print;
}

TEST(Fingerprint, TellsModemsApartByWhatBothTold)
{
    const DeviceFingerprint then = e392();
    EXPECT_FALSE(differenceOf(then, e392()));
    DeviceFingerprint now = e392();
    now.product = "E3372";
    ASSERT_TRUE(differenceOf(then, now));
    EXPECT_EQ(differenceOf(then, now)->english(), "The repair was of E392u-12; this one is E3372.");
    now = e392();
    now.buildId = "another";
    EXPECT_TRUE(differenceOf(then, now));
    now.buildId.clear();
    EXPECT_FALSE(differenceOf(then, now)) << "what was not told tells nothing";
    now = e392();
    now.mode = "normal";
    now.usb = UsbId{0x12D1, 0x1506};
    now.buildId = "another";
    EXPECT_FALSE(differenceOf(then, now)) << "ids and build belong to a mode";
    EXPECT_TRUE(knownAgain(then, now)) << "by its product";
    now.product.clear();
    EXPECT_FALSE(knownAgain(then, now));
}

TEST(Fingerprint, HoldsCheckDigitsInsteadOfNumbers)
{
    Evidence evidence;
    evidence.identity.imei = "001010000000008";
    evidence.identity.serial = "SERIAL1234567";
    const DeviceFingerprint one = fingerprintOf(evidence);
    EXPECT_EQ(one.imeiCheck.size(), 4u);
    EXPECT_EQ(one.serialCheck.size(), 4u);
    evidence.identity.imei = "001010000000016";
    const DeviceFingerprint other = fingerprintOf(evidence);
    ASSERT_TRUE(differenceOf(one, other));
    EXPECT_NE(differenceOf(one, other)->english().find(one.imeiCheck), std::string::npos);
    EXPECT_NE(differenceOf(one, other)->english().find(other.imeiCheck), std::string::npos);
}

}  // namespace
}  // namespace reviver
