// SPDX-License-Identifier: Apache-2.0
//
// Quectel modules on Qualcomm's MDM9x07: EC21, EC25, EG25. In emergency mode they show
// 05C6:9008.
#include "core/device/families/families.h"

namespace reviver {
namespace {

constexpr UsbIdentity kIdentities[] = {
    {{0x2C7C, 0x0121}, DeviceMode::Normal, RowMark::Confirmed, "Linux option.c; qfenix usb_ids.h"},
    {{0x2C7C, 0x0125}, DeviceMode::Normal, RowMark::Confirmed, "Linux option.c; qfenix usb_ids.h"},
};

constexpr std::string_view kModels[] = {"EC21", "EC25", "EG21", "EG25"};

}  // namespace

const ModemFamily kQuectelEc25{
    .name = "Quectel EC21, EC25, EG25",
    .chip = "MDM9x07",
    .buildPrefix = {},
    .identities = kIdentities,
    .models = kModels,
};

}  // namespace reviver
