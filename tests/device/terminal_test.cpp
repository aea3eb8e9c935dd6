// SPDX-License-Identifier: Apache-2.0
#include "core/base/hex.h"
#include "core/device/at_line_meaning.h"
#include "core/device/diag_catalogue.h"
#include "core/device/probe.h"
#include "core/device/terminal.h"
#include "core/protocol/never_list.h"
#include "core/simulator/practice_host.h"
#include "core/simulator/scenario.h"
#include "tests/device/made_evidence.h"
#include "tests/device/scripted_modems.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace reviver {
namespace {

using Verdict = TerminalAdvice::Verdict;

const Evidence &anyModem()
{
    static const Evidence evidence = concludeEvidence(
        test::modemWithPorts({"a", "d"}), {test::port("a", Speech::At), test::port("d", Speech::Diag)});
    return evidence;
}

Verdict atVerdict(const std::string &line)
{
    return adviseOnQuestion(TerminalLanguage::At, line, anyModem()).verdict;
}

Verdict diagVerdict(const std::string &hex)
{
    return adviseOnQuestion(TerminalLanguage::Diag, hex, anyModem()).verdict;
}

TEST(TerminalAdvice, readingIsSentChangingAsksAndIdentityIsRefused)
{
    for (const char *line : {"ATI", "at+csq", "AT^SETPORT?", "AT^CURC=0", "ATE0"})
        EXPECT_EQ(atVerdict(line), Verdict::Send) << line;
    for (const char *line : {"AT^RESET", "AT^SFM=1", "AT^SETPORT=\"A1;2\"", "AT+CCID", "AT^NOBODYKNOWS",
                             "ATD*99#", "AT^NVRD=550"})
        EXPECT_EQ(atVerdict(line), Verdict::AskFirst) << line;
    for (const char *line :
         {"AT^CIMEI=\"1\"", "at^cardlock=\"12345678\"", "AT^NVWR=550,1,0", "AT ^DATALOCK=\"1\""})
        EXPECT_EQ(atVerdict(line), Verdict::Refuse) << line;
}

TEST(TerminalAdvice, nothingButOnePlainCommandIsSent)
{
    for (const char *line : {"", "HELLO", "+++", "ATI;^CIMEI=\"1\"", "ATI\r\nAT^RESET", "AT\x1A"})
        EXPECT_EQ(atVerdict(line), Verdict::Refuse) << line;
    EXPECT_EQ(atVerdict("AT^SETPORT=\"A1,A2;1,2,3\""), Verdict::AskFirst)
        << "a semicolon in quotes is a value";
}

TEST(TerminalAdvice, aRefusedCommandIsFoundBehindOneThatNeedsNoSeparator)
{
    for (const char *line : {"ATE0^CIMEI=1", "ATZ^NVWR=550,1,00", "ate1 ^cardlock=\"12345678\""})
        EXPECT_EQ(atVerdict(line), Verdict::Refuse) << line;
    EXPECT_EQ(atVerdict("AT^UNKNOWN?"), Verdict::Send) << "a query only reads";
}

TEST(TerminalAdvice, aModelThatHangsOnAQuestionIsNotAskedIt)
{
    Evidence evidence = anyModem();
    evidence.modem.device.id = UsbId{0x12D1, 0x1573};
    EXPECT_EQ(adviseOnQuestion(TerminalLanguage::At, "AT^GETPORTMODE", evidence).verdict, Verdict::Refuse);
    EXPECT_EQ(atVerdict("AT^GETPORTMODE"), Verdict::Send);
}

TEST(TerminalAdvice, octetsThatDoHarmInAnotherModeAreNeverSentUnasked)
{
    for (const ForbiddenCommand &row : kNeverWhileModeUnknown) {
        const std::string hex = fmt::format("{:02X}", row.command);
        EXPECT_NE(diagVerdict(hex), Verdict::Send) << hex << " " << row.reason;
    }
    for (const char *hex : {"27 26 02", "41 30 30 30 30 30 30", "4B 13 0B 00", "4B 30 02 00", "48", "59",
                            "05", "0A", "0B", "0E"})
        EXPECT_EQ(diagVerdict(hex), Verdict::Refuse) << hex;
    EXPECT_EQ(diagVerdict("7C"), Verdict::Send);
    EXPECT_EQ(diagVerdict("3A"), Verdict::AskFirst);
    EXPECT_EQ(diagVerdict("4B 0A 00 00"), Verdict::AskFirst) << "nobody has written down what it does";
    for (const char *hex : {"", "7", "hello", "7C 0"})
        EXPECT_EQ(diagVerdict(hex), Verdict::Refuse) << hex;
}

TEST(DiagCatalogue, theLongestRowCounts)
{
    const auto hex = [](const char *text) { return parseHex(text).value(); };
    ASSERT_NE(findDiagCommand(hex("4B 13 02")), nullptr);
    EXPECT_EQ(findDiagCommand(hex("4B 13 02"))->octets, "4B 13");
    EXPECT_EQ(findDiagCommand(hex("4B")), nullptr);
    EXPECT_EQ(findDiagCommand({}), nullptr);
}

TEST(AtLineMeaning, saysWhatNumbersMean)
{
    // 3GPP TS 27.007: 17 is -113 + 2 * 17 dBm.
    EXPECT_EQ(meaningOfAtLine("+CSQ: 17,99").english(), "signal 17 of 31, about \u221279 dBm");
    EXPECT_EQ(meaningOfAtLine("+CSQ: 99,99").english(), "the signal is not known");
    EXPECT_EQ(meaningOfAtLine("+CPIN: SIM PIN").english(), "the SIM card waits for its PIN");
    EXPECT_EQ(meaningOfAtLine("+COPS: 0,0,\"dna\",2").english(), "operator dna");
    EXPECT_EQ(meaningOfAtLine("+COPS: 0").english(), "no operator");
    EXPECT_EQ(meaningOfAtLine("+CREG: 0,5").english(), "registered in a foreign network");
    EXPECT_EQ(meaningOfAtLine("^SYSINFO:0,0,0,0,255").english(), "no service, no SIM card");
    EXPECT_EQ(meaningOfAtLine("^SYSINFO:2,3,0,5,1,,4").english(), "service, the SIM card is there");
    EXPECT_EQ(meaningOfAtLine("^CARDLOCK: 2,10,0").english(), "not locked to an operator");
    EXPECT_EQ(meaningOfAtLine("^SETPORT:A1,A2;1,16").english(), "has no control port");
    EXPECT_FALSE(meaningOfAtLine("+CME ERROR: 10").empty());
}

TEST(AtLineMeaning, hostileLinesMeanNothing)
{
    for (const char *line :
         {"", "+CSQ:", "+CSQ: 32,99", "+CSQ: -1", "+CSQ: 99999999999999999999", "+CREG: 0,6", "+CREG: 0,-1",
          "^SYSINFO:", "^SYSINFO:2,3", "^CARDLOCK: 9", "^SETPORT:;", "OK", "+CME ERROR: 9999"})
        EXPECT_TRUE(meaningOfAtLine(line).empty() || std::string_view(line) == "^SETPORT:;") << line;
}

class PracticeTerminal : public testing::Test {
protected:
    PracticeTerminal() : host(*findScenario("e392-healthy"), clock, {}) {}

    Hardware hardware() { return {host, host, clock}; }
    Evidence detect() { return probeModem(groupModems(host.devices()).front(), hardware()); }
    TerminalPort port(const Evidence &evidence, TerminalLanguage language)
    {
        for (const TerminalPort &one : terminalPorts(evidence)) {
            if (one.language == language)
                return one;
        }
        return {};
    }

    VirtualClock clock;
    PracticeHost host;
};

TEST_F(PracticeTerminal, aHealthyModemIsSpokenToInBothLanguages)
{
    const Evidence evidence = detect();
    const auto signal = askPort(port(evidence, TerminalLanguage::At), "AT+CSQ", evidence, hardware());
    ASSERT_TRUE(signal.has_value()) << signal.error().detail();
    ASSERT_EQ(signal->lines.size(), 1U);
    EXPECT_EQ(signal->lines[0].text, "+CSQ: 21,99");
    EXPECT_EQ(signal->lines[0].meaning.english(), "signal 21 of 31, about \u221271 dBm");
    EXPECT_EQ(signal->last.text, "OK");
    EXPECT_TRUE(signal->accepted);

    const auto unknown = askPort(port(evidence, TerminalLanguage::At), "AT^NOSUCH", evidence, hardware());
    ASSERT_TRUE(unknown.has_value());
    EXPECT_FALSE(unknown->accepted);

    const auto build = askPort(port(evidence, TerminalLanguage::Diag), "7C", evidence, hardware());
    ASSERT_TRUE(build.has_value()) << build.error().detail();
    ASSERT_EQ(build->lines.size(), 1U);
    EXPECT_TRUE(build->lines[0].text.starts_with("7C ")) << build->lines[0].text;
    EXPECT_TRUE(build->accepted);
    EXPECT_FALSE(build->lines[0].personal);

    const auto item = askPort(port(evidence, TerminalLanguage::Diag), "26 26 02", evidence, hardware());
    ASSERT_TRUE(item.has_value()) << item.error().detail();
    EXPECT_TRUE(item->lines.at(0).personal) << "it holds the IMEI";
}

TEST_F(PracticeTerminal, whatIsRefusedNeverOpensThePort)
{
    const Evidence evidence = detect();
    const auto reply
        = askPort({"no such port", TerminalLanguage::At}, "AT^CIMEI=\"1\"", evidence, hardware());
    ASSERT_FALSE(reply.has_value());
    EXPECT_EQ(reply.error().code(), ErrorCode::InvalidArgument);
}

TEST(TerminalPorts, atComesBeforeDiagAndSilentPortsAreLeftOut)
{
    const Evidence evidence = concludeEvidence(
        test::modemWithPorts({"d", "s", "a"}),
        {test::port("d", Speech::Diag), test::port("s", Speech::Nothing), test::port("a", Speech::At)});
    const std::vector<TerminalPort> expected{{"a", TerminalLanguage::At}, {"d", TerminalLanguage::Diag}};
    EXPECT_EQ(terminalPorts(evidence), expected);
    EXPECT_TRUE(terminalPorts(concludeEvidence(test::hiLinkModem(), {})).empty());
}

}  // namespace
}  // namespace reviver
