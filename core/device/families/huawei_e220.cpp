// SPDX-License-Identifier: Apache-2.0
//
// Huawei E220 and kin: the first sticks, up to about 2008. Their chip is inferred from their age.
#include "core/device/families/families.h"

namespace reviver {
namespace {

constexpr std::string_view kIdsAndModeSwitch = "usb.ids; usb_modeswitch-data";

constexpr UsbIdentity kIdentities[] = {
    {{0x12D1, 0x1001}, DeviceMode::Unknown, RowMark::Confirmed, kIdsAndModeSwitch},  // installer disc too
    {{0x12D1, 0x1003}, DeviceMode::Unknown, RowMark::Confirmed, kIdsAndModeSwitch},  // installer disc too
    {{0x12D1, 0x1004}, DeviceMode::Normal, RowMark::OneSource, "usb.ids (\"E220 bis\")"},
};

constexpr std::string_view kModels[]
    = {"E220", "E230", "E270", "E870", "E156", "E161", "E169", "E620", "E800"};

}  // namespace

const ModemFamily kHuaweiE220{
    .name = "Huawei E220 and kin",
    .chip = "MSM6280 class",  // inferred
    .buildPrefix = {},
    .identities = kIdentities,
    .models = kModels,
};

}  // namespace reviver
