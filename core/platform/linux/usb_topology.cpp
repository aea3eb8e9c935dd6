// SPDX-License-Identifier: Apache-2.0
#include "core/platform/usb_topology.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

namespace fs = std::filesystem;

namespace reviver {

namespace {

/// bDeviceClass of a hub. Source: USB-IF defined class codes.
constexpr unsigned kHubClass = 0x09;

/// Bit of bmAttributes: the device has a supply of its own. Source: USB 2.0, 9.6.3.
constexpr unsigned kSelfPowered = 0x40;

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

/// A decimal number at the start of the attribute: "500mA" is 500.
std::optional<int> numberAttribute(const fs::path &folder, const char *name)
{
    const std::string text = attribute(folder, name);
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end == text.data())
        return std::nullopt;
    return value;
}

/// The attribute `version` is " 2.00", which bcdUSB writes as 0x0200.
std::uint16_t usbVersionOf(const fs::path &folder)
{
    std::string digits = attribute(folder, "version");
    std::erase_if(digits, [](char c) { return c == ' ' || c == '.'; });
    std::uint16_t version = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), version, 16);
    return error == std::errc{} ? version : std::uint16_t{0};
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

bool isUsbDevice(const fs::path &folder)
{
    std::error_code ignored;
    return fs::exists(folder / "idVendor", ignored);
}

/// The folders of a device lie inside those of its hubs: usb1/1-4/1-4.2. The outermost,
/// usb1, is the computer's own socket and no hub in between.
std::vector<UsbHub> readHubs(const fs::path &device)
{
    std::vector<UsbHub> hubs;
    for (fs::path folder = device.parent_path(); isUsbDevice(folder); folder = folder.parent_path()) {
        if (!isUsbDevice(folder.parent_path()))
            break;
        UsbHub hub;
        hub.location = folder.filename().string();
        hub.name = attribute(folder, "product");
        hub.speed = speedOf(attribute(folder, "speed"));
        hub.selfPowered = (hexAttribute(folder, "bmAttributes").value_or(0) & kSelfPowered) != 0;
        hubs.insert(hubs.begin(), std::move(hub));
    }
    return hubs;
}

std::optional<AttachedDevice> readDevice(const fs::path &link)
{
    std::error_code vanished;
    const fs::path folder = fs::canonical(link, vanished);
    if (vanished)
        return std::nullopt;
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
    out.systemPath = folder.string();
    out.speed = speedOf(attribute(folder, "speed"));
    out.usbVersion = usbVersionOf(folder);
    out.maxPower = numberAttribute(folder, "bMaxPower");
    out.hubs = readHubs(folder);
    out.interfaces = readInterfaces(folder);
    if (!mayBeModem(out))
        return std::nullopt;
    return out;
}

}  // namespace

std::vector<AttachedDevice> rememberedPorts()
{
    return {};
}

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
