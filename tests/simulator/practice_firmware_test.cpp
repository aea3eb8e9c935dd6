// SPDX-License-Identifier: Apache-2.0
#include "core/simulator/practice_balong.h"
#include "tests/simulator/modem_bench.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <zlib.h>

namespace reviver::test {
namespace {

/// The records of a container, read by the rules of its layout alone.
std::vector<PracticeImage> recordsOf(ByteView container)
{
    std::vector<PracticeImage> images;
    std::size_t at = 92;
    while (at + 98 <= container.size() && loadBe<std::uint32_t>(container, at) == 0x55AA5AA5) {
        const auto headerSize = loadLe<std::uint32_t>(container, at + 4);
        const auto size = loadLe<std::uint32_t>(container, at + 24);
        const std::size_t blocks = (size + 4095) / 4096;
        EXPECT_EQ(loadLe<std::uint32_t>(container, at + 8), 1u);
        EXPECT_EQ(headerSize, 98 + 2 * blocks);
        EXPECT_EQ(loadLe<std::uint32_t>(container, at + 94), 4096u);
        EXPECT_EQ(asText(container.subspan(at + 60, 16)), "11.433.57.00.260");
        Bytes header(container.begin() + at, container.begin() + at + 98);
        header[92] = header[93] = 0;
        EXPECT_EQ(loadLe<std::uint16_t>(container, at + 92), bitwiseCrc16(header));
        const ByteView data = container.subspan(at + headerSize, size);
        for (std::size_t block = 0; block < blocks; ++block) {
            const ByteView part
                = data.subspan(block * 4096, std::min<std::size_t>(4096, size - block * 4096));
            EXPECT_EQ(loadLe<std::uint16_t>(container, at + 98 + 2 * block), bitwiseCrc16(part));
        }
        images.push_back({"", loadLe<std::uint32_t>(container, at + 20), Bytes(data.begin(), data.end())});
        at = (at + headerSize + size + 3) / 4 * 4;
    }
    EXPECT_EQ(at, container.size());
    return images;
}

TEST(PracticeFirmware, HasTheForumsEightSizes)
{
    const std::vector<std::size_t> sizes{0x1D0,    0x9F94,    0x71828, 0x1C4000,
                                         0x247390, 0x1D57220, 0x7FB67, 0x4C000};
    const std::vector<PracticeImage> images = practiceImages(PracticeSizes::Forum);
    ASSERT_EQ(images.size(), sizes.size());
    std::size_t total = 0;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        EXPECT_EQ(images[i].data.size(), sizes[i]) << images[i].name;
        total += images[i].data.size();
    }
    EXPECT_EQ(total, 36346531u) << "the forum's total";
}

TEST(PracticeFirmware, SmallSetIsSmall)
{
    std::size_t total = 0;
    for (const PracticeImage &image : practiceImages(PracticeSizes::Small))
        total += image.data.size();
    EXPECT_GT(total, 250'000u);
    EXPECT_LT(total, 350'000u);
}

TEST(PracticeFirmware, HoldsWhatHdlcMustEscape)
{
    const Bytes dsp2 = practiceImages(PracticeSizes::Small)[5].data;
    EXPECT_NE(std::find(dsp2.begin(), dsp2.end(), 0x7E), dsp2.end());
    EXPECT_NE(std::find(dsp2.begin(), dsp2.end(), 0x7D), dsp2.end());
}

TEST(PracticeFirmware, CarriesItsVersionAndModel)
{
    const Bytes amss = practiceImages(PracticeSizes::Small, "22.1.2.3.4")[3].data;
    EXPECT_NE(asText(amss).find(std::string_view("\0E392u-12\0"
                                                 "22.1.2.3.4\0",
                                                 21)),
              std::string_view::npos);
}

TEST(PracticeFirmware, ResourcesAreARealZlibStream)
{
    for (const PracticeSizes sizes : {PracticeSizes::Small, PracticeSizes::Forum}) {
        const Bytes stream = practiceImages(sizes)[6].data;
        Bytes content(stream.size());
        uLongf size = content.size();
        EXPECT_EQ(uncompress(content.data(), &size, stream.data(), stream.size()), Z_OK);
        EXPECT_GT(size, stream.size() * 9 / 10);
    }
}

TEST(PracticeContainer, HoldsEveryImageWithGoodChecksums)
{
    const std::vector<PracticeImage> images = practiceImages(PracticeSizes::Small);
    const Bytes container = practiceContainer(images);
    EXPECT_EQ(Bytes(container.begin(), container.begin() + 92), Bytes(92, 0));
    const std::vector<PracticeImage> found = recordsOf(container);
    ASSERT_EQ(found.size(), images.size());
    for (std::size_t i = 0; i < images.size(); ++i) {
        EXPECT_EQ(found[i].recordId, images[i].recordId);
        EXPECT_EQ(found[i].data, images[i].data) << images[i].name;
    }
}

/// The one resource of a PE, found through its directory.
ByteView resourceOf(ByteView pe)
{
    EXPECT_EQ(asText(pe.first(2)), "MZ");
    const auto header = loadLe<std::uint32_t>(pe, 0x3C);
    EXPECT_EQ(asText(pe.subspan(header, 4)), std::string_view("PE\0\0", 4));
    const std::size_t optional = header + 24;
    EXPECT_EQ(loadLe<std::uint16_t>(pe, optional), 0x10B);
    const auto rva = loadLe<std::uint32_t>(pe, optional + 96 + 2 * 8);
    const std::size_t section = optional + loadLe<std::uint16_t>(pe, header + 20);
    EXPECT_EQ(loadLe<std::uint32_t>(pe, section + 12), rva);
    const ByteView rsrc
        = pe.subspan(loadLe<std::uint32_t>(pe, section + 20), loadLe<std::uint32_t>(pe, section + 8));
    std::size_t at = 0;
    for (int level = 0; level < 3; ++level)
        at = loadLe<std::uint32_t>(rsrc, at + 20) & 0x7FFFFFFF;
    return rsrc.subspan(loadLe<std::uint32_t>(rsrc, at) - rva, loadLe<std::uint32_t>(rsrc, at + 4));
}

TEST(PracticeUpdater, NestsTheContainerInTwoPrograms)
{
    const std::vector<PracticeImage> images = practiceImages(PracticeSizes::Small);
    const Bytes updater = practiceUpdater(images);
    const ByteView inner = resourceOf(updater);
    const ByteView container = resourceOf(inner);
    const Bytes expected = practiceContainer(images);
    EXPECT_TRUE(std::equal(container.begin(), container.end(), expected.begin(), expected.end()));
}

// The place of magic, size and hash: balongflash signver.c.
TEST(PracticeContainer, CarriesASignatureAreaWhenAsked)
{
    const std::vector<PracticeImage> images = balongPracticeImages();
    const Bytes plain = balongPracticeContainer(images);
    EXPECT_EQ(plain[0], 0);
    const Bytes container = signedBalongContainer(images);
    EXPECT_EQ(container[0], 0x09) << "signed, holds the program only";
    const auto headerSize = loadLe<std::uint32_t>(container, 92 + 4);
    const auto size = loadLe<std::uint32_t>(container, 92 + 24);
    const ByteView data = ByteView(container).subspan(92 + headerSize, size);
    EXPECT_EQ(loadLe<std::uint32_t>(data, size - 4), 0xFFAAAFFAu);
    const auto area = loadLe<std::uint32_t>(data, size - 12);
    EXPECT_EQ(area, 54 + 264 * (images.size() + 1));
    EXPECT_EQ(size, images[0].data.size() + area);
    const ByteView hash = data.subspan(size - area + 6, 32);
    EXPECT_EQ(Bytes(hash.begin(), hash.begin() + 4), hex("77 8A 8D 17"));
    EXPECT_EQ(Bytes(hash.end() - 2, hash.end()), hex("D6 97"));
}

TEST(PracticeUsbLoader, HasTwoBlocksThatEndWithIt)
{
    const Bytes loader = practiceUsbLoader();
    EXPECT_EQ(loadLe<std::uint32_t>(loader, 0), 0x00020000u);
    const auto first = loadLe<std::uint32_t>(loader, 40);
    EXPECT_EQ(loadLe<std::uint32_t>(loader, 36), 1u);
    EXPECT_EQ(loadLe<std::uint32_t>(loader, 48), 84u);
    EXPECT_EQ(loadLe<std::uint32_t>(loader, 52), 2u);
    EXPECT_EQ(loadLe<std::uint32_t>(loader, 64), 84 + first);
    EXPECT_EQ(84 + first + loadLe<std::uint32_t>(loader, 56), loader.size());
    EXPECT_EQ(loadLe<std::uint32_t>(loader, 68), 0u);
    EXPECT_NE(asText(loader).find("pTableHead"), std::string_view::npos);
    EXPECT_NE(practiceUsbLoader(LoaderErase::Erases), loader);
}

TEST(PracticeLoader, HasAHeaderThatFitsIt)
{
    const Bytes loader = practiceLoader();
    EXPECT_EQ(loadLe<std::uint32_t>(loader, 0), 7u);
    EXPECT_EQ(loadLe<std::uint32_t>(loader, 12), 0x00100028u);
    EXPECT_EQ(40 + loadLe<std::uint32_t>(loader, 16), loader.size());
}

TEST(PracticeFiles, AreWrittenIntoANewFolder)
{
    const std::filesystem::path folder
        = std::filesystem::path(testing::TempDir()) / "reviver-practice-files" / "new";
    std::filesystem::remove_all(folder.parent_path());
    ASSERT_TRUE(writePracticeFiles(folder, PracticeSizes::Small));
    std::ifstream file(folder / "E392_practice_11.433.57.00.260.exe", std::ios::binary);
    const Bytes written((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    EXPECT_EQ(written, practiceUpdater(practiceImages(PracticeSizes::Small)));
    EXPECT_EQ(std::filesystem::file_size(folder / "NPRG9x00_practice.bin"), practiceLoader().size());
    for (const char *name : {"E3372_practice_22.180.05.00.00.bin",
                             "E3372_signed_practice_22.180.05.00.00.bin", "usblsafe_practice.bin"})
        EXPECT_TRUE(std::filesystem::exists(folder / name)) << name;
    for (const auto &entry : std::filesystem::directory_iterator(folder))
        EXPECT_NE(entry.path().extension(), ".part") << "no temporary files stay";
    std::filesystem::remove_all(folder.parent_path());
}

TEST(PracticeFiles, SayWhereTheyCouldNotBeWritten)
{
    const std::filesystem::path blocker
        = std::filesystem::path(testing::TempDir()) / "reviver-practice-blocker";
    std::ofstream(blocker) << "a file, not a folder";
    const Result<void> result = writePracticeFiles(blocker / "sub", PracticeSizes::Small);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code(), ErrorCode::FileWriteFailed);
    std::filesystem::remove(blocker);
}

}  // namespace
}  // namespace reviver::test
