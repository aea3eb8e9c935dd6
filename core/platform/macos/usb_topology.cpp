// SPDX-License-Identifier: Apache-2.0
#include "core/platform/usb_topology.h"

#include "core/platform/device_changes.h"
#include "core/platform/macos/registry.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>

namespace reviver {

namespace {

using namespace macos;

constexpr long kHubClass = 0x09;

/// locationID: the bus in the upper octet, then a socket in each four bits. Source: libusb
/// darwin_usb.c (one source); so a place is named as libusb names it.
std::vector<std::string> placesOnTheWay(long location)
{
    constexpr int kBusShift = 24;
    std::string place = fmt::format("{}-", (location >> kBusShift) & 0xFF);
    std::vector<std::string> places;
    for (int shift = kBusShift - 4; shift >= 0; shift -= 4) {
        const long socket = (location >> shift) & 0xF;
        if (socket == 0)
            break;
        place += fmt::format("{}{}", places.empty() ? "" : ".", socket);
        places.push_back(place);
    }
    return places;
}

/// "Device Speed" counts from low speed. Source: IOKit, USBSpec.h.
UsbSpeed speedOf(long value)
{
    constexpr UsbSpeed kSpeeds[] = {UsbSpeed::Low, UsbSpeed::Full, UsbSpeed::High, UsbSpeed::Super};
    return value >= 0 && value < std::ssize(kSpeeds) ? kSpeeds[value] : UsbSpeed::Super;
}

std::uint8_t octetOf(io_registry_entry_t entry, CFStringRef name)
{
    return static_cast<std::uint8_t>(numberOf(entry, name).value_or(0));
}

AttachedInterface readInterface(io_registry_entry_t entry)
{
    AttachedInterface out;
    out.number = static_cast<int>(numberOf(entry, CFSTR("bInterfaceNumber")).value_or(0));
    out.interfaceClass = octetOf(entry, CFSTR("bInterfaceClass"));
    out.subclass = octetOf(entry, CFSTR("bInterfaceSubClass"));
    out.protocol = octetOf(entry, CFSTR("bInterfaceProtocol"));
    out.endpoints = octetOf(entry, CFSTR("bNumEndpoints"));
    out.name = textOf(entry, CFSTR("kUSBString"));
    out.driver = textBelow(entry, CFSTR("CFBundleIdentifier"));
    out.port = textBelow(entry, CFSTR("IOCalloutDevice"));
    return out;
}

std::vector<AttachedInterface> readInterfaces(io_registry_entry_t device)
{
    std::vector<AttachedInterface> out;
    io_iterator_t children = 0;
    if (IORegistryEntryGetChildIterator(device, kIOServicePlane, &children) != KERN_SUCCESS)
        return out;
    const Entry iterator(children);
    while (const io_object_t next = IOIteratorNext(children)) {
        const Entry child(next);
        if (IOObjectConformsTo(next, "IOUSBHostInterface"))
            out.push_back(readInterface(next));
    }
    std::ranges::sort(out, {}, &AttachedInterface::number);
    return out;
}

std::string registryPath(io_registry_entry_t entry)
{
    io_string_t path = {};
    return IORegistryEntryGetPath(entry, kIOServicePlane, path) == KERN_SUCCESS ? path : std::string();
}

std::optional<AttachedDevice> readDevice(io_registry_entry_t entry)
{
    const auto vendor = numberOf(entry, CFSTR("idVendor"));
    const auto product = numberOf(entry, CFSTR("idProduct"));
    if (!vendor || !product || numberOf(entry, CFSTR("bDeviceClass")) == kHubClass)
        return std::nullopt;
    AttachedDevice out;
    out.id = UsbId{static_cast<std::uint16_t>(*vendor), static_cast<std::uint16_t>(*product)};
    out.release = static_cast<std::uint16_t>(numberOf(entry, CFSTR("bcdDevice")).value_or(0));
    out.usbVersion = static_cast<std::uint16_t>(numberOf(entry, CFSTR("bcdUSB")).value_or(0));
    out.manufacturer = textOf(entry, CFSTR("USB Vendor Name"));
    out.product = textOf(entry, CFSTR("USB Product Name"));
    out.serial = textOf(entry, CFSTR("USB Serial Number"));
    out.systemPath = registryPath(entry);
    if (const auto speed = numberOf(entry, CFSTR("Device Speed")))
        out.speed = speedOf(*speed);
    auto places = placesOnTheWay(numberOf(entry, CFSTR("locationID")).value_or(0));
    if (places.empty())
        return std::nullopt;
    out.location = places.back();
    places.pop_back();
    for (std::string &place : places)
        out.hubs.push_back({std::move(place), {}});
    out.interfaces = readInterfaces(entry);
    return out;
}

}  // namespace

std::vector<AttachedDevice> usbTopology(const std::filesystem::path &)
{
    std::vector<AttachedDevice> out;
    io_iterator_t found = 0;
    if (IOServiceGetMatchingServices(kIOMainPortDefault, IOServiceMatching("IOUSBHostDevice"), &found)
        != KERN_SUCCESS)
        return out;
    const Entry iterator(found);
    while (const io_object_t next = IOIteratorNext(found)) {
        const Entry entry(next);
        auto device = readDevice(next);
        if (device && mayBeModem(*device))
            out.push_back(*std::move(device));
    }
    std::ranges::sort(out, {}, &AttachedDevice::location);
    return out;
}

std::vector<AttachedDevice> rememberedPorts()
{
    return {};
}

/// Listening would need a run loop in the caller's thread: the list is read again instead.
std::unique_ptr<DeviceChanges> watchDevices()
{
    return nullptr;
}

}  // namespace reviver
