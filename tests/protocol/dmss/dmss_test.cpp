// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/dmss/dmss_client.h"
#include "tests/support/hex_literal.h"
#include "tests/support/scripted_transport.h"
#include "tests/support/truncation.h"

#include <gtest/gtest.h>

namespace reviver::dmss {
namespace {

using namespace std::chrono_literals;
using test::hex;
using test::ScriptedTransport;

const Bytes kAckFrame = hex("7E 02 6A D3 7E");

class DmssClientTest : public testing::Test {
protected:
    VirtualClock clock;
    ScriptedTransport port{clock};
    Client client{port, clock};
};

TEST_F(DmssClientTest, GreetsTheBootStage)
{
    port.expects(hex("7E 06 4E 95 7E")).answers(kAckFrame);
    EXPECT_TRUE(client.nop());
}

TEST_F(DmssClientTest, ReadsTheParameters)
{
    port.expects(hex("7E 07 C7 84 7E")).answers(hex("7E 08 05 01 04 00 90 06 00 FE AA 7E"));
    EXPECT_EQ(client.parameters(), (Parameters{5, 1, 0x0400, 0x90, 6, 0}));
    EXPECT_EQ(client.blockSize(), 1017u);
}

// The bytes of an E392u-12 in download mode, from a forum; the flag in front may miss.
TEST_F(DmssClientTest, ReadsTheVersionOfTheE392)
{
    const Bytes reply = hex("7E 0D 14 39 78 30 30 42 2D 53 43 41 51 44 42 5A 4D 2D 33 30 33 35 30 85 1E 7E");
    port.expects(hex("7E 0C 14 3A 7E")).answers(reply);
    EXPECT_EQ(client.softwareVersion(), "9x00B-SCAQDBZM-30350");
    port.expects(hex("7E 0C 14 3A 7E")).answers(Bytes(reply.begin() + 1, reply.end()));
    EXPECT_EQ(client.softwareVersion(), "9x00B-SCAQDBZM-30350");
}

TEST_F(DmssClientTest, WritesToRam)
{
    port.expects(hex("7E 0F 00 10 00 00 00 08 11 22 33 44 7D 5E 7D 5D AA 55 45 CD 7E")).answers(kAckFrame);
    EXPECT_TRUE(client.write(0x00100000, hex("11 22 33 44 7E 7D AA 55")));
}

// qdload cuts a loader of 5000 octets so: 1017, 1017, 1017, 1017, 932.
TEST_F(DmssClientTest, CutsLongDataIntoBlocksOf1017)
{
    Bytes loader(5000);
    for (std::size_t i = 0; i < loader.size(); ++i)
        loader[i] = static_cast<std::uint8_t>(i * 31);
    std::uint32_t address = 0x00100000;
    for (const std::size_t size : {1017u, 1017u, 1017u, 1017u, 932u}) {
        const ByteView piece = ByteView(loader).subspan(address - 0x00100000, size);
        Bytes payload{0x0F,
                      0x00,
                      0x10,
                      static_cast<std::uint8_t>(address >> 8),
                      static_cast<std::uint8_t>(address),
                      static_cast<std::uint8_t>(size >> 8),
                      static_cast<std::uint8_t>(size)};
        append(payload, piece);
        port.expects(hdlc::encodeFrame(payload)).answers(kAckFrame);
        address += static_cast<std::uint32_t>(size);
    }
    EXPECT_TRUE(client.write(0x00100000, loader));
}

TEST_F(DmssClientTest, KeepsToTheLargestWriteOfTheModem)
{
    port.expects(hex("7E 07 C7 84 7E")).answers(hdlc::encodeFrame(hex("08 05 01 01 00 90 06 00")));
    ASSERT_TRUE(client.parameters());
    EXPECT_EQ(client.blockSize(), 256u);
    port.expects(hex("7E 07 C7 84 7E")).answers(hdlc::encodeFrame(hex("08 05 01 FF FF 90 06 00")));
    ASSERT_TRUE(client.parameters());
    EXPECT_EQ(client.blockSize(), 1017u);
    port.expects(hex("7E 07 C7 84 7E")).answers(hdlc::encodeFrame(hex("08 05 01 00 00 90 06 00")));
    ASSERT_TRUE(client.parameters());
    EXPECT_EQ(client.blockSize(), 1017u) << "a largest write of 0 says nothing";
}

TEST_F(DmssClientTest, WritesABlockAgainThatIsNotAnswered)
{
    const Bytes frame = hdlc::encodeFrame(hex("0F 00 10 00 00 00 01 AA"));
    port.expects(frame).expects(frame).answers(hex("7E 03 00 01 21 38 7E")).expects(frame).answers(kAckFrame);
    EXPECT_TRUE(client.write(0x00100000, hex("AA")));
    EXPECT_EQ(client.counters().repeats, 2u);
}

TEST_F(DmssClientTest, NamesTheAddressOfARefusedWrite)
{
    port.expects(hdlc::encodeFrame(hex("0F 00 10 00 00 00 01 AA"))).answers(hex("7E 03 00 02 BA 0A 7E"));
    const auto written = client.write(0x00100000, hex("AA"));
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().code(), ErrorCode::DeviceRefused);
    EXPECT_EQ(written.error().detail(), "writing to RAM at 0x00100000: NAK 0x0002: address not permitted");
}

TEST_F(DmssClientTest, RefusesToWriteBeyondTheAddressSpace)
{
    const auto written = client.write(0xFFFFFFF0, Bytes(32));
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().code(), ErrorCode::InvalidArgument);
    EXPECT_TRUE(port.written().empty());
}

TEST_F(DmssClientTest, StartsALoader)
{
    port.expects(hex("7E 05 00 10 00 00 B6 6C 7E")).answers(kAckFrame);
    EXPECT_TRUE(client.go(0x00100000));
    port.expects(hex("7E 05 41 70 00 00 F7 63 7E")).answers(kAckFrame);
    EXPECT_TRUE(client.go(0x41700000));
}

TEST_F(DmssClientTest, TakesSilenceAndDisconnectionAsAStartButNotARefusal)
{
    const Bytes go = hex("7E 05 00 10 00 00 B6 6C 7E");
    port.expects(go);
    EXPECT_TRUE(client.go(0x00100000));
    port.expects(go).answers(hex("7E 03 00 0A F2 86 7E"));
    const auto refused = client.go(0x00100000);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().detail(), "NAK 0x000A: verification failed");
    port.expects(go).disconnects();
    EXPECT_TRUE(client.go(0x00100000));
}

TEST_F(DmssClientTest, SwitchesASierraModemToStreaming)
{
    port.expects(hdlc::encodeFrame(hex("70 00 00"))).answers(kAckFrame);
    EXPECT_TRUE(client.switchToStreaming());
    port.expects(hdlc::encodeFrame(hex("70 00 00"))).answers(hex("7E 03 00 06 9E 4C 7E"));
    EXPECT_EQ(client.switchToStreaming().error().code(), ErrorCode::DeviceRefused);
}

TEST_F(DmssClientTest, RestartsTheModemOnceOnly)
{
    const Bytes reset = hex("7E 0A 22 5F 7E");
    port.expects(reset).answers(kAckFrame);
    EXPECT_TRUE(client.reset());
    port.expects(reset);
    EXPECT_FALSE(client.reset()) << "silence is not taken for a restart";
    port.expects(reset).disconnects();
    EXPECT_TRUE(client.reset());
}

TEST_F(DmssClientTest, StopsWhenTheUserStops)
{
    StopSource stop;
    Client stopped(port, clock, stop.token());
    stop.requestStop();
    const auto done = stopped.nop();
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().code(), ErrorCode::Cancelled);
}

struct NakCase {
    const char *frame;
    const char *text;
};

// Huawei's dload.c and Qualcomm's dloadarm.c hold these frames as constants.
TEST(DmssNak, KnowsEveryReason)
{
    const NakCase cases[] = {
        {"7E 03 00 01 21 38 7E", "NAK 0x0001: wrong CRC"},
        {"7E 03 00 02 BA 0A 7E", "NAK 0x0002: address not permitted"},
        {"7E 03 00 03 33 1B 7E", "NAK 0x0003: wrong length"},
        {"7E 03 00 04 8C 6F 7E", "NAK 0x0004: message cut short"},
        {"7E 03 00 05 05 7D 5E 7E", "NAK 0x0005: block too large"},
        {"7E 03 00 06 9E 4C 7E", "NAK 0x0006: unknown command"},
        {"7E 03 00 07 17 5D 7E", "NAK 0x0007: operation failed"},
        {"7E 03 00 08 E0 A5 7E", "NAK 0x0008: flash memory not known"},
        {"7E 03 00 09 69 B4 7E", "NAK 0x0009: bad programming voltage"},
        {"7E 03 00 0A F2 86 7E", "NAK 0x000A: verification failed"},
        {"7E 03 00 0B 7B 97 7E", "NAK 0x000B: security code missing"},
        {"7E 03 00 0C C4 E3 7E", "NAK 0x000C: wrong security code"},
        {"7E 03 00 0D 4D F2 7E", "NAK 0x000D: cannot power down"},
        {"7E 03 00 0E D6 C0 7E", "NAK 0x000E: operation not permitted"},
        {"7E 03 00 0F 5F D1 7E", "NAK 0x000F: invalid address"},
    };
    for (const NakCase &one : cases) {
        hdlc::FrameDecoder decoder;
        decoder.feed(hex(one.frame));
        const Bytes payload = decoder.next().value().value();
        EXPECT_EQ(decoder.refusalsWithWrongCrc(), 0u) << one.frame;
        EXPECT_EQ(nakText(nakReason(payload).value()), one.text);
        EXPECT_EQ(checkAck(payload).error().code(), ErrorCode::DeviceRefused);
    }
    EXPECT_EQ(nakText(static_cast<NakReason>(0x1234)),
              "NAK 0x1234: a reason that is not in the public lists");
}

TEST(DmssNak, TellsAcknowledgementsFromOtherMessages)
{
    EXPECT_TRUE(checkAck(hex("02")));
    for (const char *payload : {"", "02 00", "03", "03 00", "03 00 06 00", "0D 00"}) {
        const auto checked = checkAck(hex(payload));
        ASSERT_FALSE(checked) << payload;
        EXPECT_NE(checked.error().code(), ErrorCode::DeviceRefused) << payload;
        EXPECT_FALSE(isAckOrNak(hex(payload))) << payload;
    }
}

TEST(DmssMessages, RefuseEveryTruncation)
{
    test::expectOnlyTheWholeMessageDecodes(hex("08 05 01 04 00 90 06 00"), Parameters::decode);
    test::expectOnlyTheWholeMessageDecodes(
        hex("0D 14 39 78 30 30 42 2D 53 43 41 51 44 42 5A 4D 2D 33 30 33 35 30"), decodeSoftwareVersion);
}

TEST(DmssMessages, TellAVersionFromTheErrorOfALoader)
{
    EXPECT_TRUE(isSoftwareVersion(hex("0D 02 41 42")));
    EXPECT_TRUE(isSoftwareVersion(hex("0D 00")));
    EXPECT_FALSE(isSoftwareVersion(hex("0D 06 00 00 00 49 6E")));
    EXPECT_FALSE(isSoftwareVersion(hex("0D 05 00 00 00 49 6E")));
    EXPECT_FALSE(isSoftwareVersion(hex("0D")));
    EXPECT_FALSE(isSoftwareVersion({}));
    EXPECT_FALSE(decodeSoftwareVersion(hex("0D 01 41 42")));
    EXPECT_FALSE(decodeSoftwareVersion(hex("0D FF 41 42")));
}

TEST(DmssMessages, TellARefusalFromAWrongMessage)
{
    EXPECT_EQ(Parameters::decode(hex("03 00 06")).error().code(), ErrorCode::DeviceRefused);
    EXPECT_EQ(Parameters::decode(hex("02")).error().code(), ErrorCode::UnexpectedMessage);
    EXPECT_EQ(decodeSoftwareVersion(hex("03 00 07")).error().code(), ErrorCode::DeviceRefused);
}

}  // namespace
}  // namespace reviver::dmss
