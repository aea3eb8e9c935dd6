// SPDX-License-Identifier: Apache-2.0
// The device manager of a Windows computer, written down from what owners of such sticks
// posted (docs/sources.md); the grouping is the same on every system.
#include "core/platform/windows/device_grouping.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace reviver::windows {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

const std::string kController = "PCIROOT(0)#PCI(1400)#USBROOT(0)";

DeviceNode node(std::string instance, const std::string &sockets, std::string name, std::string service)
{
    DeviceNode out;
    out.instance = std::move(instance);
    out.locationPath = kController + sockets;
    out.name = std::move(name);
    out.service = std::move(service);
    return out;
}

/// A stick in download mode: modem and PC UI, behind a hub.
std::vector<DeviceNode> downloadStick()
{
    DeviceNode root = node("USB\\ROOT_HUB30\\4&1&0&0", "", "USB Root Hub (USB 3.0)", "USBHUB3");
    DeviceNode hub = node("USB\\VID_05E3&PID_0608\\5&1&0&4", "#USB(4)", "Generic USB Hub", "usbhub");
    DeviceNode whole
        = node("USB\\VID_12D1&PID_1003\\6&2C24CE2E&0&2", "#USB(4)#USB(2)", "USB Composite Device", "usbccgp");
    whole.hardwareIds = {"USB\\VID_12D1&PID_1003&REV_0102", "USB\\VID_12D1&PID_1003"};
    whole.reportedName = "HUAWEI Mobile";
    whole.manufacturer = "HUAWEI";
    DeviceNode pcui = node("USB\\VID_12D1&PID_1003&MI_01\\7&2B&0&0001", "#USB(4)#USB(2)#USBMI(1)",
                           "HUAWEI Mobile Connect - 3G PC UI Interface (COM12)", "ew_hwser2k");
    pcui.compatibleIds = {"USB\\Class_ff&SubClass_ff&Prot_fe", "USB\\Class_ff"};
    pcui.driverVersion = "2.0.6.718";
    pcui.port = "COM12";
    DeviceNode modem = node("USB\\VID_12D1&PID_1003&MI_00\\7&2B&0&0000", "#USB(4)#USB(2)#USBMI(0)",
                            "HUAWEI Mobile Connect - 3G Modem", "ew_hwmdm2k");
    modem.port = "COM11";
    modem.hidden = true;
    return {root, hub, pcui, modem, whole};
}

TEST(WindowsDevices, AStickIsOneDeviceWithItsInterfacesAndHubs)
{
    const auto devices = attachedDevices(downloadStick());
    ASSERT_THAT(devices, SizeIs(1)) << "hubs are no modems";
    const AttachedDevice &stick = devices[0];
    EXPECT_EQ(stick.id->text(), "12D1:1003");
    EXPECT_EQ(stick.location, "1-4.2");
    EXPECT_EQ(stick.release, 0x0102);
    EXPECT_EQ(stick.product, "HUAWEI Mobile");
    EXPECT_EQ(stick.manufacturer, "HUAWEI");
    EXPECT_EQ(stick.serial, "") << "Windows made that part of the instance up";
    ASSERT_THAT(stick.hubs, SizeIs(1));
    EXPECT_EQ(stick.hubs[0].location, "1-4");
    EXPECT_EQ(stick.hubs[0].name, "Generic USB Hub");
    ASSERT_THAT(stick.interfaces, SizeIs(2));
    EXPECT_EQ(stick.interfaces[0].number, 0);
    EXPECT_EQ(stick.interfaces[0].port, "COM11");
    EXPECT_TRUE(stick.interfaces[0].hidden);
    EXPECT_EQ(stick.interfaces[1].name, "HUAWEI Mobile Connect - 3G PC UI Interface");
    EXPECT_EQ(stick.interfaces[1].port, "COM12");
    EXPECT_EQ(stick.interfaces[1].driver, "ew_hwser2k");
    EXPECT_EQ(stick.interfaces[1].driverVersion, "2.0.6.718");
    EXPECT_EQ(stick.interfaces[1].interfaceClass, 0xFF);
    EXPECT_EQ(stick.interfaces[1].protocol, 0xFE);
    EXPECT_FALSE(stick.interfaces[1].hidden);
}

TEST(WindowsDevices, TheBusIsTheSameWhateverElseIsAttached)
{
    auto nodes = downloadStick();
    DeviceNode other = node("USB\\ROOT_HUB30\\4&2&0&0", "", "USB Root Hub (USB 3.0)", "USBHUB3");
    other.locationPath = "PCIROOT(0)#PCI(0100)#USBROOT(0)";
    nodes.push_back(other);
    const auto before = attachedDevices(nodes);
    DeviceNode mouse = node("USB\\VID_046D&PID_C52B\\6&3&0&1", "", "Mouse", "HidUsb");
    mouse.locationPath = other.locationPath + "#USB(1)";
    nodes.push_back(mouse);
    const auto after = attachedDevices(nodes);
    ASSERT_THAT(before, SizeIs(1));
    ASSERT_THAT(after, SizeIs(1)) << "a mouse is no modem";
    EXPECT_EQ(before[0].location, "2-4.2");
    EXPECT_EQ(after[0].location, before[0].location);
}

TEST(WindowsDevices, ADeviceWithOneInterfaceIsItsOwnInterface)
{
    DeviceNode chip = node("USB\\VID_05C6&PID_9008\\0123456789ABCDEF", "#USB(3)",
                           "Qualcomm HS-USB QDLoader 9008 (COM7)", "qcusbser");
    chip.port = "COM7";
    const auto devices = attachedDevices({chip});
    ASSERT_THAT(devices, SizeIs(1));
    EXPECT_EQ(devices[0].serial, "0123456789ABCDEF");
    EXPECT_EQ(devices[0].location, "1-3");
    ASSERT_THAT(devices[0].interfaces, SizeIs(1));
    EXPECT_EQ(devices[0].interfaces[0].port, "COM7");
    EXPECT_EQ(devices[0].interfaces[0].name, "Qualcomm HS-USB QDLoader 9008");
    EXPECT_THAT(devices[0].hubs, IsEmpty());
}

TEST(WindowsDevices, AGhostIsRememberedButNotAttached)
{
    auto nodes = downloadStick();
    for (DeviceNode &one : nodes) {
        one.present = false;
        one.locationPath.clear();
    }
    EXPECT_THAT(attachedDevices(nodes), IsEmpty());
    const auto ghosts = ghostPorts(nodes);
    ASSERT_THAT(ghosts, SizeIs(2));
    EXPECT_EQ(ghosts[0].interfaces.at(0).port, "COM12");
    EXPECT_EQ(ghosts[0].id->text(), "12D1:1003");
    EXPECT_THAT(ghostPorts(downloadStick()), IsEmpty());
}

TEST(WindowsDevices, NonsenseIsPassedOver)
{
    std::vector<DeviceNode> nodes;
    for (const char *instance :
         {"", "USB", "USB\\VID_12D", "USB\\VID_XXXX&PID_1003\\1", "USB\\VID_12D1&PID_\\1"})
        nodes.push_back(node(instance, "#USB(1)", "", ""));
    for (const char *path : {"", "#", "USB(", "##USB()#", "USBMI("}) {
        nodes.push_back(node("USB\\VID_12D1&PID_1003&MI_\\1", "", "", ""));
        nodes.back().locationPath = path;
    }
    nodes.push_back(node("USB\\VID_12D1&PID_1003&MI_0", "#USB(5)", "", ""));
    nodes.back().compatibleIds = {"USB\\Class_", "USB\\Class_f&SubClass_02&Prot_01"};
    nodes.back().hardwareIds = {"USB\\VID_12D1&PID_1003&REV_"};
    for (const AttachedDevice &device : attachedDevices(nodes))
        EXPECT_EQ(device.id->text(), "12D1:1003");
}

}  // namespace
}  // namespace reviver::windows
