// SPDX-License-Identifier: Apache-2.0
// Messages to an installer disc, whose usbfs file answers as the kernel would.
#include "core/platform/usb_messages.h"
#include "tests/platform/pretended_bus.h"
#include "tests/platform/pretended_device.h"
#include "tests/platform/pretended_usbfs.h"
#include "tests/support/hex_literal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace reviver {
namespace {

using namespace std::chrono_literals;
using test::hex;
using testing::ElementsAre;
using testing::IsEmpty;

/// Huawei's message for Linux. Source: usb_modeswitch 2.5.2 (confirmed).
const Bytes kSwitch = hex("55534243 12345678 00000000 00 00 00 11062000000101000100000000000000");
/// The status of a command that was done: "USBS", its tag, nothing left, 0.
const Bytes kStatus = hex("55534253 12345678 00000000 00");

class UsbMessages : public testing::Test {
protected:
    UsbMessages() : m_disc(m_bus.testbed(), m_bus.plug(pretended::discStick()))
    {
        m_disc.onTransfer = [this](std::uint8_t, const Bytes &octets) { m_received.push_back(octets); };
    }

    Result<void> send(const std::vector<UsbMessage> &messages, std::chrono::milliseconds timeout = 30s)
    {
        return sendUsbMessages("1-1", messages, timeout);
    }
    static UsbMessage bulk(const Bytes &octets) { return {UsbMessage::Transfer::Bulk, octets}; }

    pretended::Bus m_bus;
    pretended::Usbfs m_disc;
    std::vector<Bytes> m_received;
};

TEST_F(UsbMessages, GoOutOctetForOctetAndTheDriverComesBack)
{
    m_disc.send(kStatus);
    const auto sent = send({bulk(kSwitch)});
    ASSERT_TRUE(sent) << sent.error().detail();
    EXPECT_THAT(m_received, ElementsAre(kSwitch));
    EXPECT_THAT(m_disc.asked(), ElementsAre("detach 0", "claim 0", "release 0", "attach 0"));
}

TEST_F(UsbMessages, GoOnWhenTheDiscHasAnsweredTheOneBefore)
{
    m_disc.onTransfer = [this](std::uint8_t, const Bytes &octets) {
        m_received.push_back(octets);
        m_disc.send(kStatus);
    };
    Bytes second = kSwitch;
    second[4] = 0x13;
    ASSERT_TRUE(send({bulk(kSwitch), bulk(second)}));
    EXPECT_THAT(m_received, ElementsAre(kSwitch, second));
}

TEST_F(UsbMessages, AStallIsNoError)
{
    m_disc.stallOnce(0x01);
    EXPECT_TRUE(send({bulk(kSwitch)}));
    EXPECT_THAT(m_received, IsEmpty());
}

TEST_F(UsbMessages, ADiscThatVanishesAtOnceIsNoError)
{
    m_disc.onTransfer = [this](std::uint8_t, const Bytes &octets) {
        m_received.push_back(octets);
        m_disc.pull();
    };
    EXPECT_TRUE(send({bulk(kSwitch), bulk(kSwitch)}));
    EXPECT_THAT(m_received, ElementsAre(kSwitch)) << "nothing is sent to a device that has left";
}

TEST_F(UsbMessages, ADiscThatTakesNothingIsATimeout)
{
    m_disc.holdOut(true);
    const auto sent = send({bulk(kSwitch)}, 100ms);
    ASSERT_FALSE(sent);
    EXPECT_EQ(sent.error().code(), ErrorCode::Timeout);
}

TEST_F(UsbMessages, AControlRequestGoesOutWithItsFields)
{
    UsbMessage message;
    message.transfer = UsbMessage::Transfer::Control;
    message.requestType = 0x40;
    message.request = 0xA1;
    message.value = 0x0102;
    message.index = 0x0304;
    EXPECT_TRUE(send({message}));
    EXPECT_THAT(m_disc.asked(), testing::Contains("control 40 a1 0102 0304"));
    m_disc.stallOnce(0x00);
    EXPECT_TRUE(send({message})) << "the E8372 answers with a stall and switches all the same";
}

TEST_F(UsbMessages, ADiscThatSomebodyHoldsIsBusy)
{
    m_disc.refuseClaims();
    const auto sent = send({bulk(kSwitch)});
    ASSERT_FALSE(sent);
    EXPECT_EQ(sent.error().code(), ErrorCode::PortBusy);
}

TEST_F(UsbMessages, NothingPluggedInIsNotFound)
{
    const auto sent = sendUsbMessages("1-9", {bulk(kSwitch)}, 1s);
    ASSERT_FALSE(sent);
    EXPECT_EQ(sent.error().code(), ErrorCode::PortNotFound);
}

}  // namespace
}  // namespace reviver
