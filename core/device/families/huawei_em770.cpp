// SPDX-License-Identifier: Apache-2.0
//
// Huawei modules EM770 and EM820W.
#include "core/device/families/families.h"

namespace reviver {
namespace {

constexpr std::string_view kIdsAndModeSwitch = "usb.ids; usb_modeswitch-data";

constexpr UsbIdentity kIdentities[] = {
    {{0x12D1, 0x1404}, DeviceMode::Normal, RowMark::Confirmed, "usb.ids; cellary"},
    {{0x12D1, 0x1571}, DeviceMode::Normal, RowMark::Confirmed, kIdsAndModeSwitch},
};

constexpr std::string_view kModels[] = {"EM770", "EM770W", "EM820W"};

}  // namespace

const ModemFamily kHuaweiEm770{
    .name = "Huawei EM770 and EM820W",
    .chip = "a Qualcomm chip",
    .buildPrefix = {},
    .identities = kIdentities,
    .models = kModels,
};

}  // namespace reviver
