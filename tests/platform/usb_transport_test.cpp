// SPDX-License-Identifier: Apache-2.0
// A port over libusb, on a chip whose usbfs file answers as the kernel would.
#include "core/platform/usb_transport.h"
#include "tests/platform/pretended_bus.h"
#include "tests/platform/pretended_device.h"
#include "tests/platform/pretended_usbfs.h"

#include <filesystem>
#include <future>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

namespace reviver {
namespace {

using namespace std::chrono_literals;
using testing::Contains;
using testing::ElementsAre;

constexpr const char *kPath = "usb:1-1:0";
constexpr std::uint8_t kOut = 0x01;
constexpr std::uint8_t kIn = 0x81;

class UsbTransportTest : public testing::Test {
protected:
    UsbTransportTest() : m_node(m_bus.plug(pretended::emergencyChip())), m_chip(m_bus.testbed(), m_node)
    {
        m_chip.onTransfer = [this](std::uint8_t, const Bytes &octets) { m_received.push_back(octets); };
    }

    std::unique_ptr<Transport> openChip()
    {
        auto port = m_opener.open(kPath);
        EXPECT_TRUE(port) << port.error().detail();
        return port ? std::move(*port) : nullptr;
    }
    static Bytes readPart(Transport &port, std::size_t most = 65536)
    {
        Bytes buffer(most);
        const auto got = port.readSome(buffer, 30s);
        EXPECT_TRUE(got) << got.error().detail();
        buffer.resize(got.value_or(0));
        return buffer;
    }
    static Bytes readAll(Transport &port, std::size_t size)
    {
        Bytes all;
        while (all.size() < size) {
            const Bytes part = readPart(port, size - all.size());
            if (part.empty())
                break;
            append(all, part);
        }
        return all;
    }
    static ErrorCode readingFails(Transport &port, std::chrono::milliseconds timeout, StopToken stop = {})
    {
        Bytes buffer(16);
        const auto got = port.readSome(buffer, timeout, std::move(stop));
        EXPECT_FALSE(got);
        return got ? ErrorCode::Unsupported : got.error().code();
    }
    static Bytes counting(std::size_t size)
    {
        Bytes octets(size);
        for (std::size_t i = 0; i < size; ++i)
            octets[i] = static_cast<std::uint8_t>(i * 7 + i / 256);
        return octets;
    }

    pretended::Bus m_bus;
    std::string m_node;
    pretended::Usbfs m_chip;
    std::vector<Bytes> m_received;  ///< finished transfers that the chip got
    UsbPortOpener m_opener;
};

TEST_F(UsbTransportTest, CarriesARequestAndItsAnswer)
{
    auto port = openChip();
    ASSERT_TRUE(port);
    m_chip.onTransfer = [this](std::uint8_t, const Bytes &octets) { m_chip.send(octets); };
    EXPECT_TRUE(port->write(asBytes("hello"), 30s));
    EXPECT_EQ(readPart(*port), Bytes({'h', 'e', 'l', 'l', 'o'}));
}

TEST_F(UsbTransportTest, EndsAWriteOfFullPacketsWithAnEmptyOne)
{
    auto port = openChip();
    ASSERT_TRUE(port);
    EXPECT_TRUE(port->write(counting(1024), 30s));
    EXPECT_THAT(m_received, ElementsAre(counting(1024)));
    EXPECT_THAT(m_chip.outRequests(), ElementsAre(1024, 0));
}

TEST_F(UsbTransportTest, EndsAWriteWhoseLastPacketIsShortWithoutAnEmptyOne)
{
    auto port = openChip();
    ASSERT_TRUE(port);
    EXPECT_TRUE(port->write(counting(1025), 30s));
    EXPECT_THAT(m_received, ElementsAre(counting(1025)));
    EXPECT_THAT(m_chip.outRequests(), ElementsAre(1025));
}

TEST_F(UsbTransportTest, AWriteLongerThanOneRequestIsOneTransferForTheModem)
{
    auto port = openChip();
    ASSERT_TRUE(port);
    EXPECT_TRUE(port->write(counting(100'000), 30s));
    EXPECT_THAT(m_received, ElementsAre(counting(100'000)));
}

TEST_F(UsbTransportTest, PassesOverEmptyPackets)
{
    auto port = openChip();
    ASSERT_TRUE(port);
    m_chip.sendEmpty();
    m_chip.sendEmpty();
    m_chip.send(asBytes("after"));
    EXPECT_EQ(readPart(*port).size(), 5u);
}

TEST_F(UsbTransportTest, HandsOverFullPacketsThatNoEmptyOneEnds)
{
    auto port = openChip();
    ASSERT_TRUE(port);
    m_chip.send(counting(512), false);
    EXPECT_EQ(readAll(*port, 512), counting(512));
}

TEST_F(UsbTransportTest, KeepsWhatASmallBufferLeaves)
{
    auto port = openChip();
    ASSERT_TRUE(port);
    m_chip.send(counting(1300));
    Bytes all = readPart(*port, 1);
    EXPECT_EQ(all.size(), 1u);
    append(all, readPart(*port, 2));
    EXPECT_EQ(all.size(), 3u);
    append(all, readAll(*port, 1297));
    EXPECT_EQ(all, counting(1300));
}

TEST_F(UsbTransportTest, SilenceIsATimeout)
{
    auto port = openChip();
    ASSERT_TRUE(port);
    EXPECT_EQ(readingFails(*port, 120ms), ErrorCode::Timeout);
    m_chip.send(asBytes("late"));
    EXPECT_EQ(readPart(*port).size(), 4u) << "the port still works";
}

TEST_F(UsbTransportTest, AModemThatTakesNoOctetsIsATimeout)
{
    auto port = openChip();
    ASSERT_TRUE(port);
    m_chip.holdOut(true);
    const auto written = port->write(asBytes("hello"), 120ms);
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().code(), ErrorCode::Timeout);
}

TEST_F(UsbTransportTest, AStopEndsAWaitSoon)
{
    auto port = openChip();
    ASSERT_TRUE(port);
    StopSource stop;
    auto reading = std::async(std::launch::async, [&] { return readingFails(*port, 1h, stop.token()); });
    stop.requestStop();
    EXPECT_EQ(reading.get(), ErrorCode::Cancelled);
    const auto written = port->write(asBytes("hello"), 1h, stop.token());
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().code(), ErrorCode::Cancelled);
}

TEST_F(UsbTransportTest, AnUnplugWhileReadingIsADisconnectForGood)
{
    auto port = openChip();
    ASSERT_TRUE(port);
    auto reading = std::async(std::launch::async, [&] { return readingFails(*port, 1h); });
    m_chip.pull();
    EXPECT_EQ(reading.get(), ErrorCode::PortDisconnected);
    EXPECT_EQ(readingFails(*port, 1s), ErrorCode::PortDisconnected);
    const auto written = port->write(asBytes("hello"), 1s);
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().code(), ErrorCode::PortDisconnected);
}

TEST_F(UsbTransportTest, DiscardsWhatHasArrivedAndNothingLater)
{
    auto port = openChip();
    ASSERT_TRUE(port);
    m_chip.send(counting(100));
    readPart(*port, 10);  // 90 octets are kept for the next read
    m_chip.send(counting(2000));
    port->discardInput();
    m_chip.send(asBytes("new"));
    EXPECT_EQ(readPart(*port).size(), 3u);
}

TEST_F(UsbTransportTest, AStallIsClearedAndTheOctetsGoOut)
{
    auto port = openChip();
    ASSERT_TRUE(port);
    m_chip.stallOnce(kOut);
    EXPECT_TRUE(port->write(asBytes("hello"), 30s));
    EXPECT_THAT(m_chip.asked(), Contains("clear-halt 01"));
    m_chip.stallOnce(kIn);
    m_chip.send(asBytes("hi"));
    EXPECT_EQ(readPart(*port).size(), 2u);
    EXPECT_EQ(m_received.size(), 1u);
}

TEST_F(UsbTransportTest, TheInterfaceIsHeldWhileOpenAndGivenBack)
{
    {
        auto port = openChip();
        ASSERT_TRUE(port);
        EXPECT_THAT(m_chip.asked(), ElementsAre("claim 0")) << "no driver is put aside";
    }
    EXPECT_THAT(m_chip.asked(), ElementsAre("claim 0", "release 0"));
}

TEST_F(UsbTransportTest, AnInterfaceThatSomebodyHoldsIsBusy)
{
    m_chip.refuseClaims();
    const auto port = m_opener.open(kPath);
    ASSERT_FALSE(port);
    EXPECT_EQ(port.error().code(), ErrorCode::PortBusy);
}

TEST_F(UsbTransportTest, ADeviceThatTheUserMayNotOpenIsDenied)
{
    if (::geteuid() == 0)
        GTEST_SKIP() << "nothing is denied to root";
    gchar *root = umockdev_testbed_get_root_dir(m_bus.testbed());
    std::filesystem::permissions(root + m_node, std::filesystem::perms::none);
    g_free(root);
    const auto port = m_opener.open(kPath);
    ASSERT_FALSE(port);
    EXPECT_EQ(port.error().code(), ErrorCode::PortAccessDenied) << port.error().detail();
}

class UsbPortPaths : public UsbTransportTest, public testing::WithParamInterface<const char *> {};

TEST_P(UsbPortPaths, ThatLeadNowhereAreNotFound)
{
    const auto port = m_opener.open(GetParam());
    ASSERT_FALSE(port);
    EXPECT_EQ(port.error().code(), ErrorCode::PortNotFound) << port.error().detail();
    EXPECT_NE(port.error().detail().find(GetParam()), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(Wrong, UsbPortPaths,
                         testing::Values("usb:1-2:0", "usb:1-1:1", "usb:1-1:", "usb:1-1:x", "usb::0",
                                         "usb:", ""));

TEST(UsbPort, ReadsWhatItWrites)
{
    const auto port = UsbPort::parse(UsbPort{"3-4.2.1", 12}.path());
    ASSERT_TRUE(port);
    EXPECT_EQ(port->location, "3-4.2.1");
    EXPECT_EQ(port->interface, 12);
    EXPECT_FALSE(UsbPort::parse("/dev/ttyUSB0"));
    EXPECT_FALSE(UsbPort::parse("COM5"));
}

}  // namespace
}  // namespace reviver
