// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/diagnosis.h"

namespace reviver {

// One function per kind of mode; diagnose() chooses. All are pure.

Diagnosis diagnoseDownload(const Evidence &evidence);
Diagnosis diagnoseLoader(const Evidence &evidence);
Diagnosis diagnoseNormal(const Evidence &evidence);
Diagnosis diagnoseEmergency(const Evidence &evidence);
Diagnosis diagnoseObstacle(const Evidence &evidence);
Diagnosis diagnoseDisc(const Evidence &evidence);
Diagnosis diagnoseNetworkCard(const Evidence &evidence);

}  // namespace reviver
