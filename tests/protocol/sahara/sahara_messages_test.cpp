// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/sahara/sahara_messages.h"
#include "core/protocol/sahara/sahara_status.h"
#include "tests/protocol/sahara/sahara_packets.h"

#include <gtest/gtest.h>

namespace reviver::sahara {
namespace {

using namespace packets;

TEST(SaharaMessages, RefuseLengthsOutOfBounds)
{
    for (const char *head : {"01 00 00 00 00 00 00 00", "01 00 00 00 07 00 00 00", "01 00 00 00 01 04 00 00",
                             "01 00 00 00 FF FF FF FF"}) {
        Bytes received = hex(head);
        EXPECT_FALSE(takePacket(received)) << head;
    }
}

TEST(SaharaMessages, WaitForTheRestOfEveryCutPacket)
{
    for (std::size_t size = 0; size < kHelloPacket.size(); ++size) {
        Bytes received(kHelloPacket.begin(), kHelloPacket.begin() + static_cast<std::ptrdiff_t>(size));
        const auto taken = takePacket(received);
        ASSERT_TRUE(taken) << size;
        EXPECT_FALSE(*taken) << size;
        EXPECT_EQ(received.size(), size);
    }
}

TEST(SaharaMessages, RefuseEveryTruncation)
{
    const auto refuses = [](const Bytes &whole, auto decode) {
        for (std::size_t size = kHeaderSize; size < whole.size(); ++size) {
            const Packet packet{
                static_cast<Command>(whole[0]),
                Bytes(whole.begin() + kHeaderSize, whole.begin() + static_cast<std::ptrdiff_t>(size))};
            EXPECT_FALSE(decode(packet)) << size;
        }
    };
    refuses(kHelloPacket, Hello::decode);
    refuses(kRead, ReadRequest::decode);
    refuses(kRead64, ReadRequest::decode);
    refuses(kEndOk, EndImage::decode);
    refuses(hex("09 00 00 00 10 00 00 00 00 80 00 00 34 00 00 00"), MemoryTable::decode);
    EXPECT_FALSE(decodeMemoryRegions(Bytes(51), false));
    EXPECT_TRUE(decodeMemoryRegions(Bytes(104), false));
    EXPECT_FALSE(decodeMemoryRegions(Bytes(104), true));
}

TEST(SaharaMessages, NameStatusesByTheirNumbers)
{
    EXPECT_EQ(statusText(0x01), "0x01 invalid command");
    EXPECT_EQ(statusText(0x10), "0x10 multiple shared segments");
    EXPECT_EQ(statusText(0x16), "0x16 receive timeout");
    EXPECT_EQ(statusText(0x1F), "0x1F command not supported");
    EXPECT_EQ(statusText(0x26), "0x26 bad hash table size");
    EXPECT_EQ(statusText(0x28), "0x28 hardware bulk transfer error");
    EXPECT_EQ(statusText(0x29), "0x29 a status that is not in the public lists");
}

}  // namespace
}  // namespace reviver::sahara
