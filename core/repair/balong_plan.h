// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/repair/route_definition.h"

#include <array>

namespace reviver {

// What the two ways to a Balong stick have in common: both end in its download monitor.

/// Roles without which no Balong stick starts.
inline constexpr std::array kBalongNeeds{ImageRole::BalongBoot, ImageRole::BalongOs};
/// Where an image goes: to the area of its record's number.
PlannedImage planBalongImage(std::size_t index, const FirmwareImage &image, const FirmwareBundle &bundle);
/// From the waiting monitor to the last image.
std::vector<PlanStep> balongImageSteps(const RepairPlan &plan, const Evidence &evidence,
                                       const FirmwareBundle &bundle);
/// "Wait for the download monitor".
PlanStep awaitMonitorStep();
/// What is to be said of a signature in the file; empty if it has none.
std::vector<PlanCheck> balongSignatureCheck(const FirmwareBundle &bundle);

}  // namespace reviver
