// SPDX-License-Identifier: Apache-2.0
//
// Huawei sticks and modules on Huawei's own Balong chips. E353 stands in no family:
// it was made with both kinds of chip under one label.
#include "core/device/families/families.h"

namespace reviver {
namespace {

constexpr std::string_view kIdsAndModeSwitch = "usb.ids; usb_modeswitch-data";

constexpr UsbIdentity kV3Ids[] = {
    {{0x12D1, 0x15CA}, DeviceMode::CdRom, RowMark::Confirmed, kIdsAndModeSwitch},
    {{0x12D1, 0x15CE}, DeviceMode::CdRom, RowMark::Confirmed, kIdsAndModeSwitch},
    {{0x12D1, 0x15D0}, DeviceMode::CdRom, RowMark::Confirmed, kIdsAndModeSwitch},
    {{0x12D1, 0x1506}, DeviceMode::Normal, RowMark::Confirmed, kIdsAndModeSwitch},
    {{0x12D1, 0x1573}, DeviceMode::Normal, RowMark::Confirmed, kIdsAndModeSwitch},
    {{0x12D1, 0x1C25}, DeviceMode::Normal, RowMark::Confirmed, kIdsAndModeSwitch},
};
constexpr std::string_view kV3Models[] = {"E303", "E3131", "E3533", "E3531", "MU609", "MU709"};

constexpr UsbIdentity kV7Ids[] = {
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
    {{0x12D1, 0x1442}, DeviceMode::BalongDownload, RowMark::Confirmed, "blog.le-vert.net; Linux option.c"},
    {{0x12D1, 0x1443}, DeviceMode::BalongBootRom, RowMark::Confirmed, "balong-usbdload; recovery guides"},
};
constexpr std::string_view kV7Models[]
    = {"E3251", "E3272", "E3276", "E3372", "E5372", "E5377", "E5573",  "E5577",  "E5770",
       "E5785", "E5885", "E8278", "E8372", "B310",  "B315",  "B525",   "B528",   "B593",
       "B715",  "E5186", "E5330", "E8377", "E3331", "ME936", "ME909u", "ME909s", "ME906s"};

}  // namespace

const ModemFamily kHuaweiBalongV3{
    .name = "Huawei E303, E3131 and kin",
    .chip = "Balong V3",  // inferred
    .buildPrefix = {},
    .identities = kV3Ids,
    .models = kV3Models,
};

const ModemFamily kHuaweiBalongV7{
    .name = "Huawei Balong LTE",
    .chip = "Balong V7",
    // A fixed text that every Balong download monitor sends (Huawei's kernel sources; a session log).
    .buildPrefix = "7200B--SKCBADZM",
    .identities = kV7Ids,
    .models = kV7Models,
};

}  // namespace reviver
