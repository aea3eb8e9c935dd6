// SPDX-License-Identifier: Apache-2.0
#include "core/repair/usb_json.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace reviver {
namespace {

AttachedDevice stick()
{
    AttachedDevice device;
    device.id = UsbId{0x12D1, 0x1506};
    device.release = 0x0102;
    device.manufacturer = "HUAWEI Technology";
    device.product = "HUAWEI Mobile";
    device.serial = "0123456789ABCDEF";
    device.location = "1-4.2";
    device.systemPath = "USB\\VID_12D1&PID_1506\\0123456789ABCDEF";
    device.speed = UsbSpeed::Full;
    device.usbVersion = 0x0210;
    device.maxPower = 500;
    device.hubs = {{"1-4", "USB2.0 Hub", UsbSpeed::High, false}};
    AttachedInterface interface;
    interface.number = 2;
    interface.interfaceClass = 0xFF;
    interface.endpoints = 2;
    interface.endpointDetails
        = {{0x82, UsbEndpoint::Kind::Bulk, 512}, {0x03, UsbEndpoint::Kind::Interrupt, 16}};
    device.interfaces = {interface};
    return device;
}

TEST(UsbJson, HasTheLinkTheHubsAndTheEndPoints)
{
    const auto usb = usbJson(stick());
    EXPECT_EQ(usb.at("vendor"), "12d1");
    EXPECT_EQ(usb.at("release"), "0102");
    EXPECT_EQ(usb.at("speed"), "full");
    EXPECT_EQ(usb.at("usb_version"), "2.10");
    EXPECT_EQ(usb.at("max_power_ma"), 500);
    EXPECT_EQ(usb.at("hubs").at(0).dump(),
              R"({"path":"1-4","name":"USB2.0 Hub","speed":"high","self_powered":false})");
    EXPECT_EQ(usb.at("interfaces").at(0).at("endpoint_list").dump(),
              R"([{"address":"82","kind":"bulk","direction":"in","packet_size":512},)"
              R"({"address":"03","kind":"interrupt","direction":"out","packet_size":16}])");
}

TEST(UsbJson, NeverShowsTheSerialNumber)
{
    EXPECT_EQ(usbJson(stick()).dump().find("0123456789ABCDEF"), std::string::npos);
    AttachedDevice other = stick();
    other.systemPath = "/sys/devices/pci0/usb1/1-4/1-4.2";
    EXPECT_EQ(usbJson(other).at("system_path"), other.systemPath);
}

TEST(UsbJson, OfAPortThatTheUserNamedHasNoIds)
{
    const auto usb = usbJson(AttachedDevice());
    EXPECT_TRUE(usb.at("vendor").is_null());
    EXPECT_TRUE(usb.at("max_power_ma").is_null());
    EXPECT_EQ(usb.at("speed"), "unknown");
    EXPECT_EQ(usb.at("usb_version"), "");
}

}  // namespace
}  // namespace reviver
