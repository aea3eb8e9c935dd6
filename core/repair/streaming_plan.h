// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/repair/route_definition.h"

#include <array>

namespace reviver {

// What the two routes by streaming download plan alike, whether the loader runs already or not.

/// Roles without which a modem of this kind does not start (inferred).
inline constexpr std::array kStreamingNeeds{ImageRole::PartitionTable, ImageRole::Dbl,  ImageRole::Osbl,
                                            ImageRole::Amss,           ImageRole::Dsp1, ImageRole::Dsp2};

/// Where the loader puts an image; the partition table is compared only.
PlannedImage planStreamingImage(std::size_t index, const FirmwareImage &image, const FirmwareBundle &bundle);
/// The steps of the images, with a loader that was greeted.
std::vector<PlanStep> streamingImageSteps(const RepairPlan &plan, const FirmwareBundle &bundle);

}  // namespace reviver
