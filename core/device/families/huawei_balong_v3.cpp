// SPDX-License-Identifier: Apache-2.0
//
// Huawei sticks and modules on the first Balong chips. E353 stands in no family: it was
// made with both kinds of chip under one label.
#include "core/device/families/families.h"

namespace reviver {
namespace {

constexpr std::string_view kIdsAndModeSwitch = "usb.ids; usb_modeswitch-data";

constexpr UsbIdentity kIdentities[] = {
    {{0x12D1, 0x15CA}, DeviceMode::CdRom, RowMark::Confirmed, kIdsAndModeSwitch},
    {{0x12D1, 0x15CE}, DeviceMode::CdRom, RowMark::Confirmed, kIdsAndModeSwitch},
    {{0x12D1, 0x15D0}, DeviceMode::CdRom, RowMark::Confirmed, kIdsAndModeSwitch},
    {{0x12D1, 0x1506}, DeviceMode::Normal, RowMark::Confirmed, kIdsAndModeSwitch},
    {{0x12D1, 0x1573}, DeviceMode::Normal, RowMark::Confirmed, kIdsAndModeSwitch},
    {{0x12D1, 0x1C25}, DeviceMode::Normal, RowMark::Confirmed, kIdsAndModeSwitch},
};

constexpr std::string_view kModels[] = {"E303", "E3131", "E3533", "E3531", "MU609", "MU709"};

}  // namespace

const ModemFamily kHuaweiBalongV3{
    .name = "Huawei E303, E3131 and kin",
    .chip = "Balong V3",  // inferred
    .buildPrefix = {},
    .identities = kIdentities,
    .models = kModels,
};

}  // namespace reviver
