// SPDX-License-Identifier: Apache-2.0
// The real enumerator and opener, unmodified, on USB devices that umockdev pretends to the
// whole process: its /sys and /dev are umockdev's.
#include "core/platform/serial_transport.h"
#include "core/platform/system_enumerator.h"
#include "tests/platform/pretended_bus.h"
#include "tests/platform/pretended_device.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

namespace reviver {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

class PretendedUsb : public testing::Test {
protected:
    PretendedUsb()
    {
        m_bus.afterEvent = [this] { m_enumerator.devices(); };
    }

    pretended::Bus m_bus;
    VirtualClock m_clock;  // never moves here: only an event makes the list new
    SystemEnumerator m_enumerator{m_clock};
};

TEST_F(PretendedUsb, ACompositeStickIsListedWithAllItsFields)
{
    AttachedDevice stick = pretended::compositeStick();
    stick.location = "1-1.2";
    stick.hubs = {{"1-1", "USB2.0 Hub", UsbSpeed::High, true}};
    stick.systemPath = "/sys/devices/pci0/usb1/1-1/1-1.2";
    m_bus.plug(stick);
    EXPECT_THAT(m_enumerator.devices(), ElementsAre(stick)) << "ports that Qt lists as well are not doubled";
}

TEST_F(PretendedUsb, AStickThatShowsOnlyItsDiscIsListedWithAllItsFields)
{
    m_bus.plug(pretended::discStick());
    EXPECT_THAT(m_enumerator.devices(), ElementsAre(pretended::discStick()));
}

TEST_F(PretendedUsb, AChipInEmergencyModeWithoutADriverGetsAPortOverLibusb)
{
    m_bus.plug(pretended::emergencyChip());
    const auto devices = m_enumerator.devices();
    ASSERT_THAT(devices, SizeIs(1));
    EXPECT_EQ(devices[0].interfaces.at(0).port, "usb:1-1:0");
}

TEST_F(PretendedUsb, AChipInEmergencyModeWithADriverKeepsItsSerialPort)
{
    AttachedDevice chip = pretended::emergencyChip();
    chip.interfaces[0].driver = "qcserial";
    chip.interfaces[0].port = "/dev/ttyUSB0";
    m_bus.plug(chip);
    EXPECT_THAT(m_enumerator.devices(), ElementsAre(chip));
}

TEST_F(PretendedUsb, ComingAndGoingIsSeenWithoutWaiting)
{
    EXPECT_THAT(m_enumerator.devices(), IsEmpty());
    m_clock.sleep(1min);
    EXPECT_THAT(m_enumerator.devices(), IsEmpty());
    m_clock.sleep(3s);
    m_bus.plug(pretended::discStick());
    EXPECT_THAT(m_enumerator.devices(), SizeIs(1));
    m_clock.sleep(3s);
    m_bus.unplug(pretended::discStick());
    EXPECT_THAT(m_enumerator.devices(), IsEmpty());
}

/// A system that tells of nothing.
class NoEvents final : public DeviceChanges {
public:
    bool seen() override { return false; }
};

TEST_F(PretendedUsb, WhatNoEventToldIsSeenAFewSecondsLater)
{
    m_bus.afterEvent = nullptr;
    SystemEnumerator enumerator(m_clock, std::make_unique<NoEvents>());
    m_clock.sleep(1min);
    EXPECT_THAT(enumerator.devices(), IsEmpty());
    m_bus.plug(pretended::discStick());
    EXPECT_THAT(enumerator.devices(), IsEmpty()) << "the list is not read again and again";
    m_clock.sleep(5s);
    EXPECT_THAT(enumerator.devices(), SizeIs(1));
}

TEST_F(PretendedUsb, AStickThatReturnsInAnotherModeUnderAnotherNameKeepsItsLocation)
{
    AttachedDevice download = pretended::compositeStick();
    download.id->product = 0x1003;
    download.interfaces.resize(1);
    download.interfaces[0].port = "/dev/ttyUSB7";
    m_bus.plug(download);
    const auto before = m_enumerator.devices();
    m_bus.unplug(download);
    EXPECT_THAT(m_enumerator.devices(), IsEmpty());
    m_bus.plug(pretended::compositeStick());
    const auto after = m_enumerator.devices();
    ASSERT_THAT(before, SizeIs(1));
    ASSERT_THAT(after, SizeIs(1));
    EXPECT_EQ(before[0].location, after[0].location);
    EXPECT_EQ(before[0].interfaces.at(0).port, "/dev/ttyUSB7");
    EXPECT_EQ(after[0].interfaces.at(0).port, "/dev/ttyUSB0");
}

TEST_F(PretendedUsb, APortOfTheStickCarriesOctets)
{
    m_bus.plug(pretended::compositeStick());
    SerialPortOpener opener;
    auto port = opener.open("/dev/ttyUSB1");
    ASSERT_TRUE(port) << port.error().detail();
    EXPECT_TRUE((*port)->write(asBytes("ATI\r"), 30s));

    const int modem = m_bus.modemSide("/dev/ttyUSB1");
    std::string request(4, '\0');
    ASSERT_EQ(::read(modem, request.data(), request.size()), 4);
    EXPECT_EQ(request, "ATI\r");
    ASSERT_EQ(::write(modem, "OK", 2), 2);
    Bytes answer(2);
    const auto got = (*port)->readSome(answer, 30s);
    ASSERT_TRUE(got) << got.error().detail();
    EXPECT_EQ(answer[0], 'O');
}

}  // namespace
}  // namespace reviver
