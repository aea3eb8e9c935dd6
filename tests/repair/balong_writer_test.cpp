// SPDX-License-Identifier: Apache-2.0
#include "core/repair/balong_writer.h"
#include "tests/support/hex_literal.h"
#include "tests/support/scripted_transport.h"

#include <gmock/gmock.h>

namespace reviver {
namespace {

using namespace std::chrono_literals;
using test::hex;
using test::ScriptedTransport;
using testing::HasSubstr;

constexpr std::string_view kOk = "\r\nOK\r\n";
const Bytes kAck = hex("7E 02 6A D3 7E");

class BalongWriterTest : public testing::Test {
protected:
    BalongWriterTest() { bundle.product = "E3372s"; }

    void expectMonitorQuestions()
    {
        port.expects("AT^DLOADVER?\r").answers("\r\n2.0\r\n\r\nOK\r\n");
        port.expects("AT^DLOADINFO?\r")
            .answers("\r\n\r\nswver:21.180.01.00.00\r\n\r\nproduct name:CL1E3372SM\r\n\r\nOK\r\n");
        port.expects("AT^AUTHORITYVER?\r").answers("\r\n1000\r\n\r\nOK\r\n");
    }
    void expectFrameQuestions()
    {
        // The version as every Balong sends it, without its leading flag.
        port.expects(hex("7E 0C 14 3A 7E"))
            .answers(hex("0D 0F 37 32 30 30 42 2D 2D 53 4B 43 42 41 44 5A 4D C3 7B 7E"));
        port.expects(hex("7E 45 D1 E5 7E"))
            .answers(hex("7E 45 48 55 41 57 45 49 20 45 33 33 37 32 00 00 00 00 00 00 00 00 13 20 7E"));
    }
    void sign()
    {
        bundle.signature = BundleSignature{.contents = 1, .keyHash = std::string(64, 'a'), .size = 2958};
    }

    VirtualClock clock;
    ScriptedTransport port{clock};
    StopSource stop;
    FirmwareBundle bundle;
    BalongWriter writer{{port, clock, stop.token(), DeviceMode::BalongDownload, bundle}};
};

// Frames computed apart from this program; order and texts as in balong_flash's session.
TEST_F(BalongWriterTest, SpeaksThePublishedSession)
{
    sign();
    expectMonitorQuestions();
    port.expects("AT^SIGNVER=1,0," + std::string(64, 'A') + ",2958\r").answers("\r\n0\r\n\r\nOK\r\n");
    port.expects("AT^DATAMODE\r").answers(kOk);
    expectFrameQuestions();
    port.expects(hex("7E 41 00 20 00 00 00 00 00 04 00 00 00 B2 6C 7E")).answers(kAck);
    port.expects(hex("7E 42 00 00 00 01 00 04 01 02 7D 5D 7D 5E 70 A8 7E")).answers(kAck);
    port.expects(hex("7E 43 00 00 00 04 00 00 00 00 20 00 00 00 00 00 00 00 00 00 00 00 00 00 3C 97 7E"))
        .answers(kAck);
    port.expects(hex("7E 0A 22 5F 7E")).answers(kAck);
    port.expects("AT^RESET\r").disconnects();

    EXPECT_EQ(writer.confirmMode(), "");
    ASSERT_TRUE(writer.prepare());
    FirmwareImage image;
    image.data = memorySource(hex("01 02 7D 7E"));
    image.size = 4;
    std::uint64_t acknowledged = 0;
    ASSERT_TRUE(writer.write(image, {0x00200000, {}}, [&](std::uint64_t octets) { acknowledged = octets; }));
    EXPECT_EQ(acknowledged, 4u);
    EXPECT_TRUE(writer.restart());
}

TEST_F(BalongWriterTest, AsksDataModeAgainUntilItIsTaken)
{
    expectMonitorQuestions();
    for (int i = 0; i < 4; ++i)
        port.expects("AT^DATAMODE\r").answers("\r\nERROR\r\n");
    port.expects("AT^DATAMODE\r").answers(kOk);
    expectFrameQuestions();
    EXPECT_TRUE(writer.prepare());
}

TEST_F(BalongWriterTest, TakesAnEndlessRefusalForAWishForASignature)
{
    expectMonitorQuestions();
    for (int i = 0; i < 10; ++i)
        port.expects("AT^DATAMODE\r").answers("\r\nERROR\r\n");
    const auto prepared = writer.prepare();
    ASSERT_FALSE(prepared);
    EXPECT_EQ(prepared.error().code(), ErrorCode::SignatureWanted);
}

TEST_F(BalongWriterTest, GoesOnInFramesWhenDataModeIsNotAnswered)
{
    expectMonitorQuestions();
    port.expects("AT^DATAMODE\r");
    expectFrameQuestions();
    EXPECT_TRUE(writer.prepare());
}

TEST_F(BalongWriterTest, DoesWithoutQuestionsThatAMonitorDoesNotKnow)
{
    port.expects("AT^DLOADVER?\r").answers("\r\n2.0\r\n\r\nOK\r\n");
    port.expects("AT^DLOADINFO?\r").answers("\r\nERROR\r\n");
    port.expects("AT^AUTHORITYVER?\r").answers("\r\nERROR\r\n");
    port.expects("AT^DATAMODE\r").answers(kOk);
    expectFrameQuestions();
    EXPECT_TRUE(writer.prepare());
}

TEST_F(BalongWriterTest, FindsAModemThatSpeaksFramesAlready)
{
    port.expects("AT^DLOADVER?\r");
    port.expects(hex("7E 0C 14 3A 7E"))
        .answers(hex("0D 0F 37 32 30 30 42 2D 2D 53 4B 43 42 41 44 5A 4D C3 7B 7E"));
    EXPECT_EQ(writer.confirmMode(), "7200B--SKCBADZM");
    port.expects(hex("7E 45 D1 E5 7E")).answers(hex("7E 03 00 06 9E 4C 7E"));
    EXPECT_TRUE(writer.prepare()) << "a product name is not needed";
}

TEST_F(BalongWriterTest, RefusesAnotherProductWithBothSidesNamed)
{
    bundle.product = "E5573";
    port.expects("AT^DLOADVER?\r").answers("\r\n2.0\r\n\r\nOK\r\n");
    port.expects("AT^DLOADINFO?\r").answers("\r\nproduct name:CL1E3372SM\r\n\r\nOK\r\n");
    const auto prepared = writer.prepare();
    ASSERT_FALSE(prepared);
    EXPECT_EQ(prepared.error().code(), ErrorCode::BundleForOtherDevice);
    EXPECT_THAT(prepared.error().detail(), HasSubstr("E5573"));
    EXPECT_THAT(prepared.error().detail(), HasSubstr("E3372s"));
}

TEST_F(BalongWriterTest, LeavesAnUnknownMonitorAlone)
{
    port.expects("AT^DLOADVER?\r").answers("\r\n3.1\r\n\r\nOK\r\n");
    EXPECT_EQ(writer.confirmMode().error().code(), ErrorCode::Unsupported);
}

TEST_F(BalongWriterTest, TellsAModemThatRunsItsProgram)
{
    port.expects("AT^DLOADVER?\r").answers("\r\nERROR\r\n");
    EXPECT_EQ(writer.confirmMode().error().code(), ErrorCode::DeviceRefused);
}

TEST_F(BalongWriterTest, StopsBetweenItsQuestions)
{
    stop.requestStop();
    EXPECT_EQ(writer.prepare().error().code(), ErrorCode::Cancelled);
    EXPECT_TRUE(port.written().empty());
}

}  // namespace
}  // namespace reviver
