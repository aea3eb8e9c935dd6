// SPDX-License-Identifier: Apache-2.0
#include "core/repair/firehose_rows.h"

#include <algorithm>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace reviver {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using Kind = FirehoseStep::Kind;

FirehoseStep row(Kind kind, std::uint64_t start, std::uint64_t sectors, std::optional<std::size_t> image = {})
{
    return {.kind = kind,
            .sectorSize = 2048,
            .pagesPerBlock = 64,
            .startSector = start,
            .sectors = sectors,
            .file = kind == Kind::Patch ? "DISK" : "",
            .value = kind == Kind::Patch ? "1" : "",
            .image = image};
}

/// Boot loader, settings, something unknown, a program and a cache.
FirmwareBundle bundleOf(std::vector<FirehoseStep> rows)
{
    FirmwareBundle bundle;
    bundle.images.resize(2);
    bundle.areas = {{"0:SBL", 0, 640},
                    {"0:EFS2", 640, 640},
                    {"0:rawdata", 1280, 640},
                    {"0:TZ", 1920, 640},
                    {"0:cache", 2560, 640}};
    bundle.steps = std::move(rows);
    return bundle;
}

std::vector<std::string> texts(const FirehoseRows &rows)
{
    constexpr const char *kNames[] = {"erase", "program", "patch"};
    std::vector<std::string> list;
    for (const FirehoseStep &step : rows.steps)
        list.push_back(
            fmt::format("{} {}+{}", kNames[static_cast<int>(step.kind)], step.startSector, step.sectors));
    return list;
}

TEST(FirehoseRows, LeavesTheSettingsAloneAndSaysWhy)
{
    const FirmwareBundle bundle = bundleOf({row(Kind::Erase, 640, 640), row(Kind::Program, 640, 640, 0),
                                            row(Kind::Erase, 1920, 640), row(Kind::Program, 1920, 640, 1)});
    const FirehoseRows rows = planRows(bundle, {});
    EXPECT_THAT(texts(rows), ElementsAre("erase 1920+640", "program 1920+640"));
    ASSERT_THAT(rows.leftOut, SizeIs(2));
    EXPECT_EQ(rows.leftOut[0].english(),
              "Writing sectors 640 to 1279 (0:EFS2): it holds this modem's own calibration and settings.");
    EXPECT_THAT(rows.leftOut[1].english(), HasSubstr("Erasing sectors 640 to 1279 (0:EFS2)"));

    EXPECT_THAT(texts(planRows(bundle, {ImageRole::Efs2})),
                ElementsAre("erase 640+640", "erase 1920+640", "program 640+640", "program 1920+640"));
}

TEST(FirehoseRows, CutsAnEraseOfEverythingAroundWhatIsKept)
{
    const FirmwareBundle bundle = bundleOf(
        {row(Kind::Erase, 0, 3200), row(Kind::Program, 0, 640, 0), row(Kind::Program, 1920, 640, 1)});
    const FirehoseRows rows = planRows(bundle, {});
    EXPECT_THAT(texts(rows),
                ElementsAre("erase 0+640", "erase 1920+1280", "program 1920+640", "program 0+640"));
    ASSERT_THAT(rows.leftOut, SizeIs(2)) << "settings, and an area whose name tells nothing";
    EXPECT_THAT(rows.leftOut[1].english(), HasSubstr("sectors 1280 to 1919 (0:rawdata)"));
    EXPECT_THAT(texts(planRows(bundle, {ImageRole::Efs2})),
                ElementsAre("erase 0+3200", "program 1920+640", "program 0+640"));
}

TEST(FirehoseRows, ErasesWithoutWritingOnlyWhatHoldsProgramsOrFiles)
{
    EXPECT_THAT(texts(planRows(bundleOf({row(Kind::Erase, 2560, 640)}), {})), ElementsAre("erase 2560+640"));
    EXPECT_THAT(texts(planRows(bundleOf({row(Kind::Erase, 1280, 640)}), {})), IsEmpty());
    FirmwareBundle noTable = bundleOf({row(Kind::Erase, 2560, 640)});
    noTable.areas.clear();
    EXPECT_THAT(texts(planRows(noTable, {})), IsEmpty()) << "nobody knows what is there";
    noTable.steps[0].label = "userdata";
    EXPECT_THAT(texts(planRows(noTable, {})), ElementsAre("erase 2560+640"));
}

TEST(FirehoseRows, ErasesTheRestOfAnAreaThatIsWritten)
{
    const FirmwareBundle bundle = bundleOf({row(Kind::Erase, 1280, 640), row(Kind::Program, 1280, 64, 0)});
    EXPECT_THAT(texts(planRows(bundle, {})), ElementsAre("erase 1280+640", "program 1280+64"));
}

TEST(FirehoseRows, AddsTheErasesThatFlashNeeds)
{
    EXPECT_THAT(
        texts(planRows(bundleOf({row(Kind::Program, 1920, 640, 0), row(Kind::Erase, 1920, 128)}), {})),
        ElementsAre("erase 1920+128", "erase 2048+512", "program 1920+640"));
    FirmwareBundle emmc = bundleOf({row(Kind::Program, 1920, 640, 0)});
    emmc.steps[0].pagesPerBlock = 0;
    EXPECT_THAT(texts(planRows(emmc, {})), ElementsAre("program 1920+640")) << "only NAND needs that";
}

TEST(FirehoseRows, KnowsSettingsByTheNameThatTheListGives)
{
    FirmwareBundle bundle = bundleOf({row(Kind::Program, 5000, 64, 0)});
    bundle.areas.clear();
    for (const char *label : {"modemst1", "MODEMST2", "fsg", "efs2", "persist"}) {
        bundle.steps[0].label = label;
        EXPECT_THAT(texts(planRows(bundle, {})), IsEmpty()) << label;
    }
}

TEST(FirehoseRows, SendsPatchesForTheModemOnly)
{
    FirehoseStep ofFile = row(Kind::Patch, 1, 0);
    ofFile.file = "gpt_main0.bin";
    const FirehoseRows rows
        = planRows(bundleOf({row(Kind::Patch, 2000, 0), row(Kind::Patch, 640, 0), ofFile}), {});
    EXPECT_THAT(texts(rows), ElementsAre("patch 2000+0"));
    ASSERT_THAT(rows.leftOut, SizeIs(2));
    EXPECT_THAT(rows.leftOut[0].english(), HasSubstr("Patching sector 640 (0:EFS2)"));
    EXPECT_THAT(rows.leftOut[1].english(), HasSubstr("1 patches: they are for files"));
}

TEST(FirehoseRows, OtherPhysicalPartitionsAreOtherPlaces)
{
    FirehoseStep other = row(Kind::Erase, 640, 640);
    other.physicalPartition = 1;
    other.label = "cache";
    EXPECT_THAT(texts(planRows(bundleOf({other}), {})), ElementsAre("erase 640+640"));
}

}  // namespace
}  // namespace reviver
