// SPDX-License-Identifier: Apache-2.0
// The real enumerator and opener, unmodified, on a USB modem that umockdev pretends
// to the whole process: its /sys and /dev are umockdev's.
#include "core/platform/system_enumerator.h"
#include "core/platform/serial_transport.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <umockdev.h>
#include <unistd.h>

namespace reviver {
namespace {

using namespace std::chrono_literals;
using testing::IsEmpty;
using testing::SizeIs;

constexpr int kSerialInterfaces = 3;
constexpr const char *kUsbPath = "/sys/devices/pci0/usb1/1-1";

/// A USB device in umockdev's text form: P path, N node, E uevent, A attribute.
std::string deviceText(int product, const std::string &name)
{
    return fmt::format("P: /devices/pci0/usb1/1-1\n"
                       "E: SUBSYSTEM=usb\nE: DEVTYPE=usb_device\nE: DRIVER=usb\n"
                       "A: idVendor=12d1\\n\nA: idProduct={:04x}\\n\nA: bcdDevice=0102\\n\nA: speed=480\\n\n"
                       "A: bDeviceClass=00\\n\nA: manufacturer=HUAWEI\\n\nA: product={}\\n\n\n",
                       product, name);
}

std::string interfaceText(int number, const std::string &driver, const std::string &classText)
{
    return fmt::format(
        "P: /devices/pci0/usb1/1-1/1-1:1.{0}\n"
        "E: SUBSYSTEM=usb\nE: DEVTYPE=usb_interface\nE: DRIVER={1}\n"
        "A: bInterfaceNumber={0:02x}\\n\nA: bInterfaceClass={2}\\n\n"
        "A: bInterfaceSubClass={3}\\n\nA: bInterfaceProtocol={4}\\n\nA: bNumEndpoints=02\\n\n\n",
        number, driver, classText.substr(0, 2), classText.substr(2, 2), classText.substr(4, 2));
}

std::string portText(int interface, int port, int product)
{
    return fmt::format("P: /devices/pci0/usb1/1-1/1-1:1.{0}/ttyUSB{1}\n"
                       "E: SUBSYSTEM=usb-serial\nE: DRIVER=option1\n\n"
                       "P: /devices/pci0/usb1/1-1/1-1:1.{0}/ttyUSB{1}/tty/ttyUSB{1}\nN: ttyUSB{1}\n"
                       "E: SUBSYSTEM=tty\nE: DEVNAME=/dev/ttyUSB{1}\nE: MAJOR=188\nE: MINOR={1}\n"
                       "E: ID_BUS=usb\nE: ID_VENDOR_ID=12d1\nE: ID_MODEL_ID={2:04x}\n"
                       "A: dev=188:{1}\\n\n\n",
                       interface, port, product);
}

/// A composite 12D1:1506: three serial interfaces and the installer disc.
std::string normalStick()
{
    std::string text = deviceText(0x1506, "HUAWEI Mobile");
    for (int number = 0; number < kSerialInterfaces; ++number)
        text += interfaceText(number, "option", fmt::format("ff01{:02x}", number + 1))
            + portText(number, number, 0x1506);
    return text + interfaceText(kSerialInterfaces, "usb-storage", "080650");
}

/// The same stick in download mode: another product id, one interface, another port.
std::string downloadStick()
{
    return deviceText(0x1003, "HUAWEI Mobile") + interfaceText(0, "option", "ffffff")
        + portText(0, 7, 0x1003);
}

class PretendedUsb : public testing::Test {
protected:
    void SetUp() override { m_testbed = umockdev_testbed_new(); }
    void TearDown() override { g_object_unref(m_testbed); }

    void plug(const std::string &text)
    {
        GError *error = nullptr;
        ASSERT_TRUE(umockdev_testbed_add_from_string(m_testbed, text.c_str(), &error)) << error->message;
    }
    /// Takes away the download stick of interface 0 and port 7, leaves first.
    void unplugDownloadStick()
    {
        const std::string interface = std::string(kUsbPath) + "/1-1:1.0";
        for (const std::string &path :
             {interface + "/ttyUSB7/tty/ttyUSB7", interface + "/ttyUSB7", interface, std::string(kUsbPath)})
            umockdev_testbed_remove_device(m_testbed, path.c_str());
    }

    UMockdevTestbed *m_testbed = nullptr;
};

TEST_F(PretendedUsb, ACompositeStickIsOneDeviceWithItsPorts)
{
    plug(normalStick());
    SystemClock clock;
    SystemEnumerator enumerator(clock);
    const auto devices = enumerator.devices();
    ASSERT_THAT(devices, SizeIs(1)) << "ports that Qt lists as well are not doubled";
    EXPECT_EQ(devices[0].id->text(), "12D1:1506");
    EXPECT_EQ(devices[0].location, "1-1");
    EXPECT_EQ(devices[0].product, "HUAWEI Mobile");
    EXPECT_EQ(devices[0].speed, UsbSpeed::High);
    ASSERT_THAT(devices[0].interfaces, SizeIs(kSerialInterfaces + 1));
    for (int number = 0; number < kSerialInterfaces; ++number) {
        const AttachedInterface &interface = devices[0].interfaces[static_cast<std::size_t>(number)];
        EXPECT_EQ(interface.port, fmt::format("/dev/ttyUSB{}", number));
        EXPECT_EQ(interface.protocol, number + 1);
        EXPECT_EQ(interface.driver, "option");
    }
    EXPECT_EQ(devices[0].interfaces.back().interfaceClass, 0x08);
    EXPECT_EQ(devices[0].interfaces.back().port, "");
}

TEST_F(PretendedUsb, AStickThatReturnsInAnotherModeKeepsItsLocation)
{
    SystemClock clock;
    SystemEnumerator enumerator(clock);
    plug(downloadStick());
    const auto before = enumerator.devices();
    unplugDownloadStick();
    EXPECT_THAT(enumerator.devices(), IsEmpty());
    plug(normalStick());
    const auto after = enumerator.devices();
    ASSERT_THAT(before, SizeIs(1));
    ASSERT_THAT(after, SizeIs(1));
    EXPECT_EQ(before[0].location, after[0].location);
    EXPECT_NE(before[0].id, after[0].id);
}

TEST_F(PretendedUsb, APortOfTheStickCarriesOctets)
{
    plug(normalStick());
    SerialPortOpener opener;
    auto port = opener.open("/dev/ttyUSB1");
    ASSERT_TRUE(port) << port.error().detail();
    EXPECT_TRUE((*port)->write(asBytes("ATI\r"), 30s));

    const int modem = umockdev_testbed_get_dev_fd(m_testbed, "/dev/ttyUSB1");
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
