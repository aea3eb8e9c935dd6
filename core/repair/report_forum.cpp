// SPDX-License-Identifier: Apache-2.0
// A short text for people who help: what they would ask for, and nothing that names the owner.
#include "core/device/modem_family.h"
#include "core/repair/personal_text.h"
#include "core/repair/report_document.h"

#include <fmt/format.h>

namespace reviver {
namespace {

void add(std::string &text, const Message &label, const std::string &value)
{
    if (!value.empty())
        text += fmt::format("{}: {}\n", label.english(), withoutPersonalData(value));
}

std::string usbLine(const AttachedDevice &device)
{
    if (!device.id)
        return {};
    std::string line = device.id->text();
    for (const AttachedInterface &interface : device.interfaces) {
        if (!interface.name.empty())
            line += fmt::format(", \"{}\"", interface.name);
    }
    const std::string speed = speedText(device.speed).english();
    return speed.empty() ? line : line + ", " + speed;
}

void addAnswers(std::string &text, const Evidence &evidence)
{
    for (const PortEvidence &port : evidence.ports) {
        text += fmt::format("{} ({}):\n", port.port.path, speechName(port.speaks));
        for (const Exchange &exchange : port.exchanges)
            text += fmt::format("  {}: {}\n", exchange.question, withoutPersonalData(exchange.answer));
        if (port.error)
            text += fmt::format("  {}\n", withoutPersonalData(port.error->detail()));
    }
}

}  // namespace

std::string reportForum(const ReportInput &input)
{
    const Evidence &evidence = input.evidence;
    const std::string title = modelTitle(evidence);
    std::string text = fmt::format("{}: {}\n\n", title, input.diagnosis.headline.english());
    add(text, REVIVER_TR("Mode"), modeTitle(evidence.mode).english());
    add(text, REVIVER_TR("Chip"), evidence.family ? std::string(evidence.family->chip) : std::string());
    add(text, REVIVER_TR("Firmware"), evidence.identity.firmware);
    add(text, REVIVER_TR("Loader version"), evidence.identity.buildId);
    add(text, REVIVER_TR("USB"), usbLine(evidence.modem.device));
    add(text, REVIVER_TR("Light"), lightText(evidence.light).english());
    if (input.bundle)
        add(text, REVIVER_TR("Firmware file"), input.bundle->path.filename().string());
    if (input.result) {
        add(text, REVIVER_TR("Result"), input.result->headline.english());
        add(text, REVIVER_TR("What happened"), input.result->happened.english());
    }
    text += "\n";
    addAnswers(text, evidence);
    text += fmt::format("\nReviver {}, {}\n\n", input.programVersion, input.system);
    text += "What happened before it broke: \nWhat I have tried: \n";
    return text;
}

}  // namespace reviver
