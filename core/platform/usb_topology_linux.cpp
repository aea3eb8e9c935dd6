// SPDX-License-Identifier: Apache-2.0
#include "core/platform/usb_topology.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

namespace fs = std::filesystem;

namespace reviver {

namespace {

/// Makers whose devices are listed even without a serial port: Huawei, Qualcomm,
/// Sierra Wireless, ZTE, Quectel, SIMCom. Source: public USB id list (usb.ids).
constexpr std::array<std::uint16_t, 6> kModemVendors{0x12D1, 0x05C6, 0x1199, 0x19D2, 0x2C7C, 0x1E0E};

/// bDeviceClass of a hub. Source: USB-IF defined class codes.
constexpr unsigned kHubClass = 0x09;

/// The folders inside `folder`, following links, sorted by name; none if it can't be read.
std::vector<fs::path> foldersIn(const fs::path &folder)
{
    std::vector<fs::path> found;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        std::error_code notFolder;
        if (fs::is_directory(entry->path(), notFolder))
            found.push_back(entry->path());
    }
    std::sort(found.begin(), found.end());
    return found;
}

/// The first line of an attribute file; empty when there is none. A device may
/// vanish between listing and reading, so nothing here is an error.
std::string attribute(const fs::path &folder, const char *name)
{
    std::ifstream file(folder / name);
    std::string line;
    std::getline(file, line);
    return line;
}

std::optional<unsigned> hexAttribute(const fs::path &folder, const char *name)
{
    const std::string text = attribute(folder, name);
    unsigned value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, 16);
    if (error != std::errc{} || end == text.data())
        return std::nullopt;
    return value;
}

/// The value of DRIVER= in the folder's uevent file.
std::string driverOf(const fs::path &folder)
{
    constexpr std::string_view kKey = "DRIVER=";
    std::ifstream file(folder / "uevent");
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with(kKey))
            return line.substr(kKey.size());
    }
    return {};
}

/// The serial port of an interface: INTERFACE/ttyUSB0 (usb-serial drivers) or
/// INTERFACE/tty/ttyACM0 (cdc-acm).
std::string portOf(const fs::path &interfaceFolder)
{
    for (const fs::path &parent : {interfaceFolder, interfaceFolder / "tty"}) {
        for (const fs::path &folder : foldersIn(parent)) {
            const std::string name = folder.filename().string();
            if (name.size() > 3 && name.starts_with("tty"))
                return "/dev/" + name;
        }
    }
    return {};
}

/// The attribute `speed` is in Mbit/s: 1.5, 12, 480, 5000 and more.
UsbSpeed speedOf(const std::string &text)
{
    if (text == "1.5")
        return UsbSpeed::Low;
    if (text == "12")
        return UsbSpeed::Full;
    if (text == "480")
        return UsbSpeed::High;
    return text.size() >= 4 ? UsbSpeed::Super : UsbSpeed::Unknown;
}

AttachedInterface readInterface(const fs::path &folder)
{
    AttachedInterface out;
    out.number = static_cast<int>(hexAttribute(folder, "bInterfaceNumber").value_or(0));
    out.interfaceClass = static_cast<std::uint8_t>(hexAttribute(folder, "bInterfaceClass").value_or(0));
    out.subclass = static_cast<std::uint8_t>(hexAttribute(folder, "bInterfaceSubClass").value_or(0));
    out.protocol = static_cast<std::uint8_t>(hexAttribute(folder, "bInterfaceProtocol").value_or(0));
    out.endpoints = static_cast<int>(hexAttribute(folder, "bNumEndpoints").value_or(0));
    out.name = attribute(folder, "interface");
    out.driver = driverOf(folder);
    out.port = portOf(folder);
    return out;
}

/// Interfaces are folders inside their device: 1-4/1-4:1.0 (configuration 1, interface 0).
std::vector<AttachedInterface> readInterfaces(const fs::path &device)
{
    std::vector<AttachedInterface> out;
    const std::string prefix = device.filename().string() + ":";
    for (const fs::path &folder : foldersIn(device)) {
        if (folder.filename().string().starts_with(prefix))
            out.push_back(readInterface(folder));
    }
    std::sort(out.begin(), out.end(), [](const auto &a, const auto &b) { return a.number < b.number; });
    return out;
}

bool worthListing(const AttachedDevice &device)
{
    const auto hasPort = [](const AttachedInterface &interface) { return !interface.port.empty(); };
    return std::any_of(device.interfaces.begin(), device.interfaces.end(), hasPort)
        || std::find(kModemVendors.begin(), kModemVendors.end(), device.id->vendor) != kModemVendors.end();
}

std::optional<AttachedDevice> readDevice(const fs::path &folder)
{
    const auto vendor = hexAttribute(folder, "idVendor");
    const auto product = hexAttribute(folder, "idProduct");
    if (!vendor || !product || hexAttribute(folder, "bDeviceClass") == kHubClass)
        return std::nullopt;
    AttachedDevice out;
    out.id = UsbId{static_cast<std::uint16_t>(*vendor), static_cast<std::uint16_t>(*product)};
    out.release = static_cast<std::uint16_t>(hexAttribute(folder, "bcdDevice").value_or(0));
    out.manufacturer = attribute(folder, "manufacturer");
    out.product = attribute(folder, "product");
    out.serial = attribute(folder, "serial");
    out.location = folder.filename().string();
    out.speed = speedOf(attribute(folder, "speed"));
    out.interfaces = readInterfaces(folder);
    if (!worthListing(out))
        return std::nullopt;
    return out;
}

}  // namespace

std::vector<AttachedDevice> usbTopology(const fs::path &sysfs)
{
    std::vector<AttachedDevice> out;
    for (const fs::path &folder : foldersIn(sysfs / "bus/usb/devices")) {
        if (folder.filename().string().find(':') != std::string::npos)
            continue;  // an interface, read with its device
        if (auto device = readDevice(folder))
            out.push_back(std::move(*device));
    }
    return out;
}

}  // namespace reviver
