// SPDX-License-Identifier: Apache-2.0
#include "tests/platform/pretended_device.h"

#include "core/base/hex.h"

#include <algorithm>
#include <fmt/format.h>
#include <ostream>

namespace reviver {

void PrintTo(const AttachedDevice &device, std::ostream *out)
{
    *out << fmt::format("{} rel {:04x} usb {:04x} \"{}\" \"{}\" \"{}\" at {} ({}) speed {} power {}",
                        device.id ? device.id->text() : "", device.release, device.usbVersion,
                        device.manufacturer, device.product, device.serial, device.location,
                        device.systemPath, static_cast<int>(device.speed), device.maxPower.value_or(-1));
    for (const UsbHub &hub : device.hubs)
        *out << fmt::format("\n  hub {} \"{}\" speed {} self-powered {}", hub.location, hub.name,
                            static_cast<int>(hub.speed), hub.selfPowered);
    for (const AttachedInterface &interface : device.interfaces) {
        *out << fmt::format("\n  {}: {:02x}/{:02x}/{:02x} ends {} \"{}\" driver \"{}\" port \"{}\"",
                            interface.number, interface.interfaceClass, interface.subclass,
                            interface.protocol, interface.endpoints, interface.name, interface.driver,
                            interface.port);
        for (const UsbEndpoint &end : interface.endpointDetails)
            *out << fmt::format(" {:02x}/{}/{}", end.address, static_cast<int>(end.kind), end.packetSize);
    }
}

namespace pretended {

namespace {

constexpr int kBulkPacket = 512;
constexpr int kInterruptPacket = 16;

std::uint8_t low(int value)
{
    return static_cast<std::uint8_t>(value & 0xFF);
}

std::uint8_t high(int value)
{
    return static_cast<std::uint8_t>(value >> 8);
}

/// Attributes in umockdev's text: A: NAME=VALUE with a line end inside.
std::string attribute(const std::string &name, const std::string &value)
{
    return value.empty() ? std::string() : fmt::format("A: {}={}\\n\n", name, value);
}

std::string speedText(UsbSpeed speed)
{
    switch (speed) {
    case UsbSpeed::Low:
        return "1.5";
    case UsbSpeed::Full:
        return "12";
    case UsbSpeed::High:
        return "480";
    case UsbSpeed::Super:
        return "5000";
    case UsbSpeed::Unknown:
        break;
    }
    return "";
}

std::string pathOf(const AttachedDevice &device)
{
    std::string path = "/devices/pci0/usb1";
    for (const UsbHub &hub : device.hubs)
        path += "/" + hub.location;
    return path + "/" + device.location;
}

/// libusb climbs from hub to hub, so each has to have descriptors.
std::string hubText(const std::string &path, const UsbHub &hub, int devnum)
{
    constexpr const char *kDescriptors = "12010002090001406B1D02000100000000010902190001010020E0"
                                         "000904000001090000000705810304000C";
    return fmt::format("P: {0}\nE: SUBSYSTEM=usb\nE: DEVTYPE=usb_device\nE: DRIVER=usb\nE: BUSNUM=001\n"
                       "E: DEVNUM={1:03}\nA: busnum=1\\n\nA: devnum={1}\\n\nA: idVendor=1d6b\\n\n"
                       "A: idProduct=0002\\n\nA: bDeviceClass=09\\n\nA: bConfigurationValue=1\\n\n"
                       "A: bmAttributes={2}\\n\n{3}{4}H: descriptors={5}\n\n",
                       path, devnum, hub.selfPowered ? "e0" : "a0", attribute("product", hub.name),
                       attribute("speed", speedText(hub.speed)), kDescriptors);
}

std::string hubsText(const AttachedDevice &device)
{
    constexpr int kFirstDevnum = 100;
    std::string path = "/devices/pci0/usb1";
    std::string text = hubText(path, {"usb1", "xHCI Host Controller", UsbSpeed::High, true}, kFirstDevnum);
    for (std::size_t i = 0; i < device.hubs.size(); ++i) {
        path += "/" + device.hubs[i].location;
        text += hubText(path, device.hubs[i], kFirstDevnum + 1 + static_cast<int>(i));
    }
    return text;
}

std::string idProperties(const UsbId &id)
{
    return fmt::format("E: ID_BUS=usb\nE: ID_VENDOR_ID={:04x}\nE: ID_MODEL_ID={:04x}\n", id.vendor,
                       id.product);
}

std::string portText(const std::string &interfacePath, const AttachedInterface &interface, const UsbId &id)
{
    const std::string name = interface.port.substr(interface.port.rfind('/') + 1);
    const std::string minor = name.substr(name.find_first_of("0123456789"));
    return fmt::format("P: {0}/{1}\nE: SUBSYSTEM=usb-serial\nE: DRIVER=option1\n\n"
                       "P: {0}/{1}/tty/{1}\nN: {1}\nE: SUBSYSTEM=tty\nE: DEVNAME=/dev/{1}\n"
                       "E: MAJOR=188\nE: MINOR={2}\nE: ID_USB_INTERFACE_NUM={3:02x}\nE: ID_USB_DRIVER={4}\n"
                       "E: ID_MM_CANDIDATE=1\n{5}A: dev=188:{2}\\n\n\n",
                       interfacePath, name, minor, interface.number, interface.driver, idProperties(id));
}

std::string interfaceText(const std::string &devicePath, const AttachedDevice &device,
                          const AttachedInterface &interface)
{
    const std::string path = fmt::format("{}/{}:1.{}", devicePath, device.location, interface.number);
    std::string text = fmt::format(
        "P: {}\nE: SUBSYSTEM=usb\nE: DEVTYPE=usb_interface\n{}{}"
        "A: bInterfaceNumber={:02x}\\n\nA: bInterfaceClass={:02x}\\n\nA: bInterfaceSubClass={:02x}\\n\n"
        "A: bInterfaceProtocol={:02x}\\n\nA: bNumEndpoints={:02x}\\n\nA: bAlternateSetting= 0\\n\n{}\n",
        path, interface.driver.empty() ? "" : "E: DRIVER=" + interface.driver + "\n",
        interface.driver.empty() ? "" : "L: driver=../../../../../bus/usb/drivers/" + interface.driver + "\n",
        interface.number, interface.interfaceClass, interface.subclass, interface.protocol,
        interface.endpoints, attribute("interface", interface.name));
    if (interface.port.starts_with("/dev/tty"))
        text += portText(path, interface, *device.id);
    return text;
}

}  // namespace

Bytes descriptorsOf(const AttachedDevice &device)
{
    Bytes interfaces;
    for (const AttachedInterface &interface : device.interfaces) {
        append(interfaces,
               Bytes{9, 4, low(interface.number), 0, low(interface.endpoints), interface.interfaceClass,
                     interface.subclass, interface.protocol, 0});
        for (const UsbEndpoint &end : interface.endpointDetails)
            append(interfaces,
                   Bytes{7, 5, end.address, static_cast<std::uint8_t>(end.kind), low(end.packetSize),
                         high(end.packetSize), 0});
    }
    const int total = 9 + static_cast<int>(interfaces.size());
    Bytes octets{18,
                 1,
                 low(device.usbVersion),
                 high(device.usbVersion),
                 0,
                 0,
                 0,
                 64,
                 low(device.id->vendor),
                 high(device.id->vendor),
                 low(device.id->product),
                 high(device.id->product),
                 low(device.release),
                 high(device.release),
                 1,
                 2,
                 3,
                 1};
    append(octets,
           Bytes{9, 2, low(total), high(total), low(static_cast<int>(device.interfaces.size())), 1, 0, 0xC0,
                 low(device.maxPower.value_or(0) / 2)});
    append(octets, interfaces);
    return octets;
}

std::string umockdevText(const AttachedDevice &device, int devnum)
{
    const std::string path = pathOf(device);
    const Bytes descriptors = descriptorsOf(device);
    std::string hex;
    for (const std::uint8_t octet : descriptors)
        hex += fmt::format("{:02X}", octet);
    std::string text = hubsText(device);
    text
        += fmt::format("P: {0}\nN: bus/usb/001/{1:03}={2}\nE: SUBSYSTEM=usb\nE: DEVTYPE=usb_device\n"
                       "E: DEVNAME=/dev/bus/usb/001/{1:03}\nE: DRIVER=usb\nE: BUSNUM=001\nE: DEVNUM={1:03}\n"
                       "E: MAJOR=189\nE: MINOR={3}\nE: PRODUCT={4:x}/{5:x}/{6:x}\nE: TYPE=0/0/0\n{7}"
                       "A: busnum=1\\n\nA: devnum={1}\\n\nA: dev=189:{3}\\n\nA: bDeviceClass=00\\n\n"
                       "A: bConfigurationValue=1\\n\nA: bNumConfigurations=1\\n\nA: bNumInterfaces= {8}\\n\n",
                       path, devnum, hex, devnum - 1, device.id->vendor, device.id->product, device.release,
                       idProperties(*device.id), device.interfaces.size());
    text += attribute("idVendor", fmt::format("{:04x}", device.id->vendor))
        + attribute("idProduct", fmt::format("{:04x}", device.id->product))
        + attribute("bcdDevice", fmt::format("{:04x}", device.release))
        + attribute("version", fmt::format(" {:x}.{:02x}", device.usbVersion >> 8, device.usbVersion & 0xFF))
        + attribute("speed", speedText(device.speed))
        + attribute("bMaxPower", device.maxPower ? fmt::format("{}mA", *device.maxPower) : "")
        + attribute("manufacturer", device.manufacturer) + attribute("product", device.product)
        + attribute("serial", device.serial) + "H: descriptors=" + hex + "\n\n";
    for (const AttachedInterface &interface : device.interfaces)
        text += interfaceText(path, device, interface);
    return text;
}

std::vector<std::string> sysfsFolders(const AttachedDevice &device)
{
    const std::string path = "/sys" + pathOf(device);
    std::vector<std::string> folders;
    for (const AttachedInterface &interface : device.interfaces) {
        const std::string inside = fmt::format("{}/{}:1.{}", path, device.location, interface.number);
        if (interface.port.starts_with("/dev/tty")) {
            const std::string name = interface.port.substr(interface.port.rfind('/') + 1);
            folders.push_back(inside + "/" + name + "/tty/" + name);
            folders.push_back(inside + "/" + name);
        }
        folders.push_back(inside);
    }
    folders.push_back(path);
    return folders;
}

AttachedInterface interfaceOf(int number, std::uint8_t interfaceClass, std::uint8_t subclass,
                              std::uint8_t protocol, bool interruptEnd)
{
    AttachedInterface interface;
    interface.number = number;
    interface.interfaceClass = interfaceClass;
    interface.subclass = subclass;
    interface.protocol = protocol;
    const auto in = static_cast<std::uint8_t>(0x81 + number);
    const auto out = static_cast<std::uint8_t>(0x01 + number);
    if (interruptEnd)
        interface.endpointDetails.push_back(
            {static_cast<std::uint8_t>(in + 8), UsbEndpoint::Kind::Interrupt, kInterruptPacket});
    interface.endpointDetails.push_back({in, UsbEndpoint::Kind::Bulk, kBulkPacket});
    interface.endpointDetails.push_back({out, UsbEndpoint::Kind::Bulk, kBulkPacket});
    interface.endpoints = static_cast<int>(interface.endpointDetails.size());
    return interface;
}

namespace {

AttachedDevice huawei(std::uint16_t product)
{
    AttachedDevice device;
    device.id = UsbId{0x12D1, product};
    device.release = 0x0102;
    device.manufacturer = "HUAWEI Technology";
    device.product = "HUAWEI Mobile";
    device.location = "1-1";
    device.systemPath = "/sys/devices/pci0/usb1/1-1";
    device.speed = UsbSpeed::High;
    device.usbVersion = 0x0200;
    device.maxPower = 500;
    return device;
}

}  // namespace

AttachedDevice compositeStick()
{
    AttachedDevice device = huawei(0x1506);
    device.serial = "FFFFFFFFFFFFFFFF";
    device.interfaces = {interfaceOf(0, 0xFF, 0x02, 0x01, true), interfaceOf(1, 0xFF, 0x02, 0x02),
                         interfaceOf(2, 0xFF, 0x02, 0x03), interfaceOf(3, 0xFF, 0x02, 0x08),
                         interfaceOf(4, 0x08, 0x06, 0x50)};
    constexpr const char *kNames[] = {"HUAWEI Mobile Connect - Modem", "HUAWEI Mobile Connect - PC UI",
                                      "HUAWEI Mobile Connect - Diag", "HUAWEI Mobile Connect - Net", ""};
    constexpr const char *kDrivers[] = {"option", "option", "option", "qmi_wwan", "usb-storage"};
    for (std::size_t i = 0; i < device.interfaces.size(); ++i) {
        device.interfaces[i].name = kNames[i];
        device.interfaces[i].driver = kDrivers[i];
        if (i < 3)
            device.interfaces[i].port = fmt::format("/dev/ttyUSB{}", i);
    }
    return device;
}

AttachedDevice discStick()
{
    AttachedDevice device = huawei(0x151A);
    device.interfaces = {interfaceOf(0, 0x08, 0x06, 0x50)};
    device.interfaces[0].driver = "usb-storage";
    return device;
}

AttachedDevice emergencyChip()
{
    AttachedDevice device = huawei(0x9008);
    device.id->vendor = 0x05C6;
    device.manufacturer = "Qualcomm CDMA Technologies MSM";
    device.product = "QHSUSB__BULK";
    device.interfaces = {interfaceOf(0, 0xFF, 0xFF, 0xFF)};
    return device;
}

}  // namespace pretended
}  // namespace reviver
