// SPDX-License-Identifier: Apache-2.0
//
// Qualcomm's own USB identities: emergency modes, modems that lost the description
// of their maker, and Gobi cards.
#include "core/device/families/families.h"

namespace reviver {
namespace {

constexpr std::string_view kGobiSource = "usb.ids; Linux qcserial.c";
constexpr std::string_view kDescriptorsLost
    = "forum, \"Modem ID Switched from Huawei GSM to Qualcom CDMA\"; OpenWrt issue, 05C6:6000";

constexpr UsbIdentity kEmergencyIds[] = {
    // Sahara on newer chips, DMSS on those before the MDM9x15: only the port can tell.
    {{0x05C6, 0x9008}, DeviceMode::Unknown, RowMark::Confirmed, "usb.ids; Linux qcserial.c"},
    {{0x05C6, 0x900E}, DeviceMode::Unknown, RowMark::Confirmed, "qfenix usb_ids.h; public tools"},
    {{0x05C6, 0x9006}, DeviceMode::Unknown, RowMark::OneSource, "qfenix usb_ids.h"},
};

constexpr UsbIdentity kGenericIds[] = {
    {{0x05C6, 0x0021}, DeviceMode::Normal, RowMark::OneSource, kDescriptorsLost},
    {{0x05C6, 0x6000}, DeviceMode::Normal, RowMark::OneSource, kDescriptorsLost},
    {{0x05C6, 0x0015}, DeviceMode::Normal, RowMark::OneSource, kDescriptorsLost},
    {{0x05C6, 0x0016}, DeviceMode::Normal, RowMark::OneSource, kDescriptorsLost},
    {{0x05C6, 0x0017}, DeviceMode::Normal, RowMark::OneSource, kDescriptorsLost},
    {{0x05C6, 0x0018}, DeviceMode::Normal, RowMark::OneSource, kDescriptorsLost},
};

constexpr UsbIdentity kGobiIds[] = {
    {{0x05C6, 0x9001}, DeviceMode::Normal, RowMark::Confirmed, kGobiSource},
    {{0x05C6, 0x9002}, DeviceMode::Normal, RowMark::Confirmed, kGobiSource},
    {{0x05C6, 0x9202}, DeviceMode::Normal, RowMark::Confirmed, kGobiSource},
    {{0x05C6, 0x9203}, DeviceMode::Normal, RowMark::Confirmed, kGobiSource},
    {{0x05C6, 0x9205}, DeviceMode::Normal, RowMark::Confirmed, kGobiSource},
    {{0x05C6, 0x9212}, DeviceMode::Normal, RowMark::Confirmed, kGobiSource},
    {{0x05C6, 0x9215}, DeviceMode::Normal, RowMark::Confirmed, kGobiSource},
    {{0x05C6, 0x9222}, DeviceMode::Normal, RowMark::Confirmed, kGobiSource},
    {{0x05C6, 0x9225}, DeviceMode::Normal, RowMark::Confirmed, kGobiSource},
    {{0x05C6, 0x9235}, DeviceMode::Normal, RowMark::Confirmed, kGobiSource},
    {{0x05C6, 0x9245}, DeviceMode::Normal, RowMark::Confirmed, kGobiSource},
    {{0x05C6, 0x9265}, DeviceMode::Normal, RowMark::Confirmed, kGobiSource},
    {{0x05C6, 0x9275}, DeviceMode::Normal, RowMark::Confirmed, kGobiSource},
    // Boot loaders (QDL).
    {{0x05C6, 0x9201}, DeviceMode::Unknown, RowMark::Confirmed, kGobiSource},
    {{0x05C6, 0x9208}, DeviceMode::Unknown, RowMark::Confirmed, kGobiSource},
    {{0x05C6, 0x920C}, DeviceMode::Unknown, RowMark::Confirmed, kGobiSource},
    {{0x05C6, 0x9211}, DeviceMode::Unknown, RowMark::Confirmed, kGobiSource},
    {{0x05C6, 0x9214}, DeviceMode::Unknown, RowMark::Confirmed, kGobiSource},
    {{0x05C6, 0x9221}, DeviceMode::Unknown, RowMark::Confirmed, kGobiSource},
    {{0x05C6, 0x9224}, DeviceMode::Unknown, RowMark::Confirmed, kGobiSource},
    {{0x05C6, 0x9231}, DeviceMode::Unknown, RowMark::Confirmed, kGobiSource},
    {{0x05C6, 0x9234}, DeviceMode::Unknown, RowMark::Confirmed, kGobiSource},
    {{0x05C6, 0x9244}, DeviceMode::Unknown, RowMark::Confirmed, kGobiSource},
    {{0x05C6, 0x9264}, DeviceMode::Unknown, RowMark::Confirmed, kGobiSource},
    {{0x05C6, 0x9274}, DeviceMode::Unknown, RowMark::Confirmed, kGobiSource},
};

}  // namespace

const ModemFamily kQualcommEmergency{
    .name = "Qualcomm emergency modes",
    .chip = "a Qualcomm chip",
    .buildPrefix = {},
    .identities = kEmergencyIds,
    .models = {},
};

const ModemFamily kQualcommGeneric{
    .name = "Qualcomm, maker unknown",
    .chip = "a Qualcomm chip",
    .buildPrefix = {},
    .identities = kGenericIds,
    .models = {},
};

const ModemFamily kQualcommGobi{
    .name = "Qualcomm Gobi",
    .chip = "a Qualcomm chip",
    .buildPrefix = {},
    .identities = kGobiIds,
    .models = {},
};

}  // namespace reviver
