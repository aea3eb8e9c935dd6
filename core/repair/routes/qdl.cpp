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

// Types of images. Source: libqmi qfu-image-factory.c, qfu-enums.h (confirmed with gobi_loader
// but for the package, which is one source).
constexpr std::uint32_t kGobiModem = 0x05;
constexpr std::uint32_t kGobiApplications = 0x06;
constexpr std::uint32_t kSierraPackage = 0x80;

std::optional<Message> fits(const Evidence &evidence, const FirmwareBundle &)
{
    const bool greeted = std::ranges::any_of(
        evidence.ports, [](const PortEvidence &port) { return port.speaks == Speech::Qdl; });
    if (!greeted)
        return std::nullopt;
    return REVIVER_TR("The modem's boot loader answered the greeting of Gobi and Sierra modems (QDL).");
}

std::optional<std::uint32_t> typeOf(const FirmwareImage &image)
{
    if (!image.header.empty())
        return kSierraPackage;
    if (image.role == ImageRole::Amss)
        return kGobiModem;
    if (image.role == ImageRole::Apps)
        return kGobiApplications;
    return std::nullopt;
}

PlannedImage planImage(std::size_t index, const FirmwareImage &image, const FirmwareBundle &)
{
    const auto type = typeOf(image);
    if (!type) {
        return leftOut(index, REVIVER_TR("Left out: no known place"),
                       REVIVER_TR("What this image is for is not proven, and this way of writing needs to "
                                  "know it."));
    }
    return {index, true, REVIVER_TR("Write"), writeReason(image), "image type " + hexNumber(*type, 2), *type};
}

std::vector<PlanStep> steps(const RepairPlan &plan, const Evidence &, const FirmwareBundle &bundle)
{
    return writeSteps(plan, bundle);
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
