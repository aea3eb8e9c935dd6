// SPDX-License-Identifier: Apache-2.0
#include "core/repair/plan_images.h"

#include "core/base/hex.h"

namespace reviver {
namespace {

bool isLoader(ImageRole role)
{
    return role == ImageRole::Loader || role == ImageRole::EmergencyLoader
        || role == ImageRole::FirehoseLoader || role == ImageRole::UsbLoader;
}

PlannedImage leftOut(std::size_t index, Message decision, Message reason)
{
    return {index, false, std::move(decision), std::move(reason), {}, 0};
}

Message writeReason(const FirmwareImage &image)
{
    if (image.role == ImageRole::Unknown)
        return REVIVER_TR("What it is for is not proven. The vendor's own updater writes it, so Reviver "
                          "does, too.");
    return image.roleReason;
}

PlannedImage planForHuawei(std::size_t index, const FirmwareImage &image)
{
    const auto code = image.recordId ? image.recordId : qualcommRecordId(image.role);
    if (!code) {
        return leftOut(index, REVIVER_TR("Left out: no area number"),
                       REVIVER_TR("The file does not say where this image belongs. An updater (.exe, .bin) "
                                  "or a folder with its .hmf list does."));
    }
    return {index, true, REVIVER_TR("Write"), writeReason(image), "area " + hexNumber(*code, 8), *code};
}

PlannedImage planForStreaming(std::size_t index, const FirmwareImage &image)
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
    if (!type) {
        return leftOut(index, REVIVER_TR("Left out: no known place"),
                       REVIVER_TR("What this image is for is not proven, and this way of writing needs to "
                                  "know it."));
    }
    return {index, true, REVIVER_TR("Write"), writeReason(image), "open type " + hexNumber(*type), *type};
}

}  // namespace

std::optional<std::uint8_t> streamingOpenType(ImageRole role)
{
    switch (role) {
    case ImageRole::Dbl:
        return 0x0F;
    case ImageRole::Fsbl:
        return 0x11;
    case ImageRole::Osbl:
        return 0x10;
    case ImageRole::Amss:
        return 0x05;
    case ImageRole::Dsp1:
        return 0x0D;
    case ImageRole::Dsp2:
        return 0x12;
    case ImageRole::AppsBoot:
        return 0x0A;
    case ImageRole::Apps:
        return 0x06;
    default:
        return std::nullopt;
    }
}

std::optional<std::uint32_t> qualcommRecordId(ImageRole role)
{
    switch (role) {
    case ImageRole::PartitionTable:
        return 0x00010000;
    case ImageRole::Dbl:
        return 0x00110000;
    case ImageRole::Osbl:
        return 0x00130000;
    case ImageRole::Amss:
        return 0x00080000;
    case ImageRole::Efs2:
        return 0x00090000;
    default:
        return std::nullopt;
    }
}

std::vector<PlannedImage> planImages(Route route, const FirmwareBundle &bundle, const PlanOptions &options)
{
    std::vector<PlannedImage> planned;
    for (std::size_t index = 0; index < bundle.images.size(); ++index) {
        const FirmwareImage &image = bundle.images[index];
        if (isLoader(image.role)) {
            planned.push_back(leftOut(index, REVIVER_TR("Left out: a loader"),
                                      REVIVER_TR("It runs from memory and is never written.")));
        } else if (holdsIdentity(image.role) && !options.include.contains(image.role)) {
            planned.push_back(leftOut(index, REVIVER_TR("Left out: would replace calibration"),
                                      REVIVER_TR("It holds factory settings. Writing it would replace this "
                                                 "modem's own calibration and settings.")));
        } else if (route == Route::HuaweiDownload) {
            planned.push_back(planForHuawei(index, image));
        } else {
            planned.push_back(planForStreaming(index, image));
        }
    }
    return planned;
}

}  // namespace reviver
