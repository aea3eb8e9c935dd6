// SPDX-License-Identifier: Apache-2.0
#include "core/repair/bundle_json.h"
#include "core/repair/json_lines.h"
#include "core/repair/report.h"

#include <nlohmann/json.hpp>

namespace reviver {
namespace {

using Json = nlohmann::ordered_json;

Json exchangesJson(const PortEvidence &port, const ReportOptions &options)
{
    Json list = Json::array();
    for (const Exchange &exchange : port.exchanges) {
        list.push_back({{"question", exchange.question},
                        {"sent", exchange.sent},
                        {"answer", options.showIdentity ? exchange.answer : maskNumbers(exchange.answer)}});
        // The octets of an answer may spell an IMEI that the masked text hides.
        if (options.showIdentity)
            list.back()["received"] = exchange.received;
    }
    return list;
}

Json interfacesJson(const AttachedDevice &device)
{
    Json list = Json::array();
    for (const AttachedInterface &interface : device.interfaces) {
        list.push_back({{"number", interface.number},
                        {"class", interface.interfaceClass},
                        {"subclass", interface.subclass},
                        {"protocol", interface.protocol},
                        {"endpoints", interface.endpoints},
                        {"name", interface.name},
                        {"driver", interface.driver},
                        {"port", interface.port}});
    }
    return list;
}

}  // namespace

std::string reportJson(const ReportInput &input, const ReportOptions &options)
{
    const AttachedDevice &attached = input.evidence.modem.device;
    Json device = deviceJson(input.evidence, input.diagnosis);
    if (options.showIdentity) {
        device["identity"]["imei"] = input.evidence.identity.imei;
        device["usb"]["serial"] = attached.serial;
    }
    device["usb"]["interfaces"] = interfacesJson(attached);
    device["light"] = lightText(input.evidence.light).english();
    Json ports = Json::array();
    for (const PortEvidence &port : input.evidence.ports) {
        ports.push_back({{"path", port.port.path},
                         {"capabilities", port.capabilities.text()},
                         {"error", port.error ? Json(port.error->detail()) : Json(nullptr)},
                         {"exchanges", exchangesJson(port, options)}});
    }
    Json report{{"reviver", input.programVersion},
                {"system", input.system},
                {"time", isoTimeText(input.time)},
                {"device", std::move(device)},
                {"evidence", std::move(ports)}};
    if (input.bundle)
        report["firmware"] = bundleJson(*input.bundle);
    if (input.bundle && input.plan)
        report["plan"] = planJson(*input.plan, *input.bundle);
    if (input.result) {
        report["result"] = resultJson(*input.result);
        if (options.showIdentity)
            report["result"]["after"]["imei"] = input.result->after.imei;
    }
    Json log = Json::array();
    for (const LogLine &line : input.log) {
        const std::string text = line.text.english();
        log.push_back({{"time", isoTimeText(line.time)},
                       {"level", logLevelName(line.level)},
                       {"text", options.showIdentity ? text : maskNumbers(text)}});
    }
    report["log"] = std::move(log);
    return report.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace reviver
