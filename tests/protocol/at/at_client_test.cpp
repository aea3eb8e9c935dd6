// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/at/at_client.h"
#include "tests/support/faulty_transport.h"
#include "tests/support/scripted_transport.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <limits>

namespace reviver::at {
namespace {

using namespace std::chrono_literals;
using test::FaultyTransport;
using test::ScriptedTransport;
using testing::ElementsAre;
using testing::IsEmpty;

// A capture of an E3372 (its IMEI replaced by a test number).
constexpr std::string_view kAtiAnswer
    = "\r\nManufacturer: huawei\r\nModel: E3372\r\nRevision: 21.180.01.00.00\r\n"
      "IMEI: 001010000000008\r\n+GCAP: +CGSM,+DS,+ES\r\n\r\nOK\r\n";

class AtClientTest : public testing::Test {
protected:
    VirtualClock clock;
    ScriptedTransport port{clock};
    Client client{port, clock};
};

TEST_F(AtClientTest, SendsTheCommandWithOneCarriageReturn)
{
    port.expects("AT\r").answers("\r\nOK\r\n");
    const auto reply = client.command("AT");
    ASSERT_TRUE(reply);
    EXPECT_TRUE(reply->ok());
    EXPECT_EQ(reply->finalText, "OK");
    EXPECT_THAT(reply->lines, IsEmpty());
}

TEST_F(AtClientTest, ReadsTheSameLinesHoweverTheyAreCut)
{
    for (std::size_t piece :
         {std::size_t{1}, std::size_t{2}, std::size_t{3}, std::size_t{7}, std::size_t{100}}) {
        ScriptedTransport script(clock);
        FaultyTransport cut(script, {.mostPerRead = piece});
        Client cutClient(cut, clock);
        script.expects("ATI\r").answers("ATI\r").answers(kAtiAnswer);
        const auto reply = cutClient.command("ATI");
        ASSERT_TRUE(reply);
        EXPECT_THAT(reply->lines,
                    ElementsAre("Manufacturer: huawei", "Model: E3372", "Revision: 21.180.01.00.00",
                                "IMEI: 001010000000008", "+GCAP: +CGSM,+DS,+ES"));
    }
}

TEST_F(AtClientTest, DropsTheEchoButOnlyOnce)
{
    port.expects("AT^X\r").answers("AT^X\r\r\nAT^X\r\nOK\r\n");
    EXPECT_THAT(client.command("AT^X")->lines, ElementsAre("AT^X"));
}

TEST_F(AtClientTest, ReadsTheVersionOfTheDownloadMonitor)
{
    port.expects("AT^DLOADVER?\r").answers("AT^DLOADVER?\r\r\n2.0\r\n\r\nOK\r\n");
    EXPECT_THAT(client.command("AT^DLOADVER?")->lines, ElementsAre("2.0"));
}

struct FinalCase {
    const char *answer;
    Reply::Final final;
};

TEST_F(AtClientTest, KnowsEveryFinalLine)
{
    const FinalCase cases[] = {
        {"\r\nOK\r\n", Reply::Final::Ok},
        {"\r\r\nOK\r\r\n\r\n", Reply::Final::Ok},
        {"OK\r", Reply::Final::Ok},
        {"\r\nERROR\r\n", Reply::Final::Error},
        {"\r\n+CME ERROR: 50\r\n", Reply::Final::CmeError},
        {"\r\n+CME ERROR: incorrect parameters\r\n", Reply::Final::CmeError},
        {"\r\n+CMS ERROR: 302\r\n", Reply::Final::CmsError},
        {"\r\nCOMMAND NOT SUPPORT\r\n", Reply::Final::NotSupported},
        {"\r\nNO CARRIER\r\n", Reply::Final::NoCarrier},
        {"\r\nTOO MANY PARAMETERS\r\n", Reply::Final::TooManyParameters},
        {"\r\nno permission\r\n", Reply::Final::NoPermission},
    };
    for (const FinalCase &one : cases) {
        port.expects("AT^HWVER\r").answers(one.answer);
        const auto reply = client.command("AT^HWVER");
        ASSERT_TRUE(reply) << one.answer;
        EXPECT_EQ(reply->final, one.final) << one.answer;
        EXPECT_EQ(reply->ok(), one.final == Reply::Final::Ok);
    }
}

TEST_F(AtClientTest, DoesNotTakeALineThatOnlyStartsLikeAFinalOne)
{
    port.expects("AT+CGMM\r").answers("\r\nOKTA 5\r\n\r\nERRORS: none\r\n\r\nOK\r\n");
    EXPECT_THAT(client.command("AT+CGMM")->lines, ElementsAre("OKTA 5", "ERRORS: none"));
}

// Every unsolicited line that ModemManager's Huawei plugin knows.
TEST_F(AtClientTest, KeepsUnsolicitedLinesApart)
{
    const std::vector<std::string> unasked = {"^BOOT:1234,0,0,0,75",
                                              "^RSSI:17",
                                              "^RSSILVL:60",
                                              "^HRSSILVL:40",
                                              "^HCSQ:\"LTE\",1,2",
                                              "^MODE:5",
                                              "^MODE: 2",
                                              "^DSFLOWRPT:0,0,0",
                                              "^NDISSTAT:1,,,\"IPV4\"",
                                              "^NDISEND:1",
                                              "^SIMST:1",
                                              "^SRVST:2",
                                              "^STIN:0,0,0",
                                              "^CSNR:1,2",
                                              "^DSDORMANT:1",
                                              "^PDPDEACT:1",
                                              "^RFSWITCH:1,1",
                                              "^POSITION:1",
                                              "^POSEND:0",
                                              "^ECCLIST:0,112",
                                              "^LTERSRP:-90,-10",
                                              "^CSCHANNELINFO:1,2",
                                              "^CCALLSTATE:1",
                                              "^ORIG:1,0",
                                              "^CONF:1",
                                              "^CONN:1,0",
                                              "^CEND:1,2,3",
                                              "^DDTMF:1",
                                              "^CONNECT 1",
                                              "+CUSATP:\"D0\"",
                                              "+CUSATEND",
                                              "+CREG: 1",
                                              "+CGREG: 1,\"0000\",\"0000\""};
    std::string answer = "\r\nfirst\r\n";
    for (const std::string &line : unasked)
        answer += "\r\n" + line + "\r\n";
    answer += "\r\nsecond\r\n\r\nOK\r\n";
    port.expects("AT+CGMR\r").answers(answer);
    EXPECT_THAT(client.command("AT+CGMR")->lines, ElementsAre("first", "second"));
    EXPECT_EQ(client.unsolicited(), unasked);
}

TEST_F(AtClientTest, TakesTheAnswerOfAQueryThoughItLooksUnsolicited)
{
    port.expects("AT^HCSQ?\r").answers("\r\n^RSSI:3\r\n\r\n^HCSQ: \"WCDMA\",30,30,58\r\n\r\nOK\r\n");
    EXPECT_THAT(client.command("AT^HCSQ?")->lines, ElementsAre("^HCSQ: \"WCDMA\",30,30,58"));
    EXPECT_THAT(client.unsolicited(), ElementsAre("^RSSI:3"));
}

TEST_F(AtClientTest, NamesTheCommandThatGotNoFinalLine)
{
    port.expects("ATI\r").answers("ATI\r\r\nModel: E392\r\n");
    const auto reply = client.command("ATI", 2s);
    ASSERT_FALSE(reply);
    EXPECT_EQ(reply.error().code(), ErrorCode::Timeout);
    EXPECT_EQ(reply.error().detail(), "no final answer to ATI within 2000 ms, 1 other line");
}

TEST_F(AtClientTest, DoesNotTakeALateFinalLineForTheNextCommand)
{
    port.expects("ATI\r").answers("\r\nERROR\r\n", 1100ms);
    port.expects("AT\r").answers("\r\nOK\r\n");
    EXPECT_FALSE(client.command("ATI", 1s));
    const auto reply = client.command("AT", 1s);
    ASSERT_TRUE(reply);
    EXPECT_TRUE(reply->ok());
}

TEST_F(AtClientTest, IsNotDelayedByUnsolicitedLinesThatNeverEnd)
{
    port.expects("AT\r");
    for (int i = 1; i < 100; ++i)
        port.answers("\r\n^RSSI:9\r\n", i * 100ms);
    const Clock::Instant start = clock.now();
    EXPECT_FALSE(client.command("AT", 1s));
    EXPECT_EQ(clock.now() - start, 1s);
}

TEST_F(AtClientTest, RefusesALineWithoutEnd)
{
    port.expects("AT\r").answers(Bytes(20'000, 'x'));
    const auto reply = client.command("AT");
    ASSERT_FALSE(reply);
    EXPECT_EQ(reply.error().code(), ErrorCode::LimitExceeded);
}

TEST_F(AtClientTest, RefusesLinesWithoutNumber)
{
    std::string answer;
    for (int i = 0; i < 5000; ++i)
        answer += "x\r\n";
    port.expects("AT\r").answers(answer);
    const auto reply = client.command("AT");
    ASSERT_FALSE(reply);
    EXPECT_EQ(reply.error().code(), ErrorCode::LimitExceeded);
}

TEST_F(AtClientTest, EndsWhenThePortIsGoneOrTheUserStops)
{
    StopSource stop;
    Client stopped(port, clock, stop.token());
    stop.requestStop();
    const auto cancelled = stopped.command("AT");
    ASSERT_FALSE(cancelled);
    EXPECT_EQ(cancelled.error().code(), ErrorCode::Cancelled);

    port.expects("AT^RESET\r").answers("\r\nO").disconnects();
    const auto gone = client.command("AT^RESET");
    ASSERT_FALSE(gone);
    EXPECT_EQ(gone.error().code(), ErrorCode::PortDisconnected);
}

TEST_F(AtClientTest, IsNotMisledByFramesOnTheLine)
{
    port.expects("AT\r").answers("\x7E\x03").answers(Bytes{0x00, 0x06, 0x9E, 0x4C, 0x7E});
    const auto reply = client.command("AT");
    ASSERT_FALSE(reply);
    EXPECT_EQ(reply.error().code(), ErrorCode::Timeout);
}

}  // namespace
}  // namespace reviver::at
