// SPDX-License-Identifier: Apache-2.0
#include "core/base/sha256.h"
#include "core/firmware/bundle_loader.h"
#include "core/firmware/images/balong.h"
#include "core/firmware/images/elf_image.h"
#include "core/firmware/images/image_checks.h"
#include "tests/firmware/made_firmware.h"
#include "tests/support/hex_literal.h"

#include <gmock/gmock.h>

namespace reviver {
namespace {

using namespace test;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

void put(Bytes &out, std::initializer_list<std::uint32_t> words)
{
    for (const std::uint32_t word : words)
        appendLe(out, word);
}

TEST(ElfImage, WithRightDigestsIsGood)
{
    Reading reading({}, {});
    const auto elf = readElfImage(memorySource(elfOf(noise(3000, 1))), reading);
    ASSERT_TRUE(elf) << elf.error().detail();
    ASSERT_TRUE(*elf);
    EXPECT_EQ((*elf)->digest, "SHA-256");
    EXPECT_EQ((*elf)->checked, 2u);
    EXPECT_THAT((*elf)->bad, IsEmpty());
    EXPECT_EQ((*elf)->machine, 40);
}

TEST(ElfImage, WithAChangedOctetNamesTheSegment)
{
    const TestFolder folder;
    Bytes octets = elfOf(noise(3000, 1));
    octets[0x400 + 77] ^= 1;
    const auto bundle = openBundle(folder.write("tz.mbn", octets));
    ASSERT_TRUE(bundle) << bundle.error().detail();
    EXPECT_EQ(bundle->images[0].check, CheckState::Bad);
    ASSERT_THAT(bundle->problems, SizeIs(1));
    EXPECT_THAT(bundle->problems[0].what.english(), HasSubstr("segment 2"));
}

TEST(ElfImage, CutAnywhereIsRefusedOrLeft)
{
    const Bytes good = elfOf(noise(300, 1));
    for (std::size_t size = 0; size < good.size(); size += 3) {
        Reading reading({}, {});
        const auto elf = readElfImage(
            memorySource(Bytes(good.begin(), good.begin() + static_cast<std::ptrdiff_t>(size))), reading);
        if (elf) {
            EXPECT_FALSE(*elf) << size;
        }
    }
}

TEST(Mibib, CrcIsThePlainPolynomialWithoutReflection)
{
    // CRC-32/POSIX without length and without final XOR; check value of CRC-32/CKSUM is 0x765E7680.
    const Bytes digits = {'1', '2', '3', '4', '5', '6', '7', '8', '9'};
    EXPECT_EQ(~mibibCrc(digits), 0x765E7680u);
}

TEST(BalongTable, EndsAtAnEmptyNameOrOneWithT)
{
    Bytes octets = hex("70546162 6C654865 61640000 00000080 424F4F54524F4D5F5630312E30320000 "
                       "563352335F4D42425F535449434B0000"
                       "426F6F744C6F61640000000000000000 00000000 00000200 00000200 00000000 00000000 "
                       "01010000 00400000 00000000"
                       "00000000000000000000000000000000");
    const auto table = BalongTable::decode(octets);
    ASSERT_TRUE(table) << table.error().detail();
    EXPECT_EQ(table->product, "V3R3_MBB_STICK");
    ASSERT_THAT(table->rows, SizeIs(1));
    EXPECT_EQ(table->rows[0].name, "BootLoad");
    EXPECT_EQ(table->rows[0].size, 0x20000u);
    for (std::size_t size = 0; size < octets.size(); ++size)
        EXPECT_FALSE(BalongTable::decode(ByteView(octets).first(size))) << size;
}

TEST(UsbLoader, BlocksFollowEachOtherToTheEnd)
{
    Bytes octets;
    put(octets, {0x20000,    0,    0, 0,     0,          0,     0, 0, 0, 1, 0x36C,
                 0x2FFE4000, 0x54, 2, 0x100, 0x30004000, 0x3C0, 0, 0, 0, 0});
    const auto loader = UsbLoader::decode(octets, 0x4C0);
    ASSERT_TRUE(loader) << loader.error().detail();
    ASSERT_THAT(loader->blocks, SizeIs(2));
    EXPECT_EQ(loader->blocks[1].address, 0x30004000u);
    EXPECT_FALSE(UsbLoader::decode(octets, 0x4BF));
    EXPECT_FALSE(UsbLoader::decode(octets, 0x4C1));
    octets[36 + 12] ^= 1;
    EXPECT_FALSE(UsbLoader::decode(octets, 0x4C0));
}

TEST(BalongSignature, IsFoundOnlyWhenItsSizeIsPossible)
{
    Bytes tail(100, 0x11);
    const std::uint32_t words[] = {60, 0, 0xFFAAAFFA};
    for (std::size_t i = 0; i < 3; ++i) {
        for (std::size_t octet = 0; octet < 4; ++octet)
            tail[88 + 4 * i + octet] = static_cast<std::uint8_t>(words[i] >> (8 * octet));
    }
    const auto signature = BalongSignature::decode(tail);
    ASSERT_TRUE(signature);
    EXPECT_EQ(signature->size, 60u);
    EXPECT_EQ(signature->keyHash.substr(0, 4), "1111");
    tail[89] = 0xFF;
    EXPECT_FALSE(BalongSignature::decode(tail));
    EXPECT_FALSE(BalongSignature::decode(ByteView(tail).last(11)));
}

struct KnownFile {
    const char *file;
    ImageRole role;
    CheckState check;
};

class KnownSample : public testing::TestWithParam<KnownFile> {};

TEST_P(KnownSample, HasItsRoleAndGoodChecksums)
{
    REVIVER_NEED_SAMPLE(GetParam().file);
    const auto bundle = openBundle(sample(GetParam().file));
    ASSERT_TRUE(bundle) << bundle.error().detail();
    for (const BundleProblem &problem : bundle->problems)
        ADD_FAILURE() << problem.what.english();
    ASSERT_THAT(bundle->images, SizeIs(1));
    EXPECT_EQ(roleName(bundle->images[0].role), roleName(GetParam().role));
    EXPECT_EQ(checkStateName(bundle->images[0].check), checkStateName(GetParam().check));
}

INSTANTIATE_TEST_SUITE_P(
    Samples, KnownSample,
    testing::Values(
        KnownFile{"eg25-mdm9607/update/sbl1.mbn", ImageRole::Sbl1, CheckState::Good},
        KnownFile{"eg25-mdm9607/update/rpm.mbn", ImageRole::Rpm, CheckState::Good},
        KnownFile{"eg25-mdm9607/update/tz.mbn", ImageRole::Tz, CheckState::Good},
        KnownFile{"eg25-mdm9607/update/appsboot.mbn", ImageRole::AppsBoot, CheckState::Good},
        KnownFile{"eg25-mdm9607/update/ENPRG9x07.mbn", ImageRole::EmergencyLoader, CheckState::Good},
        KnownFile{"eg25-mdm9607/update/partition.mbn", ImageRole::PartitionTable, CheckState::None},
        KnownFile{"eg25-mdm9607/update/firehose/partition_complete_p2K_b128K.mbn", ImageRole::Mibib,
                  CheckState::Good},
        KnownFile{"eg25-mdm9607/update/firehose/prog_nand_firehose_9x07.mbn", ImageRole::FirehoseLoader,
                  CheckState::Good},
        KnownFile{"firmware-synthetic/mibib-2k.bin", ImageRole::Mibib, CheckState::Good},
        KnownFile{"firehose-loaders/001070e100000000_d40eee56f3194665_prog_firehose_nand_mdm9x05.elf",
                  ImageRole::FirehoseLoader, CheckState::Good},
        KnownFile{"balong-ptable/usblsafe-e303.ptable.bin", ImageRole::BalongPtable, CheckState::None},
        KnownFile{"balong-usbloaders/usblsafe-327x.bin", ImageRole::UsbLoader, CheckState::None},
        KnownFile{"balong-usbloaders/usblsafe-5330bs.bin", ImageRole::UsbLoader, CheckState::None},
        KnownFile{"qualcomm-loaders/NPRG9x00p.bin", ImageRole::Loader, CheckState::None},
        KnownFile{"qualcomm-loaders/ENPRG9x15p.bin", ImageRole::EmergencyLoader, CheckState::None},
        KnownFile{"firmware-synthetic/NPRG9x00-from-bin.hex", ImageRole::Loader, CheckState::Good}));

TEST(KnownSample, TellsTheHardwareOfItsCertificate)
{
    REVIVER_NEED_SAMPLE("eg25-mdm9607/update/tz.mbn");
    const auto bundle = openBundle(sample("eg25-mdm9607/update/tz.mbn"));
    ASSERT_TRUE(bundle);
    EXPECT_THAT(bundle->images[0].details, testing::Contains(ImageDetail{"SW_ID", "0000000000000007"}));
    EXPECT_THAT(bundle->images[0].details, testing::Contains(ImageDetail{"OEM_ID", "0000"}));
}

TEST(KnownSample, WithAChangedOctetIsBad)
{
    for (const char *name :
         {"eg25-mdm9607/update/sbl1.mbn", "eg25-mdm9607/update/firehose/partition_complete_p2K_b128K.mbn"}) {
        REVIVER_NEED_SAMPLE(name);
        const TestFolder folder;
        Bytes octets = readFile(sample(name));
        octets[octets.size() < 10000 ? 0x900 : 0x21000] ^= 4;
        const auto bundle = openBundle(folder.write("x.mbn", octets));
        ASSERT_TRUE(bundle) << name;
        EXPECT_EQ(bundle->images[0].check, CheckState::Bad) << name;
        EXPECT_FALSE(bundle->whole());
    }
}

}  // namespace
}  // namespace reviver
