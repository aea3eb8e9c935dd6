// SPDX-License-Identifier: Apache-2.0
#include "core/repair/route_definition.h"

namespace reviver {

std::vector<PlanStep> writeSteps(const RepairPlan &plan, const Evidence &, const FirmwareBundle &bundle)
{
    std::vector<PlanStep> steps;
    for (std::size_t i = 0; i < plan.images.size(); ++i) {
        if (!plan.images[i].write)
            continue;
        const FirmwareImage &image = bundle.images[plan.images[i].index];
        steps.push_back({StepKind::WriteImage,
                         {REVIVER_TR("Write %1"), {image.name}},
                         image.size,
                         Hazard::NotBootable,
                         plan.images[i].reason,
                         i});
    }
    return steps;
}

PlanStep loaderStep(const RepairPlan &plan)
{
    PlanStep step = plainStep(StepKind::LoadLoader, REVIVER_TR("Load the loader into memory"),
                              REVIVER_TR("It runs from memory only; the flash is not touched."));
    step.bytes = plan.loader ? plan.loader->data.size() : 0;
    return step;
}

PlanStep plainStep(StepKind kind, Message title, Message reason)
{
    return {kind, std::move(title), 0, Hazard::None, std::move(reason), 0};
}

PlannedImage leftOut(std::size_t index, Message decision, Message reason)
{
    return {index, false, std::move(decision), std::move(reason), {}, 0};
}

PlannedImage leftOutWithoutPlace(std::size_t index)
{
    return leftOut(index, REVIVER_TR("Left out: no known place"),
                   REVIVER_TR("What this image is for is not proven, and this way of writing needs to "
                              "know it."));
}

Message writeReason(const FirmwareImage &image)
{
    if (image.role == ImageRole::Unknown)
        return REVIVER_TR("What it is for is not proven. The vendor's own updater writes it, so Reviver "
                          "does, too.");
    return image.roleReason;
}

}  // namespace reviver
