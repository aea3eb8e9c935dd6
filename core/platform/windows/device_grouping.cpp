// SPDX-License-Identifier: Apache-2.0
// Without Qt and without Windows' headers: tests run it on every system.
#include "core/platform/windows/device_grouping.h"

#include "core/platform/usb_topology.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <map>
#include <set>
#include <string_view>

namespace reviver::windows {

namespace {

constexpr std::size_t kIdDigits = 4;
constexpr std::size_t kNumberDigits = 2;

/// The hex number behind a mark in a text: "MI_01" holds 1 behind "MI_".
std::optional<unsigned> hexBehind(std::string_view text, std::string_view mark, std::size_t digits)
{
    const std::size_t found = text.find(mark);
    if (found == std::string_view::npos)
        return std::nullopt;
    const std::string_view number = text.substr(found + mark.size(), digits);
    unsigned value = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value, 16);
    return error == std::errc{} && end == number.data() + digits ? std::optional(value) : std::nullopt;
}

std::optional<UsbId> idOf(const DeviceNode &node)
{
    const auto vendor = hexBehind(node.instance, "VID_", kIdDigits);
    const auto product = hexBehind(node.instance, "PID_", kIdDigits);
    if (!vendor || !product)
        return std::nullopt;
    return UsbId{static_cast<std::uint16_t>(*vendor), static_cast<std::uint16_t>(*product)};
}

std::optional<unsigned> interfaceNumber(const DeviceNode &node)
{
    return hexBehind(node.instance, "MI_", kNumberDigits);
}

/// "USBHUB3", "usbhub".
bool isHub(const DeviceNode &node)
{
    constexpr std::string_view kService = "usbhub";
    return node.service.size() >= kService.size()
        && std::equal(kService.begin(), kService.end(), node.service.begin(),
                      [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? b + ('a' - 'A') : b); });
}

/// A place on the USB: the controller and the sockets on the way.
struct Place {
    std::string controller;  ///< "PCIROOT(0)#PCI(1400)#USBROOT(0)"
    std::vector<std::string> sockets;

    auto operator<=>(const Place &) const = default;
};

Place placeOf(std::string_view path)
{
    constexpr std::string_view kSocket = "USB(";
    Place place;
    while (!path.empty()) {
        const std::string_view part = path.substr(0, path.find('#'));
        if (part.starts_with(kSocket))
            place.sockets.emplace_back(part.substr(kSocket.size(), part.size() - kSocket.size() - 1));
        else if (!part.starts_with("USBMI("))
            place.controller += (place.controller.empty() ? "" : "#") + std::string(part);
        path.remove_prefix(std::min(path.size(), part.size() + 1));
    }
    return place;
}

/// All places, with the numbers of the buses.
class Places {
public:
    explicit Places(const std::vector<DeviceNode> &nodes)
    {
        for (const DeviceNode &node : nodes) {
            if (node.present && !node.locationPath.empty())
                m_controllers.insert(placeOf(node.locationPath).controller);
        }
    }

    /// "1-4.2" for the first `count` sockets on the way.
    std::string location(const Place &place, std::size_t count) const
    {
        const auto bus = std::distance(m_controllers.begin(), m_controllers.find(place.controller)) + 1;
        std::string text = std::to_string(bus) + "-";
        for (std::size_t i = 0; i < count; ++i)
            text += (i == 0 ? "" : ".") + place.sockets[i];
        return text;
    }
    std::string location(const Place &place) const { return location(place, place.sockets.size()); }

private:
    std::set<std::string> m_controllers;
};

/// The driver's name of an interface without the port that Windows adds: "... (COM5)".
std::string interfaceName(const DeviceNode &node)
{
    const std::string port = " (" + node.port + ")";
    if (!node.port.empty() && node.name.ends_with(port))
        return node.name.substr(0, node.name.size() - port.size());
    return node.name.empty() ? node.reportedName : node.name;
}

AttachedInterface interfaceOf(const DeviceNode &node)
{
    AttachedInterface out;
    out.number = static_cast<int>(interfaceNumber(node).value_or(0));
    out.name = interfaceName(node);
    out.driver = node.service;
    out.driverVersion = node.driverVersion;
    out.port = node.port;
    out.hidden = node.hidden;
    for (const std::string &id : node.compatibleIds) {
        const auto interfaceClass = hexBehind(id, "\\Class_", kNumberDigits);
        const auto subclass = hexBehind(id, "SubClass_", kNumberDigits);
        const auto protocol = hexBehind(id, "Prot_", kNumberDigits);
        if (!interfaceClass || !subclass || !protocol)
            continue;
        out.interfaceClass = static_cast<std::uint8_t>(*interfaceClass);
        out.subclass = static_cast<std::uint8_t>(*subclass);
        out.protocol = static_cast<std::uint8_t>(*protocol);
        break;
    }
    return out;
}

/// The last part of an instance is the serial number, or something of Windows' own with "&".
std::string serialOf(const DeviceNode &node)
{
    const std::string last = node.instance.substr(node.instance.rfind('\\') + 1);
    return last.find('&') == std::string::npos ? last : std::string();
}

void describe(AttachedDevice &device, const DeviceNode &whole)
{
    device.manufacturer = whole.manufacturer;
    device.product = whole.reportedName.empty() ? whole.name : whole.reportedName;
    device.serial = serialOf(whole);
    device.systemPath = whole.instance;
    if (!whole.hardwareIds.empty())
        device.release
            = static_cast<std::uint16_t>(hexBehind(whole.hardwareIds.front(), "REV_", kIdDigits).value_or(0));
}

}  // namespace

std::vector<AttachedDevice> attachedDevices(const std::vector<DeviceNode> &nodes)
{
    const Places places(nodes);
    std::map<Place, AttachedDevice> devices;
    std::map<Place, const DeviceNode *> whole;
    std::map<std::string, std::string> hubNames;
    for (const DeviceNode &node : nodes) {
        const Place place = placeOf(node.locationPath);
        if (!node.present || place.sockets.empty())
            continue;
        const auto id = idOf(node);
        if (isHub(node))
            hubNames[places.location(place)] = node.name;
        else if (id)
            devices[place].id = id;
        if (isHub(node) || !id)
            continue;
        if (interfaceNumber(node))
            devices[place].interfaces.push_back(interfaceOf(node));
        else
            whole[place] = &node;
    }

    std::vector<AttachedDevice> out;
    for (auto &[place, device] : devices) {
        if (const auto found = whole.find(place); found != whole.end()) {
            describe(device, *found->second);
            if (device.interfaces.empty())
                device.interfaces.push_back(interfaceOf(*found->second));
        }
        std::ranges::sort(device.interfaces, {}, &AttachedInterface::number);
        device.location = places.location(place);
        for (std::size_t count = 1; count < place.sockets.size(); ++count) {
            const std::string location = places.location(place, count);
            device.hubs.push_back({location, hubNames[location]});
        }
        if (mayBeModem(device))
            out.push_back(std::move(device));
    }
    return out;
}

std::vector<AttachedDevice> ghostPorts(const std::vector<DeviceNode> &nodes)
{
    std::vector<AttachedDevice> out;
    for (const DeviceNode &node : nodes) {
        if (node.present || node.port.empty())
            continue;
        AttachedDevice device;
        device.id = idOf(node);
        device.product = interfaceName(node);
        device.manufacturer = node.manufacturer;
        device.systemPath = node.instance;
        device.interfaces = {interfaceOf(node)};
        out.push_back(std::move(device));
    }
    return out;
}

}  // namespace reviver::windows
