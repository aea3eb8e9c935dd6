// SPDX-License-Identifier: Apache-2.0
#include "core/base/sha256.h"
#include "core/firmware/bundle_loader.h"
#include "core/firmware/formats/huawei_record.h"
#include "tests/firmware/made_firmware.h"
#include "tests/support/hex_literal.h"

#include <algorithm>
#include <gmock/gmock.h>

namespace reviver {
namespace {

using namespace test;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

std::vector<ImageRole> rolesOf(const FirmwareBundle &bundle)
{
    std::vector<ImageRole> roles;
    for (const FirmwareImage &image : bundle.images)
        roles.push_back(image.role);
    return roles;
}

Bytes octetsOf(const FirmwareImage &image)
{
    return readAll(*image.data, 0, image.data->size()).value();
}

constexpr std::array kEightRoles
    = {ImageRole::PartitionTable, ImageRole::Dbl,  ImageRole::Osbl,    ImageRole::Amss,
       ImageRole::Dsp1,           ImageRole::Dsp2, ImageRole::Unknown, ImageRole::Efs2};

class HuaweiContainer : public testing::Test {
protected:
    Result<FirmwareBundle> open(const Bytes &octets, const std::string &name = "input.bin")
    {
        return openBundle(m_folder.write(name, octets));
    }

    void expectTheEightImages(const FirmwareBundle &bundle)
    {
        const auto made = eightImages();
        ASSERT_THAT(bundle.images, SizeIs(made.size()));
        EXPECT_THAT(rolesOf(bundle), testing::ElementsAreArray(kEightRoles));
        for (std::size_t i = 0; i < made.size(); ++i) {
            EXPECT_EQ(octetsOf(bundle.images[i]), made[i].data) << i;
            EXPECT_EQ(digestOf(bundle.images[i]), sha256Hex(made[i].data)) << i;
            EXPECT_EQ(bundle.images[i].recordId, made[i].code) << i;
            EXPECT_EQ(bundle.images[i].check, CheckState::Good) << i;
        }
    }

    TestFolder m_folder;
};

TEST(HuaweiRecord, ReadsThePublishedE5172Header)
{
    const Bytes octets
        = hex("55AA5AA5 64000000 01000000 4857455731312E31 00010000 71010000"
              "323031342E30322E3230 000000000000 32332E32372E3233 0000000000000000"
              "3A4D50575544503A5632303052303031433131355350313030 00000000000000 2203 00100000");
    huawei::RecordHeader header;
    ASSERT_EQ(huawei::decodeHeader(octets, header), huawei::HeaderFault::None);
    EXPECT_EQ(header.headerSize, 0x64u);
    EXPECT_EQ(header.hardware, "HWEW11.1");
    EXPECT_EQ(header.code, 0x100u);
    EXPECT_EQ(header.dataSize, 0x171u);
    EXPECT_EQ(header.date, "2014.02.20");
    EXPECT_EQ(header.time, "23.27.23");
    EXPECT_EQ(header.version, ":MPWUDP:V200R001C115SP100");
    EXPECT_EQ(header.blockSize, 0x1000u);
    EXPECT_EQ(header.blockCount(), 1u);
}

TEST(HuaweiRecord, ReadsThePublishedU8220Header)
{
    const Bytes octets
        = hex("55AA5AA5 F8000000 01000000 48575538323230FF 000000F2 00B00400"
              "323031302E30342E3139 000000000000 31342E35302E3530 0000000000000000"
              "494E505554 000000000000000000000000000000000000000000000000000000 D2B7 00100000");
    huawei::RecordHeader header;
    ASSERT_EQ(huawei::decodeHeader(octets, header), huawei::HeaderFault::None);
    EXPECT_EQ(header.hardware, "HWU8220");
    EXPECT_EQ(header.code, 0xF2000000u);
    EXPECT_EQ(header.blockCount(), 75u);
}

TEST(HuaweiRecord, RefusesAHeaderWithAnyOneOctetChanged)
{
    const Bytes good = recordOf({.code = 0x80000, .data = noise(5000, 1)});
    for (std::size_t i = 0; i < huawei::kHeaderSize; ++i) {
        Bytes bad = good;
        bad[i] ^= 0x10;
        huawei::RecordHeader header;
        EXPECT_NE(huawei::decodeHeader(bad, header), huawei::HeaderFault::None) << i;
    }
}

TEST(HuaweiRecord, RefusesEveryTruncation)
{
    const Bytes good = recordOf({.code = 0x80000, .data = noise(50, 1)});
    for (std::size_t size = 0; size < huawei::kHeaderSize; ++size) {
        huawei::RecordHeader header;
        EXPECT_EQ(huawei::decodeHeader(ByteView(good).first(size), header), huawei::HeaderFault::NoMagic)
            << size;
    }
}

TEST_F(HuaweiContainer, IsReadFromAPlainFile)
{
    const auto bundle = open(containerOf(eightImages()));
    ASSERT_TRUE(bundle) << bundle.error().detail();
    EXPECT_TRUE(bundle->whole());
    EXPECT_EQ(bundle->format, "Huawei record container");
    EXPECT_EQ(bundle->platform, FirmwarePlatform::Qualcomm);
    EXPECT_EQ(bundle->date, "2013.09.08");
    EXPECT_EQ(bundle->version, "");
    EXPECT_EQ(bundle->product, "");
    expectTheEightImages(*bundle);
    EXPECT_EQ(bundle->images[1].name, "02_dbl.bin");
    EXPECT_EQ(bundle->images[3].partition, "0:AMSS");
    EXPECT_EQ(bundle->images[3].certainty, Certainty::Confirmed);
    EXPECT_EQ(bundle->images[6].encoding, "zlib");
    EXPECT_EQ(roleTitle(bundle->images[6]).english(), "Resources (role not proven)");
    EXPECT_EQ(bundle->images[6].certainty, Certainty::Unknown);
}

TEST_F(HuaweiContainer, IsFoundAtEveryOffset)
{
    const Bytes container = containerOf(eightImages());
    for (std::size_t lead = 1; lead <= 9; ++lead) {
        const auto bundle = open(joined({noise(lead, 7), container}));
        ASSERT_TRUE(bundle) << lead << bundle.error().detail();
        expectTheEightImages(*bundle);
        EXPECT_EQ(bundle->images[0].offset, lead + 92 + 98 + 2);
    }
}

TEST_F(HuaweiContainer, IsFoundBehindTheSameConstantInAProgram)
{
    const Bytes decoy = joined({{'M', 'Z', 0x55, 0xAA, 0x5A, 0xA5}, noise(200, 1), {0x55, 0xAA, 0x5A, 0xA5}});
    const auto bundle = open(joined({decoy, containerOf(eightImages()), noise(5000, 9)}), "updater.exe");
    ASSERT_TRUE(bundle) << bundle.error().detail();
    EXPECT_TRUE(bundle->whole());
    expectTheEightImages(*bundle);
}

TEST_F(HuaweiContainer, IsFoundAcrossTheBorderOfTwoPieces)
{
    for (const int shift : {-95, -94, -93, -92, -91, -50, 0}) {
        const auto bundle = open(
            joined({Bytes(static_cast<std::size_t>((1 << 20) + shift), 0x55), containerOf(eightImages())}));
        ASSERT_TRUE(bundle) << shift << bundle.error().detail();
        expectTheEightImages(*bundle);
    }
}

TEST_F(HuaweiContainer, TakesVersionAndProductFromTheHeadersOnlyIfTheyLookLikeOne)
{
    auto records = eightImages();
    records[0].version = "FW_11.433.57.00.260";
    records[1].version = "E392u-12";
    records[2].version = "FASTBOOT";
    const auto bundle = open(containerOf(records));
    ASSERT_TRUE(bundle);
    EXPECT_EQ(bundle->version, "11.433.57.00.260");
    EXPECT_EQ(bundle->product, "E392u-12");
    EXPECT_EQ(bundle->images[2].version, "FASTBOOT");
}

TEST_F(HuaweiContainer, NamesTheBlockThatIsDamaged)
{
    Bytes file = containerOf(eightImages());
    const auto whole = open(file);
    ASSERT_TRUE(whole);
    const FirmwareImage &amss = whole->images[3];
    file[amss.offset + 0x2000 + 5] ^= 1;
    const auto bundle = open(file, "damaged.bin");
    ASSERT_TRUE(bundle) << bundle.error().detail();
    EXPECT_FALSE(bundle->whole());
    ASSERT_THAT(bundle->problems, SizeIs(1));
    EXPECT_THAT(bundle->problems[0].where, HasSubstr("record 4, block 2, offset 0x"));
    EXPECT_THAT(bundle->images[3].badBlocks, ElementsAre(2u));
    EXPECT_EQ(bundle->images[3].check, CheckState::Bad);
    EXPECT_FALSE(bundle->images[3].whole());
    EXPECT_EQ(bundle->images[2].check, CheckState::Good);
}

TEST_F(HuaweiContainer, SaysThatTheLastImageIsCutShort)
{
    Bytes file = containerOf(eightImages());
    file.resize(file.size() - 1000);
    const auto bundle = open(file);
    ASSERT_TRUE(bundle) << bundle.error().detail();
    ASSERT_THAT(bundle->images, SizeIs(8));
    EXPECT_TRUE(bundle->images[7].truncated);
    EXPECT_EQ(bundle->images[7].size, 6144u);
    EXPECT_EQ(bundle->images[7].storedSize, file.size() - bundle->images[7].offset);
    ASSERT_THAT(bundle->problems, SizeIs(1));
    EXPECT_THAT(bundle->problems[0].what.english(), HasSubstr("truncated"));
}

TEST_F(HuaweiContainer, IsNeverWholeAfterAnyTruncation)
{
    const Bytes file = containerOf({{0x10000, noise(40, 2)}, {0x80000, noise(40, 1)}});
    const std::size_t firstEnd = 92 + 98 + 2 + 40;
    for (std::size_t size = 0; size < file.size(); ++size) {
        const auto bundle = open(Bytes(file.begin(), file.begin() + static_cast<std::ptrdiff_t>(size)));
        // Cut exactly between two records nothing tells that there was a second one.
        if (bundle && size != firstEnd) {
            EXPECT_FALSE(bundle->whole()) << size;
        }
    }
}

struct Damage {
    const char *name;
    std::size_t at;  ///< in the record header
    std::uint32_t value;
    bool mend;  ///< give the header a right checksum again
};

class DamagedHeader : public HuaweiContainer, public testing::WithParamInterface<Damage> {};

TEST_P(DamagedHeader, LeavesAGapInOneBundleThatIsNeverComplete)
{
    for (const std::size_t victim : {0u, 1u, 2u}) {
        const auto all = eightImages();
        const std::vector<MadeRecord> records = {all[0], all[3], all[7]};
        Bytes file = containerOf(records);
        std::size_t at = 92;
        for (std::size_t i = 0; i < victim; ++i)
            at = (at + recordOf(records[i]).size() + 3) / 4 * 4;
        for (int i = 0; i < 4; ++i)
            file[at + GetParam().at + i] = static_cast<std::uint8_t>(GetParam().value >> (8 * i));
        if (GetParam().mend)
            mendHeader(file, at);
        const auto bundle = open(file, "damaged.bin");
        ASSERT_TRUE(bundle) << bundle.error().detail();
        EXPECT_THAT(bundle->images, SizeIs(2)) << victim;
        EXPECT_FALSE(bundle->whole()) << victim;
        ASSERT_THAT(bundle->problems, testing::Not(IsEmpty())) << victim;
        EXPECT_THAT(bundle->problems[0].what.english(), HasSubstr("gap")) << victim;
        EXPECT_THAT(bundle->problems[0].where, HasSubstr("record " + std::to_string(victim + 1))) << victim;
    }
}

INSTANTIATE_TEST_SUITE_P(
    Table, DamagedHeader,
    testing::Values(Damage{"magic", 0, 0, false}, Damage{"headerSizeZero", 4, 0, false},
                    Damage{"headerSizeZeroMended", 4, 0, true}, Damage{"headerSizeOdd", 4, 99, true},
                    Damage{"headerSizeHuge", 4, 0xFFFFFFFF, true}, Damage{"version", 8, 2, false},
                    Damage{"code", 20, 0x12345678, false}, Damage{"dataSizeHuge", 24, 0xFFFFFFF0, false},
                    Damage{"dataSizeHugeMended", 24, 0xFFFFFFF0, true}, Damage{"dataSizeZero", 24, 0, true},
                    Damage{"blockSizeZero", 94, 0, false}, Damage{"blockSizeZeroMended", 94, 0, true},
                    Damage{"blockSizeThree", 94, 3, true}, Damage{"blockSizeHuge", 94, 0x80000000, true}),
    [](const auto &row) { return row.param.name; });

TEST_F(HuaweiContainer, WithAWrongSizeAndARightChecksumLeavesAGap)
{
    const auto all = eightImages();
    Bytes file = containerOf({all[0], all[3], all[7]});
    const std::size_t at = 92 + recordOf(all[0]).size();
    // 16 MiB instead of 20 KB, with all header fields in agreement.
    const std::uint32_t size = 16u << 20;
    const std::uint32_t headerSize = 98 + 2 * (size / 0x1000);
    for (int i = 0; i < 4; ++i) {
        file[at + 4 + i] = static_cast<std::uint8_t>(headerSize >> (8 * i));
        file[at + 24 + i] = static_cast<std::uint8_t>(size >> (8 * i));
    }
    mendHeader(file, at);
    const auto bundle = open(file);
    ASSERT_TRUE(bundle) << bundle.error().detail();
    EXPECT_THAT(bundle->images, SizeIs(2));
    ASSERT_THAT(bundle->problems, SizeIs(1));
    EXPECT_THAT(bundle->problems[0].what.english(), HasSubstr("gap"));
}

TEST_F(HuaweiContainer, ReportsUnknownDataBehindTheLastImage)
{
    const auto bundle = open(joined({containerOf(eightImages()), noise(40, 3)}));
    ASSERT_TRUE(bundle);
    ASSERT_THAT(bundle->problems, SizeIs(1));
    EXPECT_THAT(bundle->problems[0].what.english(), HasSubstr("unknown data"));
    expectTheEightImages(*bundle);
}

TEST_F(HuaweiContainer, IsWholeWithBlankPaddingBehindTheLastImage)
{
    const auto bundle = open(joined({containerOf(eightImages()), Bytes(3000, 0xFF)}));
    ASSERT_TRUE(bundle);
    EXPECT_TRUE(bundle->whole());
}

TEST_F(HuaweiContainer, PrefersTheLongerOfTwoAndMentionsTheOther)
{
    const Bytes small = containerOf({{0x10000, userTableOf({{"0:AMSS", 3000, 300}})}});
    const auto bundle = open(joined({noise(64, 5), small, noise(500, 6), containerOf(eightImages())}));
    ASSERT_TRUE(bundle) << bundle.error().detail();
    EXPECT_TRUE(bundle->whole());
    expectTheEightImages(*bundle);
    EXPECT_THAT(bundle->notes, SizeIs(1));
}

TEST_F(HuaweiContainer, RefusesMoreRecordsThanAnyBundleHas)
{
    const std::vector<MadeRecord> many(129, MadeRecord{.code = 1, .data = {1}});
    const auto bundle = open(containerOf(many));
    ASSERT_FALSE(bundle);
    EXPECT_EQ(bundle.error().code(), ErrorCode::LimitExceeded);
}

TEST_F(HuaweiContainer, UsesBalongIdsForBalongFirmware)
{
    const auto bundle = open(containerOf({{0x110000, noise(6000, 1), "FASTBOOT"},
                                          {0x100000, noise(100, 2), "SYSTEM"},
                                          {0x570000, noise(300, 3), "APP"}},
                                         1));
    ASSERT_TRUE(bundle);
    EXPECT_EQ(bundle->platform, FirmwarePlatform::Balong);
    EXPECT_THAT(rolesOf(*bundle),
                ElementsAre(ImageRole::BalongBoot, ImageRole::BalongSystem, ImageRole::BalongApp));
    EXPECT_EQ(bundle->version, "");
}

TEST_F(HuaweiContainer, UsesNoRecordIdsWhileThePlatformIsUnknown)
{
    const auto bundle = open(containerOf({{0x110000, noise(6000, 1)}, {0x80000, noise(100, 2)}}));
    ASSERT_TRUE(bundle);
    EXPECT_EQ(bundle->platform, FirmwarePlatform::Unknown);
    EXPECT_THAT(rolesOf(*bundle), ElementsAre(ImageRole::Unknown, ImageRole::Unknown));
}

TEST_F(HuaweiContainer, BelievesContentMoreThanTheRecordIdAndSaysSo)
{
    auto records = eightImages();
    records[3].code = 0x90000;
    const auto bundle = open(containerOf(records));
    ASSERT_TRUE(bundle);
    EXPECT_EQ(bundle->images[3].role, ImageRole::Amss);
    EXPECT_EQ(bundle->images[3].roleSource, RoleSource::ImageId);
    EXPECT_THAT(bundle->images[3].warnings, SizeIs(1));
}

TEST_F(HuaweiContainer, NamesAnImageWithoutHeaderAfterItsRecordId)
{
    auto records = eightImages();
    records[3].data = noise(20000, 8);
    const auto bundle = open(containerOf(records));
    ASSERT_TRUE(bundle);
    EXPECT_EQ(bundle->images[3].role, ImageRole::Amss);
    EXPECT_EQ(bundle->images[3].roleSource, RoleSource::RecordId);
    EXPECT_EQ(bundle->images[3].certainty, Certainty::OneSource);
}

TEST_F(HuaweiContainer, NamesImagesWithoutAnyHintAfterTheirOrderInAProvenSet)
{
    auto records = eightImages();
    records[4].data = noise(5000, 8);
    records[5].data = noise(5000, 9);
    const auto bundle = open(containerOf(records));
    ASSERT_TRUE(bundle);
    EXPECT_THAT(rolesOf(*bundle), testing::ElementsAreArray(kEightRoles));
    EXPECT_EQ(bundle->images[5].roleSource, RoleSource::Order);
    EXPECT_EQ(bundle->images[5].certainty, Certainty::Inferred);
}

TEST_F(HuaweiContainer, StopsWhenTheUserAsks)
{
    StopSource stop;
    stop.requestStop();
    const auto bundle = openBundle(m_folder.write("a.bin", containerOf(eightImages())), {}, stop.token());
    ASSERT_FALSE(bundle);
    EXPECT_EQ(bundle.error().code(), ErrorCode::Cancelled);
}

TEST_F(HuaweiContainer, TellsHowFarTheReadingIs)
{
    std::uint64_t last = 0;
    std::uint64_t most = 0;
    const auto bundle = openBundle(m_folder.write("a.bin", containerOf(eightImages())),
                                   [&](std::uint64_t done, std::uint64_t total) {
                                       EXPECT_GE(done, last);
                                       EXPECT_LE(done, total);
                                       last = done;
                                       most = total;
                                   });
    ASSERT_TRUE(bundle);
    EXPECT_GT(last, most / 2);
}

}  // namespace
}  // namespace reviver
