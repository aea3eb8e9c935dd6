// SPDX-License-Identifier: Apache-2.0
#include "core/simulator/flash_store.h"
#include "core/simulator/simulated_flash.h"

#include <gtest/gtest.h>

namespace reviver::practice {
namespace {

constexpr std::size_t kPage = SimulatedFlash::kPageSize;

Bytes page(const SimulatedFlash &flash, std::uint32_t block, std::size_t number)
{
    const ByteView octets = flash.readPage(block, number);
    return Bytes(octets.begin(), octets.end());
}

TEST(SimulatedFlash, ReadsErasedPagesAsOnes)
{
    const SimulatedFlash flash(4);
    EXPECT_EQ(page(flash, 0, 0), Bytes(kPage, 0xFF));
}

TEST(SimulatedFlash, TakesAPageOnlyOnceBetweenErasures)
{
    SimulatedFlash flash(4);
    EXPECT_TRUE(flash.programPage(1, 5, Bytes(kPage, 0x11)));
    EXPECT_FALSE(flash.programPage(1, 5, Bytes(kPage, 0x22)));
    EXPECT_EQ(page(flash, 1, 5), Bytes(kPage, 0x11));
    EXPECT_TRUE(flash.programPage(1, 6, Bytes(kPage, 0x22)));
    ASSERT_TRUE(flash.eraseBlock(1));
    EXPECT_EQ(page(flash, 1, 5), Bytes(kPage, 0xFF));
    EXPECT_TRUE(flash.programPage(1, 5, Bytes(kPage, 0x22)));
}

TEST(SimulatedFlash, LeavesTheRestOfAShortPageErased)
{
    SimulatedFlash flash(4);
    ASSERT_TRUE(flash.programPage(0, 0, Bytes(10, 0)));
    Bytes expected(kPage, 0xFF);
    std::fill_n(expected.begin(), 10, std::uint8_t{0});
    EXPECT_EQ(page(flash, 0, 0), expected);
}

TEST(SimulatedFlash, RefusesBadBlocksAndWhatDoesNotExist)
{
    SimulatedFlash flash(4, {2});
    EXPECT_FALSE(flash.eraseBlock(2));
    EXPECT_FALSE(flash.programPage(2, 0, Bytes(kPage, 0)));
    EXPECT_FALSE(flash.eraseBlock(4));
    EXPECT_FALSE(flash.programPage(0, SimulatedFlash::kPagesPerBlock, Bytes(kPage, 0)));
    EXPECT_FALSE(flash.programPage(0, 0, Bytes(kPage + 1, 0)));
}

TEST(FlashStore, GoesRoundBadBlocksAndReadsBackWhatItGot)
{
    FlashStore store(SimulatedFlash(6, {0, 2}));
    Bytes data(3 * SimulatedFlash::kBlockSize + 123);
    for (std::size_t i = 0; i < data.size(); ++i)
        data[i] = static_cast<std::uint8_t>(i * 7 + (i >> 9));
    ASSERT_TRUE(store.begin("big", data.size()));
    for (std::size_t at = 0; at < data.size(); at += 1000)
        ASSERT_TRUE(store.write(ByteView(data).subspan(at, std::min<std::size_t>(1000, data.size() - at))));
    ASSERT_TRUE(store.end());
    ASSERT_EQ(store.images().size(), 1u);
    EXPECT_EQ(store.images()[0].blocks, (std::vector<std::uint32_t>{1, 3, 4, 5}));
    EXPECT_EQ(store.read(store.images()[0]), data);
    EXPECT_TRUE(store.intact(store.images()[0]));
}

TEST(FlashStore, FailsWhenFlashIsFullAndFreesWhatIsReplaced)
{
    FlashStore store(SimulatedFlash(2));
    const Bytes block(SimulatedFlash::kBlockSize, 1);
    for (int round = 0; round < 3; ++round) {
        ASSERT_TRUE(store.begin("one", 2 * block.size()));
        ASSERT_TRUE(store.write(block));
        ASSERT_TRUE(store.write(block));
        ASSERT_TRUE(store.end());
    }
    ASSERT_TRUE(store.begin("two", block.size()));
    EXPECT_FALSE(store.write(block));
    EXPECT_FALSE(store.begin("three", 0));
    EXPECT_FALSE(store.begin("three", 3 * block.size()));
}

TEST(FlashStore, RefusesWhatIsNotOpenAndMoreThanAnnounced)
{
    FlashStore store(SimulatedFlash(2));
    EXPECT_FALSE(store.write(Bytes(1)));
    EXPECT_FALSE(store.end());
    ASSERT_TRUE(store.begin("one", 10));
    EXPECT_FALSE(store.write(Bytes(11)));
    EXPECT_TRUE(store.write(Bytes(10)));
}

TEST(FlashStore, ReadsAnImageThatWasNeverStoredAsErased)
{
    FlashStore store(SimulatedFlash(2));
    ASSERT_TRUE(store.begin("one", 10));
    ASSERT_TRUE(store.write(Bytes(10, 0), false));
    ASSERT_TRUE(store.end());
    EXPECT_EQ(store.read(store.images()[0]), Bytes(10, 0xFF));
    EXPECT_FALSE(store.intact(store.images()[0]));
}

}  // namespace
}  // namespace reviver::practice
