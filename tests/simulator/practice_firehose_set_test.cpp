// SPDX-License-Identifier: Apache-2.0
#include "core/simulator/practice_firehose_set.h"

#include <algorithm>
#include <filesystem>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace reviver {
namespace {

using testing::HasSubstr;

std::string textOf(const std::vector<PracticeFile> &files, std::string_view path)
{
    const auto file = std::ranges::find(files, path, &PracticeFile::path);
    EXPECT_NE(file, files.end()) << path;
    return file == files.end() ? std::string() : std::string(file->data.begin(), file->data.end());
}

TEST(PracticeFirehoseSet, HasTheFilesOfARealSet)
{
    const auto files = practiceFirehoseSet(PracticeSizes::Small);
    EXPECT_THAT(textOf(files, "contents.xml"), HasSubstr("MDM9607.PRACTICE.1.0"));
    EXPECT_THAT(textOf(files, "md5.txt"), HasSubstr("FILE:\\update\\tz.mbn:"));
    EXPECT_EQ(textOf(files, "update/partition.mbn").size(), 492u) << "as the EG25's";
    const std::string list = textOf(files, "update/firehose/rawprogram_nand_p2K_b128K_update.xml");
    EXPECT_THAT(list,
                HasSubstr("filename=\"..\\sbl1.mbn\" num_partition_sectors=\"640\" "
                          "physical_partition_number=\"0\" start_sector=\"0\""));
    EXPECT_THAT(list,
                HasSubstr("filename=\"..\\tz.mbn\" num_partition_sectors=\"768\" "
                          "physical_partition_number=\"0\" start_sector=\"13184\""));
    EXPECT_THAT(list,
                HasSubstr("num_partition_sectors=\"37760\" physical_partition_number=\"0\" "
                          "start_sector=\"93312\""));
    EXPECT_LT(list.find("<program"), list.find("<erase")) << "sector 0 is programmed first";
}

TEST(PracticeFirehoseSet, IsAsLargeAsTheForumsSetWhenAsked)
{
    std::uint64_t octets = 0;
    for (const PlacedImage &image : practicePlacedImages(PracticeSizes::Forum, kFirehosePracticeVersion))
        octets += image.data.size();
    EXPECT_GT(octets, 36'000'000u);
    EXPECT_LT(octets, 38'000'000u);
}

TEST(PracticeFirehoseSet, IsWrittenAsAFolderNamedAfterItsVersion)
{
    const auto folder = std::filesystem::path(testing::TempDir()) / "reviver-practice-set";
    std::filesystem::remove_all(folder);
    ASSERT_TRUE(writePracticeFirehoseSet(folder, PracticeSizes::Small));
    const auto set = folder / "EC25EPRR06A07M4G_practice";
    EXPECT_TRUE(std::filesystem::exists(set / "update/firehose/prog_nand_firehose_9x07.mbn"));
    for (const auto &entry : std::filesystem::recursive_directory_iterator(set))
        EXPECT_NE(entry.path().extension(), ".part");
    std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace reviver
