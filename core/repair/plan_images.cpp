// SPDX-License-Identifier: Apache-2.0
#include "core/repair/plan_images.h"

namespace reviver {
namespace {

bool isLoader(ImageRole role)
{
    return role == ImageRole::Loader || role == ImageRole::EmergencyLoader
        || role == ImageRole::FirehoseLoader || role == ImageRole::UsbLoader;
}

}  // namespace

bool startsBySbl(const FirmwareBundle &bundle)
{
    return bundle.find(ImageRole::Sbl1) != nullptr || bundle.find(ImageRole::Sbl2) != nullptr;
}

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

std::string_view partitionOf(ImageRole role)
{
    switch (role) {
    case ImageRole::Dbl:
        return "0:DBL";
    case ImageRole::Fsbl:
        return "0:FSBL";
    case ImageRole::Osbl:
        return "0:OSBL";
    case ImageRole::Sbl1:
        return "0:SBL1";
    case ImageRole::Sbl2:
        return "0:SBL2";
    case ImageRole::Rpm:
        return "0:RPM";
    case ImageRole::AppsBoot:
        return "0:APPSBL";
    case ImageRole::Amss:
        return "0:AMSS";
    case ImageRole::Dsp1:
        return "0:DSP1";
    case ImageRole::Dsp2:
        return "0:DSP2";
    case ImageRole::Dsp3:
        return "0:DSP3";
    case ImageRole::Efs2:
        return "0:EFS2";
    default:
        return {};
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

std::vector<PlannedImage> planImages(const RouteDefinition &route, const FirmwareBundle &bundle,
                                     const PlanOptions &options)
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
        } else {
            planned.push_back(route.planImage(index, image, bundle));
        }
    }
    return planned;
}

}  // namespace reviver
