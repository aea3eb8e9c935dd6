// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/balong_boot/balong_boot_client.h"
#include "tests/support/hex_literal.h"
#include "tests/support/scripted_transport.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace reviver::balong_boot {
namespace {

using namespace std::chrono_literals;
using test::hex;
using test::ScriptedTransport;

class BalongBootTest : public testing::Test {
protected:
    VirtualClock clock;
    ScriptedTransport port{clock};
    Client client{port, clock};
};

TEST(BalongBootMessages, MatchThePublishedCheckValue)
{
    EXPECT_EQ(crc16Xmodem(asBytes("123456789")), 0x31C3);
    EXPECT_EQ(crc16Xmodem({}), 0x0000);
}

// The first and the last two: computed with another program; the second: recorded from
// a run of balong-usbdload.
TEST(BalongBootMessages, MatchIndependentVectors)
{
    EXPECT_EQ(encodeStart(RunMode::RunAsIs, 0x1000, 0x00020000),
              hex("FE 00 FF 01 00 00 10 00 00 02 00 00 CC 44"));
    EXPECT_EQ(encodeStart(RunMode::RunAsIs, 0x05DC, 0x00020000),
              hex("FE 00 FF 01 00 00 05 DC 00 02 00 00 29 08"));
    Bytes data;
    encodeData(1, hex("01 02 03 04"), data);
    EXPECT_EQ(data, hex("DA 01 FE 01 02 03 04 0A 7D"));
    EXPECT_EQ(encodeEnd(5), hex("ED 05 FA 53 C0"));
}

TEST_F(BalongBootTest, KnocksAndSendsAComponent)
{
    port.expects("A").answers("U");
    Bytes component(1500);
    for (std::size_t i = 0; i < component.size(); ++i)
        component[i] = static_cast<std::uint8_t>(i * 13);
    Bytes first;
    encodeData(1, ByteView(component).first(1024), first);
    Bytes second;
    encodeData(2, ByteView(component).subspan(1024), second);
    port.expects(hex("FE 00 FF 01 00 00 05 DC 00 02 00 00 29 08")).answers(hex("AA"));
    port.expects(first).answers(hex("AA"));
    port.expects(second).answers(hex("AA"));
    port.expects(encodeEnd(3)).answers(hex("AA"));
    std::vector<std::size_t> steps;
    EXPECT_TRUE(client.knock());
    EXPECT_TRUE(client.sendComponent(RunMode::RunAsIs, 0x00020000, component,
                                     [&steps](std::size_t done, std::size_t) { steps.push_back(done); }));
    EXPECT_THAT(steps, testing::ElementsAre(1024, 1500));
}

TEST_F(BalongBootTest, NumbersWrapAtEightBits)
{
    const Bytes component(257 * kBlockSize);
    port.expects(encodeStart(RunMode::RestartApplicationCore, 257 * kBlockSize, 0)).answers(hex("AA"));
    for (unsigned i = 1; i <= 257; ++i) {
        Bytes packet;
        encodeData(static_cast<std::uint8_t>(i), Bytes(kBlockSize), packet);
        port.expects(packet).answers(hex("AA"));
    }
    port.expects(encodeEnd(static_cast<std::uint8_t>(258))).answers(hex("AA"));
    EXPECT_TRUE(client.sendComponent(RunMode::RestartApplicationCore, 0, component));
}

TEST_F(BalongBootTest, SendsAPacketAgainThatIsNotAnswered)
{
    port.expects("A").expects("A").answers("U");
    EXPECT_TRUE(client.knock());
    EXPECT_EQ(client.counters().repeats, 1u);
    port.expects("AAA");
    const auto silent = client.knock();
    ASSERT_FALSE(silent);
    EXPECT_EQ(silent.error().detail(), "knock: no answer within 3000 ms, 3 times");
}

// The start is acknowledged late, after it was sent again; both acknowledgements come,
// and then the ROM refuses the first block.
TEST_F(BalongBootTest, DoesNotTakeALateAcknowledgementForTheNextPackets)
{
    const Bytes start = encodeStart(RunMode::RunAsIs, 1, 0);
    Bytes data;
    encodeData(1, hex("00"), data);
    port.expects(start).answers(hex("AA"), kPacketTimeout + 10ms);
    port.expects(start).answers(hex("AA"), 100ms);
    port.expects(data).answers(hex("55"), 300ms);
    EXPECT_EQ(client.sendComponent(RunMode::RunAsIs, 0, hex("00")).error().code(), ErrorCode::DeviceRefused);
}

TEST_F(BalongBootTest, EndsOnAnyOtherAnswer)
{
    port.expects("A").answers("\r\nERROR");
    EXPECT_EQ(client.knock().error().code(), ErrorCode::DeviceRefused);
    port.expects(encodeStart(RunMode::RunAsIs, 1, 0)).answers(hex("AA"));
    Bytes data;
    encodeData(1, hex("00"), data);
    port.expects(data).answers(hex("55"));
    EXPECT_EQ(client.sendComponent(RunMode::RunAsIs, 0, hex("00")).error().detail(),
              "sending the octets from 0: data: awaited 0xAA, got 0x55");
}

TEST_F(BalongBootTest, RefusesComponentsOfNoSizeOrBeyondTheAddressSpace)
{
    EXPECT_EQ(client.sendComponent(RunMode::RunAsIs, 0, {}).error().code(), ErrorCode::InvalidArgument);
    EXPECT_EQ(client.sendComponent(RunMode::RunAsIs, 0xFFFFFFFF, hex("00")).error().code(),
              ErrorCode::InvalidArgument);
    EXPECT_TRUE(port.written().empty());
}

}  // namespace
}  // namespace reviver::balong_boot
