// SPDX-License-Identifier: Apache-2.0
//
// How modems are switched out of their installer disc: one row per USB id.
// Source of all rows: usb_modeswitch-data 20191128, configPack (ids confirmed by many
// routers' tables). Left out: entries that only choose a configuration, Android phones,
// and Option's and Sierra's own messages.
#include "core/device/disc_switch_table.h"

namespace reviver {
namespace {

using Kind = DiscSwitchKind;

// clang-format off
constexpr DiscSwitch kTable[] = {
    {{0x12D1, 0x1001}, "", "Huawei E169", Kind::HuaweiControl, "", ""},
    {{0x12D1, 0x1003}, "", "Huawei E220, E230, E270, E870", Kind::HuaweiControl, "", ""},
    {{0x12D1, 0x1009}, "", "Huawei V725 Phone", Kind::HuaweiControl, "", ""},
    {{0x12D1, 0x1010}, "", "Huawei ETS1201", Kind::HuaweiControl, "", ""},
    {{0x12D1, 0x101E}, "", "Huawei U7510 / U7517", Kind::Message, "", "55534243123456780600000080000601000000000000000000000000000000"},
    {{0x12D1, 0x1413}, "", "Huawei EC168", Kind::HuaweiControl, "", ""},
    {{0x12D1, 0x1414}, "", "Huawei E180", Kind::HuaweiControl, "", ""},
    {{0x12D1, 0x1446}, "", "many Huawei modems and their operator versions", Kind::HuaweiMessage, "12D1:1001 12D1:1404 12D1:1406 12D1:140B 12D1:140C 12D1:1412 12D1:1417 12D1:141B 12D1:1429 12D1:1432 12D1:1433 12D1:1436 12D1:14AC 12D1:1506 12D1:150C 12D1:1511", ""},
    {{0x12D1, 0x1449}, "", "Huawei E352", Kind::HuaweiMessage, "12D1:1444", ""},
    {{0x12D1, 0x14AD}, "", "Vodafone (Huawei) K3806", Kind::HuaweiMessage, "12D1:14AE", ""},
    {{0x12D1, 0x14B5}, "", "Huawei E173 (Viettel 3G)", Kind::HuaweiMessage, "12D1:14A8 12D1:14AA", ""},
    {{0x12D1, 0x14B7}, "", "Vodafone (Huawei) K4511", Kind::HuaweiMessage, "12D1:14CC", ""},
    {{0x12D1, 0x14BA}, "", "Huawei E173u-2, E177", Kind::HuaweiMessage, "12D1:14D2", ""},
    {{0x12D1, 0x14C1}, "", "Vodafone (Huawei) K4605", Kind::HuaweiMessage, "12D1:14C6", ""},
    {{0x12D1, 0x14C3}, "", "K5005 Vodafone/Huawei", Kind::HuaweiMessage, "12D1:14C8", ""},
    {{0x12D1, 0x14C4}, "", "Vodafone/Huawei K3771", Kind::HuaweiMessage, "12D1:14CA", ""},
    {{0x12D1, 0x14C5}, "", "Vodafone (Huawei) K4510", Kind::HuaweiMessage, "12D1:14CB", ""},
    {{0x12D1, 0x14D1}, "", "Vodafone / Huawei K3770", Kind::HuaweiMessage, "12D1:14C9", ""},
    {{0x12D1, 0x14FE}, "", "Huawei E352 (T-Mobile NL), E173s (Variant)", Kind::HuaweiMessage, "12D1:1506 12D1:150F 12D1:151D 12D1:1C1E", ""},
    {{0x12D1, 0x1505}, "", "Huawei EC156, Huawei E372u-8", Kind::HuaweiMessage, "12D1:140B 12D1:140C 12D1:1506 12D1:150F 12D1:150A", ""},
    {{0x12D1, 0x151A}, "", "Huawei E392u-12, E3131 (Variant)", Kind::HuaweiMessage, "12D1:151B 12D1:151D 12D1:151E", ""},
    {{0x12D1, 0x1520}, "", "Huawei K3765", Kind::HuaweiMessage, "12D1:1465", ""},
    {{0x12D1, 0x1521}, "", "Huawei K4505", Kind::HuaweiMessage, "12D1:1464", ""},
    {{0x12D1, 0x1523}, "", "Huawei R201", Kind::HuaweiMessage, "12D1:1491", ""},
    {{0x12D1, 0x1526}, "", "Vodafone / Huawei K3772", Kind::HuaweiMessage, "12D1:14CF", ""},
    {{0x12D1, 0x1527}, "", "Vodafone / Huawei R206 Router", Kind::HuaweiMessage, "12D1:1594", ""},
    {{0x12D1, 0x1553}, "", "Huawei E1553", Kind::HuaweiMessage, "12D1:1001", ""},
    {{0x12D1, 0x1557}, "", "Huawei E173", Kind::HuaweiMessage, "12D1:14A5", ""},
    {{0x12D1, 0x155A}, "", "Vodafone (Huawei) R205", Kind::HuaweiMessage, "12D1:14CD", ""},
    {{0x12D1, 0x155B}, "", "Huawei E171", Kind::HuaweiMessage, "12D1:1506", ""},
    {{0x12D1, 0x156A}, "", "Huawei E3276s-151 and E3251", Kind::HuaweiMessage, "12D1:156B 12D1:156C", ""},
    {{0x12D1, 0x157C}, "", "Huawei E3276-s150", Kind::HuaweiMessage, "12D1:1506", ""},
    {{0x12D1, 0x157D}, "", "Huawei E3331, E3372", Kind::HuaweiMessage, "12D1:14DB 12D1:14DC", ""},
    {{0x12D1, 0x1580}, "", "Vodafone / Huawei R210 Router", Kind::HuaweiMessage, "12D1:1585", ""},
    {{0x12D1, 0x1581}, "", "Vodafone / Huawei R208 Router", Kind::HuaweiMessage, "12D1:1587", ""},
    {{0x12D1, 0x1582}, "", "Vodafone / Huawei R215 Router", Kind::HuaweiMessage, "12D1:1588", ""},
    {{0x12D1, 0x1583}, "", "Vodafone / Huawei W5101 Router", Kind::HuaweiMessage, "12D1:1589", ""},
    {{0x12D1, 0x1597}, "", "Huawei E327s-150 (Variant)", Kind::HuaweiMessage, "12D1:1598", ""},
    {{0x12D1, 0x15CA}, "", "Huawei E3131", Kind::HuaweiMessage, "12D1:1506", ""},
    {{0x12D1, 0x15CD}, "", "Huawei E3372", Kind::HuaweiMessage, "12D1:1506", ""},
    {{0x12D1, 0x15CE}, "", "Huawei E3531s-2, E3131 (Variant)", Kind::HuaweiMessage, "12D1:15B1 12D1:15B3", ""},
    {{0x12D1, 0x15CF}, "", "Huawei E3372s-153", Kind::HuaweiMessage, "12D1:1506", ""},
    {{0x12D1, 0x15D0}, "", "Huawei E3131 (Variant)", Kind::HuaweiMessage, "12D1:15D1", ""},
    {{0x12D1, 0x15D2}, "", "Huawei E3531 (Variant)", Kind::HuaweiMessage, "12D1:15D3", ""},
    {{0x12D1, 0x15E7}, "", "Huawei E3531", Kind::HuaweiMessage, "12D1:1506", ""},
    {{0x12D1, 0x15EC}, "", "Vodafone/Huawei K5150", Kind::HuaweiMessage, "12D1:1C26", ""},
    {{0x12D1, 0x15EE}, "", "Vodafone/Huawei K5160", Kind::HuaweiMessage, "12D1:1C28", ""},
    {{0x12D1, 0x1805}, "", "Huawei U2800 Phone", Kind::Message, "", "55534243123456780600000080000601000000000000000000000000000000"},
    {{0x12D1, 0x1C0B}, "", "Huawei E173s", Kind::HuaweiMessage, "12D1:1C05 12D1:1C06 12D1:1C07 12D1:1C08 12D1:1C10", ""},
    {{0x12D1, 0x1C1B}, "", "Huawei GP02 (E587 Variant)", Kind::HuaweiMessage, "12D1:1506", ""},
    {{0x12D1, 0x1C24}, "", "Huawei E173 (Moviestar), E173s (Variant)", Kind::HuaweiMessage, "12D1:1C12 12D1:1C23", ""},
    {{0x12D1, 0x1DA1}, "", "Huawei ET8282, Huawei ET127", Kind::HuaweiControl, "12D1:1D09", ""},
    {{0x12D1, 0x1F01}, "", "Huawei E353 (3.se) and others", Kind::HuaweiMessage, "12D1:14DB 12D1:14DC", ""},
    {{0x12D1, 0x1F02}, "", "Huawei E5377", Kind::HuaweiMessage, "12D1:14DC", ""},
    {{0x12D1, 0x1F03}, "", "KDDI (Huawei) HWD12 LTE", Kind::HuaweiMessage, "12D1:14DB", ""},
    {{0x12D1, 0x1F04}, "", "Vodafone / Huawei R206_MR Router", Kind::HuaweiMessage, "12D1:15BC", ""},
    {{0x12D1, 0x1F05}, "", "Vodafone / Huawei R207 Router", Kind::HuaweiMessage, "12D1:15BD", ""},
    {{0x12D1, 0x1F06}, "", "Vodafone / Huawei R215_MR Router", Kind::HuaweiMessage, "12D1:15C7", ""},
    {{0x12D1, 0x1F07}, "", "Huawei/Vodafone R226", Kind::HuaweiMessage, "12D1:15BF", ""},
    {{0x12D1, 0x1F09}, "", "Huawei/Vodafone R216", Kind::HuaweiMessage, "12D1:1C50", ""},
    {{0x12D1, 0x1F0A}, "", "Vodafone/Huawei R218h (lkly compat. to E5573cs)", Kind::HuaweiMessage, "12D1:1C51", ""},
    {{0x12D1, 0x1F11}, "", "Vodafone / Huawei K3773", Kind::HuaweiMessage, "12D1:14BC", ""},
    {{0x12D1, 0x1F15}, "", "Vodafone K4305", Kind::HuaweiMessage, "12D1:1400 12D1:14F7", ""},
    {{0x12D1, 0x1F16}, "", "Vodafone K5150", Kind::HuaweiMessage, "12D1:14F8 12D1:1575", ""},
    {{0x12D1, 0x1F17}, "", "Vodafone K4201", Kind::HuaweiMessage, "12D1:1576", ""},
    {{0x12D1, 0x1F18}, "", "Vodafone K4202", Kind::HuaweiMessage, "12D1:1577", ""},
    {{0x12D1, 0x1F19}, "", "Vodafone K4606", Kind::HuaweiMessage, "12D1:14FA 12D1:1575 12D1:1578", ""},
    {{0x12D1, 0x1F1B}, "", "Vodafone / Huawei Kxxxx", Kind::HuaweiMessage, "12D1:1579", ""},
    {{0x12D1, 0x1F1C}, "", "Vodafone / Huawei K4203", Kind::HuaweiMessage, "12D1:157A 12D1:1590", ""},
    {{0x12D1, 0x1F1D}, "", "Vodafone / Huawei Kxxxx", Kind::HuaweiMessage, "12D1:157B 12D1:1591", ""},
    {{0x12D1, 0x1F1E}, "", "Vodafone / Huawei K5160", Kind::HuaweiMessage, "12D1:157F 12D1:1592", ""},
    {{0x12D1, 0x380B}, "", "Huawei BM358 WiMAX", Kind::Eject, "", ""},
    {{0x05C6, 0x0010}, "", "Axesstel Modems (w/ initial idProduct 0x0010)", Kind::Eject, "05C6:00A0", ""},
    {{0x05C6, 0x1000}, "AnyDATA", "AnyDATA devices, Bless UC165", Kind::Eject, "16D5:6502", ""},
    {{0x05C6, 0x1000}, "CELOT", "Celot K-300 a.o.", Kind::Eject, "211F:6801 211F:6802", ""},
    {{0x05C6, 0x1000}, "Co.,Ltd", "TechFaith Venus VT-18", Kind::Eject, "1D09:4306", ""},
    {{0x05C6, 0x1000}, "DGT", "Celot CT-680", Kind::Eject, "211F:6802", ""},
    {{0x05C6, 0x1000}, "Qualcomm", "Venus Fast2", Kind::Eject, "19F5:9909", ""},
    {{0x05C6, 0x1000}, "SAMSUNG", "Samsung SGH-Z810", Kind::Message, "04E8:6601", "55534243123456780000000000000616000000000000000000000000000000"},
    {{0x05C6, 0x1000}, "SSE", "Prolink P2000 CDMA", Kind::Eject, "05C6:6000", ""},
    {{0x05C6, 0x1000}, "StrongRising", "StrongRising device", Kind::Eject, "028A:1006", ""},
    {{0x05C6, 0x1000}, "Vertex", "Vertex Wireless 100 Series", Kind::Eject, "1FE7:0100", ""},
    {{0x05C6, 0x2000}, "", "Various USB modems", Kind::Message, "05C6:0015 05C6:0016 05C6:0018 05C6:CE17", "5553424368032c882400000080000612000000240000000000000000000000"},
    {{0x05C6, 0x2001}, "", "D-Link DWM-162-U5, DWM-162 C1, Micromax MMX 300c", Kind::Eject, "1E0E:CE16 1E0E:CE17 1E0E:CEFE", ""},
    {{0x05C6, 0x6503}, "", "AnyDATA APE-540H", Kind::Eject, "16D5:6502", ""},
    {{0x05C6, 0x9024}, "", "Alcatel-sbell ASB TL131 TD-LTE", Kind::Eject, "05C6:9025", ""},
    {{0x05C6, 0xF000}, "", "Siptune LM-75 LinuxModem, EWangshikong 4G", Kind::Eject, "05C6:0016 05C6:6000 05C6:9000", "5553424308306384c000000080000671030000000000000000000000000000"},
};
// clang-format on

}  // namespace

std::span<const DiscSwitch> discSwitchTable()
{
    return kTable;
}

}  // namespace reviver
