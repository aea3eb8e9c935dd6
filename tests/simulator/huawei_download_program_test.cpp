// SPDX-License-Identifier: Apache-2.0
#include "tests/simulator/modem_bench.h"

namespace reviver::test {
namespace {

using namespace std::chrono_literals;

struct Exchange {
    const char *what;
    const char *request;
    const char *reply;
};

// Frames computed apart from this program and quoted in docs/sources.md; the
// version reply is the forum's dump, octet for octet.
constexpr Exchange kExchanges[] = {
    {"version", "7E 0C 14 3A 7E",
     "0D 14 39 78 30 30 42 2D 53 43 41 51 44 42 5A 4D 2D 33 30 33 35 30 85 1E 7E"},
    {"repeated flags", "7E 7E 7E 0C 14 3A 7E",
     "0D 14 39 78 30 30 42 2D 53 43 41 51 44 42 5A 4D 2D 33 30 33 35 30 85 1E 7E"},
    {"no operation", "7E 06 4E 95 7E", "7E 03 00 06 9E 4C 7E"},
    {"parameters", "7E 07 C7 84 7E", "7E 03 00 06 9E 4C 7E"},
    {"DIAG version", "7E 00 78 F0 7E", "7E 03 00 06 9E 4C 7E"},
    {"unknown", "7E 7A A5 2C 7E", "7E 03 00 06 9E 4C 7E"},
    {"bad CRC", "7E 06 00 00 7E", "7E 03 00 01 21 38 7E"},
    {"too short", "7E 06 4E 7E", "7E 03 00 04 8C 6F 7E"},
    {"lone flags", "7E 7E 7E", ""},
    {"switch", "7E 3A A1 6E 7E", "7E 3A A1 6E 7E"},
    {"begin M3Boot", "7E 41 00 20 00 00 00 00 12 34 00 00 00 88 82 7E", "7E 02 6A D3 7E"},
    {"begin as recorded", "7E 41 00 20 00 00 00 00 27 10 00 00 00 B2 8D 7E", "7E 02 6A D3 7E"},
    {"data without begin", "7E 42 00 00 00 01 00 04 01 02 7D 5D 7D 5E 70 A8 7E", "7E 03 00 07 17 5D 7E"},
    {"end without begin", "7E 43 00 00 12 34 00 00 00 00 20 00 00 00 00 00 00 00 00 00 00 00 00 00 27 38 7E",
     "7E 03 00 07 17 5D 7E"},
};

TEST(HuaweiDownload, AnswersKnownVectors)
{
    for (const Exchange &exchange : kExchanges) {
        ModemBench bench("e392-unfinished");
        EXPECT_EQ(bench.ask(hex(exchange.request)), hex(exchange.reply)) << exchange.what;
    }
}

TEST(HuaweiDownload, AnswersTheSameAtEveryCutOfARequest)
{
    const Bytes request = hex("7E 41 00 20 00 00 00 00 12 34 00 00 00 88 82 7E");
    for (std::size_t cut = 0; cut <= request.size(); ++cut) {
        ModemBench bench("e392-unfinished");
        bench.modem.receive("pcui", ByteView(request).first(cut));
        bench.modem.receive("pcui", ByteView(request).subspan(cut));
        EXPECT_EQ(bench.modem.take("pcui"), kAck) << cut;
    }
}

TEST(HuaweiDownload, NamesItsProductInTwentyOctets)
{
    ModemBench bench("e392-unfinished");
    Bytes payload{0x45};
    append(payload, asBytes("HUAWEI E392u-12"));
    payload.resize(21, 0);
    EXPECT_EQ(bench.ask(hex("7E 45 D1 E5 7E")), handFrame(payload));
}

TEST(HuaweiDownload, IsDeafToTextBetweenFrames)
{
    ModemBench bench("e392-unfinished");
    const Bytes version = hex("0D 14 39 78 30 30 42 2D 53 43 41 51 44 42 5A 4D 2D 33 30 33 35 30 85 1E 7E");
    EXPECT_EQ(bench.askText("AT\rATI\rAT^DLOADVER?\r"), "");
    EXPECT_EQ(bench.ask({0x7E}), Bytes()) << "hosts may send the flag by itself";
    EXPECT_EQ(bench.ask(hex("0C 14 3A 7E")), version) << "and get one answer, to what follows";
    EXPECT_EQ(bench.askText("AT^RESET\r}~"), "") << "after a frame as well";
    EXPECT_EQ(bench.ask(hex("0C 14 3A 7E")), version);
}

TEST(HuaweiDownload, RefusesTextBehindAFlag)
{
    ModemBench bench("e392-unfinished");
    EXPECT_EQ(bench.askText("~AT^RESET\r~"), asText(hex("7E 03 00 01 21 38 7E")));
    EXPECT_EQ(bench.askText("~A~"), asText(hex("7E 03 00 04 8C 6F 7E")));
}

TEST(HuaweiDownload, KeepsTheModemPortSilent)
{
    ModemBench bench("e392-unfinished");
    EXPECT_TRUE(bench.ask(hex("7E 0C 14 3A 7E"), "modem").empty());
    EXPECT_EQ(bench.askText("AT\r", "modem"), "");
    EXPECT_TRUE(bench.modem.take("pcui").empty());
}

TEST(HuaweiDownload, RefusesABeginOfTheWrongLengthBeforeAnythingHappens)
{
    ModemBench bench("e392-unfinished");
    const Bytes good = beginRequest(0x110000, 100);
    for (std::size_t size = 1; size < good.size(); ++size)
        EXPECT_EQ(bench.askFrame(Bytes(good.begin(), good.begin() + size)), hex("7E 03 00 03 33 1B 7E"))
            << size;
    Bytes longer = good;
    longer.push_back(0);
    EXPECT_EQ(bench.askFrame(longer), hex("7E 03 00 03 33 1B 7E"));
    EXPECT_TRUE(bench.modem.flash().empty());
}

TEST(HuaweiDownload, RefusesImagesThatCannotFit)
{
    ModemBench bench("e392-unfinished");
    EXPECT_EQ(bench.askFrame(beginRequest(0xFFFFFFFF, 0)), kNakFailed);
    EXPECT_EQ(bench.askFrame(beginRequest(0x110000, 0xFFFFFFFF)), kNakFailed);
    EXPECT_TRUE(bench.modem.flash().empty());
}

TEST(HuaweiDownload, FollowsTheRulesOfBlockNumbers)
{
    ModemBench bench("e392-unfinished");
    const Bytes one(1024, 1);
    const Bytes two(1024, 2);
    ASSERT_EQ(bench.askFrame(beginRequest(0x1234, 3072)), kAck);
    EXPECT_EQ(bench.askFrame(dataRequest(0, one)), kNakFailed);
    EXPECT_EQ(bench.askFrame(dataRequest(2, one)), kNakFailed);
    EXPECT_EQ(bench.askFrame(dataRequest(1, one)), kAck);
    EXPECT_EQ(bench.askFrame(dataRequest(1, two)), kAck) << "a repeat is acknowledged";
    EXPECT_EQ(bench.askFrame(dataRequest(3, two)), kNakFailed);
    EXPECT_EQ(bench.askFrame(dataRequest(2, two)), kAck);
    EXPECT_EQ(bench.askFrame(dataRequest(1, two)), kNakFailed);
    EXPECT_EQ(bench.askFrame(endRequest(0x1234, 3072)), kNakFailed) << "a block is missing";
    EXPECT_EQ(bench.askFrame(dataRequest(3, one)), kAck);
    EXPECT_EQ(bench.askFrame(endRequest(0x1234, 3072)), kAck);
    EXPECT_EQ(bench.modem.flash().at("record_00001234"), joined({one, two, one}))
        << "and a repeat is ignored";
}

TEST(HuaweiDownload, RefusesBlocksWhoseLengthDisagrees)
{
    ModemBench bench("e392-unfinished");
    ASSERT_EQ(bench.askFrame(beginRequest(0x1234, 3072)), kAck);
    Bytes longer = dataRequest(1, Bytes(100, 7));
    longer.push_back(7);
    const Bytes nakEarlyEnd = hex("7E 03 00 04 8C 6F 7E");
    EXPECT_EQ(bench.askFrame(longer), nakEarlyEnd);
    const Bytes good = dataRequest(1, Bytes(100, 7));
    for (std::size_t size = 1; size < good.size(); ++size)
        EXPECT_EQ(bench.askFrame(Bytes(good.begin(), good.begin() + size)), nakEarlyEnd) << size;
    EXPECT_EQ(bench.askFrame(dataRequest(1, Bytes(4096, 7))), kNakFailed) << "more than was announced";
}

TEST(HuaweiDownload, RefusesFramesLargerThanItsBuffer)
{
    ModemBench bench("e392-unfinished");
    ASSERT_EQ(bench.askFrame(beginRequest(0x1234, 100000)), kAck);
    EXPECT_EQ(bench.askFrame(dataRequest(1, Bytes(8704, 7))), hex("7E 03 00 05 05 7D 5E 7E"));
    EXPECT_EQ(bench.askFrame(dataRequest(1, Bytes(8192, 7))), kAck);
}

TEST(HuaweiDownload, EndChecksItsTotalLengthOnly)
{
    ModemBench bench("e392-unfinished");
    ASSERT_EQ(bench.askFrame(beginRequest(0x1234, 4)), kAck);
    ASSERT_EQ(bench.askFrame(dataRequest(1, hex("01 02 03 04"))), kAck);
    EXPECT_EQ(bench.askFrame(Bytes(22, 0x43)), hex("7E 03 00 03 33 1B 7E"));
    Bytes other = endRequest(0, 0);
    EXPECT_EQ(bench.askFrame(other), kAck);
}

TEST(HuaweiDownload, TakesAboutEightMillisecondsForEachKib)
{
    PracticeModemOptions slow;
    ModemBench bench("e392-unfinished", slow);
    bench.modem.receive("pcui", handFrame(beginRequest(0x1234, 4096)));
    bench.pass(1ms);
    ASSERT_EQ(bench.modem.take("pcui"), kAck);
    bench.modem.receive("pcui", handFrame(dataRequest(1, Bytes(4096, 7))));
    ASSERT_TRUE(bench.modem.nextEvent().has_value());
    EXPECT_EQ(*bench.modem.nextEvent() - bench.now, 33ms);
    bench.pass(32ms);
    EXPECT_TRUE(bench.modem.take("pcui").empty());
    bench.pass(1ms);
    EXPECT_EQ(bench.modem.take("pcui"), kAck);
}

}  // namespace
}  // namespace reviver::test
