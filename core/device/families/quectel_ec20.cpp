// SPDX-License-Identifier: Apache-2.0
//
// Quectel EC20: a module on Qualcomm's MDM9x15. Its id is one of Qualcomm's Gobi ids.
#include "core/device/families/families.h"

namespace reviver {
namespace {

constexpr UsbIdentity kIdentities[] = {
    {{0x05C6, 0x9215}, DeviceMode::Normal, RowMark::Confirmed, "Linux option.c; qfenix usb_ids.h"},
};

constexpr std::string_view kModels[] = {"EC20"};

}  // namespace

const ModemFamily kQuectelEc20{
    .name = "Quectel EC20",
    .chip = "MDM9x15",
    .buildPrefix = {},
    .identities = kIdentities,
    .models = kModels,
};

}  // namespace reviver
