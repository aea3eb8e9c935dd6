// SPDX-License-Identifier: Apache-2.0
#include "core/device/findings.h"

#include "core/device/interface_function.h"
#include "core/device/situation.h"

#include <algorithm>
#include <fmt/format.h>

namespace reviver::findings {
namespace {

std::size_t timesAsked(const Evidence &evidence, std::string_view question)
{
    std::size_t times = 0;
    for (const PortEvidence &port : evidence.ports)
        times += static_cast<std::size_t>(std::ranges::count(port.exchanges, question, &Exchange::question));
    return times;
}

Message triesText(std::size_t tries)
{
    if (tries == 1)
        return REVIVER_TR("1 try, no answer");
    return {REVIVER_TR("%1 tries, no answer"), {std::to_string(tries)}};
}

Message errorText(const Error &error)
{
    switch (error.code()) {
    case ErrorCode::PortBusy:
        return REVIVER_TR("Another program holds it");
    case ErrorCode::PortAccessDenied:
        return REVIVER_TR("The system does not let this app open it");
    case ErrorCode::PortDisconnected:
        return REVIVER_TR("The modem went away while it was asked");
    case ErrorCode::PortNotFound:
        return REVIVER_TR("It is not there any more");
    case ErrorCode::Cancelled:
        return REVIVER_TR("Stopped by you");
    case ErrorCode::Timeout:
        return REVIVER_TR("It takes no data");
    default:
        return REVIVER_TR("It could not be asked to the end");
    }
}

int rank(FindingWeight weight)
{
    switch (weight) {
    case FindingWeight::Problem:
        return 0;
    case FindingWeight::Proof:
        return 1;
    case FindingWeight::Supports:
        return 2;
    case FindingWeight::Unknown:
        return 3;
    case FindingWeight::Misleading:
        return 4;
    case FindingWeight::Expected:
        return 5;
    }
    return 5;
}

}  // namespace

std::optional<Finding> at(const Evidence &evidence, const Message &silenceTells, FindingWeight silenceWeight)
{
    const bool answered = std::ranges::any_of(
        evidence.ports, [](const PortEvidence &port) { return port.capabilities.at == Answer::Given; });
    const Message checked = REVIVER_TR("Modem commands (AT)");
    if (answered)
        return Finding{checked, REVIVER_TR("Answered"), REVIVER_TR("A program runs in the modem"),
                       FindingWeight::Supports, false};
    const std::size_t tries = timesAsked(evidence, "AT");
    if (tries == 0)
        return std::nullopt;
    return Finding{checked, triesText(tries), silenceTells, silenceWeight, false};
}

Finding light(const Evidence &evidence, std::initializer_list<LightPattern> fitting, const Message &fits,
              const Message &fitsNot)
{
    const Message checked = REVIVER_TR("The light, as you saw it");
    if (evidence.light == LightPattern::Unknown)
        return {checked, lightText(evidence.light), REVIVER_TR("It can support what the ports say"),
                FindingWeight::Unknown, false};
    const bool fit = std::ranges::find(fitting, evidence.light) != fitting.end();
    const Message saw = evidence.light == LightPattern::SlowBlink ? REVIVER_TR("1 s on, 1 s off, without end")
                                                                  : lightText(evidence.light);
    return {checked, saw, fit ? fits : fitsNot, fit ? FindingWeight::Supports : FindingWeight::Misleading,
            false};
}

Finding disc(const Evidence &evidence, const Message &absenceTells)
{
    const AttachedDevice &device = evidence.modem.device;
    const bool shown = std::ranges::any_of(device.interfaces, [&](const AttachedInterface &interface) {
        return interfaceKind(device, interface) == InterfaceKind::Disc;
    });
    const Message checked = REVIVER_TR("Installer disc");
    if (shown)
        return {checked, REVIVER_TR("Shown beside the ports"), REVIVER_TR("A working modem shows it, too"),
                FindingWeight::Misleading, false};
    return {checked, REVIVER_TR("Not shown"), absenceTells, FindingWeight::Supports, false};
}

std::optional<Finding> usb(const Evidence &evidence, const Message &tells, FindingWeight weight)
{
    const AttachedDevice &device = evidence.modem.device;
    if (!device.id)
        return std::nullopt;
    std::string saw = device.id->text();
    for (const AttachedInterface &interface : device.interfaces) {
        if (!interface.name.empty())
            saw += fmt::format(", “{}”", interface.name);
    }
    return Finding{REVIVER_TR("USB id and port names"), Message{"%1", {saw}}, tells, weight, false};
}

Finding imeiUnreadable()
{
    return {REVIVER_TR("IMEI"), REVIVER_TR("Cannot be read in this mode"),
            REVIVER_TR("Expected: it is not lost"), FindingWeight::Expected, false};
}

std::optional<Finding> link(const Evidence &evidence)
{
    const AttachedDevice &device = evidence.modem.device;
    const Message checked = REVIVER_TR("USB connection");
    if (hasSlowLink(device))
        return Finding{checked, speedText(device.speed),
                       REVIVER_TR("A repair takes many times longer and breaks off more easily"),
                       FindingWeight::Problem, false};
    if (device.hubs.empty())
        return std::nullopt;
    std::string names;
    for (const UsbHub &hub : device.hubs)
        names += (names.empty() ? "" : ", ") + (hub.name.empty() ? hub.location : hub.name);
    return Finding{
        checked,
        {device.hubs.size() == 1 ? REVIVER_TR("Through a hub (%2)") : REVIVER_TR("Through %1 hubs (%2)"),
         {std::to_string(device.hubs.size()), names}},
        REVIVER_TR("A port of the computer itself is safer for a repair"),
        FindingWeight::Unknown,
        false};
}

std::optional<Finding> hiddenPorts(const Evidence &evidence)
{
    if (!hidesItsPorts(evidence.modem.device))
        return std::nullopt;
    return Finding{REVIVER_TR("Ports in the system's list"), REVIVER_TR("Hidden"),
                   REVIVER_TR("Other programs may not find the modem"), FindingWeight::Problem, false};
}

std::optional<Finding> power(const Evidence &evidence)
{
    const auto &power = evidence.host.power;
    if (!power || !power->onBattery || evidence.mode == DeviceMode::Normal)
        return std::nullopt;
    const Message battery = power->percent
        ? Message(REVIVER_TR("On battery, %1 %"), {std::to_string(*power->percent)})
        : Message(REVIVER_TR("On battery"));
    return Finding{REVIVER_TR("Power of this computer"), battery,
                   REVIVER_TR("Plug in the charger before a repair"), FindingWeight::Problem, false};
}

std::vector<Finding> obstacles(const Evidence &evidence)
{
    std::vector<Finding> list;
    for (const PortHolder &holder : evidence.host.holders) {
        list.push_back({REVIVER_TR("Program that holds a port"),
                        {holder.process > 0 ? REVIVER_TR("%1 (process %2)") : "%1",
                         {holder.name, std::to_string(holder.process)}},
                        REVIVER_TR("Only one program can talk to a port"),
                        FindingWeight::Problem,
                        false});
    }
    for (const PortEvidence &port : evidence.ports) {
        if (!port.error)
            continue;
        list.push_back({Message{REVIVER_TR("Port %1"), {port.port.path}}, errorText(*port.error),
                        REVIVER_TR("It could not tell anything"), FindingWeight::Problem, false});
    }
    return list;
}

void add(std::vector<Finding> &list, std::optional<Finding> finding)
{
    if (finding)
        list.push_back(std::move(*finding));
}

void sortByWeight(std::vector<Finding> &list)
{
    std::ranges::stable_sort(list, {}, [](const Finding &finding) { return rank(finding.weight); });
}

}  // namespace reviver::findings
