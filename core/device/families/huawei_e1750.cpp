// SPDX-License-Identifier: Apache-2.0
//
// Huawei E1750 and kin. Their chip is inferred from their age.
#include "core/device/families/families.h"

namespace reviver {
namespace {

constexpr std::string_view kModeSwitch = "usb_modeswitch-data";

constexpr UsbIdentity kIdentities[] = {
    {{0x12D1, 0x1446}, DeviceMode::CdRom, RowMark::Confirmed, kModeSwitch},
    {{0x12D1, 0x1406}, DeviceMode::Normal, RowMark::Confirmed, "usb.ids; Linux option.c"},
};

constexpr std::string_view kModels[] = {"E1750", "E1752", "E153"};

}  // namespace

const ModemFamily kHuaweiE1750{
    .name = "Huawei E1750 and kin",
    .chip = "MSM6290 class",  // inferred
    .buildPrefix = {},
    .identities = kIdentities,
    .models = kModels,
};

}  // namespace reviver
