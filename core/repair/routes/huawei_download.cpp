// SPDX-License-Identifier: Apache-2.0
//
// Route A: Huawei's own download protocol answers already. Whether a Huawei stick with
// a Qualcomm chip takes it is not proven in public (docs/sources.md, inferred).
#include "core/base/hex.h"
#include "core/repair/huawei_writer.h"
#include "core/repair/plan_images.h"
#include "core/repair/routes/routes.h"

#include <algorithm>
#include <array>

namespace reviver {
namespace {

constexpr std::array kNeeded{ImageRole::PartitionTable, ImageRole::Dbl,  ImageRole::Osbl,
                             ImageRole::Amss,           ImageRole::Dsp1, ImageRole::Dsp2};

bool hasRecordIds(const FirmwareBundle &bundle)
{
    return std::ranges::any_of(bundle.images,
                               [](const FirmwareImage &image) { return image.recordId.has_value(); });
}

std::optional<Message> fits(const Evidence &evidence, const FirmwareBundle &bundle)
{
    const CapabilityVector said = evidence.capabilities();
    if (said.productId != Answer::Given)
        return std::nullopt;
    if (said.parameters != Answer::Given)
        return REVIVER_TR("The modem told its product name, which only Huawei's own download protocol does.");
    if (!hasRecordIds(bundle))
        return std::nullopt;
    return REVIVER_TR("The modem speaks both download protocols, and the file is a Huawei container, made "
                      "for Huawei's own.");
}

PlannedImage planImage(std::size_t index, const FirmwareImage &image, const FirmwareBundle &)
{
    const auto code = image.recordId ? image.recordId : qualcommRecordId(image.role);
    if (!code) {
        return leftOut(index, REVIVER_TR("Left out: no area number"),
                       REVIVER_TR("The file does not say where this image belongs. An updater (.exe, .bin) "
                                  "or a folder with its .hmf list does."));
    }
    return {index, true, REVIVER_TR("Write"), writeReason(image), "area " + hexNumber(*code, 8), *code};
}

std::unique_ptr<ImageWriter> makeWriter(const WriterSetup &setup)
{
    return std::make_unique<HuaweiWriter>(setup.port, setup.clock, setup.stop);
}

}  // namespace

const RouteDefinition kHuaweiDownloadRoute{
    .route = Route::HuaweiDownload,
    .name = "huawei-download",
    .title = REVIVER_TR("Huawei download protocol"),
    .certainty = Certainty::Inferred,
    .loader = std::nullopt,
    .needed = kNeeded,
    .readsBack = false,
    // 41 resets the modem's block counter: an image begins anew (one source, Huawei dload.c).
    .resumeAt = ResumeAt::Image,
    .fits = fits,
    .planImage = planImage,
    .steps = writeSteps,
    .checks = nullptr,
    .makeWriter = makeWriter,
};

}  // namespace reviver
