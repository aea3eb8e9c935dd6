// SPDX-License-Identifier: Apache-2.0
//
// Emergency modes and crash dumps of Qualcomm chips, of whatever maker.
#include "core/device/families/families.h"

namespace reviver {
namespace {

constexpr UsbIdentity kIdentities[] = {
    // Sahara on newer chips, DMSS on those before the MDM9x15: only the port can tell.
    {{0x05C6, 0x9008}, DeviceMode::Unknown, RowMark::Confirmed, "usb.ids; Linux qcserial.c", true},
    {{0x05C6, 0x900E}, DeviceMode::Unknown, RowMark::Confirmed, "qfenix usb_ids.h; public tools", true},
    {{0x05C6, 0x9006}, DeviceMode::Unknown, RowMark::OneSource, "qfenix usb_ids.h", true},
    // Makers' own ids for the same.
    {{0x0846, 0x68E0}, DeviceMode::Unknown, RowMark::OneSource, "qfenix usb_ids.h", true},
    {{0x1004, 0x61A1}, DeviceMode::Unknown, RowMark::OneSource, "qfenix usb_ids.h", true},
    {{0x0FCE, 0x9DDE}, DeviceMode::Unknown, RowMark::OneSource, "qfenix usb_ids.h", true},
    {{0x0FCE, 0xADE3}, DeviceMode::Unknown, RowMark::OneSource, "qfenix usb_ids.h", true},
    {{0x0FCE, 0xADE5}, DeviceMode::Unknown, RowMark::OneSource, "qfenix usb_ids.h", true},
    {{0x0FCE, 0xADED}, DeviceMode::Unknown, RowMark::OneSource, "qfenix usb_ids.h", true},
};

}  // namespace

const ModemFamily kQualcommEmergency{
    .name = "Qualcomm emergency modes",
    .chip = "a Qualcomm chip",
    .buildPrefix = {},
    .identities = kIdentities,
    .models = {},
};

}  // namespace reviver
