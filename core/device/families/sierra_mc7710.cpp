// SPDX-License-Identifier: Apache-2.0
//
// Sierra Wireless MC7700 to MC7750. The chip is inferred.
#include "core/device/families/families.h"

namespace reviver {
namespace {

constexpr UsbIdentity kIdentities[] = {
    {{0x1199, 0x68A2}, DeviceMode::Normal, RowMark::OneSource, "Linux qcserial.c"},
    {{0x1199, 0x68A4}, DeviceMode::Unknown, RowMark::OneSource, "Linux qcserial.c", true},
    {{0x1199, 0x68A8}, DeviceMode::Unknown, RowMark::OneSource, "Linux qcserial.c", true},
};

constexpr std::string_view kModels[] = {"MC7700", "MC7710", "MC7750"};

}  // namespace

const ModemFamily kSierraMc7710{
    .name = "Sierra MC7710",
    .chip = "MDM9200",
    .buildPrefix = {},
    .identities = kIdentities,
    .models = kModels,
};

}  // namespace reviver
