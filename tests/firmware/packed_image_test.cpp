// SPDX-License-Identifier: Apache-2.0
#include "core/firmware/bundle_loader.h"
#include "core/firmware/images/cpio_list.h"
#include "core/firmware/images/unpacking.h"
#include "core/firmware/limits.h"
#include "tests/firmware/made_firmware.h"

#include <gmock/gmock.h>

namespace reviver {
namespace {

using namespace test;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

struct PackedKind {
    const char *encoding;
    Bytes (*pack)(const Bytes &octets);
};

class PackedRecord : public testing::TestWithParam<PackedKind> {
protected:
    FirmwareImage imageOf(const Bytes &data)
    {
        const auto bundle = openBundle(m_folder.write("x.bin", containerOf({{0x570000, data}}, 1)));
        EXPECT_TRUE(bundle) << bundle.error().detail();
        return bundle ? bundle->images.at(0) : FirmwareImage();
    }
    TestFolder m_folder;
};

TEST_P(PackedRecord, TellsItsStoredAndItsUnpackedSize)
{
    const Bytes packed = GetParam().pack(joined({noise(40000, 1), Bytes(60000, 'x')}));
    const FirmwareImage image = imageOf(packed);
    EXPECT_EQ(image.encoding, GetParam().encoding);
    EXPECT_EQ(image.size, packed.size());
    EXPECT_EQ(image.storedSize, packed.size());
    EXPECT_EQ(image.unpackedSize, 100000u);
    EXPECT_THAT(image.warnings, IsEmpty());
    EXPECT_EQ(image.role, ImageRole::BalongApp);
}

TEST_P(PackedRecord, ListsTheFilesOfAnArchiveInside)
{
    const Bytes archive = archiveOf("newc", {{"sbin/init", noise(2000, 1)}, {"etc/version", noise(30, 2)}});
    const FirmwareImage image = imageOf(GetParam().pack(archive));
    EXPECT_EQ(image.unpackedSize, archive.size());
    EXPECT_THAT(image.details, Contains(ImageDetail{"files", "2, 2030 octets"}));
    EXPECT_THAT(image.details, Contains(ImageDetail{"file", "sbin/init, 2000 octets"}));
    EXPECT_THAT(image.details, Contains(ImageDetail{"file", "etc/version, 30 octets"}));
}

TEST_P(PackedRecord, ThatIsABombStaysPackedAndWhole)
{
    const FirmwareImage image = imageOf(GetParam().pack(Bytes(16u << 20, 0)));
    EXPECT_EQ(image.encoding, GetParam().encoding);
    EXPECT_TRUE(image.whole());
    EXPECT_FALSE(image.unpackedSize);
    ASSERT_THAT(image.warnings, SizeIs(1));
    EXPECT_THAT(image.warnings[0].english(), HasSubstr("times its size"));
}

TEST_P(PackedRecord, ThatIsCutShortSaysSo)
{
    Bytes packed = GetParam().pack(noise(50000, 1));
    packed.resize(packed.size() / 2);
    const FirmwareImage image = imageOf(packed);
    EXPECT_FALSE(image.unpackedSize);
    ASSERT_THAT(image.warnings, SizeIs(1));
    EXPECT_THAT(image.warnings[0].english(), HasSubstr("cut short"));
}

INSTANTIATE_TEST_SUITE_P(Kinds, PackedRecord,
                         testing::Values(PackedKind{"zlib", zlibOf}, PackedKind{"gzip", gzipOf},
                                         PackedKind{"lzma", lzmaOf}),
                         [](const auto &kind) { return std::string(kind.param.encoding); });

/// The same without a container, so that only the stream's own checksum can tell.
class PackedFile : public testing::Test {
protected:
    Result<FirmwareBundle> openWith(const Bytes &octets)
    {
        m_folder.write("01.bin", userTableOf({{"0:AMSS", 3000, 300}}));
        m_folder.write("02.bin", octets);
        return openBundle(m_folder.path());
    }
    TestFolder m_folder;
};

TEST_F(PackedFile, IsCheckedByTheSumOfItsStream)
{
    const auto bundle = openWith(zlibOf(noise(50000, 1)));
    ASSERT_TRUE(bundle) << bundle.error().detail();
    EXPECT_TRUE(bundle->whole());
    EXPECT_EQ(bundle->images[1].check, CheckState::Good);
}

TEST_F(PackedFile, WithAChangedOctetIsDamaged)
{
    for (const bool gzip : {false, true}) {
        Bytes packed = gzip ? gzipOf(noise(50000, 1)) : zlibOf(noise(50000, 1));
        packed[packed.size() - 3] ^= 1;
        const auto bundle = openWith(packed);
        ASSERT_TRUE(bundle) << bundle.error().detail();
        EXPECT_EQ(bundle->images[1].check, CheckState::Bad);
        ASSERT_THAT(bundle->problems, SizeIs(1));
        EXPECT_THAT(bundle->problems[0].what.english(), HasSubstr("02.bin is packed"));
    }
}

TEST_F(PackedFile, ThatOnlyBeginsLikeAStreamIsPlain)
{
    // A block of the reserved type 3 right behind the two octets of a zlib header.
    const auto bundle = openWith(joined({{0x78, 0x9C, 0x07}, noise(5000, 1)}));
    ASSERT_TRUE(bundle) << bundle.error().detail();
    EXPECT_EQ(bundle->images[1].encoding, "plain");
    EXPECT_TRUE(bundle->whole());
}

TEST(Unpacking, RefusesADictionaryThatNoImageNeeds)
{
    Bytes packed = lzmaOf(noise(5000, 1));
    packed[4] = 0x40;  // 1 GiB
    Reading reading({}, {});
    const auto unpacked = unpack(*memorySource(packed), "lzma", reading, [](ByteView) {});
    ASSERT_TRUE(unpacked);
    EXPECT_EQ(unpacked->end, UnpackEnd::Refused);
    EXPECT_THAT(unpacked->why.english(), HasSubstr("memory"));
}

TEST(Unpacking, StopsAtTheBoundOfAllThatOneRunUnpacks)
{
    Reading reading({}, {});
    ASSERT_TRUE(reading.countUnpacked(limits::kUnpacked - 1000));
    const auto unpacked = unpack(*memorySource(zlibOf(noise(50000, 1))), "zlib", reading, [](ByteView) {});
    ASSERT_TRUE(unpacked);
    EXPECT_EQ(unpacked->end, UnpackEnd::Refused);
    EXPECT_THAT(unpacked->why.english(), HasSubstr("more than Reviver looks at"));
}

TEST(Unpacking, StopsWhenTheUserAsks)
{
    StopSource stop;
    stop.requestStop();
    Reading reading({}, stop.token());
    const auto unpacked = unpack(*memorySource(zlibOf(noise(50000, 1))), "zlib", reading, [](ByteView) {});
    ASSERT_FALSE(unpacked);
    EXPECT_EQ(unpacked.error().code(), ErrorCode::Cancelled);
}

TEST(CpioList, IsTheSameHoweverTheArchiveIsCut)
{
    const Bytes archive = archiveOf("newc", {{"a", noise(1, 1)}, {"dir/bb", noise(4097, 2)}, {"ccc", {}}});
    for (const std::size_t step : {1u, 3u, 7u, 109u, 110u, 4096u}) {
        CpioList list;
        for (std::size_t at = 0; at < archive.size(); at += step)
            list.take(ByteView(archive).subspan(at, std::min(step, archive.size() - at)));
        EXPECT_TRUE(list.complete()) << step;
        ASSERT_THAT(list.files(), SizeIs(3)) << step;
        EXPECT_EQ(list.files()[1].name, "dir/bb");
        EXPECT_EQ(list.files()[1].size, 4097u);
        EXPECT_EQ(list.octets(), 4098u);
    }
}

TEST(CpioList, StopsAtAHeaderThatIsNone)
{
    Bytes archive = archiveOf("newc", {{"a", noise(100, 1)}, {"b", noise(100, 2)}});
    for (std::size_t at = 0; at < 110; ++at) {
        Bytes bad = archive;
        bad[at] = 'z';
        CpioList list;
        list.take(bad);
        EXPECT_LE(list.files().size(), 2u);
    }
    for (const char *sizes : {"FFFFFFFF", "00000000", "0000FFFF"}) {
        Bytes bad = archive;
        std::copy_n(sizes, 8, bad.begin() + 94);
        CpioList list;
        list.take(bad);
        EXPECT_THAT(list.files(), IsEmpty()) << sizes;
        EXPECT_FALSE(list.complete());
    }
}

TEST(PackedSample, BombIsRefusedQuickly)
{
    REVIVER_NEED_SAMPLE("firmware-synthetic/bomb-zlib.bin");
    const auto bundle = openBundle(sample("firmware-synthetic/bomb-zlib.bin"));
    ASSERT_TRUE(bundle) << bundle.error().detail();
    ASSERT_THAT(bundle->images, SizeIs(1));
    EXPECT_EQ(bundle->images[0].encoding, "zlib");
    EXPECT_LT(bundle->images[0].size, 70000u);
    EXPECT_FALSE(bundle->images[0].unpackedSize);
    EXPECT_THAT(bundle->images[0].warnings, SizeIs(1));
}

}  // namespace
}  // namespace reviver
