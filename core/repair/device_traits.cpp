// SPDX-License-Identifier: Apache-2.0
#include "core/repair/device_traits.h"

#include "core/device/modem_family.h"

namespace reviver {

namespace {

/// Families name HiSilicon chips "Balong ..."; everything else is Qualcomm.
FirmwarePlatform platformOf(const ModemFamily *family)
{
    if (!family)
        return FirmwarePlatform::Unknown;
    return family->chip.starts_with("Balong") ? FirmwarePlatform::Balong : FirmwarePlatform::Qualcomm;
}

}  // namespace

DeviceTraits traitsOf(const Evidence &evidence)
{
    const DeviceIdentity &identity = evidence.identity;
    return {.product = identity.model,
            .chip = evidence.family ? std::string(evidence.family->chip) : std::string(),
            .chipBuild = identity.buildId,
            .hardware = identity.hardware,
            .version = identity.firmware,
            .platform = platformOf(evidence.family)};
}

DeviceTraits traitsOf(const Evidence &evidence, const EmergencyIds &ids)
{
    constexpr std::string_view kHexMark = "0x";
    DeviceTraits traits = traitsOf(evidence);
    traits.hardwareId
        = ids.hardwareId.starts_with(kHexMark) ? ids.hardwareId.substr(kHexMark.size()) : ids.hardwareId;
    return traits;
}

}  // namespace reviver
