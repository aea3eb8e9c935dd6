// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/at/at_ports.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <map>

namespace reviver::at {
namespace {

using testing::ElementsAre;

struct PortModesCase {
    const char *line;
    const char *technology;
    const char *vendor;
    std::size_t count;
    std::map<PortKind, int> numbers;
};

// Lines of ModemManager's tests and of captures.
const PortModesCase kPortModes[] = {
    {"^GETPORTMODE: TYPE: WCDMA: huawei,PCUI:0,MDM:1",
     "WCDMA",
     "huawei",
     2,
     {{PortKind::Control, 0}, {PortKind::Modem, 1}}},
    {"^GETPORTMODE: TYPE: WCDMA: huawei,MDM:0,PCUI:1,NDIS:2,CDROM:3,SD:4,",
     "WCDMA",
     "huawei",
     5,
     {{PortKind::Control, 1}, {PortKind::Network, 2}, {PortKind::CdRom, 3}, {PortKind::Storage, 4}}},
    {"^GETPORTMODE: TYPE: WCDMA: huawei,PCUI:0,MDM:1,NDIS:2,CDROM:3,SD:4,GPS:5,BT:6",
     "WCDMA",
     "huawei",
     7,
     {{PortKind::Gps, 5}, {PortKind::Bluetooth, 6}}},
    {"^GETPORTMODE: TYPE: WCDMA: ,pcui:1,modem:2,ncm:3,mass:4,mass_two:5,",
     "WCDMA",
     "",
     5,
     {{PortKind::Control, 1}, {PortKind::Modem, 2}, {PortKind::Network, 3}, {PortKind::Storage, 4}}},
    {"^GETPORTMODE: TYPE: WCDMA: huawei ,, rndis: 0, pcui: 1, c_shell: 2, a_shell: 3,3g_diag: 4, gps: 5, "
     "4g_diag: "
     "6, mass_two: 7",
     "WCDMA",
     "huawei",
     8,
     {{PortKind::Network, 0}, {PortKind::Control, 1}, {PortKind::Shell, 2}, {PortKind::Diagnostic, 4}}},
    {"^GETPORTMODE: TYPE: WCDMA: huawei,,pcui:0,3g_modem:1,ncm:2,mass:3,mass_two:4",
     "WCDMA",
     "huawei",
     5,
     {{PortKind::Control, 0}, {PortKind::Modem, 1}}},
    {"^GETPORTMODE:TYPE:WCDMA:Qualcomm,MDM:0,NDIS:1,DIAG:2,PCUI:3,CDROM:4,SD:5",
     "WCDMA",
     "Qualcomm",
     6,
     {{PortKind::Diagnostic, 2}, {PortKind::Control, 3}}},
    {"^getportmode:type:WCDMA:Qualcomm,NDIS:0,DIAG:1,PCUI:2,MDM:3,SD:4",
     "WCDMA",
     "Qualcomm",
     5,
     {{PortKind::Diagnostic, 1}, {PortKind::Modem, 3}}},
    {"^GETPORTMODE: TYPE: EV-DO:Qualcomm,MDM:0,DIAG:1,PCUI:2,CDROM:3",
     "EV-DO",
     "Qualcomm",
     4,
     {{PortKind::Modem, 0}, {PortKind::Control, 2}}},
};

TEST(AtPorts, ReadsEveryKnownShapeOfGetportmode)
{
    for (const PortModesCase &one : kPortModes) {
        const auto modes = parsePortModes({one.line});
        ASSERT_TRUE(modes) << one.line;
        EXPECT_EQ(modes->technology, one.technology) << one.line;
        EXPECT_EQ(modes->vendor, one.vendor) << one.line;
        EXPECT_EQ(modes->ports.size(), one.count) << one.line;
        for (const auto &[kind, number] : one.numbers)
            EXPECT_EQ(modes->numberOf(kind), number) << one.line;
        EXPECT_FALSE(modes->numberOf(PortKind::Other)) << one.line;
    }
}

TEST(AtPorts, TellsWhenNumbersStartAtOne)
{
    EXPECT_TRUE(parsePortModes({kPortModes[3].line})->startsAtOne());
    EXPECT_FALSE(parsePortModes({kPortModes[0].line})->startsAtOne());
}

TEST(AtPorts, TreatsAListWithoutPortsAsUnsupported)
{
    const auto none = parsePortModes({"^GETPORTMODE: TYPE: WCDMA: Huawei Technologies Co.,Ltd.,"});
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().code(), ErrorCode::Unsupported);
    EXPECT_FALSE(parsePortModes({}));
    EXPECT_FALSE(parsePortModes({"^GETPORTMODE:"}));
    EXPECT_FALSE(parsePortModes({"^GETPORTMODE: TYPE: WCDMA: x,PCUI:,MDM:-1,GPS:99999999999,:3"}));
}

TEST(AtPorts, ReadsEveryKnownShapeOfSetport)
{
    const auto old = parsePortComposition({"^SETPORT:A1,A2;1,2,3,7,A1,A2"});
    ASSERT_TRUE(old);
    EXPECT_THAT(old->before, ElementsAre("A1", "A2"));
    EXPECT_THAT(old->after, ElementsAre("1", "2", "3", "7", "A1", "A2"));
    EXPECT_EQ(*parsePortComposition({"^SETPORT:FF;12,16"}), (PortComposition{{"FF"}, {"12", "16"}}));
    EXPECT_EQ(*parsePortComposition({"^SETPORT:ff:1,2,3,7"}),
              (PortComposition{{"ff"}, {"1", "2", "3", "7"}}));
    EXPECT_EQ(*parsePortComposition({"A1,A2;12,10,16,A1,A2"}),
              (PortComposition{{"A1", "A2"}, {"12", "10", "16", "A1", "A2"}}));
}

TEST(AtPorts, RefusesOtherShapesOfSetport)
{
    for (const char *line :
         {"", "^SETPORT:", "^SETPORT:A1", "^SETPORT:A1;", "^SETPORT:A1;1;2", "^SETPORT:x;y", "hello"})
        EXPECT_FALSE(parsePortComposition({line})) << line;
    EXPECT_FALSE(parsePortComposition({}));
}

TEST(AtPorts, ReadsTheCodesThatCanBeChosen)
{
    EXPECT_THAT(parsePortCodes({"^SETPORT:1: 3G MODEM", "^SETPORT:A1: CDROM", "^setport: 12:4G PCUI"}),
                ElementsAre("1", "A1", "12"));
    EXPECT_TRUE(parsePortCodes({"ERROR", "^SETPORT:", "^SETPORT:zz: nothing", ""}).empty());
}

}  // namespace
}  // namespace reviver::at
