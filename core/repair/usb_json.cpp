// SPDX-License-Identifier: Apache-2.0
#include "core/repair/usb_json.h"

#include "core/device/device_identity.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace reviver {
namespace {

using Json = nlohmann::ordered_json;

std::string_view speedName(UsbSpeed speed)
{
    switch (speed) {
    case UsbSpeed::Low:
        return "low";
    case UsbSpeed::Full:
        return "full";
    case UsbSpeed::High:
        return "high";
    case UsbSpeed::Super:
        return "super";
    case UsbSpeed::Unknown:
        break;
    }
    return "unknown";
}

std::string_view kindName(UsbEndpoint::Kind kind)
{
    switch (kind) {
    case UsbEndpoint::Kind::Control:
        return "control";
    case UsbEndpoint::Kind::Isochronous:
        return "isochronous";
    case UsbEndpoint::Kind::Bulk:
        return "bulk";
    case UsbEndpoint::Kind::Interrupt:
        return "interrupt";
    }
    return "";
}

/// 0x0210 is version 2.10.
std::string versionText(std::uint16_t bcd)
{
    return bcd == 0 ? "" : fmt::format("{:x}.{:02x}", bcd >> 8, bcd & 0xFF);
}

Json endpointsJson(const AttachedInterface &interface)
{
    Json list = Json::array();
    for (const UsbEndpoint &one : interface.endpointDetails) {
        list.push_back({{"address", fmt::format("{:02x}", one.address)},
                        {"kind", kindName(one.kind)},
                        {"direction", one.towardsComputer() ? "in" : "out"},
                        {"packet_size", one.packetSize}});
    }
    return list;
}

Json interfaceJson(const AttachedInterface &interface)
{
    return {{"number", interface.number},
            {"class", interface.interfaceClass},
            {"subclass", interface.subclass},
            {"protocol", interface.protocol},
            {"endpoints", interface.endpoints},
            {"endpoint_list", endpointsJson(interface)},
            {"name", interface.name},
            {"driver", interface.driver},
            {"driver_version", interface.driverVersion},
            {"port", interface.port},
            {"hidden", interface.hidden}};
}

Json hubJson(const UsbHub &hub)
{
    return {{"path", hub.location},
            {"name", hub.name},
            {"speed", speedName(hub.speed)},
            {"self_powered", hub.selfPowered}};
}

/// Windows makes the serial number a part of a device's name.
std::string maskedSystemPath(const AttachedDevice &device)
{
    std::string path = device.systemPath;
    const std::size_t found = device.serial.empty() ? std::string::npos : path.find(device.serial);
    if (found != std::string::npos)
        path.replace(found, device.serial.size(), maskIdentity(device.serial));
    return path;
}

}  // namespace

Json usbJson(const AttachedDevice &device)
{
    Json usb{{"vendor", nullptr},
             {"product", nullptr},
             {"path", device.location},
             {"system_path", maskedSystemPath(device)},
             {"release", fmt::format("{:04x}", device.release)},
             {"manufacturer", device.manufacturer},
             {"product_name", device.product},
             {"serial", maskIdentity(device.serial)},
             {"speed", speedName(device.speed)},
             {"usb_version", versionText(device.usbVersion)},
             {"max_power_ma", nullptr},
             {"hubs", Json::array()},
             {"interfaces", Json::array()}};
    if (device.id) {
        usb["vendor"] = fmt::format("{:04x}", device.id->vendor);
        usb["product"] = fmt::format("{:04x}", device.id->product);
    }
    if (device.maxPower)
        usb["max_power_ma"] = *device.maxPower;
    for (const UsbHub &hub : device.hubs)
        usb["hubs"].push_back(hubJson(hub));
    for (const AttachedInterface &interface : device.interfaces)
        usb["interfaces"].push_back(interfaceJson(interface));
    return usb;
}

}  // namespace reviver
