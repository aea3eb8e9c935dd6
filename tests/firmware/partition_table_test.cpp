// SPDX-License-Identifier: Apache-2.0
#include "core/firmware/images/partition_table.h"
#include "tests/firmware/made_firmware.h"
#include "tests/support/hex_literal.h"

#include <gmock/gmock.h>

namespace reviver {
namespace {

using namespace test;
using testing::IsEmpty;
using testing::SizeIs;

TEST(PartitionTable, ReadsTheFirstRowOfMf667)
{
    const Bytes octets = hex("9A1B7DAABC487D1F 03000000 01000000"
                             "303A4D49424942000000000000000000 0A000000 0400 0000 FF FF FF FE");
    const auto table = PartitionTable::decode(octets);
    ASSERT_TRUE(table) << table.error().detail();
    ASSERT_THAT(table->rows, SizeIs(1));
    EXPECT_EQ(table->rows[0].name, "0:MIBIB");
    EXPECT_EQ(table->rows[0].length, 10u);
    EXPECT_TRUE(table->rows[0].inBlocks());
    EXPECT_EQ(table->rows[0].blocksWithSpare(128), 14u);
    EXPECT_EQ(table->encodedSize(), 44u);
}

TEST(PartitionTable, RoundsLengthAndReserveUpOneByOne)
{
    const PartitionRow amss{.name = "0:AMSS", .length = 3000, .spare = 300};
    EXPECT_EQ(amss.blocks(128), 24u);
    EXPECT_EQ(amss.blocksWithSpare(128), 27u);
    EXPECT_EQ(amss.blocks(0), std::nullopt);
    const PartitionRow rest{.name = "0:EFS2", .length = 0xFFFFFFFF, .spare = 0xFFFF};
    EXPECT_EQ(rest.blocksWithSpare(128), std::nullopt);
}

TEST(PartitionTable, FindsARowWithOrWithoutItsFlashNumber)
{
    const auto table = PartitionTable::decode(userTableOf({{"0:AMSS", 3000, 300}, {"0:DSP1", 3000, 300}}));
    ASSERT_TRUE(table);
    ASSERT_NE(table->find("DSP1"), nullptr);
    EXPECT_EQ(table->find("DSP1"), table->find("0:DSP1"));
    EXPECT_EQ(table->find("DSP"), nullptr);
}

TEST(PartitionTable, RefusesEveryTruncation)
{
    const Bytes octets = userTableOf({{"0:AMSS", 3000, 300}, {"0:DSP1", 3000, 300}}, 2);
    for (std::size_t size = 0; size < octets.size(); ++size)
        EXPECT_FALSE(PartitionTable::decode(ByteView(octets).first(size))) << size;
}

TEST(PartitionTable, RefusesWhatIsNoTable)
{
    const Bytes good = userTableOf({{"0:AMSS", 3000, 300}});
    struct Change {
        std::size_t at;
        std::uint8_t value;
    };
    for (const Change change : {Change{0, 0}, Change{7, 0}, Change{8, 9}, Change{12, 0}, Change{13, 1},
                                Change{15, 0xFF}, Change{16, 0}, Change{18, 0x01}, Change{100, 7}}) {
        Bytes bad = good;
        bad[change.at] = change.value;
        EXPECT_FALSE(PartitionTable::decode(bad)) << change.at;
    }
}

TEST(SystemPartitionTable, RefusesOverlappingRows)
{
    Bytes octets = hex("AA73EE55DBBD5EE3 03000000 02000000"
                       "303A4100000000000000000000000000 00000000 04000000 FFFF0000"
                       "303A4200000000000000000000000000 04000000 FFFFFFFF FFFF0000");
    const auto table = SystemPartitionTable::decode(octets);
    ASSERT_TRUE(table) << table.error().detail();
    EXPECT_TRUE(table->rows[1].takesRest());
    octets[16 + 28 + 16] = 3;
    EXPECT_FALSE(SystemPartitionTable::decode(octets));
}

class TablePair : public testing::TestWithParam<const char *> {};

TEST_P(TablePair, OfARealModemAgrees)
{
    const std::string base = std::string("qtools-ptable/pt-") + GetParam();
    REVIVER_NEED_SAMPLE(base + "-w.bin");
    const auto user = PartitionTable::decode(readFile(sample(base + "-w.bin")));
    const auto system = SystemPartitionTable::decode(readFile(sample(base + "-r.bin")));
    ASSERT_TRUE(user) << user.error().detail();
    ASSERT_TRUE(system) << system.error().detail();
    EXPECT_THAT(differences(*user, *system, 128), IsEmpty());
    EXPECT_THAT(differences(*user, *system, 256), testing::Not(IsEmpty()));
}

INSTANTIATE_TEST_SUITE_P(Samples, TablePair, testing::Values("mf667", "mf825", "1k6e"));

}  // namespace
}  // namespace reviver
