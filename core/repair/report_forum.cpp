// SPDX-License-Identifier: Apache-2.0
//
// What people who help in forums ask for first, in one short text.
#include "core/device/modem_family.h"
#include "core/repair/report_sections.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace reviver {
namespace {

/// How silence stands in an exchange.
constexpr std::string_view kNoAnswer = "no answer";

std::string usbLine(const AttachedDevice &device)
{
    if (!device.id)
        return "a port named by hand";
    std::vector<std::string> parts{device.id->text()};
    for (const AttachedInterface &interface : device.interfaces) {
        if (!interface.name.empty())
            parts.push_back(fmt::format("\"{}\"", interface.name));
    }
    if (const Message speed = speedText(device.speed); !speed.empty())
        parts.push_back(speed.english());
    return fmt::format("{}", fmt::join(parts, ", "));
}

std::string portLine(const PortEvidence &port)
{
    std::string line = fmt::format("{}: {}, speaks {}", functionName(port.port.function), port.port.path,
                                   speechName(port.speaks));
    if (port.error)
        line += fmt::format(" ({})", errorCodeName(port.error->code()));
    else if (port.speaks != Speech::NotAsked)
        line += fmt::format(" ({})", port.capabilities.text());
    return line;
}

}  // namespace

std::string reportForum(const ReportInput &input)
{
    const ReportPrivacy privacy(input, {});
    const Evidence &evidence = input.evidence;
    const DeviceIdentity &identity = evidence.identity;
    std::string text;
    const auto add = [&](std::string_view label, const std::string &value) {
        text += fmt::format("{}: {}\n", label, privacy.said(value));
    };
    add("Modem", modelTitle(evidence));
    add("What Reviver sees", input.diagnosis.headline.english());
    add("How sure", confidenceText(input.diagnosis.confidence).english());
    add("Mode", std::string(modeName(evidence.mode)));
    add("Chip", evidence.family ? std::string(evidence.family->chip) : "not known");
    add("Firmware", orNotSeen(identity.firmware));
    add("Hardware", orNotSeen(identity.hardware));
    if (!identity.buildId.empty())
        add("Build or loader version", identity.buildId);
    add("USB", usbLine(evidence.modem.device));
    for (const PortEvidence &port : evidence.ports) {
        add("Port", portLine(port));
        for (const Exchange &exchange : port.exchanges) {
            if (exchange.answer != kNoAnswer)
                add("  " + exchange.question, exchange.answer);
        }
    }
    if (!evidence.settings.portSet.empty())
        add("Set of ports (^SETPORT)", evidence.settings.portSet);
    if (evidence.light != LightPattern::Unknown)
        add("Light", lightText(evidence.light).english());
    if (input.bundle)
        add("Firmware file",
            fmt::format("{}, {}", input.bundle->path.filename().string(), orNotSeen(input.bundle->version)));
    if (input.result) {
        add("Result", input.result->headline.english());
        add("What happened", fmt::format("{} {}", input.result->happened.english(), input.result->code));
    }
    add("Computer", fmt::format("{}, Reviver {}", input.system, input.programVersion));
    text += "What happened before it broke:\nWhat I have tried:\n"
            "(IMEI and serial numbers are left out on purpose: nobody who helps needs them.)\n";
    return text;
}

}  // namespace reviver
