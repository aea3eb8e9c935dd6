// SPDX-License-Identifier: Apache-2.0
#include "core/device/diagnosis.h"
#include "core/device/modem_family.h"
#include "core/device/probe.h"
#include "tests/device/probe_fixture.h"

#include <gtest/gtest.h>

namespace reviver {
namespace {

using namespace std::chrono_literals;
using test::ProbeTest;
using test::ScriptedHost;
using test::ScriptedPort;

TEST_F(ProbeTest, anE392ThatAnswersHuaweisProtocolIsRecognised)
{
    test::makeE392A(host);
    const Evidence evidence = probe();
    EXPECT_EQ(evidence.mode, DeviceMode::HuaweiDownload);
    EXPECT_EQ(evidence.workPort, test::kPcui);
    EXPECT_EQ(evidence.identity.buildId, "9x00B-SCAQDBZM-30350");
    EXPECT_EQ(evidence.identity.manufacturer, "HUAWEI");
    EXPECT_EQ(evidence.identity.model, "E392u-12");
    EXPECT_EQ(modelTitle(evidence), "HUAWEI E392u-12");
    ASSERT_NE(evidence.family, nullptr);
    EXPECT_EQ(evidence.family->chip, "MDM9200");
    const CapabilityVector expected{.at = Answer::Silent,
                                    .downloadVersion = Answer::NotAsked,
                                    .softwareVersion = Answer::Given,
                                    .productId = Answer::Given,
                                    .nop = Answer::Refused,
                                    .parameters = Answer::Refused};
    EXPECT_EQ(evidence.capabilities(), expected);
    EXPECT_EQ(evidence.capabilities().text(), "AT silent, 0C text, 45 text, 06 refused, 07 refused");
}

TEST_F(ProbeTest, anE392ThatAnswersDmssIsRecognised)
{
    test::makeE392B(host);
    const Evidence evidence = probe();
    EXPECT_EQ(evidence.mode, DeviceMode::DmssDownload);
    EXPECT_EQ(evidence.capabilities().text(),
              "AT silent, 0C text, 45 refused, 06 acknowledged, 07 parameters");
    EXPECT_EQ(modelTitle(evidence), "HUAWEI MDM9200");
}

TEST_F(ProbeTest, anE392ThatTellsOnlyItsVersionIsInSomeDownloadMode)
{
    test::makeDeadE392(host);
    for (const auto request : {test::kProductRequest, test::kNop, test::kParametersRequest})
        host.port(test::kPcui).answer(request, {test::kNak6});
    const Evidence evidence = probe();
    EXPECT_EQ(evidence.mode, DeviceMode::HdlcDownload);
    EXPECT_EQ(evidence.port(test::kPcui)->speaks, Speech::HdlcDownload);
}

TEST_F(ProbeTest, onceAPortShowsADownloadModeTheOthersAreLeftInPeace)
{
    test::makeE392A(host);
    const Evidence evidence = probe();
    EXPECT_TRUE(host.port(test::kModemPort).writes().empty());
    ASSERT_EQ(evidence.ports.size(), 2u);
    EXPECT_EQ(evidence.port(test::kModemPort)->speaks, Speech::NotAsked);
}

TEST_F(ProbeTest, theFixedVersionOfBalongIsSeenThrough)
{
    test::identify(host, {0x12D1, 0x1442});
    ScriptedPort &port = host.add("/dev/ttyUSB0", "FC - PC UI Interface");
    port.answer(test::kVersionRequest, {test::kBalongVersion});
    port.answer(test::kProductRequest, {hexText(test::productReply("HUAWEI E3372s"))});
    const Evidence evidence = probe();
    EXPECT_EQ(evidence.mode, DeviceMode::BalongDownload);
    EXPECT_EQ(evidence.port("/dev/ttyUSB0")->speaks, Speech::HuaweiDownload);
    EXPECT_EQ(evidence.family->name, "Huawei Balong LTE");
}

TEST_F(ProbeTest, aDownloadMonitorIsKnownByItsVersion)
{
    test::identify(host, {0x12D1, 0x1442});
    ScriptedPort &port = host.add("/dev/ttyUSB0", "FC - PC UI Interface");
    port.answerAt("AT", "\r\nOK\r\n");
    port.answerAt("AT^DLOADVER?", "\r\n2.0\r\n\r\nOK\r\n");
    port.answerAt("AT^DLOADINFO?",
                  "\r\n\r\nswver:22.180.05.00.00\r\n\r\nisover:1\r\n\r\nproduct name:CL2E3372SM\r\n\r\n"
                  "dload type:0\r\n\r\nOK\r\n");
    const Evidence evidence = probe();
    EXPECT_EQ(evidence.mode, DeviceMode::BalongDownload);
    EXPECT_EQ(evidence.identity.firmware, "22.180.05.00.00");
    EXPECT_EQ(evidence.capabilities().downloadVersion, Answer::Given);
    EXPECT_FALSE(port.wasSent("AT^AUTHORITYID?\r"));
}

TEST_F(ProbeTest, aHealthyStickTellsEverythingThatCanBeRead)
{
    test::makeHealthyE392(host);
    const Evidence evidence = probe();
    EXPECT_EQ(evidence.mode, DeviceMode::Normal);
    EXPECT_EQ(evidence.workPort, "/dev/ttyUSB1");
    EXPECT_EQ(evidence.identity.model, "E392");
    EXPECT_EQ(evidence.identity.firmware, "11.433.57.00.260");
    EXPECT_EQ(evidence.identity.hardware, "CH1E392DM");
    EXPECT_EQ(evidence.identity.imei, "001010000000008");
    EXPECT_EQ(evidence.settings.portSet, "A1,A2;1,2,3,7,A1,A2");
    EXPECT_EQ(evidence.settings.chipHint, "Qualcomm");
    EXPECT_EQ(evidence.settings.operatorLock, "unlocked");
    EXPECT_EQ(evidence.settings.sim, "READY");
    EXPECT_EQ(evidence.port("/dev/ttyUSB2")->speaks, Speech::Diag);
    EXPECT_EQ(evidence.port("/dev/ttyUSB0")->speaks, Speech::At);
    EXPECT_TRUE(evidence.firmwareSeen());
    EXPECT_EQ(modelTitle(evidence), "HUAWEI E392");
}

TEST_F(ProbeTest, noExchangeHoldsTheWholeImei)
{
    test::makeHealthyE392(host);
    const Evidence evidence = probe();
    for (const PortEvidence &port : evidence.ports) {
        for (const Exchange &exchange : port.exchanges) {
            EXPECT_EQ((exchange.answer + exchange.received).find("001010000000008"), std::string::npos);
            EXPECT_EQ(exchange.received.find("30 30 31 30 31"), std::string::npos) << "nor as octets";
        }
    }
}

TEST_F(ProbeTest, aMu609IsNeverAskedForItsPortModes)
{
    test::makeHealthyE392(host);
    host.device.id = UsbId{0x12D1, 0x1573};
    probe();
    EXPECT_FALSE(host.port("/dev/ttyUSB1").wasSent("AT^GETPORTMODE\r"));
}

TEST_F(ProbeTest, readInfoReadsOneAtPort)
{
    test::makeHealthyE392(host);
    const auto identity = readInfo("/dev/ttyUSB1", host.hardware());
    ASSERT_TRUE(identity.has_value());
    EXPECT_EQ(identity->firmware, "11.433.57.00.260");
    const auto silent = readInfo("/dev/ttyUSB2", host.hardware());
    ASSERT_FALSE(silent.has_value());
    EXPECT_EQ(silent.error().code(), ErrorCode::Timeout);
    EXPECT_EQ(readInfo("/dev/none", host.hardware()).error().code(), ErrorCode::PortNotFound);
}

/// A modem whose AT ports are gone: only DIAG answers.
void makeDiagOnly(ScriptedHost &host, const std::string &itemReplyHex)
{
    test::identify(host, {0x12D1, 0x1506});
    ScriptedPort &port = host.add("/dev/ttyUSB0");
    port.answer(test::kVersionRequest, {"7E 13 0C D2 7A 7E"});
    Bytes request = test::hex("26 26 02");
    request.resize(133, 0);
    port.answer(hexText(hdlc::encodeFrame(request)), {itemReplyHex});
}

/// Item 550 with the digits of the test IMEI, or without any.
std::string imeiItem(std::string_view dataHex, std::uint8_t status)
{
    Bytes reply = test::hex("26 26 02");
    append(reply, test::hex(dataHex));
    reply.resize(133, 0);
    reply[131] = status;
    return hexText(hdlc::encodeFrame(reply));
}

TEST_F(ProbeTest, anImeiThatAtDoesNotTellIsReadOverDiag)
{
    makeDiagOnly(host, imeiItem("08 0A 10 10 00 00 00 00 80", 0));
    const Evidence evidence = probe();
    EXPECT_EQ(evidence.mode, DeviceMode::Normal);
    EXPECT_EQ(evidence.identity.imei, "001010000000008");
    EXPECT_EQ(evidence.port("/dev/ttyUSB0")->exchanges.back().answer, "DIAG item 550: done");
    EXPECT_EQ(evidence.port("/dev/ttyUSB0")->exchanges.back().received.find("10 10"), std::string::npos);
}

TEST_F(ProbeTest, anImeiItemThatWasNeverWrittenIsABlankImei)
{
    makeDiagOnly(host, imeiItem("00", 5));
    const Evidence evidence = probe();
    EXPECT_EQ(evidence.identity.imei, "");
    EXPECT_EQ(diagnose(evidence).headline.english(), "The modem works, but its IMEI is blank");
}

TEST_F(ProbeTest, theImeiIsNotAskedTwice)
{
    test::makeHealthyE392(host);
    probe();
    for (const Bytes &write : host.port("/dev/ttyUSB2").writes())
        EXPECT_LT(write.size(), 10u) << "only one-octet commands were sent to DIAG";
}

TEST_F(ProbeTest, listeningEndsWhenAModemTalksByItself)
{
    test::makeHealthyE392(host);
    ScriptedHost chatty;
    test::makeHealthyE392(chatty);
    const std::string line = "\r\n^RSSI:17\r\n";
    chatty.port("/dev/ttyUSB1").greeting = Bytes(line.begin(), line.end());
    const Evidence evidence = probeModem(groupModems(chatty.devices()).front(), chatty.hardware());
    EXPECT_EQ(evidence.mode, DeviceMode::Normal);
    probe();
    EXPECT_LT(chatty.clock.now(), host.clock.now() - 1s);
}

TEST_F(ProbeTest, portsCanBeAskedOneByOneAndConcludedAfterwards)
{
    test::makeHealthyE392(host);
    const Modem modem = groupModems(host.devices()).front();
    std::vector<PortEvidence> ports;
    for (const ModemPort &port : portsWorthAsking(modem))
        ports.push_back(probePort(modem.device, port, host.hardware()));
    Evidence evidence = concludeEvidence(modem, std::move(ports));
    EXPECT_EQ(evidence.identity.firmware, "");
    readModemInfo(evidence, host.hardware());
    EXPECT_EQ(evidence.identity.firmware, "11.433.57.00.260");
}

TEST_F(ProbeTest, satellitePortsAreNotAskedBesideOthers)
{
    test::identify(host, {0x12D1, 0x1506});
    host.add("gps", "GPS");
    host.add("at", "PC UI").answerAt("AT", "\r\nOK\r\n");
    probe();
    EXPECT_TRUE(host.port("gps").writes().empty());
}

TEST_F(ProbeTest, diagRefusalsAreAProofOfDiag)
{
    test::identify(host, {0x12D1, 0x1506});
    ScriptedPort &port = host.add("/dev/ttyUSB0");
    port.answer(test::kNop, {"7E 13 06 88 D5 7E"});  // a DIAG without status that is slow to wake up
    const Evidence evidence = probe();
    EXPECT_EQ(evidence.port("/dev/ttyUSB0")->speaks, Speech::Diag);
    EXPECT_EQ(evidence.mode, DeviceMode::Normal);
}

TEST_F(ProbeTest, diagLogsAreSkippedWhileAnAnswerIsAwaited)
{
    test::identify(host, {0x12D1, 0x1506});
    ScriptedPort &port = host.add("/dev/ttyUSB0");
    const std::string log
        = hexText(hdlc::encodeFrame(test::hex("10 00 0C 00 01 02 03"), hdlc::LeadingFlag::Omit));
    port.answer(test::kVersionRequest, {log + " 7E 13 0C D2 7A 7E"});
    EXPECT_EQ(probe().port("/dev/ttyUSB0")->speaks, Speech::Diag);
}

TEST_F(ProbeTest, aPortThatOnlyEchoesIsNotTakenForAModem)
{
    test::identify(host, {0x12D1, 0x1003});
    ScriptedPort &port = host.add("/dev/ttyUSB0");
    port.echo = true;
    const Evidence evidence = probe();
    EXPECT_EQ(evidence.mode, DeviceMode::Silent);
}

TEST_F(ProbeTest, anAtPortWithEchoIsAnAtPort)
{
    test::identify(host, {0x12D1, 0x1003});
    ScriptedPort &port = host.add("/dev/ttyUSB0");
    port.echo = true;
    port.answerAt("AT", "\r\nOK\r\n");
    EXPECT_EQ(probe().port("/dev/ttyUSB0")->speaks, Speech::At);
}

TEST_F(ProbeTest, noCarrierIsNoAnswerToAt)
{
    test::identify(host, {0x12D1, 0x1506});
    ScriptedPort &port = host.add("/dev/ttyUSB0");
    port.answerAt("AT", "\r\nNO CARRIER\r\n");
    port.answer(test::kVersionRequest, {"7E 13 0C D2 7A 7E"});
    EXPECT_EQ(probe().port("/dev/ttyUSB0")->speaks, Speech::Diag);
}

TEST_F(ProbeTest, repliesInSingleOctetsAreUnderstood)
{
    for (const auto make : {&test::makeE392A, &test::makeE392B}) {
        ScriptedHost split;
        make(split);
        for (const auto &[path, port] : split.ports())
            port->readSize = 1;
        const Evidence evidence = probeModem(groupModems(split.devices()).front(), split.hardware());
        EXPECT_TRUE(isDownloadMode(evidence.mode));
        EXPECT_EQ(evidence.identity.buildId, "9x00B-SCAQDBZM-30350");
    }
}

TEST_F(ProbeTest, aLateNakDoesNotAnswerTheNextQuestion)
{
    test::makeDeadE392(host);
    ScriptedPort &port = host.port(test::kPcui);
    port.answer(test::kProductRequest, {test::kNak6}, 1600ms);  // 100 ms after we gave up
    port.answer(test::kNop, {test::kAck});
    port.answer(test::kParametersRequest, {test::kParameters});
    const Evidence evidence = probe();
    EXPECT_EQ(evidence.capabilities().productId, Answer::Silent);
    EXPECT_EQ(evidence.capabilities().nop, Answer::Given);
    EXPECT_EQ(evidence.mode, DeviceMode::DmssDownload);
}

TEST_F(ProbeTest, aNakThatTheFlushProvokedIsNotTakenForARefusal)
{
    test::makeE392A(host);
    host.port(test::kPcui).answer("7E", {"7E 03 00 01 21 38 7E"}, 400ms);
    const Evidence evidence = probe();
    EXPECT_EQ(evidence.mode, DeviceMode::HuaweiDownload);
    EXPECT_EQ(evidence.capabilities().softwareVersion, Answer::Given);
}

TEST_F(ProbeTest, aPortThatNeverStopsTalkingEndsInTime)
{
    test::identify(host, {0x12D1, 0x1003});
    std::string positions;
    for (int i = 0; i < 40; ++i)
        positions += "$GPGGA,,,,,,0,,,,,,,,*66\r\n";
    host.add("/dev/ttyUSB0").endlessTalk = Bytes(positions.begin(), positions.end());
    EXPECT_EQ(probe().mode, DeviceMode::Silent);
    EXPECT_LE(elapsed(), 20s);
}

TEST_F(ProbeTest, aSilentPortTakesAtMostTwentySeconds)
{
    for (const UsbId id : {UsbId{0x12D1, 0x1003}, UsbId{0x05C6, 0x9008}, UsbId{0x05C6, 0x6000}}) {
        ScriptedHost silent;
        test::identify(silent, id);
        silent.add("/dev/ttyUSB0");
        const Evidence evidence = probeModem(groupModems(silent.devices()).front(), silent.hardware());
        EXPECT_EQ(evidence.mode, DeviceMode::Silent);
        EXPECT_LE(silent.clock.now() - Clock::Instant{}, 20s) << id.text();
        EXPECT_GE(silent.clock.now() - Clock::Instant{}, 5s) << id.text();
    }
}

TEST_F(ProbeTest, theObserverHearsEveryExchangeInOrder)
{
    test::makeE392A(host);
    std::vector<std::string> questions;
    const auto modem = groupModems(host.devices()).front();
    const Evidence evidence
        = probeModem(modem, host.hardware(), {}, [&](const ModemPort &port, const Exchange &e) {
              EXPECT_EQ(port.path, test::kPcui);
              questions.push_back(e.question);
          });
    const std::vector<std::string> expected{"listen",
                                            "AT",
                                            "AT",
                                            "flag alone (7E)",
                                            "version request (0C)",
                                            "product request (45)",
                                            "no-operation (06)",
                                            "parameter request (07)"};
    EXPECT_EQ(questions, expected);
    EXPECT_EQ(evidence.port(test::kPcui)->exchanges.size(), expected.size());
    EXPECT_EQ(evidence.port(test::kPcui)->exchanges[4].answer, "9x00B-SCAQDBZM-30350");
    EXPECT_EQ(evidence.port(test::kPcui)->exchanges[4].sent, "7E 0C 14 3A 7E");
    EXPECT_EQ(evidence.port(test::kPcui)->exchanges[6].answer, "refused: NAK 0x0006: unknown command");
}

}  // namespace
}  // namespace reviver
