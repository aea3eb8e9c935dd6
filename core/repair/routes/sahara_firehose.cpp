// SPDX-License-Identifier: Apache-2.0
//
// A chip in its emergency mode (Sahara) gets a loader that its maker signed, and that
// loader takes the rows of a Firehose set. The second route begins where the loader runs
// already, as after a repair that was broken off. Order of the rows: public copies of
// Quectel's QFirehose (docs/sources.md, one source).
#include "core/repair/firehose_rows.h"
#include "core/repair/firehose_writer.h"
#include "core/repair/routes/routes.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <iterator>

namespace reviver {
namespace {

using Kind = FirehoseStep::Kind;

constexpr std::array kNeeded{ImageRole::Mibib, ImageRole::Sbl1, ImageRole::Tz, ImageRole::Rpm,
                             ImageRole::AppsBoot};

std::optional<Message> fitsSahara(const Evidence &evidence, const FirmwareBundle &)
{
    if (evidence.mode != DeviceMode::Sahara)
        return std::nullopt;
    return REVIVER_TR(
        "The chip itself answers (Sahara). It takes a signed loader, and that takes the rows of a "
        "Firehose set.");
}

std::optional<Message> fitsFirehose(const Evidence &evidence, const FirmwareBundle &)
{
    if (evidence.mode != DeviceMode::Firehose)
        return std::nullopt;
    return REVIVER_TR("A loader runs already (Firehose). It takes the rows of a Firehose set.");
}

PlannedImage planImage(std::size_t index, const FirmwareImage &image, const FirmwareBundle &bundle)
{
    std::vector<std::string> places;
    for (const FirehoseStep &row : bundle.steps) {
        if (row.kind == Kind::Program && row.image == index)
            places.push_back(rowPlace(row, bundle));
    }
    if (places.empty())
        return leftOut(index, REVIVER_TR("Left out: not in the list"),
                       REVIVER_TR("The list of the set (rawprogram) does not say where this image belongs."));
    return {index, true, REVIVER_TR("Write"), writeReason(image), fmt::format("{}", fmt::join(places, "; ")),
            0};
}

PlanStep rowStep(StepKind kind, Message title, const FirehoseStep &row, Message reason)
{
    PlanStep step = plainStep(kind, std::move(title), std::move(reason));
    step.hazard = Hazard::NotBootable;
    step.row = row;
    return step;
}

/// Each image is compared before the next is written, so that the rows of sector 0, which
/// make the modem start again, come only behind images that are seen to be right.
void addImageSteps(std::vector<PlanStep> &steps, const FirehoseStep &row, const RepairPlan &plan,
                   const FirmwareBundle &bundle)
{
    const auto planned = std::ranges::find(plan.images, *row.image, &PlannedImage::index);
    if (planned == plan.images.end() || !planned->write)
        return;
    const FirmwareImage &image = bundle.images[*row.image];
    PlanStep write
        = rowStep(StepKind::WriteImage, {REVIVER_TR("Write %1"), {image.name}}, row, planned->reason);
    write.bytes = image.size;
    write.image = static_cast<std::size_t>(planned - plan.images.begin());
    PlanStep compare = write;
    compare.kind = StepKind::ReadBack;
    compare.title = {REVIVER_TR("Compare %1 with the flash"), {image.name}};
    compare.hazard = Hazard::None;
    compare.reason = REVIVER_TR("By a checksum that the loader makes of the flash (getsha256digest), else by "
                                "reading it. If the loader can do neither, the result says so.");
    steps.push_back(std::move(write));
    steps.push_back(std::move(compare));
}

std::vector<PlanStep> steps(const RepairPlan &plan, const Evidence &evidence, const FirmwareBundle &bundle)
{
    std::vector<PlanStep> all;
    if (evidence.mode == DeviceMode::Firehose)
        all.push_back(plainStep(StepKind::Prepare, REVIVER_TR("Greet the loader that runs")));
    else
        all.push_back(loaderStep(plan));
    for (const FirehoseStep &row : planRows(bundle, plan.options.include).steps) {
        const std::string place = rowPlace(row, bundle);
        if (row.kind == Kind::Erase)
            all.push_back(rowStep(StepKind::Erase, {REVIVER_TR("Erase %1"), {place}}, row,
                                  REVIVER_TR("Flash takes data only where it was erased.")));
        else if (row.kind == Kind::Patch)
            all.push_back(rowStep(StepKind::Patch, {REVIVER_TR("Patch %1"), {place}}, row,
                                  {REVIVER_TR("The loader itself works the value out: %1."), {row.value}}));
        else
            addImageSteps(all, row, plan, bundle);
    }
    return all;
}

PlanCheck checkList(const FirmwareBundle &bundle)
{
    const bool programs = std::ranges::any_of(
        bundle.steps, [](const FirehoseStep &row) { return row.kind == Kind::Program; });
    if (!programs)
        return {
            PlanCheck::State::Refuse, REVIVER_TR("No list of what goes where"),
            REVIVER_TR(
                "This modem needs a Firehose set: a folder with a list (rawprogram*.xml), its images, and "
                "a loader. This file has no such list."),
            ErrorCode::BundleForOtherDevice};
    return {PlanCheck::State::Good, REVIVER_TR("A list of what goes where"),
            REVIVER_TR("The rows of sector 0 come last: broken off before, the "
                       "modem stays where it can be repaired again.")};
}

std::vector<PlanCheck> checks(const RepairPlan &plan, const Evidence &, const FirmwareBundle &bundle)
{
    std::vector<PlanCheck> all{
        checkList(bundle),
        {PlanCheck::State::Good, REVIVER_TR("Compared after writing"),
         REVIVER_TR(
             "Each image with the flash: by a checksum that the loader makes, else by reading. If the loader "
             "can do neither, the result says so.")}};
    for (const Message &row : planRows(bundle, plan.options.include).leftOut) {
        all.push_back({.state = PlanCheck::State::Good,
                       .title = REVIVER_TR("Left out of the list"),
                       .detail = row,
                       .topic = PlanCheck::Topic::Kept});
    }
    return all;
}

std::unique_ptr<ImageWriter> makeWriter(const WriterSetup &setup)
{
    return std::make_unique<FirehoseWriter>(setup);
}

}  // namespace

const RouteDefinition kSaharaFirehoseRoute{
    .route = Route::SaharaFirehose,
    .name = "sahara-firehose",
    .title = REVIVER_TR("signed loader by Sahara, then Firehose"),
    .certainty = Certainty::OneSource,
    .loader = LoaderKind::Firehose,
    .needed = kNeeded,
    .readsBack = true,
    // Flash that was written in part takes no data before it is erased again.
    .resumeAt = ResumeAt::ErasedRow,
    .fits = fitsSahara,
    .planImage = planImage,
    .steps = steps,
    .checks = checks,
    .makeWriter = makeWriter,
};

const RouteDefinition kRunningFirehoseRoute{
    .route = Route::RunningFirehose,
    .name = "running-firehose",
    .title = REVIVER_TR("Firehose, by a loader that runs already"),
    .certainty = Certainty::OneSource,
    .loader = std::nullopt,
    .needed = kNeeded,
    .readsBack = true,
    // Flash that was written in part takes no data before it is erased again.
    .resumeAt = ResumeAt::ErasedRow,
    .fits = fitsFirehose,
    .planImage = planImage,
    .steps = steps,
    .checks = checks,
    .makeWriter = makeWriter,
};

}  // namespace reviver
