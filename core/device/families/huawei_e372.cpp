// SPDX-License-Identifier: Apache-2.0
//
// Huawei E367, E372 and E1820. Their chip is inferred from their age.
#include "core/device/families/families.h"

namespace reviver {
namespace {

constexpr std::string_view kIdsAndModeSwitch = "usb.ids; usb_modeswitch-data";

constexpr UsbIdentity kIdentities[] = {
    {{0x12D1, 0x1505}, DeviceMode::CdRom, RowMark::Confirmed, kIdsAndModeSwitch},
    {{0x12D1, 0x150A}, DeviceMode::Normal, RowMark::Confirmed, kIdsAndModeSwitch},
};

constexpr std::string_view kModels[] = {"E367", "E372", "E1820", "E182E"};

}  // namespace

const ModemFamily kHuaweiE372{
    .name = "Huawei E367 and E372",
    .chip = "MDM8200 class",  // inferred
    .buildPrefix = {},
    .identities = kIdentities,
    .models = kModels,
};

}  // namespace reviver
