// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/huawei/huawei_client.h"
#include "tests/support/faulty_transport.h"
#include "tests/support/hex_literal.h"
#include "tests/support/scripted_transport.h"
#include "tests/support/truncation.h"

#include <gtest/gtest.h>

namespace reviver::huawei {
namespace {

using namespace std::chrono_literals;
using test::hex;
using test::ScriptedTransport;

const Bytes kAckFrame = hex("7E 02 6A D3 7E");
// The session of balong_flash, as published and as recorded from a run of it.
const Bytes kBeginFrame = hex("7E 41 00 20 00 00 00 00 12 34 00 00 00 88 82 7E");
const Bytes kBlockFrame = hex("7E 42 00 00 00 01 00 04 01 02 7D 5D 7D 5E 70 A8 7E");
const Bytes kEndFrame
    = hex("7E 43 00 00 12 34 00 00 00 00 20 00 00 00 00 00 00 00 00 00 00 00 00 00 27 38 7E");

class HuaweiClientTest : public testing::Test {
protected:
    VirtualClock clock;
    ScriptedTransport port{clock};
    Client client{port, clock};
};

TEST_F(HuaweiClientTest, SpeaksThePublishedSession)
{
    port.expects(hex("7E 0C 14 3A 7E"))
        .answers(hex("0D 0F 37 32 30 30 42 2D 2D 53 4B 43 42 41 44 5A 4D C3 7B 7E"))
        .expects(hex("7E 45 D1 E5 7E"))
        .answers(hdlc::encodeFrame(hex("45 48 55 41 57 45 49 20 45 33 33 37 32 00 00 00 00 00 00 00 00")))
        .expects(kBeginFrame)
        .answers(kAckFrame)
        .expects(kBlockFrame)
        .answers(kAckFrame)
        .expects(kEndFrame)
        .answers(kAckFrame)
        .expects(hex("7E 0A 22 5F 7E"))
        .answers(kAckFrame);
    EXPECT_EQ(client.softwareVersion(), "7200B--SKCBADZM");
    EXPECT_EQ(client.productId(), "HUAWEI E3372");
    EXPECT_TRUE(client.begin(0x00200000, 0x1234));
    EXPECT_TRUE(client.data(kFirstBlock, hex("01 02 7D 7E")));
    EXPECT_TRUE(client.end(0x00200000, 0x1234));
    EXPECT_TRUE(client.reset());
}

TEST_F(HuaweiClientTest, BeginsAsBalongFlashDidInARecordedRun)
{
    port.expects(hex("7E 41 00 20 00 00 00 00 27 10 00 00 00 B2 8D 7E")).answers(kAckFrame);
    EXPECT_TRUE(client.begin(0x00200000, 10000));
}

TEST_F(HuaweiClientTest, SendsABlockOfTheFullSize)
{
    Bytes block(kBlockSize);
    for (std::size_t i = 0; i < block.size(); ++i)
        block[i] = static_cast<std::uint8_t>(i);
    Bytes payload = hex("42 00 01 02 03 10 00");
    append(payload, block);
    port.expects(hdlc::encodeFrame(payload)).answers(kAckFrame);
    EXPECT_TRUE(client.data(0x00010203, block));
}

TEST_F(HuaweiClientTest, RefusesBlocksThatAreEmptyOrTooLong)
{
    EXPECT_EQ(client.data(1, {}).error().code(), ErrorCode::InvalidArgument);
    EXPECT_EQ(client.data(1, Bytes(kBlockSize + 1)).error().code(), ErrorCode::InvalidArgument);
    EXPECT_TRUE(port.written().empty());
}

TEST_F(HuaweiClientTest, SendsTheSameBlockAgainOnSilence)
{
    port.expects(kBlockFrame).expects(kBlockFrame).expects(kBlockFrame).answers(kAckFrame);
    const Clock::Instant start = clock.now();
    EXPECT_TRUE(client.data(1, hex("01 02 7D 7E")));
    EXPECT_EQ(clock.now() - start, 2 * kDataTimeout);
    EXPECT_EQ(client.counters().repeats, 2u);
}

TEST_F(HuaweiClientTest, GivesUpABlockAfterThreeTries)
{
    port.expects(kBlockFrame).expects(kBlockFrame).expects(kBlockFrame);
    const auto written = client.data(1, hex("01 02 7D 7E"));
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().code(), ErrorCode::Timeout);
    EXPECT_EQ(written.error().detail(),
              "writing block 1: after 3 tries: no answer to 42 00 00 00 01 00 04 01 ... "
              "(11 octets) within 10000 ms");
}

TEST_F(HuaweiClientTest, SendsTheSameBlockAgainWhenTheModemGotItDamaged)
{
    port.expects(kBlockFrame).answers(hex("7E 03 00 01 21 38 7E")).expects(kBlockFrame).answers(kAckFrame);
    EXPECT_TRUE(client.data(1, hex("01 02 7D 7E")));
}

TEST_F(HuaweiClientTest, EndsOnARefusedBlock)
{
    port.expects(kBlockFrame).answers(hex("7E 03 00 07 17 5D 7E"));
    const auto written = client.data(1, hex("01 02 7D 7E"));
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().code(), ErrorCode::DeviceRefused);
    EXPECT_EQ(written.error().detail(), "writing block 1: NAK 0x0007: operation failed");
}

// The acknowledgement of block 1 comes late, after block 1 was sent again; the modem
// acknowledges the repeat as well, and then refuses block 2. That refusal must be seen.
TEST_F(HuaweiClientTest, DoesNotTakeALateAcknowledgementForTheNextBlocks)
{
    port.expects(kBlockFrame)
        .answers(kAckFrame, kDataTimeout + 100ms)
        .expects(kBlockFrame)
        .answers(kAckFrame, 150ms)
        .expects(hdlc::encodeFrame(hex("42 00 00 00 02 00 01 AA")))
        .answers(hex("7E 03 00 07 17 5D 7E"), 400ms);
    EXPECT_TRUE(client.data(1, hex("01 02 7D 7E")));
    const auto second = client.data(2, hex("AA"));
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code(), ErrorCode::DeviceRefused);
}

TEST_F(HuaweiClientTest, DoesNotSendBeginAndEndTwice)
{
    port.expects(kBeginFrame);
    const auto begun = client.begin(0x00200000, 0x1234);
    ASSERT_FALSE(begun);
    EXPECT_EQ(begun.error().code(), ErrorCode::Timeout);
    port.expects(kEndFrame);
    const Clock::Instant start = clock.now();
    EXPECT_FALSE(client.end(0x00200000, 0x1234));
    EXPECT_GE(clock.now() - start, kEndTimeout);
    EXPECT_EQ(client.counters().repeats, 0u);
}

TEST_F(HuaweiClientTest, WaitsForTheFlashAtTheEndOfAPartition)
{
    port.expects(kEndFrame).answers(kAckFrame, kEndTimeout - 1ms);
    EXPECT_TRUE(client.end(0x00200000, 0x1234));
}

TEST_F(HuaweiClientTest, NamesThePartitionThatWasRefused)
{
    port.expects(kBeginFrame).answers(hex("7E 03 00 02 BA 0A 7E"));
    EXPECT_EQ(client.begin(0x00200000, 0x1234).error().detail(),
              "beginning partition 0x00200000: NAK 0x0002: address not permitted");
}

TEST_F(HuaweiClientTest, TellsAModemThatKnowsNoProductId)
{
    port.expects(hex("7E 45 D1 E5 7E")).answers(hex("7E 03 00 06 9E 4C 7E"));
    const auto id = client.productId();
    ASSERT_FALSE(id);
    EXPECT_EQ(id.error().code(), ErrorCode::DeviceRefused);
}

TEST_F(HuaweiClientTest, TakesAPortThatVanishesAsARestart)
{
    port.expects(hex("7E 0A 22 5F 7E")).disconnects();
    EXPECT_TRUE(client.reset());
}

TEST_F(HuaweiClientTest, FailsWhereverThePortVanishesInABlock)
{
    for (std::size_t octets = 1; octets < kBlockFrame.size(); ++octets) {
        ScriptedTransport script(clock);
        script.expects(Bytes(kBlockFrame.begin(), kBlockFrame.begin() + static_cast<std::ptrdiff_t>(octets)));
        test::FaultyTransport unplugged(script, {.goneAfterSent = octets});
        Client cut(unplugged, clock);
        const auto written = cut.data(1, hex("01 02 7D 7E"));
        ASSERT_FALSE(written) << octets;
        EXPECT_EQ(written.error().code(), ErrorCode::PortDisconnected) << octets;
    }
}

TEST(HuaweiMessages, HaveTheLengthsThatModemsCheck)
{
    EXPECT_EQ(encodeBegin(0xFFFFFFFF, 0xFFFFFFFF).size(), kBeginSize);
    EXPECT_EQ(encodeEnd(0xFFFFFFFF, 0xFFFFFFFF).size(), kEndSize);
    Bytes out;
    encodeData(1, Bytes(kBlockSize), out);
    EXPECT_EQ(out.size(), kDataHeaderSize + kBlockSize);
}

TEST(HuaweiMessages, ReadTheProductId)
{
    EXPECT_EQ(decodeProductId(hex("45 48 55 41 57 45 49 20 45 33 39 32 20 20")), "HUAWEI E392");
    EXPECT_EQ(decodeProductId(hex("45")).error().code(), ErrorCode::MalformedMessage);
    EXPECT_EQ(decodeProductId(hex("45 00 41")).error().code(), ErrorCode::MalformedMessage);
    EXPECT_EQ(decodeProductId({}).error().code(), ErrorCode::MalformedMessage);
    EXPECT_EQ(decodeProductId(hex("46 41")).error().code(), ErrorCode::UnexpectedMessage);
    EXPECT_EQ(decodeProductId(hex("03 00 06")).error().code(), ErrorCode::DeviceRefused);
}

}  // namespace
}  // namespace reviver::huawei
