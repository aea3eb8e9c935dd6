// SPDX-License-Identifier: Apache-2.0
#include "core/firmware/bundle_loader.h"
#include "core/firmware/images/usbloader_erase.h"
#include "tests/firmware/made_firmware.h"

#include <gmock/gmock.h>

namespace reviver {
namespace {

using namespace test;
using testing::HasSubstr;
using testing::SizeIs;

Bytes wordsOf(std::initializer_list<std::uint32_t> words)
{
    Bytes out;
    for (const std::uint32_t word : words)
        appendLe(out, word);
    return out;
}

/// The instructions beside the erasing call, as a disassembler shows them.
const Bytes kV7R2 = wordsOf({0xE3A03000, 0xEE073F9A, 0xE30F2FFF, 0xE3442FE1, 0xE5023007, 0xEE073F9A,
                             0xE3A04000, 0xE3444FE0, 0xE304364E, 0xE344344C, 0xE5843330});
const Bytes kV7R1 = wordsOf({0xE3E0E23D, 0xE59EE000, 0xE59FC35C, 0xE15E000C, 0x0A000000});
const Bytes kV7R22 = wordsOf(
    {0xE3A03B12, 0xE34A354A, 0xE3A02000, 0xE5C32078, 0xE5C32079, 0xE5C3207A, 0xE5C3207B, 0xE3A00000});

Bytes loaderWith(const std::vector<Bytes> &code)
{
    return usbLoaderOf({noise(0x400, 1), joined({noise(0x100, 2), joined(code), noise(0x100, 3)})});
}

struct EraseCase {
    const char *name;
    Bytes loader;
    FlashErase does;
};

class EraseOnStart : public testing::TestWithParam<EraseCase> {};

TEST_P(EraseOnStart, IsToldByTheInstructionThatLeadsToIt)
{
    EXPECT_EQ(eraseOnStart(GetParam().loader).does, GetParam().does)
        << eraseOnStart(GetParam().loader).reason.english();
}

INSTANTIATE_TEST_SUITE_P(
    Table, EraseOnStart,
    testing::Values(
        EraseCase{"callIsThere", loaderWith({kV7R2, wordsOf({1, 2, 3, 4}), wordsOf({0xEB000123})}),
                  FlashErase::Erases},
        EraseCase{"callIsTakenOut", loaderWith({kV7R2, wordsOf({1, 2, 3, 4}), wordsOf({0xE3A00000})}),
                  FlashErase::Spares},
        EraseCase{"somethingElseIsThere", loaderWith({kV7R2, wordsOf({1, 2, 3, 4}), wordsOf({0xE1A00000})}),
                  FlashErase::CannotTell},
        // The call leads to the second word behind it: a loop up to r0 = 0.
        EraseCase{"routineErasesNothing",
                  loaderWith({kV7R1,
                              wordsOf({0xEB000000, 0xE1A00000, 0xE92D4C00, 0xE3A00000, 0xE1A0E00B, 0xE150000E,
                                       0x9A000018})}),
                  FlashErase::Spares},
        EraseCase{"routineErasesAll",
                  loaderWith({kV7R1,
                              wordsOf({0xEB000000, 0xE1A00000, 0xE92D4C00, 0xE59D0008, 0xE1A0E00B, 0xE150000E,
                                       0x9A000018})}),
                  FlashErase::Erases},
        EraseCase{"callLeadsOutOfTheFile", loaderWith({kV7R1, wordsOf({0xEB800000})}), FlashErase::Erases},
        EraseCase{"jumpIsConditional", loaderWith({wordsOf({0x0A000010, 0}), kV7R22}), FlashErase::Erases},
        EraseCase{"jumpIsMadeUnconditional", loaderWith({wordsOf({0xEA000010, 0}), kV7R22}),
                  FlashErase::Spares},
        EraseCase{"onePlaceIsLeft",
                  loaderWith({wordsOf({0xEA000010, 0}), kV7R22, kV7R2, wordsOf({1, 2, 3, 4, 0xEB000123})}),
                  FlashErase::Erases},
        EraseCase{"noPlaceIsKnown", loaderWith({}), FlashErase::CannotTell}),
    [](const auto &row) { return row.param.name; });

class BootRomLoader : public testing::Test {
protected:
    TestFolder m_folder;
};

TEST_F(BootRomLoader, HasItsBlocksInOrder)
{
    const Bytes file = loaderWith({wordsOf({0xEA000010, 0}), kV7R22});
    const auto loader = openLoader(m_folder.write("usbloader.bin", file));
    ASSERT_TRUE(loader) << loader.error().detail();
    EXPECT_EQ(loader->kind, LoaderKind::BootRom);
    EXPECT_EQ(loader->data, file);
    ASSERT_THAT(loader->blocks, SizeIs(2));
    EXPECT_EQ(loader->blocks[0].offset, 0x54u);
    EXPECT_EQ(loader->blocks[0].size, 0x400u);
    EXPECT_EQ(loader->blocks[0].address, 0xFFFD0000u);
    EXPECT_EQ(loader->blocks[1].mode, 2u);
    EXPECT_EQ(loader->blocks[1].offset, 0x454u);
    EXPECT_FALSE(loader->erasesFlash);
    EXPECT_THAT(loader->eraseReason.english(), HasSubstr("taken out"));
}

TEST_F(BootRomLoader, ThatMayEraseTheFlashIsTreatedAsOneThatDoes)
{
    const auto loader = openLoader(m_folder.write("usbloader.bin", loaderWith({})));
    ASSERT_TRUE(loader) << loader.error().detail();
    EXPECT_TRUE(loader->erasesFlash);
    EXPECT_THAT(loader->eraseReason.english(), HasSubstr("Nothing in it tells"));
}

TEST_F(BootRomLoader, CutShortIsRefused)
{
    Bytes file = loaderWith({});
    file.pop_back();
    const auto loader = openLoader(m_folder.write("usbloader.bin", file));
    ASSERT_FALSE(loader);
    EXPECT_EQ(loader.error().code(), ErrorCode::BundleCorrupt);
}

TEST_F(BootRomLoader, OfABundleIsTakenByItsRole)
{
    const auto bundle = openBundle(m_folder.write("usbloader.bin", loaderWith({})));
    ASSERT_TRUE(bundle) << bundle.error().detail();
    EXPECT_TRUE(bundle->whole());
    EXPECT_THAT(bundle->images.at(0).details,
                testing::Contains(ImageDetail{"erases the flash", "cannot tell"}));
    EXPECT_THAT(bundle->images.at(0).warnings, SizeIs(1));
    const auto loader = loaderFromImage(bundle->images.at(0));
    ASSERT_TRUE(loader) << loader.error().detail();
    EXPECT_EQ(loader->kind, LoaderKind::BootRom);
}

/// A program that speaks Firehose, as far as its words tell.
Bytes firehoseCode()
{
    const std::string_view words = "<configure MemoryName=\"nand\" MaxPayloadSizeToTargetInBytes=\"%d\"/>";
    const ByteView octets = asBytes(words);
    return joined({noise(5000, 1), Bytes(octets.begin(), octets.end())});
}

constexpr const char *kCertificate = "....02 000480E100000000 HW_ID1...04 0000 OEM_ID....";

class FirehoseLoader : public testing::Test {
protected:
    TestFolder m_folder;
};

TEST_F(FirehoseLoader, AsElfTellsTheHardwareOfItsCertificate)
{
    const Bytes file = elfOf(firehoseCode(), kCertificate);
    const auto loader = openLoader(m_folder.write("prog.mbn", file));
    ASSERT_TRUE(loader) << loader.error().detail();
    EXPECT_EQ(loader->kind, LoaderKind::Firehose);
    EXPECT_EQ(loader->hardwareId, "000480E100000000");
    EXPECT_EQ(loader->data, file);
}

TEST_F(FirehoseLoader, WithALongHeaderTellsTheHardwareOfItsCertificate)
{
    const auto loader
        = openLoader(m_folder.write("prog.mbn", sblOf(0x0D, 0x2A000050, firehoseCode(), kCertificate)));
    ASSERT_TRUE(loader) << loader.error().detail();
    EXPECT_EQ(loader->kind, LoaderKind::Firehose);
    EXPECT_EQ(loader->hardwareId, "000480E100000000");
}

TEST_F(FirehoseLoader, ForAnyHardwareTellsNone)
{
    const auto loader = openLoader(
        m_folder.write("prog.mbn", elfOf(firehoseCode(), "02 0000000000000000 HW_ID04 0000 OEM_ID")));
    ASSERT_TRUE(loader) << loader.error().detail();
    EXPECT_EQ(loader->hardwareId, "");
}

TEST_F(FirehoseLoader, WithAChangedOctetIsRefused)
{
    Bytes file = elfOf(firehoseCode());
    file[file.size() - 200] ^= 1;
    const auto loader = openLoader(m_folder.write("prog.mbn", file));
    ASSERT_FALSE(loader);
    EXPECT_EQ(loader.error().code(), ErrorCode::BundleCorrupt);
    EXPECT_THAT(loader.error().detail(), HasSubstr("damaged"));
}

TEST_F(FirehoseLoader, OfABundleIsTakenByItsRole)
{
    const auto bundle = openBundle(m_folder.write("x.elf", elfOf(firehoseCode(), kCertificate)));
    ASSERT_TRUE(bundle) << bundle.error().detail();
    EXPECT_EQ(bundle->images.at(0).role, ImageRole::FirehoseLoader);
    const auto loader = loaderFromImage(bundle->images.at(0));
    ASSERT_TRUE(loader) << loader.error().detail();
    EXPECT_EQ(loader->kind, LoaderKind::Firehose);
}

TEST(LoaderKindSample, BootRomLoadersThatSpareTheFlash)
{
    struct Known {
        const char *file;
        const char *says;
    };
    for (const Known &known : {Known{"balong-usbloaders/usblsafe-327x.bin", "erases nothing"},
                               Known{"balong-usbloaders/usblsafe-5330bs.bin", "publisher"}}) {
        REVIVER_NEED_SAMPLE(known.file);
        const auto loader = openLoader(sample(known.file));
        ASSERT_TRUE(loader) << known.file << loader.error().detail();
        EXPECT_EQ(loader->kind, LoaderKind::BootRom);
        EXPECT_THAT(loader->blocks, SizeIs(2));
        EXPECT_FALSE(loader->erasesFlash) << known.file;
        EXPECT_THAT(loader->eraseReason.english(), HasSubstr(known.says));
    }
}

TEST(LoaderKindSample, FirehoseProgrammers)
{
    for (const char *name :
         {"eg25-mdm9607/update/firehose/prog_nand_firehose_9x07.mbn",
          "firehose-loaders/000480e100000000_cc3153a80293939b_9x07.bin",
          "firehose-loaders/001070e100000000_d40eee56f3194665_prog_firehose_nand_mdm9x05.elf"}) {
        REVIVER_NEED_SAMPLE(name);
        const auto loader = openLoader(sample(name));
        ASSERT_TRUE(loader) << name << loader.error().detail();
        EXPECT_EQ(loader->kind, LoaderKind::Firehose) << name;
    }
}

}  // namespace
}  // namespace reviver
