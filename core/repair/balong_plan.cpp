// SPDX-License-Identifier: Apache-2.0
#include "core/repair/balong_plan.h"

#include "core/base/hex.h"

namespace reviver {
namespace {

constexpr std::size_t kKeyDigits = 8;

}  // namespace

PlannedImage planBalongImage(std::size_t index, const FirmwareImage &image, const FirmwareBundle &)
{
    if (!image.recordId) {
        return leftOut(index, REVIVER_TR("Left out: no area number"),
                       REVIVER_TR("The file does not say where this image belongs. The maker's update file "
                                  "(.bin, .exe) does."));
    }
    return {index,
            true,
            REVIVER_TR("Write"),
            writeReason(image),
            "area " + hexNumber(*image.recordId, 8),
            *image.recordId};
}

std::vector<PlanStep> balongImageSteps(const RepairPlan &plan, const Evidence &evidence,
                                       const FirmwareBundle &bundle)
{
    std::vector<PlanStep> steps = writeSteps(plan, evidence, bundle);
    const Message reason = bundle.signature
        ? Message(
            REVIVER_TR("The signature of the file is announced, and the modem says whether it knows it."))
        : Message(REVIVER_TR("The modem is asked once more what it is, then led from commands to images."));
    steps.insert(steps.begin(),
                 plainStep(StepKind::Prepare, REVIVER_TR("Prepare the modem for images"), reason));
    return steps;
}

PlanStep awaitMonitorStep()
{
    return plainStep(StepKind::AwaitStage, REVIVER_TR("Wait for the download monitor"),
                     REVIVER_TR("The modem leaves the USB bus and comes back under another number."));
}

std::vector<PlanCheck> balongSignatureCheck(const FirmwareBundle &bundle)
{
    if (!bundle.signature)
        return {};
    return {
        {PlanCheck::State::Unknown,
         REVIVER_TR("Signed firmware"),
         {REVIVER_TR("Its maker signed this file (key %1…). Only the modem can tell whether it knows that "
                     "key; it is asked before anything is written."),
          {bundle.signature->keyHash.substr(0, kKeyDigits)}}}};
}

}  // namespace reviver
