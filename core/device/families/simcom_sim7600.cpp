// SPDX-License-Identifier: Apache-2.0
//
// SIMCom SIM7100 and SIM7600: both show the same id; the chip is that of the SIM7600.
#include "core/device/families/families.h"

namespace reviver {
namespace {

constexpr UsbIdentity kIdentities[] = {
    {{0x1E0E, 0x9001}, DeviceMode::Normal, RowMark::Confirmed, "Linux option.c; qfenix usb_ids.h"},
};

constexpr std::string_view kModels[] = {"SIM7600", "SIM7100"};

}  // namespace

const ModemFamily kSimcomSim7600{
    .name = "SIMCom SIM7600",
    .chip = "MDM9x07",
    .buildPrefix = {},
    .identities = kIdentities,
    .models = kModels,
};

}  // namespace reviver
