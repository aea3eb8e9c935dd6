// SPDX-License-Identifier: Apache-2.0
//
// Huawei sticks and modules on Qualcomm chips other than the E392. The chips of the
// older ones are inferred from their age; no row decides more than a name.
#include "core/device/families/families.h"

namespace reviver {
namespace {

constexpr std::string_view kIdsAndModeSwitch = "usb.ids; usb_modeswitch-data";
constexpr std::string_view kModeSwitchData = "usb_modeswitch-data";

constexpr UsbIdentity kE220Ids[] = {
    {{0x12D1, 0x1001}, DeviceMode::Unknown, RowMark::Confirmed, kIdsAndModeSwitch},  // installer disc too
    {{0x12D1, 0x1003}, DeviceMode::Unknown, RowMark::Confirmed, kIdsAndModeSwitch},  // installer disc too
    {{0x12D1, 0x1004}, DeviceMode::Normal, RowMark::OneSource, "usb.ids (\"E220 bis\")"},
};
constexpr std::string_view kE220Models[]
    = {"E220", "E230", "E270", "E870", "E156", "E161", "E169", "E620", "E800"};

constexpr UsbIdentity kE1550Ids[] = {
    {{0x12D1, 0x1446}, DeviceMode::CdRom, RowMark::Confirmed, "usb_modeswitch-data; capture of an E1552"},
    {{0x12D1, 0x1553}, DeviceMode::CdRom, RowMark::OneSource, kModeSwitchData},
    {{0x12D1, 0x1001}, DeviceMode::Unknown, RowMark::Confirmed, kIdsAndModeSwitch},
};
constexpr std::string_view kE1550Models[] = {"E1550", "E1552", "E1553", "E160"};

constexpr UsbIdentity kE1750Ids[] = {
    {{0x12D1, 0x1446}, DeviceMode::CdRom, RowMark::Confirmed, kModeSwitchData},
    {{0x12D1, 0x1406}, DeviceMode::Normal, RowMark::Confirmed, "usb.ids; Linux option.c"},
};
constexpr std::string_view kE1750Models[] = {"E1750", "E1752", "E153"};

constexpr UsbIdentity kE173Ids[] = {
    {{0x12D1, 0x14B5}, DeviceMode::CdRom, RowMark::Confirmed, kIdsAndModeSwitch},
    {{0x12D1, 0x14BA}, DeviceMode::CdRom, RowMark::Confirmed, kIdsAndModeSwitch},
    {{0x12D1, 0x1557}, DeviceMode::CdRom, RowMark::Confirmed, kIdsAndModeSwitch},
    {{0x12D1, 0x1C0B}, DeviceMode::CdRom, RowMark::Confirmed, kIdsAndModeSwitch},
    {{0x12D1, 0x1C24}, DeviceMode::CdRom, RowMark::Confirmed, kIdsAndModeSwitch},
    {{0x12D1, 0x140B}, DeviceMode::Normal, RowMark::Confirmed, kIdsAndModeSwitch},
    {{0x12D1, 0x140C}, DeviceMode::Normal, RowMark::Confirmed, kIdsAndModeSwitch},
    {{0x12D1, 0x1436}, DeviceMode::Normal, RowMark::Confirmed, kIdsAndModeSwitch},
    {{0x12D1, 0x14A5}, DeviceMode::Normal, RowMark::OneSource, kModeSwitchData},
    // Also seen as an update composition of Balong sticks: never decide by it.
    {{0x12D1, 0x1C05}, DeviceMode::Unknown, RowMark::Confirmed, "cellary; superuser, E303 in a wrong mode"},
};
constexpr std::string_view kE173Models[] = {"E173", "E177"};

constexpr UsbIdentity kE372Ids[] = {
    {{0x12D1, 0x1505}, DeviceMode::CdRom, RowMark::Confirmed, kIdsAndModeSwitch},
    {{0x12D1, 0x150A}, DeviceMode::Normal, RowMark::Confirmed, kIdsAndModeSwitch},
};
constexpr std::string_view kE372Models[] = {"E367", "E372", "E1820", "E182E"};

constexpr UsbIdentity kE398Ids[] = {
    {{0x12D1, 0x1505}, DeviceMode::CdRom, RowMark::OneSource, "usb.ids (\"E398\")"},
    {{0x12D1, 0x150A}, DeviceMode::Normal, RowMark::OneSource, "usb.ids (\"E398\")"},
    {{0x12D1, 0x1506},
     DeviceMode::Normal,
     RowMark::OneSource,
     "linux-usb list, \"USBid/interfaces for E398\""},
    // An E589 starts with the id that most people take for Balong.
    {{0x12D1, 0x1F01}, DeviceMode::CdRom, RowMark::OneSource, "XDA, \"Hacking the Huawei E589\""},
};
constexpr std::string_view kE398Models[] = {"E398", "E589"};

constexpr UsbIdentity kEm770Ids[] = {
    {{0x12D1, 0x1404}, DeviceMode::Normal, RowMark::Confirmed, "usb.ids; cellary"},
    {{0x12D1, 0x1571}, DeviceMode::Normal, RowMark::Confirmed, kIdsAndModeSwitch},
};
constexpr std::string_view kEm770Models[] = {"EM770", "EM770W", "EM820W"};

}  // namespace

const ModemFamily kHuaweiE220{
    .name = "Huawei E220 and kin",
    .chip = "MSM6280 class",  // inferred
    .buildPrefix = {},
    .identities = kE220Ids,
    .models = kE220Models,
};

const ModemFamily kHuaweiE1550{
    .name = "Huawei E1550 and kin",
    .chip = "MSM6246",  // settorezero's teardown
    .buildPrefix = {},
    .identities = kE1550Ids,
    .models = kE1550Models,
};

const ModemFamily kHuaweiE1750{
    .name = "Huawei E1750 and kin",
    .chip = "MSM6290 class",  // inferred
    .buildPrefix = {},
    .identities = kE1750Ids,
    .models = kE1750Models,
};

const ModemFamily kHuaweiE173{
    .name = "Huawei E173",
    .chip = "a Qualcomm chip",
    .buildPrefix = {},
    .identities = kE173Ids,
    .models = kE173Models,
};

const ModemFamily kHuaweiE372{
    .name = "Huawei E367 and E372",
    .chip = "MDM8200 class",  // inferred
    .buildPrefix = {},
    .identities = kE372Ids,
    .models = kE372Models,
};

const ModemFamily kHuaweiE398{
    .name = "Huawei E398 and E589",
    .chip = "MDM9200",  // E589: XDA; E398: inferred
    .buildPrefix = {},  // the E392 stands for every "9x00" build
    .identities = kE398Ids,
    .models = kE398Models,
};

const ModemFamily kHuaweiEm770{
    .name = "Huawei EM770 and EM820W",
    .chip = "a Qualcomm chip",
    .buildPrefix = {},
    .identities = kEm770Ids,
    .models = kEm770Models,
};

}  // namespace reviver
