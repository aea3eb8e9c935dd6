// SPDX-License-Identifier: Apache-2.0
//
// Huawei ids that belong to no family here, or to several kinds of modems.
#include "core/device/families/families.h"

namespace reviver {
namespace {

constexpr UsbIdentity kIdentities[] = {
    {{0x12D1, 0x1412}, DeviceMode::Normal, RowMark::OneSource, "usb.ids (\"EC168C\")"},
    // Two ports with the vendor's form of a CDC modem: an update mode, or a HiLink variant.
    {{0x12D1, 0x1441}, DeviceMode::Unknown, RowMark::Confirmed, "Linux option.c; Huawei's driver package"},
    // Two bulk ports and nothing else: it looks like an update mode.
    {{0x12D1, 0x1401}, DeviceMode::Unknown, RowMark::Inferred, "libqmi list, \"Huawei E3276 problem\""},
    {{0x12D1, 0x36DD},
     DeviceMode::Unknown,
     RowMark::OneSource,
     "recovery scripts (fastboot after a patched loader)"},
};

}  // namespace

const ModemFamily kHuaweiOther{
    .name = "Huawei, several kinds",
    .chip = "a chip that the id does not tell",
    .buildPrefix = {},
    .identities = kIdentities,
    .models = {},
};

}  // namespace reviver
