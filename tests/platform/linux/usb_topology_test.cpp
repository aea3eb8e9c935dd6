// SPDX-License-Identifier: Apache-2.0
#include "core/platform/usb_topology.h"

#include <QTemporaryDir>

#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace reviver {
namespace {

namespace fs = std::filesystem;
using testing::IsEmpty;
using testing::SizeIs;

/// A sysfs made by the test: devices under /devices with links from /bus/usb/devices,
/// as the kernel lays them out (Documentation/ABI/testing/sysfs-bus-usb).
class UsbTopology : public testing::Test {
protected:
    fs::path root() const { return m_root.path().toStdString(); }

    void addAttribute(const fs::path &folder, const std::string &name, const std::string &value)
    {
        fs::create_directories(folder);
        std::ofstream(folder / name) << value << "\n";
    }

    /// `inside` is the folder of the hub that it is plugged into.
    fs::path addDevice(const std::string &location, const std::string &vendor, const std::string &product,
                       const fs::path &inside = "devices/pci0/usb1")
    {
        const fs::path folder = root() / inside / location;
        addAttribute(folder, "idVendor", vendor);
        addAttribute(folder, "idProduct", product);
        addAttribute(folder, "bcdDevice", "0102");
        addAttribute(folder, "bDeviceClass", "00");
        addAttribute(folder, "speed", "480");
        fs::create_directories(root() / "bus/usb/devices");
        fs::create_directory_symlink(folder, root() / "bus/usb/devices" / location);
        return folder;
    }

    fs::path addInterface(const fs::path &device, int number, const std::string &classSubclassProtocol,
                          const std::string &endpoints = "02")
    {
        const std::string name = device.filename().string() + ":1." + std::to_string(number);
        const fs::path folder = device / name;
        addAttribute(folder, "bInterfaceNumber", (number < 10 ? "0" : "") + std::to_string(number));
        addAttribute(folder, "bInterfaceClass", classSubclassProtocol.substr(0, 2));
        addAttribute(folder, "bInterfaceSubClass", classSubclassProtocol.substr(2, 2));
        addAttribute(folder, "bInterfaceProtocol", classSubclassProtocol.substr(4, 2));
        addAttribute(folder, "bNumEndpoints", endpoints);
        fs::create_directory_symlink(folder, root() / "bus/usb/devices" / name);
        return folder;
    }

private:
    QTemporaryDir m_root;
};

TEST_F(UsbTopology, ReadsAStickWithItsInterfacesAndPorts)
{
    const fs::path stick = addDevice("1-4", "12d1", "1506");
    addAttribute(stick, "manufacturer", "HUAWEI");
    addAttribute(stick, "product", "HUAWEI Mobile");
    addAttribute(stick, "serial", "SIM0001");
    addAttribute(stick, "version", " 2.00");
    addAttribute(stick, "bMaxPower", "500mA");
    const fs::path modem = addInterface(stick, 0, "ff0101", "03");
    addAttribute(modem, "uevent", "DEVTYPE=usb_interface\nDRIVER=option\nPRODUCT=12d1/1506/102");
    addAttribute(modem, "interface", "Huawei Mobile Connect - Modem");
    fs::create_directories(modem / "ttyUSB0/tty/ttyUSB0");
    const fs::path disc = addInterface(stick, 5, "080650");
    addAttribute(disc, "uevent", "DRIVER=usb-storage");

    const auto devices = usbTopology(root());
    ASSERT_THAT(devices, SizeIs(1));
    AttachedDevice expected;
    expected.id = UsbId{0x12D1, 0x1506};
    expected.release = 0x0102;
    expected.manufacturer = "HUAWEI";
    expected.product = "HUAWEI Mobile";
    expected.serial = "SIM0001";
    expected.location = "1-4";
    expected.systemPath = fs::canonical(stick).string();
    expected.usbVersion = 0x0200;
    expected.maxPower = 500;
    expected.speed = UsbSpeed::High;
    AttachedInterface first;
    first.interfaceClass = 0xFF;
    first.subclass = 0x01;
    first.protocol = 0x01;
    first.endpoints = 3;
    first.name = "Huawei Mobile Connect - Modem";
    first.driver = "option";
    first.port = "/dev/ttyUSB0";
    AttachedInterface second;
    second.number = 5;
    second.interfaceClass = 0x08;
    second.subclass = 0x06;
    second.protocol = 0x50;
    second.endpoints = 2;
    second.driver = "usb-storage";
    expected.interfaces = {first, second};
    EXPECT_EQ(devices[0], expected);
}

TEST_F(UsbTopology, NamesTheHubsOnTheWayButNotTheComputersOwnSocket)
{
    const fs::path root = addDevice("usb1", "1d6b", "0002", "devices/pci0");
    const fs::path outer = addDevice("1-4", "05e3", "0608");
    addAttribute(outer, "product", "USB2.0 Hub");
    addAttribute(outer, "bmAttributes", "e0");
    const fs::path inner = addDevice("1-4.2", "0424", "2514", "devices/pci0/usb1/1-4");
    addAttribute(inner, "bmAttributes", "a0");
    addAttribute(inner, "speed", "12");
    for (const fs::path &hub : {root, outer, inner})
        addAttribute(hub, "bDeviceClass", "09");
    addInterface(addDevice("1-4.2.1", "12d1", "1506", "devices/pci0/usb1/1-4/1-4.2"), 0, "ff0101");
    addInterface(addDevice("1-5", "12d1", "1506"), 0, "ff0101");

    const auto devices = usbTopology(this->root());
    ASSERT_THAT(devices, SizeIs(2));
    EXPECT_EQ(devices[0].location, "1-4.2.1");
    ASSERT_THAT(devices[0].hubs, SizeIs(2));
    EXPECT_EQ(devices[0].hubs[0], (UsbHub{"1-4", "USB2.0 Hub", UsbSpeed::High, true}));
    EXPECT_EQ(devices[0].hubs[1], (UsbHub{"1-4.2", "", UsbSpeed::Full, false}));
    EXPECT_EQ(devices[1].location, "1-5");
    EXPECT_THAT(devices[1].hubs, IsEmpty());
}

TEST_F(UsbTopology, FindsThePortOfACdcAcmInterface)
{
    const fs::path board = addDevice("2-1.3", "2341", "0043");
    fs::create_directories(addInterface(board, 0, "020201", "01") / "tty/ttyACM0");
    const auto devices = usbTopology(root());
    ASSERT_THAT(devices, SizeIs(1));
    EXPECT_EQ(devices[0].location, "2-1.3");
    EXPECT_EQ(devices[0].interfaces.at(0).port, "/dev/ttyACM0");
}

TEST_F(UsbTopology, ListsAModemThatShowsOnlyItsCd)
{
    addInterface(addDevice("1-2", "12d1", "1446"), 0, "080650");
    const auto devices = usbTopology(root());
    ASSERT_THAT(devices, SizeIs(1));
    EXPECT_EQ(devices[0].id->text(), "12D1:1446");
    EXPECT_EQ(devices[0].interfaces.at(0).port, "");
}

TEST_F(UsbTopology, LeavesOutDevicesThatAreNoModems)
{
    addInterface(addDevice("1-3", "046d", "c52b"), 0, "030101");
    const fs::path hub = addDevice("usb1", "1d6b", "0002");
    addAttribute(hub, "bDeviceClass", "09");
    EXPECT_THAT(usbTopology(root()), IsEmpty());
}

TEST_F(UsbTopology, LeavesOutAHubOfAModemVendor)
{
    addAttribute(addDevice("1-1", "05c6", "9999"), "bDeviceClass", "09");
    EXPECT_THAT(usbTopology(root()), IsEmpty());
}

TEST_F(UsbTopology, SortsInterfacesByTheirNumber)
{
    const fs::path stick = addDevice("1-4", "12d1", "1506");
    addInterface(stick, 10, "ff0112");
    addInterface(stick, 2, "ff0102");
    const auto devices = usbTopology(root());
    ASSERT_THAT(devices, SizeIs(1));
    ASSERT_THAT(devices[0].interfaces, SizeIs(2));
    EXPECT_EQ(devices[0].interfaces[0].number, 2);
}

TEST_F(UsbTopology, KeepsTwoEqualSticksApart)
{
    addDevice("1-4", "12d1", "1003");
    addDevice("1-5", "12d1", "1003");
    const auto devices = usbTopology(root());
    ASSERT_THAT(devices, SizeIs(2));
    EXPECT_EQ(devices[0].location, "1-4");
    EXPECT_EQ(devices[1].location, "1-5");
}

TEST_F(UsbTopology, SurvivesFilesThatHoldNonsenseOrVanished)
{
    addDevice("1-6", "zz", "1506");
    const fs::path half = addDevice("1-7", "12d1", "1506");
    fs::remove(half / "bcdDevice");
    addAttribute(half, "speed", "");
    addAttribute(half, "version", " two");
    addAttribute(half, "bMaxPower", "much");
    addAttribute(addInterface(half, 0, "ff0101"), "bNumEndpoints", "many");
    fs::create_directory_symlink(root() / "nowhere", root() / "bus/usb/devices/1-8");
    const auto devices = usbTopology(root());
    ASSERT_THAT(devices, SizeIs(1));
    EXPECT_EQ(devices[0].release, 0);
    EXPECT_EQ(devices[0].speed, UsbSpeed::Unknown);
    EXPECT_EQ(devices[0].usbVersion, 0);
    EXPECT_FALSE(devices[0].maxPower);
    EXPECT_EQ(devices[0].interfaces.at(0).endpoints, 0);
}

TEST_F(UsbTopology, IsEmptyWithoutASysfs)
{
    EXPECT_THAT(usbTopology(root() / "not there"), IsEmpty());
}

struct SpeedCase {
    const char *text;
    UsbSpeed speed;
};

void PrintTo(const SpeedCase &speedCase, std::ostream *out)
{
    *out << speedCase.text << " Mbit/s";
}

class UsbSpeedTexts : public UsbTopology, public testing::WithParamInterface<SpeedCase> {};

TEST_P(UsbSpeedTexts, BecomeSpeeds)
{
    addAttribute(addDevice("1-4", "12d1", "1003"), "speed", GetParam().text);
    EXPECT_EQ(usbTopology(root()).at(0).speed, GetParam().speed);
}

INSTANTIATE_TEST_SUITE_P(Sysfs, UsbSpeedTexts,
                         testing::Values(SpeedCase{"1.5", UsbSpeed::Low}, SpeedCase{"12", UsbSpeed::Full},
                                         SpeedCase{"480", UsbSpeed::High}, SpeedCase{"5000", UsbSpeed::Super},
                                         SpeedCase{"10000", UsbSpeed::Super}));

}  // namespace
}  // namespace reviver
