// SPDX-License-Identifier: Apache-2.0
//
// Modems without a program: loaders, emergency modes of the chip, old boot stages.
#include "core/device/emergency_ids.h"
#include "core/device/probe.h"
#include "tests/device/probe_fixture.h"

#include <gtest/gtest.h>

namespace reviver {
namespace {

using ProbeEmergencyTest = test::ProbeTest;
using test::ScriptedPort;

TEST_F(ProbeEmergencyTest, saharaGreetsByItselfAndIsAskedNothing)
{
    test::identify(host, {0x05C6, 0x9008});
    ScriptedPort &port = host.add("/dev/ttyUSB0");
    port.greeting = test::hex(test::kSaharaHello);
    EXPECT_EQ(probe().mode, DeviceMode::Sahara);
    EXPECT_TRUE(port.writes().empty());
}

TEST_F(ProbeEmergencyTest, saharaInDumpModeIsAMemoryDump)
{
    test::identify(host, {0x05C6, 0x900E});
    ScriptedPort &port = host.add("/dev/ttyUSB0");
    port.greeting = test::hex(test::kSaharaHello);
    port.greeting[20] = 2;
    EXPECT_EQ(probe().mode, DeviceMode::MemoryDump);
}

TEST_F(ProbeEmergencyTest, aSaharaWhoseGreetingWasTakenIsWokenWithOneOctet)
{
    test::identify(host, {0x05C6, 0x9008});
    ScriptedPort &port = host.add("/dev/ttyUSB0");
    port.answer("00", {test::kSaharaHello});
    EXPECT_EQ(probe().mode, DeviceMode::Sahara);
    EXPECT_FALSE(port.wasSent("AT\r")) << "no AT in an emergency mode";
}

TEST_F(ProbeEmergencyTest, aSaharaDisturbedByAQuestionIsStillSahara)
{
    test::identify(host, {0x05C6, 0x9008});
    ScriptedPort &port = host.add("/dev/ttyUSB0");
    port.answer(test::kVersionRequest, {"04 00 00 00 10 00 00 00 00 00 00 00 07 00 00 00"});
    EXPECT_EQ(probe().mode, DeviceMode::Sahara);
}

TEST_F(ProbeEmergencyTest, aLooseZeroIsSentToNobodyElse)
{
    test::identify(host, {0x12D1, 0x1003});
    ScriptedPort &port = host.add("/dev/ttyUSB0");
    EXPECT_EQ(probe().mode, DeviceMode::Silent);
    EXPECT_FALSE(port.wasSent(test::hex("00")));
    EXPECT_FALSE(port.wasSent(test::hex("41")));
    EXPECT_FALSE(port.wasSent(test::hex(test::kStreamingHello))) << "nothing hinted at a loader";
}

TEST_F(ProbeEmergencyTest, firehoseIsKnownByItsXml)
{
    test::identify(host, {0x05C6, 0x9008});
    const std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-8\" ?><data><log value=\"Hi\"/></data>";
    host.add("/dev/ttyUSB0").greeting = Bytes(xml.begin(), xml.end());
    EXPECT_EQ(probe().mode, DeviceMode::Firehose);
}

TEST_F(ProbeEmergencyTest, aLoaderThatLogsIsGreetedAndRecognised)
{
    test::identify(host, {0x12D1, 0x1003});
    ScriptedPort &port = host.add("/dev/ttyUSB0");
    const Bytes log = hdlc::encodeFrame(test::hex("0E 49 6E 76 61 6C 69 64 20 43 6F 6D 6D 61 6E 64 0A"));
    port.answer(test::kVersionRequest, {hexText(log)});
    port.answer(test::kStreamingHello, {test::kStreamingReply});
    const Evidence evidence = probe();
    EXPECT_EQ(evidence.mode, DeviceMode::StreamingLoader);
    EXPECT_FALSE(port.wasSent(test::hex(test::kParametersRequest))) << "07 writes in a loader";
    EXPECT_FALSE(port.wasSent(test::hex(test::kNop)));
}

TEST_F(ProbeEmergencyTest, aQuietLoaderOnAQualcommIdIsGreetedLast)
{
    test::identify(host, {0x05C6, 0x9008});
    ScriptedPort &port = host.add("/dev/ttyUSB0");
    port.answer(test::kStreamingHello, {test::kStreamingReply});
    EXPECT_EQ(probe().mode, DeviceMode::StreamingLoader);
    EXPECT_EQ(port.writes().back(), test::hex(test::kStreamingHello));
}

TEST_F(ProbeEmergencyTest, aVeryOldBootStageIsFoundByNop)
{
    test::identify(host, {0x12D1, 0x1003});
    ScriptedPort &port = host.add("/dev/ttyUSB0");
    port.answer(test::kNop, {test::kAck});
    port.answer(test::kParametersRequest, {test::kParameters});
    const Evidence evidence = probe();
    EXPECT_EQ(evidence.mode, DeviceMode::DmssDownload);
    EXPECT_EQ(evidence.capabilities().softwareVersion, Answer::Silent);
}

TEST_F(ProbeEmergencyTest, balongsBootRomIsKnockedAtAndAskedNothingElse)
{
    test::identify(host, {0x12D1, 0x1443});
    ScriptedPort &port = host.add("/dev/ttyUSB0");
    port.answer("41", {"55"});
    const Evidence evidence = probe();
    EXPECT_EQ(evidence.mode, DeviceMode::BalongBootRom);
    EXPECT_EQ(port.writes().size(), 1u);
}

/// A chip that greets only when it is woken, and knows its serial number alone.
void makeSahara(ScriptedPort &port)
{
    const std::string done = "04 00 00 00 10 00 00 00 00 00 00 00 ";
    port.answer("00", {test::kSaharaHello});
    port.answer("02 00 00 00 30 00 00 00 02 00 00 00 01 00 00 00 00 00 00 00 03 00 00 00 00 00 00 00 00 00 "
                "00 00 00 00 "
                "00 00 00 00 00 00 00 00 00 00 00 00 00 00",
                {"0B 00 00 00 08 00 00 00"});
    port.answer("0D 00 00 00 0C 00 00 00 01 00 00 00", {"0E 00 00 00 10 00 00 00 01 00 00 00 04 00 00 00"});
    port.answer("0F 00 00 00 0C 00 00 00 01 00 00 00", {"78 56 34 12"});
    for (const char *command : {"02", "03", "07"})
        port.answer("0D 00 00 00 0C 00 00 00 " + std::string(command) + " 00 00 00", {done + "02 00 00 00"});
    port.answer("0C 00 00 00 0C 00 00 00 00 00 00 00", {test::kSaharaHello});
}

TEST_F(ProbeEmergencyTest, aChipInEmergencyModeTellsItsNumbersWhenAsked)
{
    test::identify(host, {0x05C6, 0x9008});
    makeSahara(host.add("/dev/ttyUSB0"));
    const auto ids = readEmergencyIds("/dev/ttyUSB0", host.hardware());
    ASSERT_TRUE(ids.has_value()) << ids.error().detail();
    EXPECT_EQ(ids->serialNumber, "0x12345678");
    EXPECT_EQ(ids->hardwareId, "");
    EXPECT_EQ(ids->keyHash, "");
}

TEST_F(ProbeEmergencyTest, aSilentPortTellsNoNumbers)
{
    test::identify(host, {0x05C6, 0x9008});
    host.add("/dev/ttyUSB0");
    const auto ids = readEmergencyIds("/dev/ttyUSB0", host.hardware());
    ASSERT_FALSE(ids.has_value());
    EXPECT_EQ(ids.error().code(), ErrorCode::Timeout);
}

TEST_F(ProbeEmergencyTest, detectingDoesNotAskForTheChipsNumbers)
{
    test::identify(host, {0x05C6, 0x9008});
    makeSahara(host.add("/dev/ttyUSB0"));
    EXPECT_EQ(probe().mode, DeviceMode::Sahara);
    EXPECT_EQ(host.port("/dev/ttyUSB0").writes().back(), test::hex("00"));
}

}  // namespace
}  // namespace reviver
