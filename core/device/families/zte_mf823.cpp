// SPDX-License-Identifier: Apache-2.0
//
// ZTE MF823. Made with several chips under one label.
#include "core/device/families/families.h"

namespace reviver {
namespace {

constexpr UsbIdentity kIdentities[] = {
    {{0x19D2, 0x1404}, DeviceMode::Normal, RowMark::OneSource, "qfenix usb_ids.h"},
    {{0x19D2, 0x0076}, DeviceMode::Unknown, RowMark::OneSource, "qfenix usb_ids.h", true},
};

constexpr std::string_view kModels[] = {"MF823"};

}  // namespace

const ModemFamily kZteMf823{
    .name = "ZTE MF823",
    .chip = "a Qualcomm chip",
    .buildPrefix = {},
    .identities = kIdentities,
    .models = kModels,
};

}  // namespace reviver
