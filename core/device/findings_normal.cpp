// SPDX-License-Identifier: Apache-2.0
//
// Normal mode: the modem's own program runs; what may still be wrong with it.
#include "core/device/findings.h"
#include "core/device/mode_findings.h"
#include "core/device/situation.h"

namespace reviver {
namespace {

using findings::add;

Finding literal(Message checked, const std::string &saw, Message tells, FindingWeight weight)
{
    return {std::move(checked), Message{"%1", {saw}}, std::move(tells), weight, true};
}

void addTroubles(const Evidence &evidence, std::vector<Finding> &list)
{
    const ModemSettings &settings = evidence.settings;
    if (lacksControlPort(settings))
        list.push_back(literal(REVIVER_TR("Port set (AT^SETPORT?)"), settings.portSet,
                               REVIVER_TR("The control port (PCUI) is switched off"),
                               FindingWeight::Problem));
    if (hasBlankImei(evidence))
        list.push_back({REVIVER_TR("IMEI"), REVIVER_TR("Blank"), REVIVER_TR("Networks will refuse the modem"),
                        FindingWeight::Problem, false});
    if (hasDamagedItems(evidence))
        list.push_back(literal(REVIVER_TR("Stored item of the IMEI"), settings.imeiAnswer,
                               REVIVER_TR("The area with identity and settings is damaged"),
                               FindingWeight::Problem));
    if (lostDescription(evidence))
        add(list,
            findings::usb(evidence, REVIVER_TR("The chip's stand-in name: its own USB description is lost"),
                          FindingWeight::Problem));
    if (isInFactoryMode(settings))
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
    if (!identity.imei.empty() && !hasBlankImei(evidence))
        list.push_back(literal(REVIVER_TR("IMEI"), maskIdentity(identity.imei), REVIVER_TR("Present"),
                               FindingWeight::Supports));
    if (!evidence.settings.sim.empty())
        list.push_back(literal(REVIVER_TR("SIM card"), evidence.settings.sim,
                               evidence.settings.sim == "READY" ? REVIVER_TR("The modem sees its SIM card")
                                                                : REVIVER_TR("No repair is needed for this"),
                               FindingWeight::Supports));
    if (!evidence.settings.operatorLock.empty())
        list.push_back(literal(REVIVER_TR("Operator lock"), evidence.settings.operatorLock,
                               REVIVER_TR("Shown only, never changed"), FindingWeight::Supports));
}

}  // namespace

std::vector<Finding> normalFindings(const Evidence &evidence)
{
    std::vector<Finding> list;
    addTroubles(evidence, list);
    addAnswers(evidence, list);
    list.push_back(findings::light(
        evidence, {LightPattern::NotRegistered, LightPattern::Registered, LightPattern::Steady},
        REVIVER_TR("Fits normal mode"), REVIVER_TR("Unusual for normal mode; the ports say more")));
    if (!lostDescription(evidence))
        add(list, findings::usb(evidence, REVIVER_TR("Fits normal mode"), FindingWeight::Supports));
    return list;
}

}  // namespace reviver
