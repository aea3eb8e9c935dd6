// SPDX-License-Identifier: Apache-2.0
#include "core/firmware/extract.h"
#include "core/firmware/formats/hmf_index.h"
#include "tests/firmware/made_firmware.h"

#include <algorithm>
#include <fmt/format.h>
#include <gmock/gmock.h>

namespace reviver {
namespace {

using namespace test;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

constexpr std::array kEightRoles
    = {ImageRole::PartitionTable, ImageRole::Dbl,  ImageRole::Osbl,    ImageRole::Amss,
       ImageRole::Dsp1,           ImageRole::Dsp2, ImageRole::Unknown, ImageRole::Efs2};

class ImageFolder : public testing::Test {
protected:
    void writeImages()
    {
        const auto images = eightImages();
        std::string index = "Found Firmware for: 33 v31\r\n";
        for (std::size_t i = 0; i < images.size(); ++i) {
            const std::string name = fmt::format("{:02}.bin", i + 1);
            m_folder.write(name, images[i].data);
            index += fmt::format("{} {:08X} {:08X}\r\n", name, images[i].code, images[i].data.size());
        }
        m_index = index;
    }

    void expectEight(const FirmwareBundle &bundle)
    {
        ASSERT_THAT(bundle.images, SizeIs(8));
        for (std::size_t i = 0; i < 8; ++i)
            EXPECT_EQ(bundle.images[i].role, kEightRoles[i]) << i;
    }

    TestFolder m_folder;
    std::string m_index;
};

TEST_F(ImageFolder, WithIndexGivesTheImagesWithTheirIds)
{
    writeImages();
    m_folder.write("firmware.hmf", m_index);
    const auto bundle = openBundle(m_folder.path());
    ASSERT_TRUE(bundle) << bundle.error().detail();
    EXPECT_TRUE(bundle->whole());
    expectEight(*bundle);
    EXPECT_EQ(bundle->images[3].recordId, 0x80000u);
    EXPECT_EQ(bundle->images[3].name, "04.bin");
}

TEST_F(ImageFolder, WithoutIndexGivesTheSameRoles)
{
    writeImages();
    m_folder.write("readme.txt", "not an image");
    const auto bundle = openBundle(m_folder.path());
    ASSERT_TRUE(bundle) << bundle.error().detail();
    EXPECT_TRUE(bundle->whole());
    expectEight(*bundle);
    EXPECT_FALSE(bundle->images[3].recordId);
}

TEST_F(ImageFolder, NamesAFileOfTheIndexThatIsMissing)
{
    writeImages();
    m_folder.write("firmware.hmf", m_index);
    std::filesystem::remove(m_folder.path() / "03.bin");
    const auto bundle = openBundle(m_folder.path());
    ASSERT_TRUE(bundle) << bundle.error().detail();
    EXPECT_FALSE(bundle->whole());
    ASSERT_THAT(bundle->problems, SizeIs(1));
    EXPECT_EQ(bundle->problems[0].where, "03.bin");
    EXPECT_THAT(bundle->images, SizeIs(7));
}

TEST_F(ImageFolder, NamesAHoleInTheNumbers)
{
    writeImages();
    std::filesystem::remove(m_folder.path() / "03.bin");
    const auto bundle = openBundle(m_folder.path());
    ASSERT_TRUE(bundle);
    ASSERT_THAT(bundle->problems, SizeIs(1));
    EXPECT_EQ(bundle->problems[0].where, "03.bin");
}

TEST_F(ImageFolder, ComparesTheSizesWithTheIndex)
{
    writeImages();
    m_folder.write("firmware.hmf", m_index);
    m_folder.write("04.bin", ByteView(eightImages()[3].data).first(1000));
    const auto bundle = openBundle(m_folder.path());
    ASSERT_TRUE(bundle);
    ASSERT_THAT(bundle->problems, SizeIs(1));
    EXPECT_THAT(bundle->problems[0].what.english(), HasSubstr("04.bin has 1000 octets"));
    EXPECT_TRUE(bundle->images[3].truncated);
    EXPECT_FALSE(bundle->images[3].whole());
}

TEST_F(ImageFolder, WithoutFirmwareSaysWhatToChoose)
{
    m_folder.write("readme.txt", "hello");
    const auto bundle = openBundle(m_folder.path());
    ASSERT_FALSE(bundle);
    EXPECT_EQ(bundle.error().code(), ErrorCode::BundleNotRecognised);
    EXPECT_THAT(bundle.error().detail(), HasSubstr("01.bin"));
}

TEST_F(ImageFolder, ComesBackEqualFromExtractedImages)
{
    const auto bundle = openBundle(m_folder.write("all.bin", containerOf(eightImages())));
    ASSERT_TRUE(bundle);
    const auto target = m_folder.path() / "out" / "deep";
    const auto files = extractImages(*bundle, {0, 1, 2, 3, 4, 5, 6, 7}, target);
    ASSERT_TRUE(files) << files.error().detail();
    ASSERT_THAT(*files, SizeIs(8));
    EXPECT_EQ((*files)[1].filename(), "02_dbl.bin");
    const auto again = openBundle(target);
    ASSERT_TRUE(again) << again.error().detail();
    expectEight(*again);
    for (std::size_t i = 0; i < 8; ++i)
        EXPECT_EQ(digestOf(again->images[i]), digestOf(bundle->images[i]));
}

TEST_F(ImageFolder, IsNeverOverwrittenByExtraction)
{
    const auto bundle = openBundle(m_folder.write("all.bin", containerOf(eightImages())));
    ASSERT_TRUE(bundle);
    const auto target = m_folder.path() / "out";
    m_folder.write("out/02_dbl.bin", "mine");
    const auto files = extractImages(*bundle, {0, 1, 2}, target);
    ASSERT_FALSE(files);
    EXPECT_EQ(files.error().code(), ErrorCode::FileWriteFailed);
    EXPECT_EQ(readFile(target / "02_dbl.bin"), Bytes({'m', 'i', 'n', 'e'}));
    EXPECT_FALSE(std::filesystem::exists(target / "02_dbl.bin.part"));
}

TEST_F(ImageFolder, HoldsNoHalfFileAfterAStop)
{
    const auto bundle = openBundle(m_folder.write("all.bin", containerOf(eightImages())));
    ASSERT_TRUE(bundle);
    StopSource stop;
    stop.requestStop();
    const auto target = m_folder.path() / "out";
    const auto files = extractImages(*bundle, {3}, target, {}, stop.token());
    ASSERT_FALSE(files);
    EXPECT_EQ(files.error().code(), ErrorCode::Cancelled);
    EXPECT_TRUE(std::filesystem::is_empty(target));
}

TEST_F(ImageFolder, IsNotMadeForAnImageThatDoesNotExist)
{
    const auto bundle = openBundle(m_folder.write("all.bin", containerOf(eightImages())));
    ASSERT_TRUE(bundle);
    const auto files = extractImages(*bundle, {8}, m_folder.path() / "out");
    ASSERT_FALSE(files);
    EXPECT_EQ(files.error().code(), ErrorCode::InvalidArgument);
    EXPECT_FALSE(std::filesystem::exists(m_folder.path() / "out"));
}

TEST(HmfIndex, RefusesLinesThatLeaveTheFolderOrAreNoEntries)
{
    for (const char *line :
         {"../01.bin 00010000 000001D0", "/etc/passwd 00010000 000001D0", "C:\\a.bin 0 0", "..\\a 0 0",
          "01.bin 00010000", "01.bin 00010000 XYZ", "01.bin 1000100000 1D0", "01.bin 1 2 3", ".. 1 2"}) {
        const auto index = HmfIndex::decode(std::string("Found Firmware for: 33 v31\n") + line + "\n");
        ASSERT_FALSE(index) << line;
        EXPECT_THAT(index.error().detail(), HasSubstr("line 2"));
    }
}

TEST(HmfIndex, ReadsTheFormTheForumShows)
{
    const auto index = HmfIndex::decode("Found Firmware for: 33 v31\n01.bin 00110000 0002EA3E\n");
    ASSERT_TRUE(index);
    EXPECT_EQ(index->title, "Found Firmware for: 33 v31");
    ASSERT_THAT(index->entries, SizeIs(1));
    EXPECT_EQ(index->entries[0].recordId, 0x110000u);
    EXPECT_EQ(index->entries[0].size, 0x2EA3Eu);
}

}  // namespace
}  // namespace reviver
