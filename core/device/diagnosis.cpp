// SPDX-License-Identifier: Apache-2.0
#include "core/device/diagnosis.h"

#include "core/device/diagnosis_modes.h"
#include "core/device/findings.h"

namespace reviver {
namespace {

Diagnosis diagnoseMode(const Evidence &evidence)
{
    switch (evidence.mode) {
    case DeviceMode::Normal:
        return diagnoseNormal(evidence);
    case DeviceMode::HuaweiDownload:
    case DeviceMode::DmssDownload:
    case DeviceMode::HdlcDownload:
    case DeviceMode::BalongDownload:
        return diagnoseDownload(evidence);
    case DeviceMode::StreamingLoader:
        return diagnoseLoader(evidence);
    case DeviceMode::BalongBootRom:
    case DeviceMode::Sahara:
    case DeviceMode::Firehose:
    case DeviceMode::MemoryDump:
        return diagnoseEmergency(evidence);
    case DeviceMode::CdRom:
        return diagnoseDisc(evidence);
    case DeviceMode::HiLink:
        return diagnoseNetworkCard(evidence);
    case DeviceMode::Silent:
    case DeviceMode::NoAccess:
    case DeviceMode::Busy:
    case DeviceMode::Unknown:
        return diagnoseObstacle(evidence);
    }
    return diagnoseObstacle(evidence);
}

}  // namespace

Diagnosis diagnose(const Evidence &evidence)
{
    Diagnosis diagnosis = diagnoseMode(evidence);
    diagnosis.mode = evidence.mode;
    findings::sortByWeight(diagnosis.findings);
    return diagnosis;
}

}  // namespace reviver
