// SPDX-License-Identifier: Apache-2.0
#include "tests/simulator/modem_bench.h"
#include "tests/simulator/route_b.h"

namespace reviver::test {
namespace {

using namespace std::chrono_literals;

struct Exchange {
    const char *what;
    const char *request;
    const char *reply;
};

constexpr Exchange kExchanges[] = {
    {"no operation", "7E 06 4E 95 7E", "7E 02 6A D3 7E"},
    {"version", "7E 0C 14 3A 7E",
     "0D 14 39 78 30 30 42 2D 53 43 41 51 44 42 5A 4D 2D 33 30 33 35 30 85 1E 7E"},
    {"parameters", "7E 07 C7 84 7E", "7E 08 05 01 04 00 90 06 00 FE AA 7E"},
    {"product", "7E 45 D1 E5 7E", "7E 03 00 06 9E 4C 7E"},
    {"DIAG version", "7E 00 78 F0 7E", "7E 03 00 06 9E 4C 7E"},
    {"unknown", "7E 7A A5 2C 7E", "7E 03 00 06 9E 4C 7E"},
    {"bad CRC", "7E 06 00 00 7E", "7E 03 00 01 21 38 7E"},
    {"switch", "7E 3A A1 6E 7E", "7E 3A A1 6E 7E"},
    {"write 8 octets", "7E 0F 00 10 00 00 00 08 11 22 33 44 7D 5E 7D 5D AA 55 45 CD 7E", "7E 02 6A D3 7E"},
    {"24-bit write, wrong length", "7E 01 10 00 00 00 08 11 DD 9E 7E", "7E 03 00 03 33 1B 7E"},
    {"go where nothing was loaded", "7E 05 00 10 00 00 B6 6C 7E", "7E 03 00 0A F2 86 7E"},
    {"go outside RAM", "7E 05 41 70 00 00 F7 63 7E", "7E 03 00 02 BA 0A 7E"},
};

TEST(DmssDownload, AnswersKnownVectors)
{
    for (const Exchange &exchange : kExchanges) {
        ModemBench bench("e392-dmss");
        EXPECT_EQ(bench.ask(hex(exchange.request)), hex(exchange.reply)) << exchange.what;
    }
}

TEST(DmssDownload, ChecksTheLayoutOfAWrite)
{
    ModemBench bench("e392-dmss");
    const Bytes good = writeRequest(0x00100000, Bytes(32, 1));
    for (std::size_t size = 1; size < 7; ++size)
        EXPECT_EQ(bench.askFrame(Bytes(good.begin(), good.begin() + size)), hex("7E 03 00 04 8C 6F 7E"))
            << size;
    for (std::size_t size = 7; size < good.size(); ++size)
        EXPECT_EQ(bench.askFrame(Bytes(good.begin(), good.begin() + size)), hex("7E 03 00 03 33 1B 7E"))
            << size;
    EXPECT_EQ(bench.askFrame(writeRequest(0x00100000, Bytes(1025, 1))), hex("7E 03 00 05 05 7D 5E 7E"));
    EXPECT_EQ(bench.askFrame(writeRequest(0x000FFFFF, Bytes(32, 1))), hex("7E 03 00 02 BA 0A 7E"));
    EXPECT_EQ(bench.askFrame(writeRequest(0x00500000, Bytes(32, 1))), hex("7E 03 00 02 BA 0A 7E"));
    EXPECT_EQ(bench.askFrame(writeRequest(0x004FFFF0, Bytes(32, 1))), hex("7E 03 00 0F 5F D1 7E"));
    EXPECT_EQ(bench.askFrame(writeRequest(0x004FFFE0, Bytes(32, 1))), kAck);
    EXPECT_EQ(bench.askFrame(good), kAck);
}

TEST(DmssDownload, RefusesAndNotesWhatMustNeverBeSent)
{
    ModemBench bench("e392-dmss");
    EXPECT_EQ(bench.askFrame({0x04, 0, 0, 0, 0, 0, 0}), hex("7E 03 00 0E D6 C0 7E"));
    EXPECT_EQ(bench.askFrame({0x0B, 0, 0, 0, 0, 0, 0, 0, 0}), hex("7E 03 00 0C C4 E3 7E"));
    EXPECT_EQ(bench.askFrame({0x0E}), hex("7E 03 00 0D 4D F2 7E"));
    EXPECT_EQ(bench.modem.forbiddenSeen(), (std::vector<std::string>{"dmss 04", "dmss 0B", "dmss 0E"}));
}

TEST(DmssDownload, StartsALoaderThatWasLoadedWhole)
{
    ModemBench bench("e392-dmss");
    uploadLoader(bench);
    EXPECT_EQ(bench.modem.mode(), PracticeMode::Streaming);
    EXPECT_EQ(bench.modem.generation(), 1u) << "the same port goes on";
}

TEST(DmssDownload, WhatComesWhileTheLoaderStartsWaitsForIt)
{
    ModemBench bench("e392-dmss");
    const Bytes loader = practiceLoader();
    std::uint32_t address = 0x00100000;
    for (const ByteView block : blocksOf(loader, 1017)) {
        ASSERT_EQ(bench.askFrame(writeRequest(address, block)), kAck);
        address += static_cast<std::uint32_t>(block.size());
    }
    ASSERT_EQ(bench.askFrame(goRequest(0x00100000)), kAck);
    EXPECT_TRUE(bench.askFrame(helloRequest()).empty());
    bench.pass(200ms);
    const Bytes reply = bench.modem.take("pcui");
    ASSERT_GT(reply.size(), 2u);
    EXPECT_EQ(reply[1], 0x02);
}

TEST(DmssDownload, StartsALoaderWithoutItsHeaderToo)
{
    ModemBench bench("e392-dmss");
    const Bytes loader = practiceLoader();
    const Bytes code(loader.begin() + 40, loader.end());
    std::uint32_t address = 0x00100028;
    for (const ByteView block : blocksOf(code, 1017)) {
        ASSERT_EQ(bench.askFrame(writeRequest(address, block)), kAck);
        address += static_cast<std::uint32_t>(block.size());
    }
    EXPECT_EQ(bench.askFrame(goRequest(0x00100028)), kAck);
    bench.pass(200ms);
    EXPECT_EQ(bench.modem.mode(), PracticeMode::Streaming);
}

TEST(DmssDownload, RefusesToStartALoaderWithAHole)
{
    ModemBench bench("e392-dmss");
    const Bytes loader = practiceLoader();
    std::uint32_t address = 0x00100000;
    int number = 0;
    for (const ByteView block : blocksOf(loader, 1017)) {
        if (number++ != 5) {
            ASSERT_EQ(bench.askFrame(writeRequest(address, block)), kAck);
        }
        address += static_cast<std::uint32_t>(block.size());
    }
    EXPECT_EQ(bench.askFrame(goRequest(0x00100000)), hex("7E 03 00 0A F2 86 7E"));
    EXPECT_EQ(bench.modem.mode(), PracticeMode::DmssDownload);
}

TEST(DmssDownload, ForgetsTheLoaderWhenItRestarts)
{
    ModemBench bench("e392-dmss");
    uploadLoader(bench);
    bench.askFrame(helloRequest());
    EXPECT_EQ(bench.ask(hex("7E 0B AB 4E 7E")), hex("7E 0C 14 3A 7E"));
    bench.waitForReturn();
    EXPECT_EQ(bench.modem.mode(), PracticeMode::DmssDownload);
    EXPECT_EQ(bench.askFrame(goRequest(0x00100000)), hex("7E 03 00 0A F2 86 7E"));
}

}  // namespace
}  // namespace reviver::test
