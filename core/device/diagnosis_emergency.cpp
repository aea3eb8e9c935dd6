// SPDX-License-Identifier: Apache-2.0
//
// Emergency modes of the chip: it waits for a loader, or stopped after a crash.
#include "core/device/diagnosis_modes.h"
#include "core/device/findings.h"

#include <algorithm>

namespace reviver {
namespace {

using findings::add;

bool anySpeaks(const Evidence &evidence, Speech speech)
{
    return std::ranges::count(evidence.ports, speech, &PortEvidence::speaks) > 0;
}

Finding greeting(const char *saw, const char *tells)
{
    return {REVIVER_TR("What the port said"), saw, tells, FindingWeight::Proof, false};
}

void explainSahara(Diagnosis &diagnosis)
{
    diagnosis.headline = REVIVER_TR("The modem is in the chip's emergency mode");
    diagnosis.meaning
        = REVIVER_TR("Its own start-up code was not found or not accepted, so the chip itself waits for a "
                     "loader (Sahara). Nothing can be lost in this mode.");
    diagnosis.findings.push_back(
        greeting(REVIVER_TR("Greeting of the chip (Sahara)"), REVIVER_TR("Emergency mode")));
    diagnosis.next = REVIVER_TR("Next: save a report");
    diagnosis.nextDetail
        = REVIVER_TR("A repair needs a loader that the maker signed for this very chip. Unplugging the "
                     "modem is safe.");
}

void explainFirehose(Diagnosis &diagnosis)
{
    diagnosis.headline = REVIVER_TR("An emergency loader is running in the modem");
    diagnosis.meaning
        = REVIVER_TR("Another program sent a loader (Firehose) that is still running from memory. "
                     "Unplugging the modem ends it, nothing else changes.");
    diagnosis.findings.push_back(
        greeting(REVIVER_TR("XML messages (Firehose)"), REVIVER_TR("A loader runs")));
    diagnosis.next = REVIVER_TR("Next: unplug the modem, plug it in and detect again");
    diagnosis.nextDetail = REVIVER_TR("It then shows the mode that it starts in by itself.");
    diagnosis.action = NextAction::Detect;
}

void explainDump(Diagnosis &diagnosis)
{
    diagnosis.headline = REVIVER_TR("The modem stopped after a crash");
    diagnosis.meaning
        = REVIVER_TR("Its program failed and offers its memory to developers. Its firmware may be whole.");
    diagnosis.findings.push_back(
        greeting(REVIVER_TR("Offer of a memory dump"), REVIVER_TR("Stopped after a crash")));
    diagnosis.next = REVIVER_TR("Next: unplug the modem for 10 seconds, plug it in and detect again");
    diagnosis.nextDetail
        = REVIVER_TR("If it stops again, its firmware or its settings are damaged: save a report.");
    diagnosis.action = NextAction::Detect;
}

void explainBootRom(const Evidence &evidence, Diagnosis &diagnosis)
{
    const bool answered = anySpeaks(evidence, Speech::BalongBootRom);
    diagnosis.headline = REVIVER_TR("The modem is in its chip's boot ROM");
    diagnosis.meaning
        = REVIVER_TR("Its start-up code was not found, or a test point was touched while it was plugged "
                     "in. The chip (Balong) waits for a loader over USB.");
    diagnosis.confidence = answered ? Confidence::High : Confidence::Medium;
    diagnosis.findings.push_back(
        {REVIVER_TR("Knock at the boot ROM"), answered ? REVIVER_TR("Answered") : REVIVER_TR("No answer"),
         answered ? REVIVER_TR("Boot ROM") : REVIVER_TR("It may be busy with another program"),
         answered ? FindingWeight::Proof : FindingWeight::Unknown, false});
    diagnosis.next = REVIVER_TR("Next: save a report");
    diagnosis.nextDetail
        = REVIVER_TR("Starting it needs a loader that does not erase the modem's identity; stock "
                     "loaders erase everything. Unplugging the modem is safe.");
}

}  // namespace

Diagnosis diagnoseEmergency(const Evidence &evidence)
{
    Diagnosis diagnosis;
    diagnosis.confidence = Confidence::High;
    diagnosis.action = NextAction::SaveReport;
    diagnosis.others
        = REVIVER_TR("Dashboards look for a running modem. In this mode only the chip itself answers, in a "
                     "language of its own.");
    switch (evidence.mode) {
    case DeviceMode::Firehose:
        explainFirehose(diagnosis);
        break;
    case DeviceMode::MemoryDump:
        explainDump(diagnosis);
        break;
    case DeviceMode::BalongBootRom:
        explainBootRom(evidence, diagnosis);
        break;
    default:
        explainSahara(diagnosis);
    }
    auto &list = diagnosis.findings;
    add(list, findings::at(evidence, REVIVER_TR("Fits emergency mode"), FindingWeight::Supports));
    list.push_back(findings::light(evidence, {LightPattern::Dark},
                                   REVIVER_TR("Fits emergency mode, no proof"),
                                   REVIVER_TR("Unusual for emergency mode; the port says more")));
    add(list, findings::usb(evidence, REVIVER_TR("Fits emergency mode"), FindingWeight::Supports));
    list.push_back(findings::imeiUnreadable());
    return diagnosis;
}

}  // namespace reviver
