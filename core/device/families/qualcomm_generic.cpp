// SPDX-License-Identifier: Apache-2.0
//
// Qualcomm's stand-in ids: what a modem shows that lost the description of its maker.
#include "core/device/families/families.h"

namespace reviver {
namespace {

constexpr std::string_view kDescriptorsLost
    = "forum, \"Modem ID Switched from Huawei GSM to Qualcom CDMA\"; OpenWrt issue, 05C6:6000";

constexpr UsbIdentity kIdentities[] = {
    {{0x05C6, 0x0021}, DeviceMode::Normal, RowMark::OneSource, kDescriptorsLost},
    {{0x05C6, 0x6000}, DeviceMode::Normal, RowMark::OneSource, kDescriptorsLost},
    {{0x05C6, 0x0015}, DeviceMode::Normal, RowMark::OneSource, kDescriptorsLost},
    {{0x05C6, 0x0016}, DeviceMode::Normal, RowMark::OneSource, kDescriptorsLost},
    {{0x05C6, 0x0017}, DeviceMode::Normal, RowMark::OneSource, kDescriptorsLost},
    {{0x05C6, 0x0018}, DeviceMode::Normal, RowMark::OneSource, kDescriptorsLost},
};

}  // namespace

const ModemFamily kQualcommGeneric{
    .name = "Qualcomm, maker unknown",
    .chip = "a Qualcomm chip",
    .buildPrefix = {},
    .identities = kIdentities,
    .models = {},
    .standIn = true,
};

}  // namespace reviver
