// SPDX-License-Identifier: Apache-2.0
//
// Huawei E173. Some sticks under this label have other chips: the probe decides.
#include "core/device/families/families.h"

namespace reviver {
namespace {

constexpr std::string_view kModeSwitch = "usb_modeswitch-data";
constexpr std::string_view kIdsAndModeSwitch = "usb.ids; usb_modeswitch-data";

constexpr UsbIdentity kIdentities[] = {
    {{0x12D1, 0x14B5}, DeviceMode::CdRom, RowMark::Confirmed, kIdsAndModeSwitch},
    {{0x12D1, 0x14BA}, DeviceMode::CdRom, RowMark::Confirmed, kIdsAndModeSwitch},
    {{0x12D1, 0x1557}, DeviceMode::CdRom, RowMark::Confirmed, kIdsAndModeSwitch},
    {{0x12D1, 0x1C0B}, DeviceMode::CdRom, RowMark::Confirmed, kIdsAndModeSwitch},
    {{0x12D1, 0x1C24}, DeviceMode::CdRom, RowMark::Confirmed, kIdsAndModeSwitch},
    {{0x12D1, 0x140B}, DeviceMode::Normal, RowMark::Confirmed, kIdsAndModeSwitch},
    {{0x12D1, 0x140C}, DeviceMode::Normal, RowMark::Confirmed, kIdsAndModeSwitch},
    {{0x12D1, 0x1436}, DeviceMode::Normal, RowMark::Confirmed, kIdsAndModeSwitch},
    {{0x12D1, 0x14A5}, DeviceMode::Normal, RowMark::OneSource, kModeSwitch},
    // Also seen as an update composition of Balong sticks: never decide by it.
    {{0x12D1, 0x1C05}, DeviceMode::Unknown, RowMark::Confirmed, "cellary; superuser, E303 in a wrong mode"},
};

constexpr std::string_view kModels[] = {"E173", "E177"};

}  // namespace

const ModemFamily kHuaweiE173{
    .name = "Huawei E173",
    .chip = "a Qualcomm chip",
    .buildPrefix = {},
    .identities = kIdentities,
    .models = kModels,
};

}  // namespace reviver
