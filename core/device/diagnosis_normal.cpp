// SPDX-License-Identifier: Apache-2.0
//
// Normal mode: the modem's own program runs; what may still be wrong with it.
#include "core/device/diagnosis_modes.h"
#include "core/device/findings.h"
#include "core/device/modem_family.h"
#include "core/protocol/diag/diag_messages.h"

#include <algorithm>

namespace reviver {
namespace {

using findings::add;

/// What is wrong with a modem that runs, worst first.
enum class Trouble { None, NoControlPort, BlankImei, LostDescription, FactoryMode };

/// Digits that no modem has, or an item that says that nobody ever wrote it.
bool isBlankImei(const Evidence &evidence)
{
    const std::string &imei = evidence.identity.imei;
    if (imei.empty())
        return evidence.settings.imeiItem == diag::nvStatusText(diag::NvStatus::NotActive);
    return std::ranges::all_of(imei, [](char c) { return c == '0' || c == 'F' || c == 'f'; });
}

/// A port set without the control port: the next restart locks the owner out.
/// Codes of ^SETPORT: 2 and 12 are PCUI. Source: Balong AT table; forum reports (confirmed).
bool lacksControlPort(const ModemSettings &settings)
{
    const auto &codes = settings.portCodes;
    return !codes.empty() && std::ranges::count(codes, "2") + std::ranges::count(codes, "12") == 0;
}

bool hasStandInId(const Evidence &evidence)
{
    const auto &id = evidence.modem.device.id;
    if (!id)
        return false;
    const auto families = familiesOfUsbId(*id);
    return families.size() == 1 && families.front()->name == "Qualcomm, maker unknown";
}

/// Source: ^U2DIAG 255 is the factory set of ports (confirmed); ^SFM 1 (one source).
bool isFactoryMode(const ModemSettings &settings)
{
    return settings.factoryMode == "1" || settings.usbMode == "255";
}

Trouble troubleOf(const Evidence &evidence)
{
    if (lacksControlPort(evidence.settings))
        return Trouble::NoControlPort;
    if (isBlankImei(evidence))
        return Trouble::BlankImei;
    if (hasStandInId(evidence))
        return Trouble::LostDescription;
    if (isFactoryMode(evidence.settings))
        return Trouble::FactoryMode;
    return Trouble::None;
}

Finding literal(Message checked, const std::string &saw, Message tells, FindingWeight weight)
{
    return {std::move(checked), Message{"%1", {saw}}, std::move(tells), weight, true};
}

void addTroubles(const Evidence &evidence, std::vector<Finding> &list)
{
    if (lacksControlPort(evidence.settings))
        list.push_back(literal(REVIVER_TR("Port set (AT^SETPORT?)"), evidence.settings.portSet,
                               REVIVER_TR("The control port (PCUI) is switched off"),
                               FindingWeight::Problem));
    if (isBlankImei(evidence))
        list.push_back({REVIVER_TR("IMEI"), REVIVER_TR("Blank"), REVIVER_TR("Networks will refuse the modem"),
                        FindingWeight::Problem, false});
    if (hasStandInId(evidence))
        add(list,
            findings::usb(evidence, REVIVER_TR("The chip's stand-in name: its own USB description is lost"),
                          FindingWeight::Problem));
    if (isFactoryMode(evidence.settings))
        list.push_back({REVIVER_TR("Factory mode"), REVIVER_TR("On"),
                        REVIVER_TR("Meant for the factory only"), FindingWeight::Problem, false});
}

void addAnswers(const Evidence &evidence, std::vector<Finding> &list)
{
    const DeviceIdentity &identity = evidence.identity;
    for (const PortEvidence &port : evidence.ports) {
        if (port.speaks == Speech::At)
            list.push_back({REVIVER_TR("Modem commands (AT)"),
                            Message{REVIVER_TR("Answered on %1"), {port.port.path}},
                            REVIVER_TR("Normal mode"), FindingWeight::Proof, false});
        if (port.speaks == Speech::Diag)
            list.push_back({REVIVER_TR("Diagnostic port (DIAG)"),
                            Message{REVIVER_TR("Answered on %1"), {port.port.path}},
                            REVIVER_TR("Normal mode"), FindingWeight::Proof, false});
    }
    if (!identity.firmware.empty())
        list.push_back(literal(REVIVER_TR("Firmware version"), identity.firmware,
                               REVIVER_TR("Its own program runs"), FindingWeight::Proof));
    if (!identity.hardware.empty())
        list.push_back(literal(REVIVER_TR("Hardware"), identity.hardware,
                               REVIVER_TR("Tells which firmware fits"), FindingWeight::Supports));
    if (!identity.imei.empty() && !isBlankImei(evidence))
        list.push_back(literal(REVIVER_TR("IMEI"), maskIdentity(identity.imei), REVIVER_TR("Present"),
                               FindingWeight::Supports));
    if (!evidence.settings.sim.empty())
        list.push_back(literal(REVIVER_TR("SIM card"), evidence.settings.sim,
                               evidence.settings.sim == "READY" ? REVIVER_TR("The modem sees its SIM card")
                                                                : REVIVER_TR("No repair is needed for this"),
                               FindingWeight::Supports));
    if (!evidence.settings.operatorLock.empty())
        list.push_back(literal(REVIVER_TR("Operator lock"), evidence.settings.operatorLock,
                               REVIVER_TR("Shown only; this app never changes it"), FindingWeight::Supports));
}

void explain(Trouble trouble, const Evidence &evidence, Diagnosis &diagnosis)
{
    switch (trouble) {
    case Trouble::None:
        break;
    case Trouble::NoControlPort:
        diagnosis.others = REVIVER_TR("Dashboards talk to the control port only.");
        diagnosis.headline = REVIVER_TR("The modem works, but its control port is switched off");
        diagnosis.meaning
            = REVIVER_TR("Dashboards look for the control port (PCUI) and do not find the modem without "
                         "it. Nothing is broken: a setting hides the port.");
        diagnosis.next = REVIVER_TR("Next: save a report, then put the control port back");
        diagnosis.nextDetail
            = REVIVER_TR("The setting is AT^SETPORT. Do not unplug the modem before the control port "
                         "(code 2 or 12) is back in the set: it may not answer to AT afterwards.");
        return;
    case Trouble::BlankImei:
        diagnosis.headline = REVIVER_TR("The modem works, but its IMEI is blank");
        diagnosis.meaning
            = REVIVER_TR("Its program runs, but the area with its identity is empty or damaged. "
                         "Networks refuse a modem without an IMEI.");
        diagnosis.next = REVIVER_TR("Next: restore a backup of this very modem");
        diagnosis.nextDetail
            = REVIVER_TR("Only the modem's own backup can help. This app does not enter an IMEI. "
                         "Without a backup, save a report and ask the seller or the maker.");
        return;
    case Trouble::LostDescription:
        diagnosis.others
            = REVIVER_TR("Drivers and dashboards know modems by their USB id; this one shows another.");
        diagnosis.headline = REVIVER_TR("The modem works under the name of its chip");
        diagnosis.meaning
            = REVIVER_TR("It lost the setting that tells computers its maker and model, so drivers and "
                         "dashboards of its maker do not recognise it. Its program runs.");
        diagnosis.next = REVIVER_TR("Next: save a report");
        diagnosis.nextDetail
            = REVIVER_TR("Restoring a backup of this very modem brings its name back. Firmware of "
                         "another model would make it worse.");
        return;
    case Trouble::FactoryMode:
        diagnosis.others = REVIVER_TR("Dashboards expect the usual set of ports.");
        diagnosis.headline = REVIVER_TR("The modem works, but is in factory mode");
        diagnosis.meaning
            = REVIVER_TR("Factory mode shows other ports and leaves protected settings open. It stays on "
                         "until it is switched off.");
        diagnosis.next = REVIVER_TR("Next: save a report, then leave factory mode");
        diagnosis.nextDetail
            = REVIVER_TR("Leaving it changes one setting and restarts the modem; nothing is erased.");
        return;
    }
    diagnosis.headline = REVIVER_TR("The modem works");
    if (evidence.identity.firmware.empty())
        diagnosis.meaning = REVIVER_TR("Its own program runs and answers. It did not tell its version.");
    else
        diagnosis.meaning = Message{REVIVER_TR("Its own program runs and answers, version %1."),
                                    {evidence.identity.firmware}};
    diagnosis.next = REVIVER_TR("Next: nothing has to be repaired");
    diagnosis.nextDetail
        = REVIVER_TR("Save a report to keep what the modem told. If there is no internet, look at the "
                     "SIM card, the signal and the operator's settings first.");
}

}  // namespace

Diagnosis diagnoseNormal(const Evidence &evidence)
{
    Diagnosis diagnosis;
    diagnosis.action = NextAction::SaveReport;
    diagnosis.confidence = evidence.firmwareSeen() ? Confidence::High : Confidence::Medium;
    const Trouble trouble = troubleOf(evidence);
    explain(trouble, evidence, diagnosis);

    auto &list = diagnosis.findings;
    addTroubles(evidence, list);
    addAnswers(evidence, list);
    list.push_back(findings::light(
        evidence, {LightPattern::NotRegistered, LightPattern::Registered, LightPattern::Steady},
        REVIVER_TR("Fits normal mode"), REVIVER_TR("Unusual for normal mode; the ports say more")));
    if (!hasStandInId(evidence))
        add(list, findings::usb(evidence, REVIVER_TR("Fits normal mode"), FindingWeight::Supports));
    return diagnosis;
}

}  // namespace reviver
