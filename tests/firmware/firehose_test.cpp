// SPDX-License-Identifier: Apache-2.0
#include "core/firmware/bundle_loader.h"
#include "core/firmware/firehose_plan.h"
#include "tests/firmware/made_firmware.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

namespace reviver {
namespace {

using namespace test;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

std::string program(const std::string &file, int start, int sectors)
{
    return fmt::format(
        R"(<program SECTOR_SIZE_IN_BYTES="2048" PAGES_PER_BLOCK="64" filename="{}" num_partition_sectors="{}" physical_partition_number="0" start_sector="{}"/>)",
        file, sectors, start);
}

std::string erase(int start, int sectors)
{
    return fmt::format(
        R"(<erase SECTOR_SIZE_IN_BYTES="2048" num_partition_sectors="{}" physical_partition_number="0" start_sector="{}"/>)",
        sectors, start);
}

class FirehoseSet : public testing::Test {
protected:
    void writeList(const std::string &rows)
    {
        m_folder.write("update/firehose/rawprogram_nand.xml", "<data>" + rows + "</data>");
    }

    TestFolder m_folder;
};

TEST_F(FirehoseSet, FindsFilesThroughWindowsParentsAndNamesTheMissing)
{
    writeList(program("..\\tz.mbn", 640, 64) + program("..\\gone.ubi", 1000, 64));
    m_folder.write("update/tz.mbn", noise(5000, 1));
    m_folder.write("update/firehose/prog_nand.mbn", noise(500, 1));
    const auto bundle = openBundle(m_folder.path());
    ASSERT_TRUE(bundle) << bundle.error().detail();
    EXPECT_EQ(bundle->format, "Firehose set");
    ASSERT_THAT(bundle->images, SizeIs(2));
    EXPECT_EQ(bundle->images[0].role, ImageRole::Tz);
    EXPECT_EQ(bundle->images[1].role, ImageRole::FirehoseLoader);
    ASSERT_THAT(bundle->problems, SizeIs(1));
    EXPECT_EQ(bundle->problems[0].where, "update/gone.ubi");
}

TEST_F(FirehoseSet, LeadsFromEachRowToItsImage)
{
    writeList(program("..\\boot.img", 640, 64) + program("..\\BOOT.img", 704, 64)
              + program("gone.bin", 768, 64) + program("boot.img", 832, 64));
    m_folder.write("update/boot.img", noise(5000, 1));
    m_folder.write("update/firehose/boot.img", noise(600, 2));
    const auto bundle = openBundle(m_folder.path());
    ASSERT_TRUE(bundle) << bundle.error().detail();
    ASSERT_THAT(bundle->steps, SizeIs(4));
    EXPECT_EQ(bundle->steps[0].image, 0u);
    EXPECT_EQ(bundle->steps[1].image, 0u) << "one image for two places";
    EXPECT_EQ(bundle->steps[2].image, std::nullopt);
    EXPECT_EQ(bundle->steps[3].image, 1u) << "another file of the same name";
    EXPECT_EQ(bundle->images[1].size, 600u);
}

TEST_F(FirehoseSet, TakesItsVersionFromTheNameOfTheFolder)
{
    m_folder.write("EG25GGBR07A08M2G_01.003/update/firehose/rawprogram.xml",
                   "<data>" + program("a.bin", 0, 8) + "</data>");
    m_folder.write("EG25GGBR07A08M2G_01.003/update/firehose/a.bin", noise(500, 1));
    const auto bundle = openBundle(m_folder.path() / "EG25GGBR07A08M2G_01.003");
    ASSERT_TRUE(bundle) << bundle.error().detail();
    EXPECT_EQ(bundle->version, "EG25GGBR07A08M2G");
}

TEST_F(FirehoseSet, DoesNotLookOutsideItsFolder)
{
    const auto secret = m_folder.path() / "secret.bin";
    m_folder.write("secret.bin", "mine");
    m_folder.write("set/rawprogram0.xml",
                   "<data>" + program("..\\secret.bin", 0, 4) + program(secret.string(), 8, 4) + "</data>");
    const auto bundle = openBundle(m_folder.path() / "set");
    ASSERT_TRUE(bundle) << bundle.error().detail();
    EXPECT_THAT(bundle->images, IsEmpty());
    EXPECT_THAT(bundle->problems, SizeIs(2));
    EXPECT_FALSE(bundle->whole());
}

TEST_F(FirehoseSet, PutsTheFirstSectorLast)
{
    const auto steps = readFirehoseList("<data>" + program("sbl1.mbn", 0, 640) + program("tz.mbn", 700, 64)
                                        + erase(700, 64) + erase(0, 640) + "</data>");
    ASSERT_TRUE(steps) << steps.error().detail();
    std::vector<std::string> order;
    for (const FirehoseStep &step : inSafeOrder(*steps))
        order.push_back(step.kind == FirehoseStep::Kind::Erase ? fmt::format("erase {}", step.startSector)
                                                               : step.file);
    EXPECT_THAT(order, ElementsAre("erase 0", "erase 700", "tz.mbn", "sbl1.mbn"));
}

TEST_F(FirehoseSet, ReportsOverlapsAndImagesThatAreTooLarge)
{
    writeList(program("a.bin", 0, 2) + program("b.bin", 1, 2));
    m_folder.write("update/firehose/a.bin", noise(4097, 1));
    m_folder.write("update/firehose/b.bin", noise(4096, 1));
    const auto bundle = openBundle(m_folder.path());
    ASSERT_TRUE(bundle) << bundle.error().detail();
    ASSERT_THAT(bundle->problems, SizeIs(2));
    EXPECT_THAT(bundle->problems[0].what.english(), HasSubstr("larger"));
    EXPECT_THAT(bundle->problems[1].what.english(), HasSubstr("overlap"));
}

TEST_F(FirehoseSet, ComparesMd5Sums)
{
    writeList(program("..\\a.bin", 0, 8));
    m_folder.write("update/a.bin", "hello");
    m_folder.write("md5.txt",
                   "VERSION:1.0\r\nFILE:START\r\nFILE:\\update\\a.bin:5D41402ABC4B2A76B9719D911017C592\r\n");
    const auto good = openBundle(m_folder.path());
    ASSERT_TRUE(good) << good.error().detail();
    EXPECT_EQ(good->images[0].check, CheckState::Good);
    m_folder.write("update/a.bin", "hallo");
    const auto bad = openBundle(m_folder.path());
    ASSERT_TRUE(bad);
    EXPECT_EQ(bad->images[0].check, CheckState::Bad);
    EXPECT_FALSE(bad->whole());
}

std::string patch(const std::string &value, int size)
{
    return fmt::format(
        R"x(<patches><patch SECTOR_SIZE_IN_BYTES="2048" byte_offset="12" filename="p.mbn" size_in_bytes="{}" start_sector="3" value="{}"/></patches>)x",
        size, value);
}

std::string row(const std::string &sectorSize, const std::string &start)
{
    return fmt::format(
        R"x(<data><program SECTOR_SIZE_IN_BYTES="{}" filename="a" start_sector="{}" num_partition_sectors="1"/></data>)x",
        sectorSize, start);
}

TEST(FirehoseList, DoesNotExpandEntities)
{
    EXPECT_TRUE(readFirehoseList(R"x(<!DOCTYPE d [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><data>&b;</data>)x"));
}

class BrokenFirehoseList : public testing::TestWithParam<std::string> {};

TEST_P(BrokenFirehoseList, IsRefused)
{
    EXPECT_FALSE(readFirehoseList(GetParam()));
}

INSTANTIATE_TEST_SUITE_P(Table, BrokenFirehoseList,
                         testing::Values("", "<data>", "<other/>", "text", row("512", "-1"), row("512", ""),
                                         row("0", "1"), row("512", "NUM_DISK_SECTORS-33."),
                                         row("512", "99999999999999999999"), row("999999", "1"),
                                         patch("system('x')", 4), patch("1", 400), patch("CRC32(0;4096)", 4),
                                         patch("NUM_DISK_BLOCKS*2", 4), patch("", 4)));

TEST(FirehoseList, RefusesEndlessLists)
{
    std::string rows;
    for (int i = 0; i < 10001; ++i)
        rows += R"(<erase SECTOR_SIZE_IN_BYTES="1" num_partition_sectors="1" start_sector="1"/>)";
    const auto steps = readFirehoseList("<data>" + rows + "</data>");
    ASSERT_FALSE(steps);
    EXPECT_EQ(steps.error().code(), ErrorCode::LimitExceeded);
}

TEST(FirehoseList, ReadsThePatchValuesOfRealSets)
{
    for (const char *value :
         {"NUM_DISK_BLOCKS-1458.", "CRC32(0,4096)", "NUM_DISK_SECTORS-33.", "0", "0x10"}) {
        const auto steps = readFirehoseList(patch(value, 4));
        ASSERT_TRUE(steps) << steps.error().detail();
        ASSERT_THAT(*steps, SizeIs(1));
        EXPECT_EQ((*steps)[0].kind, FirehoseStep::Kind::Patch);
        EXPECT_EQ((*steps)[0].value, value);
        EXPECT_EQ((*steps)[0].startSector, 3u);
        EXPECT_EQ((*steps)[0].byteOffset, 12u);
    }
}

TEST(ResolveInside, KeepsNamesInTheSet)
{
    EXPECT_EQ(resolveInside("update/firehose/", "..\\sbl1.mbn").value(), "update/sbl1.mbn");
    EXPECT_EQ(resolveInside("", "a/./b//c").value(), "a/b/c");
    EXPECT_EQ(resolveInside("a/", "..\\..\\a\\b").has_value(), false);
    for (const char *name : {"..\\x", "/etc/passwd", "C:\\x", "\\\\server\\x", "a/../../x"})
        EXPECT_FALSE(resolveInside("", name)) << name;
}

TEST(FirehoseSample, Eg25NamesItsMissingImages)
{
    REVIVER_NEED_SAMPLE("eg25-mdm9607/md5.txt");
    const auto bundle = openBundle(sample("eg25-mdm9607/md5.txt").parent_path());
    ASSERT_TRUE(bundle) << bundle.error().detail();
    EXPECT_EQ(bundle->format, "Firehose set");
    EXPECT_EQ(bundle->product, "MDM9607.LE.1.0");
    std::vector<std::string> missing;
    for (const BundleProblem &problem : bundle->problems)
        missing.push_back(problem.where);
    EXPECT_THAT(missing,
                testing::UnorderedElementsAre("update/mdm9607-boot.img", "update/NON-HLOS.ubi",
                                              "update/mdm9607-recovery.ubi", "update/usrdata.ubi",
                                              "update/mdm9607-sysfs.ubi"));
    for (const FirmwareImage &image : bundle->images)
        EXPECT_EQ(image.check, CheckState::Good) << image.name;
    EXPECT_EQ(bundle->steps[bundle->steps.size() - 3].file, "..\\sbl1.mbn");
    EXPECT_EQ(bundle->find(ImageRole::Sbl1)->partition, "0:SBL");
}

}  // namespace
}  // namespace reviver
