// SPDX-License-Identifier: Apache-2.0
#include "tests/simulator/modem_bench.h"

namespace reviver::test {
namespace {

using namespace std::chrono_literals;

class HealthyModem : public testing::Test {
protected:
    void SetUp() override
    {
        bench.askText("ATE0\r");
        bench.askText("ATE0\r", "modem");
    }
    ModemBench bench{"e392-healthy"};
};

TEST(HealthyModemEcho, IsOnUntilItIsSwitchedOff)
{
    ModemBench bench("e392-healthy");
    EXPECT_EQ(bench.askText("AT\r"), "AT\r\r\nOK\r\n");
    EXPECT_EQ(bench.askText("ATE0\r"), "ATE0\r\r\nOK\r\n");
    EXPECT_EQ(bench.askText("AT\r"), "\r\nOK\r\n");
    EXPECT_EQ(bench.askText("AT\r", "modem"), "AT\r\r\nOK\r\n") << "each port has its own echo";
    EXPECT_EQ(bench.askText("ate1\r"), "\r\nOK\r\n");
    EXPECT_EQ(bench.askText("at\r"), "at\r\r\nOK\r\n");
}

TEST_F(HealthyModem, TellsWhatItIs)
{
    EXPECT_EQ(
        bench.askText("ATI\r"),
        "\r\nManufacturer: Huawei Technologies Co., Ltd.\r\nModel: E392\r\nRevision: 11.101.01.00.00\r\n"
        "IMEI: 001010000000008\r\n+GCAP: +CGSM,+DS,+ES\r\n\r\nOK\r\n");
    EXPECT_EQ(bench.askText("AT+CGMR\r"), "\r\n11.101.01.00.00\r\n\r\nOK\r\n");
    EXPECT_EQ(bench.askText("AT+CGSN\r"), "\r\n001010000000008\r\n\r\nOK\r\n");
    EXPECT_EQ(bench.askText("AT^HWVER\r"), "\r\n^HWVER:\"CH1E392DM\"\r\n\r\nOK\r\n");
    EXPECT_EQ(bench.askText("AT^DLOADVER?\r"), "\r\nERROR\r\n");
    EXPECT_EQ(bench.askText("AT^CARDLOCK?\r"), "\r\n^CARDLOCK: 2,10,0\r\n\r\nOK\r\n");
    EXPECT_EQ(bench.askText("AT+CPIN?\r", "modem"), "\r\n+CPIN: READY\r\n\r\nOK\r\n");
    EXPECT_EQ(bench.askText("AT^NOSUCH\r"), "\r\nERROR\r\n");
}

TEST_F(HealthyModem, RemembersFactoryModeAndUnaskedLines)
{
    EXPECT_EQ(bench.askText("AT^SFM?\r"), "\r\n^SFM: 0\r\n\r\nOK\r\n");
    EXPECT_EQ(bench.askText("AT^SFM=1\r"), "\r\nOK\r\n");
    EXPECT_EQ(bench.askText("AT^SFM?\r"), "\r\n^SFM: 1\r\n\r\nOK\r\n");
    EXPECT_EQ(bench.askText("AT^CURC=0\r"), "\r\nOK\r\n");
    EXPECT_EQ(bench.askText("AT^CURC?\r"), "\r\n^CURC: 0\r\n\r\nOK\r\n");
}

TEST_F(HealthyModem, SurvivesBinaryProbesOnAnAtPort)
{
    EXPECT_TRUE(bench.ask(hex("7E 0C 14 3A 7E")).empty());
    EXPECT_EQ(bench.askText("\r"), "");
    EXPECT_EQ(bench.askText("\x7e\x0c\x14\x3a\x7e"
                            "AT\r"),
              "\r\nOK\r\n");
    EXPECT_EQ(bench.askText(std::string(5000, 'x') + "\r"), "");
    EXPECT_EQ(bench.askText("AT\r"), "\r\nOK\r\n");
}

TEST(HealthyModemLines, ComeUnaskedEveryFiveSecondsUntilSwitchedOff)
{
    ModemBench bench("e392-healthy", {});
    bench.pass(5010ms);
    EXPECT_EQ(asText(bench.modem.take("pcui")), "\r\n^RSSI:21\r\n");
    bench.pass(5010ms);
    EXPECT_EQ(asText(bench.modem.take("pcui")), "\r\n^RSSI:21\r\n");
    bench.modem.receive("pcui", asBytes("ATE0\rAT^CURC=0\r"));
    bench.pass(100ms);
    bench.modem.take("pcui");
    bench.pass(20s);
    EXPECT_TRUE(bench.modem.take("pcui").empty());
}

TEST(HealthyModemLines, DoNotComeWhenItIsFast)
{
    ModemBench bench("e392-healthy");
    bench.pass(1h);
    EXPECT_TRUE(bench.modem.take("pcui").empty());
    PracticeModemOptions chatty = fastOptions();
    chatty.unsolicited = true;
    ModemBench other("e392-healthy", chatty);
    other.pass(5s);
    EXPECT_FALSE(other.modem.take("pcui").empty());
}

TEST(HealthyModemLines, FillAPortOnlyUpToItsBuffer)
{
    ModemBench bench("e392-healthy", {});
    for (int hour = 0; hour < 16; ++hour)
        bench.pass(1h);
    const std::size_t waiting = bench.modem.take("pcui").size();
    EXPECT_GT(waiting, 63u * 1024) << "it never filled";
    EXPECT_LE(waiting, 64u * 1024);
}

struct Exchange {
    const char *what;
    const char *request;
    const char *reply;
};

// Frames computed apart from this program and quoted in docs/sources.md.
constexpr Exchange kDiagExchanges[] = {
    {"no operation of DMSS", "7E 06 4E 95 7E", "7E 13 06 88 D5 7E"},
    {"status", "7E 0C 14 3A 7E", "7E 13 0C D2 7A 7E"},
    {"offline", "7E 29 01 00 31 40 7E", "7E 29 01 00 31 40 7E"},
    {"without a leading flag", "0C 14 3A 7E", "7E 13 0C D2 7A 7E"},
    {"bad CRC", "7E 0C 00 00 7E", ""},
};

TEST_F(HealthyModem, AnswersDiagVectors)
{
    for (const Exchange &exchange : kDiagExchanges)
        EXPECT_EQ(bench.ask(hex(exchange.request), "diag"), hex(exchange.reply)) << exchange.what;
}

TEST_F(HealthyModem, GivesItsDiagVersionInFiftyFiveOctets)
{
    const Bytes reply = bench.ask(hex("7E 00 78 F0 7E"), "diag");
    ASSERT_EQ(reply.size(), 1 + 55 + 2 + 1u);
    EXPECT_EQ(reply[1], 0x00);
    EXPECT_EQ(asText(ByteView(reply).subspan(2, 19)), "Sep 08 201312:34:56");
}

TEST_F(HealthyModem, GivesItsTestImeiFromNv550InBothForms)
{
    Bytes expected = hex("26 26 02 08 0A 10 10 00 00 00 00 80");
    expected.resize(133, 0);
    EXPECT_EQ(bench.ask(hex("7E 26 26 02 DF 47 7E"), "diag"), handFrame(expected));
    Bytes request = hex("26 26 02");
    request.resize(133, 0);
    EXPECT_EQ(bench.askFrame(request, "diag"), handFrame(expected));
}

TEST_F(HealthyModem, HasNoOtherNvItems)
{
    Bytes expected = hex("26 B2 00");
    expected.resize(131, 0);
    append(expected, hex("05 00"));
    EXPECT_EQ(bench.askFrame(hex("26 B2 00"), "diag"), handFrame(expected));
    EXPECT_EQ(bench.askFrame(hex("26 B2"), "diag"), handFrame(hex("15 26 B2")));
}

TEST_F(HealthyModem, RefusesAndNotesDangerousDiagRequests)
{
    EXPECT_EQ(bench.askFrame(hex("41 30 30 30 30 30 30"), "diag"), handFrame(hex("13 41 30 30 30 30 30 30")));
    EXPECT_EQ(bench.modem.forbiddenSeen(), (std::vector<std::string>{"diag 41"}));
}

TEST_F(HealthyModem, GoesToDownloadModeOnRequestAndComesBack)
{
    EXPECT_EQ(bench.ask(hex("7E 3A A1 6E 7E"), "diag"), hex("7E 3A A1 6E 7E"));
    bench.waitForReturn();
    ASSERT_EQ(bench.modem.mode(), PracticeMode::HuaweiDownload);
    EXPECT_EQ(bench.modem.enumerate()->id->text(), "12D1:1003");
    resetFromDownload(bench);
    EXPECT_EQ(bench.modem.mode(), PracticeMode::Normal);
}

TEST_F(HealthyModem, RestartsOnRequest)
{
    EXPECT_EQ(bench.askText("AT^RESET\r"), "\r\nOK\r\n");
    bench.waitForReturn();
    EXPECT_EQ(bench.modem.mode(), PracticeMode::Normal);
    EXPECT_EQ(bench.ask(hex("7E 29 02 00 59 6A 7E"), "diag"), hex("7E 29 02 00 59 6A 7E"));
    bench.waitForReturn();
    EXPECT_EQ(bench.modem.generation(), 3u);
}

}  // namespace
}  // namespace reviver::test
