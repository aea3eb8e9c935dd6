// SPDX-License-Identifier: Apache-2.0
//
// Gobi and Sierra modems: their boot loader speaks QDL and takes the images of a Sierra
// package, or Gobi's amss.mbn and apps.mbn (docs/sources.md; that a Sierra modem takes
// the images of a package one by one is inferred).
#include "core/base/hex.h"
#include "core/repair/plan_images.h"
#include "core/repair/qdl_writer.h"
#include "core/repair/routes/routes.h"

#include <algorithm>

namespace reviver {
namespace {

std::optional<Message> fits(const Evidence &evidence, const FirmwareBundle &)
{
    if (!evidence.anySpeaks(Speech::Qdl))
        return std::nullopt;
    return REVIVER_TR("The modem's boot loader answered the greeting of Gobi and Sierra modems (QDL).");
}

std::optional<std::uint32_t> typeOf(const FirmwareImage &image)
{
    if (!image.header.empty())
        return qdl::kSierraPackageType;
    if (image.role == ImageRole::Amss)
        return qdl::kGobiModemType;
    if (image.role == ImageRole::Apps)
        return qdl::kGobiApplicationsType;
    return std::nullopt;
}

PlannedImage planImage(std::size_t index, const FirmwareImage &image, const FirmwareBundle &)
{
    if (image.role == ImageRole::Package)
        return leftOut(index, REVIVER_TR("Left out: not as a whole"),
                       REVIVER_TR("The images inside of it are written one by one."));
    const auto type = typeOf(image);
    if (!type)
        return leftOutWithoutPlace(index);
    return {index, true, REVIVER_TR("Write"), writeReason(image), "image type " + hexNumber(*type, 2), *type};
}

/// A package in its own order; files of their own, the largest first (libqmi qfu-updater.c, one
/// source).
std::vector<PlanStep> steps(const RepairPlan &plan, const Evidence &evidence, const FirmwareBundle &bundle)
{
    std::vector<PlanStep> all = writeSteps(plan, evidence, bundle);
    const bool packed = std::ranges::any_of(bundle.images,
                                            [](const FirmwareImage &image) { return !image.header.empty(); });
    if (!packed)
        std::ranges::stable_sort(all, std::ranges::greater(), &PlanStep::bytes);
    return all;
}

std::unique_ptr<ImageWriter> makeWriter(const WriterSetup &setup)
{
    return std::make_unique<QdlWriter>(setup);
}

}  // namespace

const RouteDefinition kQdlRoute{
    .route = Route::Qdl,
    .name = "qdl",
    .title = REVIVER_TR("QDL of Gobi and Sierra modems"),
    .certainty = Certainty::Inferred,
    .loader = std::nullopt,
    .needed = {},
    .readsBack = false,
    // Whether a modem goes on inside of an image is not known: it begins anew.
    .resumeAt = ResumeAt::Image,
    .fits = fits,
    .planImage = planImage,
    .steps = steps,
    .checks = nullptr,
    .makeWriter = makeWriter,
};

}  // namespace reviver
