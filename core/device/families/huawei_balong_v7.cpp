// SPDX-License-Identifier: Apache-2.0
//
// Huawei LTE sticks, routers and modules on Huawei's own Balong V7 chips.
#include "core/device/families/families.h"

namespace reviver {
namespace {

constexpr std::string_view kIdsAndModeSwitch = "usb.ids; usb_modeswitch-data";

constexpr UsbIdentity kIdentities[] = {
    {{0x12D1, 0x156A}, DeviceMode::CdRom, RowMark::Confirmed, kIdsAndModeSwitch},
    {{0x12D1, 0x157C}, DeviceMode::CdRom, RowMark::Confirmed, kIdsAndModeSwitch},
    {{0x12D1, 0x157D}, DeviceMode::CdRom, RowMark::Confirmed, kIdsAndModeSwitch},
    {{0x12D1, 0x15CD}, DeviceMode::CdRom, RowMark::Confirmed, kIdsAndModeSwitch},
    {{0x12D1, 0x15CF}, DeviceMode::CdRom, RowMark::Confirmed, kIdsAndModeSwitch},
    {{0x12D1, 0x1F01}, DeviceMode::CdRom, RowMark::Confirmed, kIdsAndModeSwitch},
    {{0x12D1, 0x1506}, DeviceMode::Normal, RowMark::Confirmed, kIdsAndModeSwitch},
    {{0x12D1, 0x14DB}, DeviceMode::HiLink, RowMark::Confirmed, kIdsAndModeSwitch},
    {{0x12D1, 0x14DC}, DeviceMode::HiLink, RowMark::Confirmed, kIdsAndModeSwitch},
    {{0x12D1, 0x1566}, DeviceMode::HiLink, RowMark::OneSource, "cellary (E8372)"},
    {{0x12D1, 0x155E}, DeviceMode::Normal, RowMark::OneSource, "cellary (\"serial debug\")"},
    {{0x12D1, 0x15BB}, DeviceMode::Normal, RowMark::Confirmed, kIdsAndModeSwitch},
    {{0x12D1, 0x15C0}, DeviceMode::Normal, RowMark::Confirmed, kIdsAndModeSwitch},
    {{0x12D1, 0x15C1}, DeviceMode::Normal, RowMark::Confirmed, kIdsAndModeSwitch},
    {{0x03F0, 0xA31D}, DeviceMode::Normal, RowMark::OneSource, "Linux option.c (HP lt4132, an ME906s)"},
    {{0x12D1, 0x1442}, DeviceMode::BalongDownload, RowMark::Confirmed, "blog.le-vert.net; Linux option.c"},
    {{0x12D1, 0x1443},
     DeviceMode::BalongBootRom,
     RowMark::Confirmed,
     "balong-usbdload; recovery guides",
     true},
};

constexpr std::string_view kModels[]
    = {"E3251", "E3272", "E3276", "E3372", "E5372", "E5377", "E5573",  "E5577",  "E5770",
       "E5785", "E5885", "E8278", "E8372", "B310",  "B315",  "B525",   "B528",   "B593",
       "B715",  "E5186", "E5330", "E8377", "E3331", "ME936", "ME909u", "ME909s", "ME906s"};

}  // namespace

const ModemFamily kHuaweiBalongV7{
    .name = "Huawei Balong LTE",
    .chip = "Balong V7",
    // A fixed text that every Balong download monitor sends (Huawei's kernel sources; a session log).
    .buildPrefix = "7200B--SKCBADZM",
    .identities = kIdentities,
    .models = kModels,
};

}  // namespace reviver
