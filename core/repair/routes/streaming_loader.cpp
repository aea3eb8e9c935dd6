// SPDX-License-Identifier: Apache-2.0
//
// A streaming loader runs already, as after a repair that was broken off: it is greeted
// and takes the images (docs/sources.md, inferred for E392).
#include "core/repair/routes/routes.h"
#include "core/repair/streaming_plan.h"
#include "core/repair/streaming_writer.h"

namespace reviver {
namespace {

std::optional<Message> fits(const Evidence &evidence, const FirmwareBundle &)
{
    if (evidence.mode != DeviceMode::StreamingLoader)
        return std::nullopt;
    return REVIVER_TR("A loader runs in the modem's memory already and takes images (streaming download).");
}

std::vector<PlanStep> steps(const RepairPlan &plan, const Evidence &, const FirmwareBundle &bundle)
{
    std::vector<PlanStep> all = streamingImageSteps(plan, bundle);
    all.insert(all.begin(), plainStep(StepKind::Prepare, REVIVER_TR("Greet the loader that runs")));
    return all;
}

std::unique_ptr<ImageWriter> makeWriter(const WriterSetup &setup)
{
    return std::make_unique<StreamingWriter>(setup);
}

}  // namespace

const RouteDefinition kStreamingLoaderRoute{
    .route = Route::StreamingLoader,
    .name = "streaming-loader",
    .title = REVIVER_TR("streaming download, by a loader that runs already"),
    .certainty = Certainty::Inferred,
    .loader = std::nullopt,
    .needed = kStreamingNeeds,
    .readsBack = false,
    // Opening an image erases its area and writes it from its start (inferred).
    .resumeAt = ResumeAt::Image,
    .fits = fits,
    .planImage = planStreamingImage,
    .steps = steps,
    .checks = nullptr,
    .makeWriter = makeWriter,
};

}  // namespace reviver
