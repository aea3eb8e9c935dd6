// SPDX-License-Identifier: Apache-2.0
//
// Huawei E398 and E589: LTE, kin of the E392.
#include "core/device/families/families.h"

namespace reviver {
namespace {

constexpr UsbIdentity kIdentities[] = {
    {{0x12D1, 0x1505}, DeviceMode::CdRom, RowMark::OneSource, "usb.ids (\"E398\")"},
    {{0x12D1, 0x150A}, DeviceMode::Normal, RowMark::OneSource, "usb.ids (\"E398\")"},
    {{0x12D1, 0x1506},
     DeviceMode::Normal,
     RowMark::OneSource,
     "linux-usb list, \"USBid/interfaces for E398\""},
    // An E589 starts with the id that most people take for Balong.
    {{0x12D1, 0x1F01}, DeviceMode::CdRom, RowMark::OneSource, "XDA, \"Hacking the Huawei E589\""},
};

constexpr std::string_view kModels[] = {"E398", "E589"};

}  // namespace

const ModemFamily kHuaweiE398{
    .name = "Huawei E398 and E589",
    .chip = "MDM9200",  // E589: XDA; E398: inferred
    .buildPrefix = {},  // the E392 stands for every "9x00" build
    .identities = kIdentities,
    .models = kModels,
};

}  // namespace reviver
