// SPDX-License-Identifier: Apache-2.0
//
// Route B: the chip's own download protocol answers; a loader from the user's files
// goes to memory, and the loader takes the images (docs/sources.md, inferred for E392).
#include "core/repair/routes/routes.h"
#include "core/repair/streaming_plan.h"
#include "core/repair/streaming_writer.h"

namespace reviver {
namespace {

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

std::vector<PlanStep> steps(const RepairPlan &plan, const Evidence &, const FirmwareBundle &bundle)
{
    std::vector<PlanStep> all = streamingImageSteps(plan, bundle);
    all.insert(all.begin(), loaderStep(plan));
    return all;
}

std::unique_ptr<ImageWriter> makeWriter(const WriterSetup &setup)
{
    return std::make_unique<StreamingWriter>(setup);
}

}  // namespace

const RouteDefinition kLoaderThenStreamingRoute{
    .route = Route::LoaderThenStreaming,
    .name = "loader-then-streaming",
    .title = REVIVER_TR("loader to memory, then streaming download"),
    .certainty = Certainty::Inferred,
    .loader = LoaderKind::Download,
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
