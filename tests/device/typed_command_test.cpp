// SPDX-License-Identifier: Apache-2.0
#include "core/device/command_terminal.h"
#include "core/device/diag_catalogue.h"
#include "core/device/probe.h"
#include "core/simulator/practice_host.h"
#include "tests/device/made_evidence.h"
#include "tests/device/scripted_modems.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace reviver {
namespace {

using testing::ElementsAre;
using Verdict = TypedCommand::Verdict;

Verdict verdictOf(std::string_view typed, Speech speech = Speech::At)
{
    const auto command = readTyped(typed, speech);
    EXPECT_TRUE(command.has_value()) << typed;
    return command ? command->verdict : Verdict::Refuse;
}

TEST(TypedCommand, whatOnlyReadsIsSentAtOnce)
{
    for (const char *typed : {"AT", "ati", " AT+CGMR ", "AT^VERSION?", "ATE1", "AT^UNKNOWN?", "AT^SETPORT=?",
                              "ATI;+CSQ", "AT+CREG?"})
        EXPECT_EQ(verdictOf(typed), Verdict::Send) << typed;
}

TEST(TypedCommand, whatChangesSomethingOrIsNotKnownIsAskedAbout)
{
    for (const char *typed : {"AT^RESET", "AT^SFM=1", "AT+CFUN=0", "AT^SOMETHING=1", "AT^SOMETHING", "A/",
                              "ATI;^RESET", "at+cpin=1234"})
        EXPECT_EQ(verdictOf(typed), Verdict::Ask) << typed;
}

TEST(TypedCommand, whatWritesIdentityOrUnlocksIsRefusedHoweverItIsHidden)
{
    for (const char *typed : {"AT^CIMEI=\"1\"", "at ^ cimei = 1", "ATI;^NVWR=550,1,00", "ATE0^CIMEI=1",
                              "AT^CARDLOCK=\"12345678\"", "AT^DATALOCK=\"1\"", "AT+CGMR\r\nAT^NVWREX=1,2,3",
                              "ATE1;^SIMLOCKUNLOCK=1"})
        EXPECT_EQ(verdictOf(typed), Verdict::Refuse) << typed;
}

TEST(TypedCommand, octetsForDiagAreJudgedByWhatTheyDo)
{
    EXPECT_EQ(verdictOf("00", Speech::Diag), Verdict::Send);
    EXPECT_EQ(verdictOf("26 26 02", Speech::Diag), Verdict::Send);
    EXPECT_EQ(verdictOf("3A", Speech::Diag), Verdict::Ask);
    EXPECT_EQ(verdictOf("29 02 00", Speech::Diag), Verdict::Ask);
    EXPECT_EQ(verdictOf("FE 01", Speech::Diag), Verdict::Ask) << "nobody knows it";
    EXPECT_EQ(verdictOf("4B 65 01 00", Speech::Diag), Verdict::Ask);
    for (const char *typed :
         {"27 26 02 08", "41 30 30 30 30 30 30", "46", "05 00", "07", "4b 13 08 00", "59"})
        EXPECT_EQ(verdictOf(typed, Speech::Diag), Verdict::Refuse) << typed;
}

TEST(TypedCommand, bootStagesGetOnlyWhatIsHarmlessInAllOfThem)
{
    for (const Speech speech :
         {Speech::HuaweiDownload, Speech::Dmss, Speech::HdlcDownload, Speech::Streaming}) {
        EXPECT_EQ(verdictOf("0C", speech), Verdict::Send);
        for (const char *typed : {"0A", "0E", "1D", "3A", "41 00 20 00 00", "05 00 10 00 00", "99"})
            EXPECT_EQ(verdictOf(typed, speech), Verdict::Refuse) << typed;
    }
}

TEST(TypedCommand, whatCannotBeReadIsToldAndNothingIsGuessed)
{
    for (const char *typed : {"", "   ", "hello", "7", "0x7C", "AT"})
        EXPECT_EQ(readTyped(typed, Speech::Diag).error().code(), ErrorCode::InvalidArgument) << typed;
    EXPECT_EQ(readTyped("", Speech::At).error().code(), ErrorCode::InvalidArgument);
    for (const Speech speech : {Speech::Sahara, Speech::Firehose, Speech::Nothing, Speech::BalongBootRom})
        EXPECT_EQ(readTyped("AT", speech).error().code(), ErrorCode::Unsupported);
}

TEST(DiagCatalogue, theLongestRowCounts)
{
    ASSERT_NE(findDiagCommand(test::hex("4B 65 01 00")), nullptr);
    EXPECT_EQ(findDiagCommand(test::hex("4B 65 01 00"))->begins.size(), 3u);
    EXPECT_EQ(findDiagCommand(test::hex("4B 08 01 00")), nullptr);
    EXPECT_EQ(findDiagCommand({}), nullptr);
}

std::unique_ptr<CommandTerminal> openOn(test::ScriptedHost &host, Speech speech)
{
    auto terminal = CommandTerminal::open(test::port("a", speech), host.hardware());
    EXPECT_TRUE(terminal.has_value());
    return terminal ? *std::move(terminal) : nullptr;
}

TEST(CommandTerminal, sendsALineAndShowsWhatItsLastLineMeans)
{
    test::ScriptedHost host;
    test::ScriptedPort &port = host.add("a");
    port.answerAt("AT+CPIN?", "\r\n^RSSI:17\r\n\r\n+CME ERROR: 10\r\n");
    const auto terminal = openOn(host, Speech::At);
    const auto answer = terminal->send(*terminal->read("AT+CPIN?"));
    ASSERT_TRUE(answer.has_value()) << answer.error().detail();
    EXPECT_THAT(answer->lines, ElementsAre("+CME ERROR: 10"));
    EXPECT_THAT(answer->unasked, ElementsAre("^RSSI:17"));
    EXPECT_EQ(answer->explanation.english(), "There is no SIM card in the modem, or it is not seen.");
}

TEST(CommandTerminal, framesOctetsForDiagAndExplainsTheReply)
{
    test::ScriptedHost host;
    test::ScriptedPort &port = host.add("a");
    port.answer("7E 00 78 F0 7E", {test::kDiagVersionReply});
    const auto terminal = openOn(host, Speech::Diag);
    const auto answer = terminal->send(*terminal->read("00"));
    ASSERT_TRUE(answer.has_value()) << answer.error().detail();
    EXPECT_THAT(answer->lines.at(0), testing::StartsWith("00 4E 6F 76"));
    EXPECT_THAT(answer->explanation.english(), testing::HasSubstr("SCAQDBZM"));
}

TEST(CommandTerminal, neverSendsWhatIsRefusedAndNothingThatWasNotAgreedTo)
{
    test::ScriptedHost host;
    test::ScriptedPort &port = host.add("a");
    port.answerAt("AT^RESET", "\r\nOK\r\n");
    const auto terminal = openOn(host, Speech::At);
    EXPECT_EQ(terminal->send(*terminal->read("AT^CIMEI=1"), true).error().code(), ErrorCode::DeviceRefused);
    EXPECT_EQ(terminal->send(*terminal->read("AT^RESET")).error().code(), ErrorCode::DeviceRefused);
    EXPECT_TRUE(port.writes().empty());
    EXPECT_TRUE(terminal->send(*terminal->read("AT^RESET"), true).has_value());
}

TEST(CommandTerminal, silenceAndUnpluggingEndAQuestion)
{
    test::ScriptedHost host;
    test::ScriptedPort &port = host.add("a");
    const auto terminal = openOn(host, Speech::At);
    EXPECT_EQ(terminal->send(*terminal->read("AT")).error().code(), ErrorCode::Timeout);
    port.unplugAfter = 0;
    EXPECT_EQ(terminal->send(*terminal->read("AT")).error().code(), ErrorCode::PortDisconnected);
}

TEST(PortForTerminal, takesAtBeforeOctets)
{
    const Modem modem = test::modemWithPorts({"d", "a"});
    const Evidence both
        = concludeEvidence(modem, {test::port("d", Speech::Diag), test::port("a", Speech::At)});
    ASSERT_NE(portForTerminal(both), nullptr);
    EXPECT_EQ(portForTerminal(both)->port.path, "a");
    const Evidence diag = concludeEvidence(modem, {test::port("d", Speech::Diag)});
    EXPECT_EQ(portForTerminal(diag)->port.path, "d");
    EXPECT_EQ(portForTerminal(concludeEvidence(modem, {test::port("d", Speech::Sahara)})), nullptr);
}

}  // namespace
}  // namespace reviver
