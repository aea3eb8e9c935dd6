// SPDX-License-Identifier: Apache-2.0
//
// Emergency modes of the chip, modems that show something else than themselves, and
// modems that could not be asked.
#include "core/device/findings.h"
#include "core/device/mode_findings.h"

#include <algorithm>

namespace reviver {
namespace {

using findings::add;

Finding greeting(const char *saw, const char *tells)
{
    return {REVIVER_TR("What the port said"), saw, tells, FindingWeight::Proof, false};
}

Finding knock(const Evidence &evidence)
{
    const Message checked = REVIVER_TR("Knock at the boot ROM");
    if (evidence.anySpeaks(Speech::BalongBootRom))
        return {checked, REVIVER_TR("Answered"), REVIVER_TR("Boot ROM"), FindingWeight::Proof, false};
    return {checked, REVIVER_TR("No answer"), REVIVER_TR("It may be busy with another program"),
            FindingWeight::Unknown, false};
}

Finding chipSaid(const Evidence &evidence)
{
    switch (evidence.mode) {
    case DeviceMode::Firehose:
        return greeting(REVIVER_TR("XML messages (Firehose)"), REVIVER_TR("A loader runs"));
    case DeviceMode::MemoryDump:
        return greeting(REVIVER_TR("Offer of a memory dump"), REVIVER_TR("Stopped after a crash"));
    case DeviceMode::BalongBootRom:
        return knock(evidence);
    default:
        return greeting(REVIVER_TR("Greeting of the chip (Sahara)"), REVIVER_TR("Emergency mode"));
    }
}

void addChipNumbers(const Evidence &evidence, std::vector<Finding> &list)
{
    if (!evidence.chip)
        return;
    const auto add = [&](const char *checked, const std::string &saw, const char *tells) {
        if (!saw.empty())
            list.push_back({checked, {"%1", {saw}}, tells, FindingWeight::Supports, true});
    };
    add(REVIVER_TR("Number of chip and maker"), evidence.chip->hardwareId,
        REVIVER_TR("A loader must be made for it"));
    add(REVIVER_TR("Key that the chip trusts"), evidence.chip->keyHash,
        REVIVER_TR("A loader must be signed with it"));
    add(REVIVER_TR("Serial number of the chip"), maskIdentity(evidence.chip->serialNumber),
        REVIVER_TR("Personal, so hidden"));
}

}  // namespace

std::vector<Finding> emergencyFindings(const Evidence &evidence)
{
    std::vector<Finding> list{chipSaid(evidence)};
    addChipNumbers(evidence, list);
    add(list, findings::at(evidence, REVIVER_TR("Fits emergency mode"), FindingWeight::Supports));
    list.push_back(findings::light(evidence, {LightPattern::Dark},
                                   REVIVER_TR("Fits emergency mode, no proof"),
                                   REVIVER_TR("Unusual for emergency mode; the port says more")));
    add(list, findings::usb(evidence, REVIVER_TR("Fits emergency mode"), FindingWeight::Supports));
    list.push_back(findings::imeiUnreadable());
    return list;
}

std::vector<Finding> obstacleFindings(const Evidence &evidence)
{
    std::vector<Finding> list = findings::obstacles(evidence);
    add(list, findings::at(evidence, REVIVER_TR("No clue"), FindingWeight::Unknown));
    list.push_back(findings::light(evidence, {}, {}, REVIVER_TR("No proof by itself")));
    add(list, findings::usb(evidence, REVIVER_TR("A modem is there"), FindingWeight::Supports));
    return list;
}

std::vector<Finding> discFindings(const Evidence &evidence)
{
    std::vector<Finding> list{{REVIVER_TR("Installer disc"), REVIVER_TR("Shown, and no ports"),
                               REVIVER_TR("Installer disc mode"), FindingWeight::Proof, false}};
    add(list, findings::usb(evidence, REVIVER_TR("Fits installer disc mode"), FindingWeight::Supports));
    return list;
}

std::vector<Finding> networkCardFindings(const Evidence &evidence)
{
    std::vector<Finding> list{{REVIVER_TR("USB interfaces"), REVIVER_TR("A network card, no ports"),
                               REVIVER_TR("HiLink mode"), FindingWeight::Proof, false}};
    add(list, findings::usb(evidence, REVIVER_TR("Fits HiLink mode"), FindingWeight::Supports));
    return list;
}

}  // namespace reviver
