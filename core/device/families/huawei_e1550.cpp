// SPDX-License-Identifier: Apache-2.0
//
// Huawei E1550 and kin.
#include "core/device/families/families.h"

namespace reviver {
namespace {

constexpr std::string_view kModeSwitch = "usb_modeswitch-data";
constexpr std::string_view kIdsAndModeSwitch = "usb.ids; usb_modeswitch-data";

constexpr UsbIdentity kIdentities[] = {
    {{0x12D1, 0x1446}, DeviceMode::CdRom, RowMark::Confirmed, "usb_modeswitch-data; capture of an E1552"},
    {{0x12D1, 0x1553}, DeviceMode::CdRom, RowMark::OneSource, kModeSwitch},
    {{0x12D1, 0x1001}, DeviceMode::Unknown, RowMark::Confirmed, kIdsAndModeSwitch},
};

constexpr std::string_view kModels[] = {"E1550", "E1552", "E1553", "E160"};

}  // namespace

const ModemFamily kHuaweiE1550{
    .name = "Huawei E1550 and kin",
    .chip = "MSM6246",  // settorezero's teardown
    .buildPrefix = {},
    .identities = kIdentities,
    .models = kModels,
};

}  // namespace reviver
