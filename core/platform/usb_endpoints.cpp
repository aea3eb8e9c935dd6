// SPDX-License-Identifier: Apache-2.0
#include "core/platform/usb_endpoints.h"

#include "core/platform/usb_library.h"
#include "core/platform/usb_transport.h"

#include <algorithm>
#include <iterator>
#include <span>
#include <string_view>

namespace reviver {

namespace {

constexpr std::uint8_t kVendorSpecific = 0xFF;

/// wMaxPacketSize: its upper bits count packets in a microframe. Source: USB 2.0, 9.6.6.
constexpr int kPacketSizeBits = 0x7FF;

/// What bMaxPower counts, mA. Source: USB 2.0, 9.6.3; USB 3.0, 9.6.3.
constexpr int kPowerUnit = 2;
constexpr int kSuperPowerUnit = 8;

/// Drivers through which libusb reaches an interface: none, its own on Linux (while
/// somebody holds the interface), and Windows' general one.
constexpr std::string_view kDriversForLibusb[] = {"", "usbfs", "WINUSB"};

/// Chips that wait for a loader or offer their memory. Source: qfenix usb_ids.h, Linux
/// qcserial.c, usb.ids, balong-usbdload (05C6 and 12D1 confirmed, the others one source).
constexpr UsbId kEmergencyIds[] = {
    {0x05C6, 0x9008}, {0x05C6, 0x900E}, {0x12D1, 0x1443},                    // Qualcomm; Huawei Balong
    {0x1199, 0x9062}, {0x1199, 0x9070}, {0x1199, 0x9090},                    // Sierra Wireless, Sahara
    {0x1199, 0x68A4}, {0x1199, 0x68A8}, {0x1199, 0x907A},                    // Sierra Wireless, QDL
    {0x19D2, 0x0076}, {0x0846, 0x68E0}, {0x1004, 0x61A1},                    // ZTE, Netgear, LG
    {0x0FCE, 0x9DDE}, {0x0FCE, 0xADE3}, {0x0FCE, 0xADE5}, {0x0FCE, 0xADED},  // Sony
};

UsbEndpoint endpointOf(const libusb_endpoint_descriptor &descriptor)
{
    UsbEndpoint out;
    out.address = descriptor.bEndpointAddress;
    // The two low bits, in the order of UsbEndpoint::Kind. Source: USB 2.0, 9.6.6.
    out.kind = static_cast<UsbEndpoint::Kind>(descriptor.bmAttributes & LIBUSB_TRANSFER_TYPE_MASK);
    out.packetSize = descriptor.wMaxPacketSize & kPacketSizeBits;
    return out;
}

void describe(AttachedInterface &interface, const libusb_interface_descriptor &descriptor)
{
    interface.interfaceClass = descriptor.bInterfaceClass;
    interface.subclass = descriptor.bInterfaceSubClass;
    interface.protocol = descriptor.bInterfaceProtocol;
    interface.endpoints = descriptor.bNumEndpoints;
    interface.endpointDetails.clear();
    for (const auto &one : std::span(descriptor.endpoint, descriptor.bNumEndpoints))
        interface.endpointDetails.push_back(endpointOf(one));
}

UsbSpeed speedOf(libusb_device *device)
{
    switch (libusb_get_device_speed(device)) {
    case LIBUSB_SPEED_LOW:
        return UsbSpeed::Low;
    case LIBUSB_SPEED_FULL:
        return UsbSpeed::Full;
    case LIBUSB_SPEED_HIGH:
        return UsbSpeed::High;
    case LIBUSB_SPEED_SUPER:
    case LIBUSB_SPEED_SUPER_PLUS:
        return UsbSpeed::Super;
    default:
        return UsbSpeed::Unknown;
    }
}

void describe(AttachedDevice &device, libusb_device *seen)
{
    libusb_device_descriptor descriptor{};
    const UsbConfig config = activeConfig(seen);
    if (libusb_get_device_descriptor(seen, &descriptor) != LIBUSB_SUCCESS || !config
        || device.id != UsbId{descriptor.idVendor, descriptor.idProduct})
        return;
    device.release = descriptor.bcdDevice;
    device.usbVersion = descriptor.bcdUSB;
    if (device.speed == UsbSpeed::Unknown)
        device.speed = speedOf(seen);
    if (!device.maxPower)
        device.maxPower = config->MaxPower * (device.speed == UsbSpeed::Super ? kSuperPowerUnit : kPowerUnit);
    for (const auto &one : std::span(config->interface, config->bNumInterfaces)) {
        if (one.num_altsetting < 1)
            continue;
        const auto found = std::ranges::find(device.interfaces, one.altsetting[0].bInterfaceNumber,
                                             &AttachedInterface::number);
        if (found != device.interfaces.end())
            describe(*found, one.altsetting[0]);
    }
}

bool canBeUsbPort(const AttachedInterface &interface)
{
    return interface.port.empty() && interface.interfaceClass == kVendorSpecific
        && interface.endpoint(UsbEndpoint::Kind::Bulk, true)
        && interface.endpoint(UsbEndpoint::Kind::Bulk, false)
        && std::ranges::find(kDriversForLibusb, interface.driver) != std::end(kDriversForLibusb);
}

}  // namespace

void addEndpoints(std::vector<AttachedDevice> &devices)
{
    if (devices.empty())
        return;
    // Started anew each time: a context that stays learns of new devices through udev only.
    const auto usb = startUsb();
    if (!usb)
        return;
    for (AttachedDevice &device : devices) {
        if (const UsbDevice seen = findUsbDevice(usb->get(), device.location))
            describe(device, seen.get());
    }
}

void addUsbPorts(std::vector<AttachedDevice> &devices)
{
    for (AttachedDevice &device : devices) {
        if (!device.id || std::ranges::find(kEmergencyIds, *device.id) == std::end(kEmergencyIds))
            continue;
        for (AttachedInterface &interface : device.interfaces) {
            if (canBeUsbPort(interface))
                interface.port = UsbPort{device.location, interface.number}.path();
        }
    }
}

}  // namespace reviver
