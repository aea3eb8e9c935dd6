// SPDX-License-Identifier: Apache-2.0
//
// Sierra Wireless EM75xx on Qualcomm's MDM9x50. Their boot loader has a Firehose of its own.
#include "core/device/families/families.h"

namespace reviver {
namespace {

constexpr UsbIdentity kIdentities[] = {
    {{0x1199, 0x9091}, DeviceMode::Normal, RowMark::OneSource, "Linux qcserial.c"},
    {{0x1199, 0x9090}, DeviceMode::Unknown, RowMark::Confirmed, "Linux qcserial.c; qfenix usb_ids.h", true},
};

constexpr std::string_view kModels[] = {"EM7511", "EM7565"};

}  // namespace

const ModemFamily kSierraEm7565{
    .name = "Sierra EM7565",
    .chip = "MDM9x50",
    .buildPrefix = {},
    .identities = kIdentities,
    .models = kModels,
    .ownFirehose = true,
};

}  // namespace reviver
