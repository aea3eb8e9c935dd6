// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/repair/plan.h"

namespace reviver {

/// Compares modem and file before anything is written: is the file whole, is it for
/// this chip and model, does each image fit its partition, are the needed images
/// there, is a loader at hand. `plan` must hold its route and images already.
std::vector<PlanCheck> checkPlan(const RepairPlan &plan, const Evidence &evidence,
                                 const FirmwareBundle &bundle);

}  // namespace reviver
