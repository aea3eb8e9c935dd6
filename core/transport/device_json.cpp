// SPDX-License-Identifier: Apache-2.0
#include "core/transport/device_json.h"

#include "core/transport/json_fields.h"

#include <algorithm>

namespace reviver {
namespace {

Json interfaceJson(const AttachedInterface &interface)
{
    Json endpoints = Json::array();
    for (const UsbEndpoint &one : interface.endpointDetails)
        endpoints.push_back({one.address, static_cast<int>(one.kind), one.packetSize});
    return {{"number", interface.number},       {"class", interface.interfaceClass},
            {"subclass", interface.subclass},   {"protocol", interface.protocol},
            {"endpoints", interface.endpoints}, {"endpoint_list", endpoints},
            {"name", interface.name},           {"driver", interface.driver},
            {"port", interface.port},           {"hidden", interface.hidden}};
}

std::vector<UsbEndpoint> endpointsOf(JsonFields &fields)
{
    std::vector<UsbEndpoint> endpoints;
    for (const Json &one : fields.list("endpoint_list")) {
        if (!one.is_array() || one.size() != 3
            || !std::ranges::all_of(one, [](const Json &number) { return number.is_number_unsigned(); })
            || one[0].get<std::uint64_t>() > 0xFF || one[1].get<std::uint64_t>() > 3
            || one[2].get<std::uint64_t>() > 0xFFFF) {
            fields.refuse("endpoint_list");
            return {};
        }
        endpoints.push_back({one[0].get<std::uint8_t>(), static_cast<UsbEndpoint::Kind>(one[1].get<int>()),
                             one[2].get<int>()});
    }
    return endpoints;
}

AttachedInterface interfaceOf(JsonFields &outer, const Json &json)
{
    JsonFields fields(json);
    AttachedInterface interface;
    interface.number = static_cast<int>(fields.number("number", 0xFF));
    interface.interfaceClass = static_cast<std::uint8_t>(fields.number("class", 0xFF));
    interface.subclass = static_cast<std::uint8_t>(fields.number("subclass", 0xFF));
    interface.protocol = static_cast<std::uint8_t>(fields.number("protocol", 0xFF));
    interface.endpoints = static_cast<int>(fields.number("endpoints", 0xFF));
    interface.endpointDetails = endpointsOf(fields);
    interface.name = fields.text("name");
    interface.driver = fields.text("driver");
    interface.port = fields.text("port");
    interface.hidden = fields.flag("hidden");
    outer.take(fields);
    return interface;
}

}  // namespace

Json recordedDeviceJson(const AttachedDevice &device)
{
    Json hubs = Json::array();
    for (const UsbHub &hub : device.hubs)
        hubs.push_back({{"path", hub.location},
                        {"name", hub.name},
                        {"speed", static_cast<int>(hub.speed)},
                        {"self_powered", hub.selfPowered}});
    Json interfaces = Json::array();
    for (const AttachedInterface &interface : device.interfaces)
        interfaces.push_back(interfaceJson(interface));
    Json json{{"vendor", nullptr},
              {"product", nullptr},
              {"release", device.release},
              {"manufacturer", device.manufacturer},
              {"product_name", device.product},
              {"serial", device.serial},
              {"path", device.location},
              {"system_path", device.systemPath},
              {"speed", static_cast<int>(device.speed)},
              {"usb_version", device.usbVersion},
              {"max_power_ma", nullptr},
              {"practice", device.practice},
              {"light", lightName(device.light)},
              {"hubs", hubs},
              {"interfaces", interfaces}};
    if (device.id) {
        json["vendor"] = device.id->vendor;
        json["product"] = device.id->product;
    }
    if (device.maxPower)
        json["max_power_ma"] = *device.maxPower;
    return json;
}

Result<AttachedDevice> recordedDevice(const Json &json)
{
    constexpr std::uint64_t kWord = 0xFFFF;
    constexpr std::uint64_t kFastest = static_cast<std::uint64_t>(UsbSpeed::Super);
    JsonFields fields(json);
    AttachedDevice device;
    if (!fields.isNull("vendor"))
        device.id = UsbId{static_cast<std::uint16_t>(fields.number("vendor", kWord)),
                          static_cast<std::uint16_t>(fields.number("product", kWord))};
    device.release = static_cast<std::uint16_t>(fields.number("release", kWord));
    device.manufacturer = fields.text("manufacturer");
    device.product = fields.text("product_name");
    device.serial = fields.text("serial");
    device.location = fields.text("path");
    device.systemPath = fields.text("system_path");
    device.speed = static_cast<UsbSpeed>(fields.number("speed", kFastest));
    device.usbVersion = static_cast<std::uint16_t>(fields.number("usb_version", kWord));
    if (!fields.isNull("max_power_ma"))
        device.maxPower = static_cast<int>(fields.number("max_power_ma", kWord));
    device.practice = fields.flag("practice");
    device.light = lightOfName(fields.text("light")).value_or(LightPattern::Unknown);
    for (const Json &one : fields.list("hubs")) {
        JsonFields hub(one);
        device.hubs.push_back({hub.text("path"), hub.text("name"),
                               static_cast<UsbSpeed>(hub.number("speed", kFastest)),
                               hub.flag("self_powered")});
        fields.take(hub);
    }
    for (const Json &one : fields.list("interfaces"))
        device.interfaces.push_back(interfaceOf(fields, one));
    REVIVER_TRY(fields.checked());
    return device;
}

}  // namespace reviver
