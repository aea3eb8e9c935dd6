// SPDX-License-Identifier: Apache-2.0
//
// Route B: the chip's own download protocol answers; a loader from the user's files
// goes to memory, and the loader takes the images (docs/sources.md, inferred for E392).
// A loader that runs already, as after a repair that was broken off, takes them at once.
#include "core/base/hex.h"
#include "core/repair/plan_images.h"
#include "core/repair/routes/routes.h"
#include "core/repair/streaming_writer.h"

#include <algorithm>
#include <array>

namespace reviver {
namespace {

constexpr std::array kNeeded{ImageRole::PartitionTable, ImageRole::Dbl,  ImageRole::Osbl,
                             ImageRole::Amss,           ImageRole::Dsp1, ImageRole::Dsp2};

std::optional<Message> fitsRunningLoader(const Evidence &evidence, const FirmwareBundle &)
{
    if (!evidence.anySpeaks(Speech::Streaming))
        return std::nullopt;
    return REVIVER_TR(
        "A loader runs in the modem's memory already, as after a repair that was broken off, and "
        "takes images.");
}

std::optional<Message> fits(const Evidence &evidence, const FirmwareBundle &)
{
    const CapabilityVector said = evidence.capabilities();
    if (said.parameters != Answer::Given)
        return std::nullopt;
    if (said.productId == Answer::Given)
        return REVIVER_TR("The modem speaks both download protocols, and the file holds plain images "
                          "without the numbers that Huawei's protocol needs.");
    return REVIVER_TR("The modem told its memory parameters and does not know Huawei's product question, so "
                      "the chip's own loader answers.");
}

PlannedImage planImage(std::size_t index, const FirmwareImage &image, const FirmwareBundle &)
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
    if (!type)
        return leftOutWithoutPlace(index);
    return {index, true, REVIVER_TR("Write"), writeReason(image), "open type " + hexNumber(*type), *type};
}

std::vector<PlanStep> stepsOfLoader(const RepairPlan &plan, const Evidence &evidence,
                                    const FirmwareBundle &bundle)
{
    std::vector<PlanStep> all = writeSteps(plan, evidence, bundle);
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

std::vector<PlanStep> steps(const RepairPlan &plan, const Evidence &evidence, const FirmwareBundle &bundle)
{
    std::vector<PlanStep> all = stepsOfLoader(plan, evidence, bundle);
    all.insert(all.begin(), loaderStep(plan));
    return all;
}

std::unique_ptr<ImageWriter> makeWriter(const WriterSetup &setup)
{
    return std::make_unique<StreamingWriter>(setup, LoaderState::ToBeLoaded);
}

std::unique_ptr<ImageWriter> makeWriterForRunningLoader(const WriterSetup &setup)
{
    return std::make_unique<StreamingWriter>(setup, LoaderState::Running);
}

}  // namespace

const RouteDefinition kLoaderThenStreamingRoute{
    .route = Route::LoaderThenStreaming,
    .name = "loader-then-streaming",
    .title = REVIVER_TR("loader to memory, then streaming download"),
    .certainty = Certainty::Inferred,
    .loader = LoaderKind::Download,
    .needed = kNeeded,
    .readsBack = false,
    // Opening an image erases its area and writes it from its start (inferred).
    .resumeAt = ResumeAt::Image,
    .fits = fits,
    .planImage = planImage,
    .steps = steps,
    .checks = nullptr,
    .makeWriter = makeWriter,
};

const RouteDefinition kStreamingLoaderRoute{
    .route = Route::StreamingLoader,
    .name = "streaming-loader",
    .title = REVIVER_TR("streaming download, by a loader that runs already"),
    .certainty = Certainty::Inferred,
    .loader = std::nullopt,
    .needed = kNeeded,
    .readsBack = false,
    .resumeAt = ResumeAt::Image,
    .fits = fitsRunningLoader,
    .planImage = planImage,
    .steps = stepsOfLoader,
    .checks = nullptr,
    .makeWriter = makeWriterForRunningLoader,
};

}  // namespace reviver
