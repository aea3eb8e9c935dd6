// SPDX-License-Identifier: Apache-2.0
#include "core/firmware/bundle_loader.h"
#include "core/firmware/formats/intel_hex.h"
#include "tests/firmware/made_firmware.h"

#include <gmock/gmock.h>

namespace reviver {
namespace {

using namespace test;
using testing::HasSubstr;

class Loader : public testing::Test {
protected:
    TestFolder m_folder;
};

TEST_F(Loader, WithAnMbnHeaderBeginsAtItsHeader)
{
    const Bytes file = mbnOf(7, 0x00100028, noise(3000, 1));
    const auto loader = openLoader(m_folder.write("NPRG9x00.mbn", file));
    ASSERT_TRUE(loader) << loader.error().detail();
    EXPECT_EQ(loader->address, 0x00100000u);
    EXPECT_EQ(loader->entry, 0x00100000u);
    EXPECT_EQ(loader->data, file);
    EXPECT_THAT(loader->addressReason.english(), HasSubstr("0x00100028"));
}

TEST_F(Loader, WithAnSblHeaderBeginsAtItsHeader)
{
    const Bytes file = sblOf(0x0D, 0x2A000050, noise(3000, 1));
    const auto loader = openLoader(m_folder.write("ENPRG9x15.mbn", file));
    ASSERT_TRUE(loader) << loader.error().detail();
    EXPECT_EQ(loader->address, 0x2A000000u);
    EXPECT_EQ(loader->data, file);
}

TEST_F(Loader, WhoseCodeBeginsOnABoundaryIsSentWithoutItsHeader)
{
    const Bytes code = noise(3000, 1);
    const auto loader = openLoader(m_folder.write("x.mbn", mbnOf(7, 0x00800000, code)));
    ASSERT_TRUE(loader) << loader.error().detail();
    EXPECT_EQ(loader->address, 0x00800000u);
    EXPECT_EQ(loader->entry, 0x00800000u);
    EXPECT_EQ(loader->data, code);
}

TEST_F(Loader, ThatContradictsItselfIsRefused)
{
    const Bytes ident = {0xEF, 0xBE, 0xAD, 0xDE, 2, 0, 0, 0, 0x00, 0x20, 0x01, 0x40};
    const auto loader
        = openLoader(m_folder.write("x.bin", joined({mbnOf(7, 0x00100028, noise(300, 1)), ident})));
    ASSERT_FALSE(loader);
    EXPECT_THAT(loader.error().detail(), HasSubstr("contradicts"));
}

TEST_F(Loader, WithoutAnyAddressIsRefused)
{
    const auto loader = openLoader(m_folder.write("x.bin", noise(3000, 4)));
    ASSERT_FALSE(loader);
    EXPECT_EQ(loader.error().code(), ErrorCode::BundleNotRecognised);
}

TEST_F(Loader, ThatIsMissingIsNotFound)
{
    const auto loader = openLoader(m_folder.path() / "nothing.bin");
    ASSERT_FALSE(loader);
    EXPECT_EQ(loader.error().code(), ErrorCode::FileNotFound);
}

TEST_F(Loader, InHexTakesAddressAndEntryFromItsRecords)
{
    const auto loader = openLoader(
        m_folder.write("a.hex", ":020000040010EA\n:0400000001020304F2\n:0400000500100002E5\n:00000001FF\n"));
    ASSERT_TRUE(loader) << loader.error().detail();
    EXPECT_EQ(loader->address, 0x00100000u);
    EXPECT_EQ(loader->entry, 0x00100002u);
}

TEST_F(Loader, InHexThatStartsOutsideItsDataIsRefused)
{
    const auto loader = openLoader(
        m_folder.write("a.hex", ":020000040010EA\n:0400000001020304F2\n:0400000500200000D7\n:00000001FF\n"));
    ASSERT_FALSE(loader);
    EXPECT_THAT(loader.error().detail(), HasSubstr("outside"));
}

TEST(IntelHex, FillsSmallHolesAndSortsLines)
{
    const auto memory = decodeIntelHex(asBytes(":020010000304E7\n:020008000102F3\n:00000001FF\n"));
    ASSERT_TRUE(memory) << memory.error().detail();
    EXPECT_EQ(memory->address, 8u);
    EXPECT_EQ(memory->data, Bytes({1, 2, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 3, 4}));
    EXPECT_FALSE(memory->entry);
}

TEST(IntelHex, ReadsSegmentRecords)
{
    const auto memory = decodeIntelHex(
        asBytes(":020000021000EC\r\n:020008000102F3\r\n:040000031000000CDD\r\n:00000001FF\r\n"));
    ASSERT_TRUE(memory) << memory.error().detail();
    EXPECT_EQ(memory->address, 0x10008u);
    EXPECT_EQ(memory->entry, 0x1000Cu);
}

struct BadHex {
    const char *name;
    const char *text;
    const char *says;
};

class BrokenIntelHex : public testing::TestWithParam<BadHex> {};

TEST_P(BrokenIntelHex, IsRefusedWithTheReason)
{
    const auto memory = decodeIntelHex(asBytes(GetParam().text));
    ASSERT_FALSE(memory);
    EXPECT_THAT(memory.error().detail(), HasSubstr(GetParam().says));
}

INSTANTIATE_TEST_SUITE_P(
    Table, BrokenIntelHex,
    testing::Values(
        BadHex{"checksum", ":020008000102F4\n:00000001FF\n", "line 1: its checksum"},
        BadHex{"noColon", ":020008000102F3\n020008000102F3\n", "line 2: it does not begin"},
        BadHex{"digit", ":0200080001G2F3\n", "no hex digit"},
        BadHex{"lengthStated", ":030008000102F2\n", "its length"},
        BadHex{"cutLine", ":0200080001\n:00000001FF\n", "its length"},
        BadHex{"oddDigits", ":020008000102F\n", "cut short"},
        BadHex{"unknownType", ":00000006FA\n", "its type"},
        BadHex{"overlap", ":020008000102F3\n:020009000102F2\n:00000001FF\n", "line 2: it overlaps"},
        BadHex{"overlapBefore", ":020009000102F2\n:020008000102F3\n:00000001FF\n", "overlaps"},
        BadHex{"noEnd", ":020008000102F3\n", "end record"}, BadHex{"noData", ":00000001FF\n", "no data"},
        BadHex{"behindEnd", ":020008000102F3\n:00000001FF\n:020008000102F3\n", "line 3"},
        BadHex{"hole", ":020000000102FB\n:020000040002F8\n:020000000102FB\n:00000001FF\n", "missing"},
        BadHex{"wrap", ":02000004FFFFFC\n:02FFFF000102FD\n:00000001FF\n", "address space"},
        BadHex{"baseLength", ":0100000400FB\n", "does not fit its type"}, BadHex{"empty", "", "end record"}),
    [](const auto &row) { return row.param.name; });

TEST(LoaderSample, NprgGoesToTheAddressOfItsHeader)
{
    struct Known {
        const char *file;
        std::uint32_t address;
    };
    for (const Known &known : {Known{"qualcomm-loaders/NPRG9x00p.bin", 0x00100000},
                               Known{"qualcomm-loaders/NPRG9x15p.bin", 0x41700000},
                               Known{"qualcomm-loaders/ENPRG9x00p.bin", 0x40012000},
                               Known{"qualcomm-loaders/ENPRG9x15p.bin", 0x2A000000}}) {
        REVIVER_NEED_SAMPLE(known.file);
        const auto loader = openLoader(sample(known.file));
        ASSERT_TRUE(loader) << known.file << loader.error().detail();
        EXPECT_EQ(loader->address, known.address) << known.file;
        EXPECT_EQ(loader->entry, known.address) << known.file;
        EXPECT_EQ(loader->data, readFile(sample(known.file)));
    }
}

TEST(LoaderSample, HexGivesTheSameOctetsAsTheBinary)
{
    REVIVER_NEED_SAMPLE("firmware-synthetic/NPRG9x00-from-bin.hex");
    const auto loader = openLoader(sample("firmware-synthetic/NPRG9x00-from-bin.hex"));
    ASSERT_TRUE(loader) << loader.error().detail();
    EXPECT_EQ(loader->address, 0x00100000u);
    EXPECT_EQ(loader->entry, 0x00100028u);
    EXPECT_EQ(loader->data, readFile(sample("qualcomm-loaders/NPRG9x00p.bin")));
}

TEST(LoaderSample, HexWithABadChecksumNamesTheLine)
{
    REVIVER_NEED_SAMPLE("firmware-synthetic/bad-checksum.hex");
    for (const auto &error : {openLoader(sample("firmware-synthetic/bad-checksum.hex")).error(),
                              openBundle(sample("firmware-synthetic/bad-checksum.hex")).error()})
        EXPECT_THAT(error.detail(), HasSubstr("line 2"));
}

}  // namespace
}  // namespace reviver
