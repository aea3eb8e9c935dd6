// SPDX-License-Identifier: Apache-2.0
//
// The modem could not be asked, or shows something else than itself.
#include "core/device/diagnosis_modes.h"
#include "core/device/findings.h"
#include "core/device/interface_function.h"
#include "core/device/modem_family.h"

#include <algorithm>

namespace reviver {
namespace {

using findings::add;

bool anyFailedWith(const Evidence &evidence, ErrorCode code)
{
    return std::ranges::any_of(
        evidence.ports, [&](const PortEvidence &port) { return port.error && port.error->code() == code; });
}

bool hasUnusedSerialInterface(const AttachedDevice &device)
{
    return std::ranges::any_of(device.interfaces, [&](const AttachedInterface &interface) {
        return interface.port.empty() && interfaceKind(device, interface) == InterfaceKind::Serial;
    });
}

void explainBusy(Diagnosis &diagnosis)
{
    diagnosis.headline = REVIVER_TR("Another program is using the modem");
    diagnosis.meaning = REVIVER_TR("Only one program can talk to a port. Nothing was changed on the modem.");
    diagnosis.next = REVIVER_TR("Next: close the other program, then detect again");
    diagnosis.nextDetail
        = REVIVER_TR("Often it is ModemManager, the maker's dashboard or its background service.");
    diagnosis.action = NextAction::CloseOther;
    diagnosis.confidence = Confidence::High;
}

void explainNoAccess(Diagnosis &diagnosis)
{
    diagnosis.headline = REVIVER_TR("The system does not let this app open the modem");
    diagnosis.meaning
        = REVIVER_TR("The port belongs to the system or to another group of users. Nothing was changed.");
    diagnosis.next = REVIVER_TR("Next: allow access, then detect again");
    diagnosis.nextDetail = REVIVER_TR("You will be asked for your password once.");
    diagnosis.action = NextAction::FixAccess;
    diagnosis.confidence = Confidence::High;
}

/// The two ports of a Balong stick's update mode, and nothing else.
/// Source: blog.le-vert.net, E3272 in 12D1:1442 (confirmed).
bool showsUpdatePortsOnly(const AttachedDevice &device)
{
    const bool named = !device.interfaces.empty()
        && std::ranges::all_of(device.interfaces, [](const AttachedInterface &interface) {
               return interface.name.starts_with("FC - ");
           });
    return named || device.id == UsbId{0x12D1, 0x1442};
}

void explainSilentUpdatePorts(Diagnosis &diagnosis)
{
    diagnosis.headline = REVIVER_TR("The modem shows its update ports, but does not answer");
    diagnosis.meaning
        = REVIVER_TR("Ports named “FC” belong to the update mode of Huawei sticks. Another program may have "
                     "begun an update and left it in the middle. Nothing was changed.");
    diagnosis.others
        = REVIVER_TR("Dashboards do not use these ports, and older driver packages do not know them.");
    diagnosis.next = REVIVER_TR("Next: unplug the modem for 10 seconds, plug it in and detect again");
    diagnosis.nextDetail
        = REVIVER_TR("It then begins the update mode anew and should answer. If it stays silent, save a "
                     "report.");
    diagnosis.action = NextAction::Detect;
    diagnosis.confidence = Confidence::Medium;
}

void explainSilent(const Evidence &evidence, Diagnosis &diagnosis)
{
    if (showsUpdatePortsOnly(evidence.modem.device)) {
        explainSilentUpdatePorts(diagnosis);
        return;
    }
    diagnosis.headline = REVIVER_TR("The modem is plugged in but does not answer");
    diagnosis.meaning
        = REVIVER_TR("Its ports are there, but nothing that this app knows was spoken on them. It may "
                     "still be starting, hang, or speak something new. Nothing was changed.");
    diagnosis.next = REVIVER_TR("Next: unplug the modem for 10 seconds, plug it in and detect again");
    diagnosis.nextDetail
        = REVIVER_TR("Use a port of the computer itself, without a hub. If it stays silent, save a "
                     "report.");
    diagnosis.action = NextAction::Detect;
}

void explainGone(Diagnosis &diagnosis)
{
    diagnosis.headline = REVIVER_TR("The modem went away while it was asked");
    diagnosis.meaning = REVIVER_TR("It was unplugged or restarted by itself. Nothing was changed on it.");
    diagnosis.next = REVIVER_TR("Next: plug it in and detect again");
    diagnosis.nextDetail
        = REVIVER_TR("If it keeps going away, try another USB port or a shorter cable: a modem that "
                     "gets too little power restarts again and again.");
    diagnosis.action = NextAction::Detect;
}

void explainNoPort(Diagnosis &diagnosis)
{
    diagnosis.others = REVIVER_TR("Programs find a modem by its serial port, and there is none.");
    diagnosis.headline = REVIVER_TR("The modem is seen, but no driver made a port of it");
    diagnosis.meaning
        = REVIVER_TR("The computer sees the modem on USB, but has no serial port to talk to it. The modem "
                     "itself may be whole. Nothing was changed.");
    diagnosis.next = REVIVER_TR("Next: save a report");
    diagnosis.nextDetail
        = REVIVER_TR("It names the USB id that a driver has to be told about (Linux: option, "
                     "Windows: the maker's driver package).");
    diagnosis.action = NextAction::SaveReport;
    diagnosis.confidence = Confidence::Medium;
}

void explainNotAsked(const Evidence &evidence, Diagnosis &diagnosis)
{
    const bool stopped = anyFailedWith(evidence, ErrorCode::Cancelled);
    diagnosis.headline
        = stopped ? REVIVER_TR("Detecting was stopped") : REVIVER_TR("The modem was not asked yet");
    diagnosis.meaning = REVIVER_TR("Nothing was changed on the modem.");
    diagnosis.next = REVIVER_TR("Next: detect");
    diagnosis.nextDetail
        = REVIVER_TR("The modem is asked questions that change nothing. At most 20 seconds per port.");
    diagnosis.action = NextAction::Detect;
}

void explainUnknown(const Evidence &evidence, Diagnosis &diagnosis)
{
    if (anyFailedWith(evidence, ErrorCode::PortDisconnected)
        || anyFailedWith(evidence, ErrorCode::PortNotFound))
        explainGone(diagnosis);
    else if (evidence.modem.ports.empty() && hasUnusedSerialInterface(evidence.modem.device))
        explainNoPort(diagnosis);
    else
        explainNotAsked(evidence, diagnosis);
}

}  // namespace

Diagnosis diagnoseObstacle(const Evidence &evidence)
{
    Diagnosis diagnosis;
    switch (evidence.mode) {
    case DeviceMode::Busy:
        explainBusy(diagnosis);
        break;
    case DeviceMode::NoAccess:
        explainNoAccess(diagnosis);
        break;
    case DeviceMode::Silent:
        explainSilent(evidence, diagnosis);
        break;
    default:
        explainUnknown(evidence, diagnosis);
    }
    auto &list = diagnosis.findings;
    list = findings::obstacles(evidence);
    add(list, findings::at(evidence, REVIVER_TR("No clue"), FindingWeight::Unknown));
    list.push_back(findings::light(evidence, {}, {}, REVIVER_TR("No proof by itself")));
    add(list, findings::usb(evidence, REVIVER_TR("A modem is there"), FindingWeight::Supports));
    return diagnosis;
}

Diagnosis diagnoseDisc(const Evidence &evidence)
{
    const auto &id = evidence.modem.device.id;
    Diagnosis diagnosis;
    diagnosis.others
        = REVIVER_TR("As long as it is a disc, it has no port, and no program can find the modem.");
    diagnosis.headline = REVIVER_TR("The modem shows its installer disc instead of itself");
    diagnosis.meaning
        = REVIVER_TR("It carries drivers on a make-believe disc and waits to be switched to modem mode. "
                     "This is normal after plugging in. Nothing is broken.");
    diagnosis.confidence
        = id && hintOfUsbId(*id) == DeviceMode::CdRom ? Confidence::High : Confidence::Medium;
    diagnosis.findings.push_back({REVIVER_TR("Installer disc"), REVIVER_TR("Shown, and no ports"),
                                  REVIVER_TR("Installer disc mode"), FindingWeight::Proof, false});
    add(diagnosis.findings,
        findings::usb(evidence, REVIVER_TR("Fits installer disc mode"), FindingWeight::Supports));
    diagnosis.next = REVIVER_TR("Next: switch the modem to modem mode");
    diagnosis.nextDetail
        = REVIVER_TR("One message is sent; the modem drops off and comes back with its ports within "
                     "20 seconds. Nothing is written.");
    diagnosis.action = NextAction::SwitchMode;
    return diagnosis;
}

Diagnosis diagnoseNetworkCard(const Evidence &evidence)
{
    const auto &id = evidence.modem.device.id;
    Diagnosis diagnosis;
    diagnosis.others
        = REVIVER_TR("Dashboards for sticks look for ports; this modem is reached by its web page.");
    diagnosis.headline = REVIVER_TR("The modem behaves as a network card");
    diagnosis.meaning
        = REVIVER_TR("It runs its own small web page and router (HiLink) and shows no ports. Its program "
                     "runs.");
    diagnosis.confidence
        = id && hintOfUsbId(*id) == DeviceMode::HiLink ? Confidence::High : Confidence::Medium;
    diagnosis.findings.push_back({REVIVER_TR("USB interfaces"), REVIVER_TR("A network card, no ports"),
                                  REVIVER_TR("HiLink mode"), FindingWeight::Proof, false});
    add(diagnosis.findings, findings::usb(evidence, REVIVER_TR("Fits HiLink mode"), FindingWeight::Supports));
    diagnosis.next = REVIVER_TR("Next: open its web page, often at 192.168.8.1");
    diagnosis.nextDetail = REVIVER_TR("If the page opens, the modem works. Save a report to ask for help.");
    diagnosis.action = NextAction::SaveReport;
    return diagnosis;
}

}  // namespace reviver
