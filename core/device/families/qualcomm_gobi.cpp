// SPDX-License-Identifier: Apache-2.0
//
// Qualcomm's Gobi cards for laptops, and their boot loaders (QDL) under many makers' ids.
#include "core/device/families/families.h"

namespace reviver {
namespace {

constexpr std::string_view kSource = "usb.ids; Linux qcserial.c";
constexpr std::string_view kLoaderSource = "ModemManager 77-mm-qdl-device-blacklist.rules";

constexpr UsbIdentity kIdentities[] = {
    {{0x05C6, 0x9001}, DeviceMode::Normal, RowMark::Confirmed, kSource},
    {{0x05C6, 0x9002}, DeviceMode::Normal, RowMark::Confirmed, kSource},
    {{0x05C6, 0x9202}, DeviceMode::Normal, RowMark::Confirmed, kSource},
    {{0x05C6, 0x9203}, DeviceMode::Normal, RowMark::Confirmed, kSource},
    {{0x05C6, 0x9205}, DeviceMode::Normal, RowMark::Confirmed, kSource},
    {{0x05C6, 0x9212}, DeviceMode::Normal, RowMark::Confirmed, kSource},
    {{0x05C6, 0x9215}, DeviceMode::Normal, RowMark::Confirmed, kSource},
    {{0x05C6, 0x9222}, DeviceMode::Normal, RowMark::Confirmed, kSource},
    {{0x05C6, 0x9225}, DeviceMode::Normal, RowMark::Confirmed, kSource},
    {{0x05C6, 0x9235}, DeviceMode::Normal, RowMark::Confirmed, kSource},
    {{0x05C6, 0x9245}, DeviceMode::Normal, RowMark::Confirmed, kSource},
    {{0x05C6, 0x9265}, DeviceMode::Normal, RowMark::Confirmed, kSource},
    {{0x05C6, 0x9275}, DeviceMode::Normal, RowMark::Confirmed, kSource},
    {{0x12D1, 0x14F1}, DeviceMode::Normal, RowMark::Confirmed, kSource},
    // Boot loaders.
    {{0x05C6, 0x9201}, DeviceMode::Unknown, RowMark::Confirmed, kSource, true},
    {{0x05C6, 0x9208}, DeviceMode::Unknown, RowMark::Confirmed, kSource, true},
    {{0x05C6, 0x920C}, DeviceMode::Unknown, RowMark::Confirmed, kSource, true},
    {{0x05C6, 0x9211}, DeviceMode::Unknown, RowMark::Confirmed, kSource, true},
    {{0x05C6, 0x9214}, DeviceMode::Unknown, RowMark::Confirmed, kSource, true},
    {{0x05C6, 0x9221}, DeviceMode::Unknown, RowMark::Confirmed, kSource, true},
    {{0x05C6, 0x9224}, DeviceMode::Unknown, RowMark::Confirmed, kSource, true},
    {{0x05C6, 0x9231}, DeviceMode::Unknown, RowMark::Confirmed, kSource, true},
    {{0x05C6, 0x9234}, DeviceMode::Unknown, RowMark::Confirmed, kSource, true},
    {{0x05C6, 0x9244}, DeviceMode::Unknown, RowMark::Confirmed, kSource, true},
    {{0x05C6, 0x9264}, DeviceMode::Unknown, RowMark::Confirmed, kSource, true},
    {{0x05C6, 0x9274}, DeviceMode::Unknown, RowMark::Confirmed, kSource, true},
    {{0x12D1, 0x14F0}, DeviceMode::Unknown, RowMark::Confirmed, kSource, true},
    {{0x413C, 0x8171}, DeviceMode::Unknown, RowMark::OneSource, kLoaderSource, true},
    {{0x413C, 0x8185}, DeviceMode::Unknown, RowMark::OneSource, kLoaderSource, true},
    {{0x03F0, 0x201D}, DeviceMode::Unknown, RowMark::OneSource, kLoaderSource, true},
    {{0x03F0, 0x241D}, DeviceMode::Unknown, RowMark::OneSource, kLoaderSource, true},
    {{0x04DA, 0x250C}, DeviceMode::Unknown, RowMark::OneSource, kLoaderSource, true},
    {{0x1410, 0xA008}, DeviceMode::Unknown, RowMark::OneSource, kLoaderSource, true},
    {{0x1410, 0xA014}, DeviceMode::Unknown, RowMark::OneSource, kLoaderSource, true},
    {{0x0B05, 0x1774}, DeviceMode::Unknown, RowMark::OneSource, kLoaderSource, true},
    {{0x19D2, 0xFFF2}, DeviceMode::Unknown, RowMark::OneSource, kLoaderSource, true},
    {{0x1557, 0x0A80}, DeviceMode::Unknown, RowMark::OneSource, kLoaderSource, true},
    {{0x1F45, 0x0001}, DeviceMode::Unknown, RowMark::OneSource, kLoaderSource, true},
};

}  // namespace

const ModemFamily kQualcommGobi{
    .name = "Qualcomm Gobi",
    .chip = "a Qualcomm chip",
    .buildPrefix = {},
    .identities = kIdentities,
    .models = {},
};

}  // namespace reviver
