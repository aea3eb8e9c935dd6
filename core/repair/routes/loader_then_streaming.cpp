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
#include <iterator>

namespace reviver {
namespace {

constexpr std::array kNeeded{ImageRole::PartitionTable, ImageRole::Dbl,  ImageRole::Osbl,
                             ImageRole::Amss,           ImageRole::Dsp1, ImageRole::Dsp2};
/// Of a MDM9x15. Source: image list of Quectel's updater; two public tables (confirmed).
constexpr std::array kNeededBySbl{ImageRole::PartitionTable, ImageRole::Sbl1, ImageRole::Sbl2, ImageRole::Rpm,
                                  ImageRole::AppsBoot,       ImageRole::Dsp1, ImageRole::Dsp2};

constexpr auto kByName = static_cast<std::uint32_t>(streaming::OpenType::Custom);

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

/// Loaders of a MDM9x15 are only known to open by name (Quectel updater, qtools); those of a
/// MDM9x00 know types as well.
PlannedImage planImage(std::size_t index, const FirmwareImage &image, const FirmwareBundle &bundle)
{
    if (image.role == ImageRole::PartitionTable) {
        return {index,
                true,
                REVIVER_TR("Compare with the modem's"),
                REVIVER_TR("The loader compares it with the modem's own table and refuses if they differ."),
                "partition table",
                0};
    }
    // Opening erases: areas with settings have no place here, whatever was chosen.
    if (holdsIdentity(image.role))
        return leftOutWithoutPlace(index);
    const auto type = streamingOpenType(image.role);
    const std::string name(partitionOf(image.role));
    if (!name.empty() && (startsBySbl(bundle) || !type))
        return {index, true, REVIVER_TR("Write"), writeReason(image), "partition " + name, kByName};
    if (!type)
        return leftOutWithoutPlace(index);
    return {index, true, REVIVER_TR("Write"), writeReason(image), "open type " + hexNumber(*type), *type};
}

/// DBL and SBL1 lie in front of all partitions: where, no table says.
bool hasPartition(ImageRole role)
{
    return role != ImageRole::Dbl && role != ImageRole::Sbl1 && !partitionOf(role).empty();
}

PlanStep comparingStep(const PlanStep &writing, const FirmwareImage &image)
{
    PlanStep step = writing;
    step.kind = StepKind::ReadBack;
    step.title = {REVIVER_TR("Compare %1 with the flash"), {image.name}};
    step.hazard = Hazard::None;
    // Few loaders can: it is no work that the plan could count on.
    step.bytes = 0;
    step.reason = REVIVER_TR("If the loader lets the flash be read. If not, the result says so.");
    return step;
}

std::vector<PlanStep> stepsOfLoader(const RepairPlan &plan, const Evidence &evidence,
                                    const FirmwareBundle &bundle)
{
    std::vector<PlanStep> tables;
    std::vector<PlanStep> images;
    for (PlanStep &step : writeSteps(plan, evidence, bundle)) {
        const FirmwareImage &image = bundle.images[plan.images[step.image].index];
        if (image.role == ImageRole::PartitionTable) {
            step.kind = StepKind::PartitionTable;
            step.title = {REVIVER_TR("Compare %1"), {image.name}};
            step.hazard = Hazard::None;
            tables.push_back(std::move(step));
            continue;
        }
        images.push_back(step);
        if (hasPartition(image.role))
            images.push_back(comparingStep(step, image));
    }
    // A loader opens nothing before it has seen the table. Source: texts in stock loaders (confirmed).
    std::ranges::move(images, std::back_inserter(tables));
    return tables;
}

std::vector<PlanCheck> checks(const RepairPlan &, const Evidence &, const FirmwareBundle &)
{
    return {{PlanCheck::State::Unknown, REVIVER_TR("Compared after writing"),
             REVIVER_TR("Only if the loader lets the flash be read, which few do; the result says whether it "
                        "did. The partition table is compared before anything is written.")}};
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
    .neededBySbl = kNeededBySbl,
    .readsBack = true,
    // Opening an image erases its area and writes it from its start (inferred).
    .resumeAt = ResumeAt::Image,
    .fits = fits,
    .planImage = planImage,
    .steps = steps,
    .checks = checks,
    .makeWriter = makeWriter,
};

const RouteDefinition kStreamingLoaderRoute{
    .route = Route::StreamingLoader,
    .name = "streaming-loader",
    .title = REVIVER_TR("streaming download, by a loader that runs already"),
    .certainty = Certainty::Inferred,
    .loader = std::nullopt,
    .needed = kNeeded,
    .neededBySbl = kNeededBySbl,
    .readsBack = true,
    .resumeAt = ResumeAt::Image,
    .fits = fitsRunningLoader,
    .planImage = planImage,
    .steps = stepsOfLoader,
    .checks = checks,
    .makeWriter = makeWriterForRunningLoader,
};

}  // namespace reviver
