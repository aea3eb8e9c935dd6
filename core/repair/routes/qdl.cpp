// SPDX-License-Identifier: Apache-2.0
//
// Gobi and Sierra modems: their boot loader speaks QDL and takes the images of a Sierra
// package, or Gobi's amss.mbn and apps.mbn (docs/sources.md; that a Sierra modem takes
// the images of a package one by one is inferred).
#include "core/base/hex.h"
#include "core/repair/plan_images.h"
#include "core/repair/qdl_writer.h"
#include "core/repair/routes/routes.h"

namespace reviver {
namespace {

// Types of images. Source: libqmi qfu-image-factory.c, qfu-enums.h (confirmed with gobi_loader
// but for the package, which is one source).
constexpr std::uint32_t kGobiModem = 0x05;
constexpr std::uint32_t kGobiApplications = 0x06;
constexpr std::uint32_t kSierraPackage = 0x80;

std::optional<Message> fits(const Evidence &evidence, const FirmwareBundle &)
{
    if (!evidence.anySpeaks(Speech::Qdl))
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
    if (!type)
        return leftOutWithoutPlace(index);
    return {index, true, REVIVER_TR("Write"), writeReason(image), "image type " + hexNumber(*type, 2), *type};
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
    .steps = writeSteps,
    .checks = nullptr,
    .makeWriter = makeWriter,
};

}  // namespace reviver
