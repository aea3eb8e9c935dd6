// SPDX-License-Identifier: Apache-2.0
#include "core/device/diagnosis.h"

#include "core/device/disc_switch.h"
#include "core/device/findings.h"
#include "core/device/mode_findings.h"
#include "core/device/modem_family.h"
#include "core/device/situation_words.h"

namespace reviver {
namespace {

std::vector<Finding> findingsOf(const Evidence &evidence)
{
    switch (evidence.mode) {
    case DeviceMode::Normal:
        return normalFindings(evidence);
    case DeviceMode::HuaweiDownload:
    case DeviceMode::DmssDownload:
    case DeviceMode::HdlcDownload:
    case DeviceMode::BalongDownload:
        return downloadFindings(evidence);
    case DeviceMode::StreamingLoader:
        return loaderFindings(evidence);
    case DeviceMode::BalongBootRom:
    case DeviceMode::Sahara:
    case DeviceMode::Firehose:
    case DeviceMode::MemoryDump:
        return emergencyFindings(evidence);
    case DeviceMode::CdRom:
        return discFindings(evidence);
    case DeviceMode::HiLink:
        return networkCardFindings(evidence);
    case DeviceMode::Silent:
    case DeviceMode::NoAccess:
    case DeviceMode::Busy:
    case DeviceMode::Unknown:
        break;
    }
    return obstacleFindings(evidence);
}

/// By the USB id and by what was shown together.
Confidence byHint(const Evidence &evidence)
{
    const AttachedDevice &device = evidence.modem.device;
    const auto way = discSwitchFor(device);
    const bool known
        = (device.id && hintOfUsbId(*device.id) == evidence.mode) || (way && !way->model.empty());
    return known ? Confidence::High : Confidence::Medium;
}

Confidence confidenceIn(Situation situation, const Evidence &evidence)
{
    switch (situation) {
    case Situation::WaitsForHuawei:
    case Situation::WaitsForDmss:
    case Situation::WaitsForBalong:
    case Situation::WaitsForUncertain:
        return downloadConfidence(evidence);
    case Situation::InstallerDisc:
    case Situation::InstallerDiscByHand:
    case Situation::NetworkCard:
        return byHint(evidence);
    case Situation::BootRomSilent:
    case Situation::NoDriver:
    case Situation::NoDriverByHand:
    case Situation::SilentUpdatePorts:
        return Confidence::Medium;
    case Situation::Silent:
    case Situation::WentAway:
    case Situation::Stopped:
    case Situation::NotAsked:
        return Confidence::Low;
    default:
        break;
    }
    const bool running = evidence.mode == DeviceMode::Normal;
    return !running || evidence.firmwareSeen() ? Confidence::High : Confidence::Medium;
}

/// What stands for %1 in the words of a situation.
std::string subjectOf(Situation situation, const Evidence &evidence)
{
    switch (situation) {
    case Situation::Works:
        return evidence.identity.firmware;
    case Situation::DamagedItems:
        return evidence.settings.imeiAnswer;
    case Situation::SlowLink:
        return speedText(evidence.modem.device.speed).english();
    case Situation::HeldByProgram:
        return evidence.host.holders.front().name;
    default:
        return {};
    }
}

}  // namespace

Diagnosis diagnose(const Evidence &evidence)
{
    const Situation situation = situationOf(evidence);
    const SituationWords &words = wordsOf(situation);
    const std::string subject = subjectOf(situation, evidence);
    const auto about = [&](Message message) {
        if (!subject.empty())
            message.args = {subject};
        return message;
    };
    Diagnosis diagnosis{.mode = evidence.mode,
                        .situation = situationName(situation),
                        .headline = about(words.headline),
                        .meaning = about(words.meaning),
                        .others = words.others,
                        .confidence = confidenceIn(situation, evidence),
                        .findings = findingsOf(evidence),
                        .next = words.next,
                        .nextDetail = about(words.nextDetail),
                        .action = words.action,
                        .alternatives = words.alternatives};
    findings::add(diagnosis.findings, findings::hiddenPorts(evidence));
    findings::add(diagnosis.findings, findings::link(evidence));
    findings::add(diagnosis.findings, findings::power(evidence));
    findings::sortByWeight(diagnosis.findings);
    return diagnosis;
}

}  // namespace reviver
