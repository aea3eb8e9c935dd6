// SPDX-License-Identifier: Apache-2.0
#include "core/repair/bundle_json.h"
#include "core/repair/json_lines.h"
#include "core/repair/report_sections.h"

#include <nlohmann/json.hpp>

namespace reviver {
namespace {

using Json = nlohmann::ordered_json;

Json exchangesJson(const PortEvidence &port, const ReportOptions &options, const ReportPrivacy &privacy)
{
    Json list = Json::array();
    for (const Exchange &exchange : port.exchanges) {
        list.push_back({{"question", exchange.question},
                        {"sent", exchange.sent},
                        {"answer", privacy.said(exchange.answer)}});
        // The octets of an answer may spell an IMEI that the masked text hides.
        if (options.showIdentity)
            list.back()["received"] = exchange.received;
    }
    return list;
}

}  // namespace

std::string reportJson(const ReportInput &input, const ReportOptions &options)
{
    const ReportPrivacy privacy(input, options);
    Json device = deviceJson(input.evidence, input.diagnosis);
    if (options.showIdentity) {
        device["identity"]["imei"] = input.evidence.identity.imei;
        device["usb"]["serial"] = input.evidence.modem.device.serial;
    }
    device["light"] = lightText(input.evidence.light).english();
    Json ports = Json::array();
    for (const PortEvidence &port : input.evidence.ports) {
        ports.push_back({{"path", port.port.path},
                         {"capabilities", port.capabilities.text()},
                         {"error", port.error ? Json(privacy.said(port.error->detail())) : Json(nullptr)},
                         {"exchanges", exchangesJson(port, options, privacy)}});
    }
    Json report{{"reviver", input.programVersion},
                {"system", privacy.said(input.system)},
                {"time", isoTimeText(input.time)},
                {"device", std::move(device)}};
    if (options.evidence)
        report["evidence"] = std::move(ports);
    if (input.evidence.chip) {
        const EmergencyIds &chip = *input.evidence.chip;
        report["chip"]
            = {{"hardware_id", chip.hardwareId},
               {"key_hash", chip.keyHash},
               {"loader_version", chip.loaderVersion},
               {"serial", options.showIdentity ? chip.serialNumber : maskIdentity(chip.serialNumber)}};
    }
    if (input.bundle && options.repair)
        report["firmware"] = bundleJson(*input.bundle);
    if (input.bundle && input.plan && options.repair)
        report["plan"] = planJson(*input.plan, *input.bundle);
    if (input.result) {
        report["result"] = resultJson(*input.result);
        if (options.showIdentity)
            report["result"]["after"]["imei"] = input.result->after.imei;
    }
    Json log = Json::array();
    for (const LogLine &line : input.log) {
        log.push_back({{"time", isoTimeText(line.time)},
                       {"level", logLevelName(line.level)},
                       {"text", privacy.said(line.text.english())}});
    }
    report["log"] = std::move(log);
    return report.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace reviver
