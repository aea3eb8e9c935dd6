// SPDX-License-Identifier: Apache-2.0
//
// Sierra Wireless EM74xx and MC74xx on Qualcomm's MDM9x30.
#include "core/device/families/families.h"

namespace reviver {
namespace {

constexpr UsbIdentity kIdentities[] = {
    {{0x1199, 0x9071}, DeviceMode::Normal, RowMark::OneSource, "Linux qcserial.c"},
    {{0x1199, 0x9078}, DeviceMode::Normal, RowMark::OneSource, "Linux qcserial.c"},
    {{0x1199, 0x9079}, DeviceMode::Normal, RowMark::OneSource, "Linux qcserial.c"},
    {{0x1199, 0x9070}, DeviceMode::Unknown, RowMark::Confirmed, "Linux qcserial.c; qfenix usb_ids.h", true},
    {{0x1199, 0x9062}, DeviceMode::Unknown, RowMark::Confirmed, "Linux qcserial.c; qfenix usb_ids.h", true},
    {{0x1199, 0x907A}, DeviceMode::Unknown, RowMark::OneSource, "Linux qcserial.c", true},
};

constexpr std::string_view kModels[] = {"EM7430", "EM7455", "MC7430", "MC7455"};

}  // namespace

const ModemFamily kSierraEm7455{
    .name = "Sierra EM7455",
    .chip = "MDM9x30",
    .buildPrefix = {},
    .identities = kIdentities,
    .models = kModels,
};

}  // namespace reviver
