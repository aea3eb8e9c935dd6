// SPDX-License-Identifier: Apache-2.0
#include "core/device/interface_function.h"
#include "core/device/modem.h"
#include "core/device/modem_family.h"

#include <gtest/gtest.h>

namespace reviver {
namespace {

struct Row {
    std::uint8_t interfaceClass;
    std::uint8_t subclass;
    std::uint8_t protocol;
    int endpoints = 2;
    std::string name = {};
    std::string port = {};
};

AttachedDevice device(UsbId id, const std::vector<Row> &rows, const std::string &location = "1-4")
{
    AttachedDevice result;
    result.id = id;
    result.location = location;
    for (const Row &row : rows) {
        AttachedInterface interface;
        interface.number = static_cast<int>(result.interfaces.size());
        interface.interfaceClass = row.interfaceClass;
        interface.subclass = row.subclass;
        interface.protocol = row.protocol;
        interface.endpoints = row.endpoints;
        interface.name = row.name;
        interface.port = row.port;
        result.interfaces.push_back(interface);
    }
    return result;
}

PortFunction functionOf(const Modem &modem, const std::string &port)
{
    for (const ModemPort &candidate : modem.ports) {
        if (candidate.path == port)
            return candidate.function;
    }
    return PortFunction::Other;
}

Modem only(const AttachedDevice &attached)
{
    const auto modems = groupModems({attached});
    EXPECT_EQ(modems.size(), 1u);
    return modems.empty() ? Modem{} : modems.front();
}

// Captures: public lsusb listings, see docs/sources.md, "Modes, ports and light".

TEST(GroupModems, anE1552InDiscModeIsAModemWithoutPorts)
{
    const Modem modem = only(device({0x12D1, 0x1446}, {{0x08, 0x06, 0x50}, {0x08, 0x06, 0x50}}));
    EXPECT_TRUE(modem.ports.empty());
    EXPECT_EQ(modem.id, "usb-1-4");
}

TEST(GroupModems, theAldiSticksModemPortIsTheOneWithThreeEndPoints)
{
    const Modem modem = only(device({0x12D1, 0x1436},
                                    {{0xFF, 0xFF, 0xFF, 3, "", "/dev/ttyUSB0"},
                                     {0x02, 0x06, 0xFF, 1},
                                     {0x0A, 0x00, 0x00, 2},
                                     {0xFF, 0xFF, 0xFF, 2, "", "/dev/ttyUSB1"},
                                     {0xFF, 0xFF, 0xFF, 2, "", "/dev/ttyUSB2"},
                                     {0x08, 0x06, 0x50},
                                     {0x08, 0x06, 0x50}}));
    ASSERT_EQ(modem.ports.size(), 3u);
    EXPECT_EQ(functionOf(modem, "/dev/ttyUSB0"), PortFunction::Modem);
    EXPECT_EQ(functionOf(modem, "/dev/ttyUSB1"), PortFunction::Unknown);
    EXPECT_EQ(modem.ports.front().path, "/dev/ttyUSB1") << "unknown ports are asked before the modem port";
    EXPECT_EQ(modem.ports.back().path, "/dev/ttyUSB0");
}

TEST(GroupModems, anE3276WithTwoBulkPortsKeepsBothAsUnknown)
{
    const Modem modem = only(device(
        {0x12D1, 0x1401}, {{0xFF, 0xFF, 0xFF, 2, "", "ttyUSB0"}, {0xFF, 0xFF, 0xFF, 2, "", "ttyUSB1"}}));
    ASSERT_EQ(modem.ports.size(), 2u);
    EXPECT_EQ(modem.ports[0].function, PortFunction::Unknown);
    EXPECT_EQ(modem.ports[0].path, "ttyUSB0");
}

TEST(GroupModems, aMu609IsReadByItsProtocolOctets)
{
    const Modem modem = only(device({0x12D1, 0x1573},
                                    {{0xFF, 0x01, 0x01, 3, "", "m"},
                                     {0xFF, 0x01, 0x03, 2, "", "d"},
                                     {0xFF, 0x01, 0x02, 2, "", "p"},
                                     {0xFF, 0x01, 0x05, 2, "", "g"}}));
    ASSERT_EQ(modem.ports.size(), 4u);
    EXPECT_EQ(modem.ports[0].path, "p");
    EXPECT_EQ(modem.ports[1].path, "d");
    EXPECT_EQ(modem.ports[2].path, "m");
    EXPECT_EQ(modem.ports[3].path, "g");
}

TEST(GroupModems, an15B6WithLteProtocolsKnowsItsControlPort)
{
    const Modem modem
        = only(device({0x12D1, 0x15B6}, {{0xFF, 0x03, 0x12, 2, "", "p"}, {0xFF, 0x03, 0x10, 3, "", "m"}}));
    EXPECT_EQ(functionOf(modem, "p"), PortFunction::Pcui);
    EXPECT_EQ(functionOf(modem, "m"), PortFunction::Modem);
}

TEST(GroupModems, anMe909uNamesItsModemPort)
{
    const Modem modem
        = only(device({0x12D1, 0x1573}, {{0xFF, 0x01, 0x10, 3, "HUAWEI Mobile Connect - Modem", "m"}}));
    EXPECT_EQ(functionOf(modem, "m"), PortFunction::Modem);
}

TEST(GroupModems, aModemThatLostItsDescriptionKeepsItsPorts)
{
    AttachedDevice generic = device({0x05C6, 0x6000}, std::vector<Row>(5, {0xFF, 0xFF, 0xFF, 2, "", "t"}));
    for (int i = 0; i < 5; ++i)
        generic.interfaces[static_cast<std::size_t>(i)].port = "t" + std::to_string(i);
    generic.product = "Qualcomm CDMA Technologies MSM";
    const Modem modem = only(generic);
    EXPECT_EQ(modem.ports.size(), 5u);
    ASSERT_NE(modem.family, nullptr);
    EXPECT_EQ(modem.family->name, "Qualcomm, maker unknown");
    EXPECT_EQ(displayName(modem), "05C6:6000");
}

TEST(GroupModems, theForumsStickInDownloadModeLooksLikeAHealthyOne)
{
    const Modem modem = only(device(
        {0x12D1, 0x1003},
        {{0xFF, 0xFF, 0xFF, 2, "3G Modem", "COM11"}, {0xFF, 0xFF, 0xFF, 2, "3G PC UI Interface", "COM12"}}));
    ASSERT_EQ(modem.ports.size(), 2u);
    EXPECT_EQ(modem.ports[0].path, "COM12");
    EXPECT_EQ(modem.ports[0].function, PortFunction::Pcui);
    EXPECT_EQ(modem.ports[1].function, PortFunction::Modem);
    EXPECT_EQ(modem.family, nullptr) << "this id is an E220's as well";
}

TEST(GroupModems, updatePortsInTheVendorFormOfCdcAcmAreSerial)
{
    const AttachedDevice fc
        = device({0x12D1, 0x1442},
                 {{0x02, 0x02, 0xFF, 2, "", "/dev/ttyUSB0"}, {0x02, 0x02, 0xFF, 2, "", "/dev/ttyUSB1"}});
    const Modem modem = only(fc);
    EXPECT_EQ(modem.ports[0].path, "/dev/ttyUSB1") << "the second interface is the PC UI";
    EXPECT_EQ(modem.ports[0].function, PortFunction::Pcui);
    EXPECT_EQ(interfaceKind(fc, fc.interfaces[0]), InterfaceKind::Serial);
}

TEST(GroupModems, theSecondAndThirdSeriesOfProtocolsMeanTheSame)
{
    const Modem modem = only(device({0x12D1, 0x1506},
                                    {{0xFF, 0x02, 0x31, 3, "", "m"},
                                     {0xFF, 0x02, 0x62, 2, "", "p"},
                                     {0xFF, 0x02, 0x33, 2, "", "d"},
                                     {0xFF, 0x02, 0x46, 2}}));
    EXPECT_EQ(functionOf(modem, "m"), PortFunction::Modem);
    EXPECT_EQ(functionOf(modem, "p"), PortFunction::Pcui);
    EXPECT_EQ(functionOf(modem, "d"), PortFunction::Diag);
}

TEST(GroupModems, otherMakersAreReadByTheirLayouts)
{
    const std::vector<Row> four(4, {0xFF, 0xFF, 0xFF, 2, "", "x"});
    AttachedDevice quectel = device({0x2C7C, 0x0125}, four);
    AttachedDevice gobi1 = device({0x05C6, 0x9202}, four);
    AttachedDevice gobi2 = device({0x05C6, 0x9225}, four);
    EXPECT_EQ(portFunction(quectel, quectel.interfaces[0]), PortFunction::Diag);
    EXPECT_EQ(portFunction(quectel, quectel.interfaces[2]), PortFunction::Pcui);
    EXPECT_EQ(portFunction(gobi1, gobi1.interfaces[0]), PortFunction::Diag);
    EXPECT_EQ(portFunction(gobi1, gobi1.interfaces[1]), PortFunction::Modem);
    EXPECT_EQ(portFunction(gobi2, gobi2.interfaces[1]), PortFunction::Diag);
    EXPECT_EQ(portFunction(gobi2, gobi2.interfaces[2]), PortFunction::Modem);
    const AttachedDevice boot = device({0x05C6, 0x9201}, {{0xFF, 0xFF, 0xFF, 2, "", "x"}});
    EXPECT_EQ(portFunction(boot, boot.interfaces[0]), PortFunction::Unknown);
}

TEST(GroupModems, reservedInterfacesOfOldSticksAreNotAskedFirst)
{
    const AttachedDevice old = device(
        {0x12D1, 0x140C},
        {{0xFF, 0xFF, 0xFF, 3, "", "a"}, {0xFF, 0xFF, 0xFF, 2, "", "b"}, {0xFF, 0xFF, 0xFF, 2, "", "c"}});
    EXPECT_EQ(only(old).ports.back().path, "b");
    EXPECT_EQ(only(old).ports.back().function, PortFunction::Other);
}

TEST(GroupModems, aPortNamedByTheUserAlwaysCounts)
{
    AttachedDevice named;
    named.interfaces.push_back({});
    named.interfaces.front().port = "/tmp/ports/pcui";
    const Modem modem = only(named);
    EXPECT_EQ(modem.id, "/tmp/ports/pcui");
    EXPECT_EQ(displayName(modem), "/tmp/ports/pcui");
    ASSERT_EQ(modem.ports.size(), 1u);
    EXPECT_EQ(modem.ports[0].function, PortFunction::Unknown);
}

TEST(GroupModems, aNamedPortThatIsListedAnywayIsNotTwoModems)
{
    AttachedDevice named;
    named.interfaces.push_back({});
    named.interfaces.front().port = "/dev/ttyUSB0";
    const auto modems
        = groupModems({named, device({0x12D1, 0x1506}, {{0xFF, 0x02, 0x02, 2, "", "/dev/ttyUSB0"}})});
    ASSERT_EQ(modems.size(), 1u);
    EXPECT_EQ(modems[0].id, "usb-1-4");
}

TEST(GroupModems, devicesThatAreNoModemAreLeftOut)
{
    const auto modems = groupModems({
        device({0x0403, 0x6001}, {{0xFF, 0xFF, 0xFF, 2, "FT232R USB UART", "/dev/ttyUSB9"}}),
        device({0x046D, 0xC31C}, {{0x03, 0x01, 0x01, 1}}),
        device({0x12D1, 0x107E}, {{0x06, 0x01, 0x01, 3}, {0xFF, 0x42, 0x01, 2}}),  // a phone
        device({0x12D1, 0x3A07}, {{0x01, 0x01, 0x00, 0}, {0x03, 0x00, 0x00, 1}}),  // head phones
    });
    EXPECT_TRUE(modems.empty());
}

TEST(GroupModems, aModemOfAnyMakerIsKnownByItsDriver)
{
    AttachedDevice dell = device({0x413C, 0x81D7}, std::vector<Row>(6, {0xFF, 0xFF, 0xFF, 2, "", "t"}));
    EXPECT_TRUE(groupModems({dell}).empty()) << "Dell makes key boards as well";
    dell.interfaces[2].driver = "qcserial";
    EXPECT_EQ(groupModems({dell}).size(), 1u);
}

TEST(FindModem, takesAnIdOrAPort)
{
    const auto modems = groupModems({device({0x12D1, 0x1506}, {{0xFF, 0x02, 0x02, 2, "", "/dev/ttyUSB0"}}),
                                     device({0x12D1, 0x1446}, {{0x08, 0x06, 0x50}}, "2-1")});
    ASSERT_EQ(modems.size(), 2u);
    EXPECT_EQ(findModem(modems, "usb-2-1"), &modems[1]);
    EXPECT_EQ(findModem(modems, "/dev/ttyUSB0"), &modems[0]);
    EXPECT_EQ(findModem(modems, "usb-9-9"), nullptr);
}

TEST(DisplayName, usesTheProductStringUnlessItIsTheSameOnEveryStick)
{
    AttachedDevice stick = device({0x12D1, 0x1506}, {{0xFF, 0x02, 0x02, 2, "", "/dev/ttyUSB0"}});
    stick.manufacturer = "HUAWEI";
    stick.product = "HUAWEI Mobile";
    EXPECT_EQ(displayName(only(stick)), "12D1:1506");
    stick.product = "E392u-12";
    EXPECT_EQ(displayName(only(stick)), "HUAWEI E392u-12");
    stick.product = "HUAWEI E392u-12";
    EXPECT_EQ(displayName(only(stick)), "HUAWEI E392u-12");
}

}  // namespace
}  // namespace reviver
