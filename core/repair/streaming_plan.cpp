// SPDX-License-Identifier: Apache-2.0
#include "core/repair/streaming_plan.h"

#include "core/base/hex.h"
#include "core/repair/plan_images.h"

namespace reviver {

PlannedImage planStreamingImage(std::size_t index, const FirmwareImage &image, const FirmwareBundle &)
{
    if (image.role == ImageRole::PartitionTable) {
        return {index,
                true,
                REVIVER_TR("Compare with the modem's"),
                REVIVER_TR("The loader compares it with the modem's own table and refuses if they differ."),
                "partition table",
                0};
    }
    const auto type = streamingOpenType(image.role);
    if (!type) {
        return leftOut(index, REVIVER_TR("Left out: no known place"),
                       REVIVER_TR("What this image is for is not proven, and this way of writing needs to "
                                  "know it."));
    }
    return {index, true, REVIVER_TR("Write"), writeReason(image), "open type " + hexNumber(*type), *type};
}

std::vector<PlanStep> streamingImageSteps(const RepairPlan &plan, const FirmwareBundle &bundle)
{
    std::vector<PlanStep> all = writeSteps(plan, bundle);
    for (PlanStep &step : all) {
        const FirmwareImage &image = bundle.images[plan.images[step.image].index];
        if (image.role != ImageRole::PartitionTable)
            continue;
        step.kind = StepKind::PartitionTable;
        step.title = {REVIVER_TR("Compare %1"), {image.name}};
        step.hazard = Hazard::None;
    }
    return all;
}

}  // namespace reviver
