// SPDX-License-Identifier: Apache-2.0
//
// Huawei E392 (u-12, u-92): an LTE stick on Qualcomm's MDM9200. The model this
// program was begun for.
#include "core/device/families/families.h"

namespace reviver {
namespace {

constexpr std::string_view kModeSwitch = "usb_modeswitch-data, 12d1:151a (\"E392u-12\")";

constexpr UsbIdentity kIdentities[] = {
    {{0x12D1, 0x151A}, DeviceMode::CdRom, RowMark::OneSource, kModeSwitch},
    {{0x12D1, 0x151B}, DeviceMode::Normal, RowMark::OneSource, kModeSwitch},
    {{0x12D1, 0x151D}, DeviceMode::Normal, RowMark::OneSource, kModeSwitch},
    {{0x12D1, 0x151E}, DeviceMode::Normal, RowMark::OneSource, kModeSwitch},
    // The id of an E220 in its normal mode: it tells nothing by itself.
    {{0x12D1, 0x1003},
     DeviceMode::Unknown,
     RowMark::OneSource,
     "GSM-Forum 2013, \"HUAWEI E392u-12, ERROR_IMEI\": dump of a stick in download mode"},
    {{0x12D1, 0x1506}, DeviceMode::Normal, RowMark::Confirmed, "usb.ids; usb_modeswitch-data 12d1:1446"},
};

constexpr std::string_view kModels[] = {"E392"};

}  // namespace

const ModemFamily kHuaweiE392{
    .name = "Huawei E392",
    .chip = "MDM9200",
    .buildPrefix = "9x00",  // forum's version reply; the same tag in an MDM9x00 module updater (inferred)
    .identities = kIdentities,
    .models = kModels,
};

}  // namespace reviver
