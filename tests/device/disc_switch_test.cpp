// SPDX-License-Identifier: Apache-2.0
#include "core/device/disc_switch.h"
#include "core/device/disc_switch_table.h"
#include "tests/device/made_evidence.h"
#include "tests/support/hex_literal.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace reviver {
namespace {

using test::interfaceOf;
using test::modemOf;

TEST(DiscSwitch, everyMessageIsAWholeCommandBlock)
{
    for (const DiscSwitch &row : discSwitchTable()) {
        for (const SwitchAttempt &attempt : switchAttempts(row)) {
            EXPECT_FALSE(attempt.title.empty()) << row.id.text();
            EXPECT_FALSE(attempt.messages.empty()) << row.id.text();
            for (const UsbMessage &message : attempt.messages) {
                if (message.transfer != UsbMessage::Transfer::Bulk)
                    continue;
                ASSERT_EQ(message.octets.size(), 31u) << row.id.text();
                EXPECT_EQ(asText(ByteView(message.octets).first(4)), "USBC") << row.id.text();
            }
        }
    }
}

TEST(DiscSwitch, noIdIsListedTwiceForOneMaker)
{
    const auto table = discSwitchTable();
    EXPECT_GT(table.size(), 80u);
    for (std::size_t i = 0; i < table.size(); ++i) {
        for (std::size_t k = i + 1; k < table.size(); ++k)
            EXPECT_FALSE(table[i].id == table[k].id && table[i].manufacturer == table[k].manufacturer)
                << table[i].id.text();
    }
}

TEST(DiscSwitch, targetsAreOtherIdsThanTheDiscs)
{
    for (const DiscSwitch &row : discSwitchTable()) {
        const auto targets = switchTargets(row);
        EXPECT_EQ(targets.empty(), row.targets.empty()) << row.id.text();
        EXPECT_EQ(std::ranges::count(targets, row.id), 0) << row.id.text();
        EXPECT_EQ(static_cast<std::ptrdiff_t>(targets.size()),
                  row.targets.empty() ? 0 : std::ranges::count(row.targets, ' ') + 1);
    }
}

TEST(DiscSwitch, theE392sDiscIsLeftWithHuaweisMessage)
{
    const auto way = discSwitchFor(test::discModem().device);
    ASSERT_TRUE(way.has_value());
    EXPECT_EQ(way->kind, DiscSwitchKind::HuaweiMessage);
    EXPECT_EQ(switchTargets(*way),
              (std::vector<UsbId>{{0x12D1, 0x151B}, {0x12D1, 0x151D}, {0x12D1, 0x151E}}));
    const auto attempts = switchAttempts(*way);
    ASSERT_EQ(attempts.size(), 4u);
    // usb_modeswitch's HuaweiNewMode, octet by octet.
    EXPECT_EQ(attempts[0].messages[0].octets,
              test::hex("55534243123456780000000000000011062000000101000100000000000000"));
    EXPECT_EQ(attempts[1].messages, attempts[0].messages) << "repeated at most once";
    EXPECT_EQ(attempts[3].messages[0].requestType, 0x40);
    EXPECT_EQ(attempts[3].messages[0].request, 0xA1);
}

TEST(DiscSwitch, theFlavourChangesOneOctet)
{
    const auto way = *discSwitchFor(test::discModem().device);
    const Bytes linux_ = switchAttempts(way, SwitchFlavour::Linux)[0].messages[0].octets;
    for (const auto &[flavour, octet] :
         {std::pair{SwitchFlavour::Windows, 0x00}, std::pair{SwitchFlavour::MacOs, 0x10}}) {
        Bytes expected = linux_;
        expected[17] = static_cast<std::uint8_t>(octet);
        EXPECT_EQ(switchAttempts(way, flavour)[0].messages[0].octets, expected);
    }
}

TEST(DiscSwitch, earlySticksTakeAControlRequest)
{
    const auto way = discSwitchFor(modemOf({0x12D1, 0x1003}, {interfaceOf(0x08, 0x06, 0x50)}).device);
    ASSERT_TRUE(way.has_value());
    const UsbMessage message = switchAttempts(*way)[0].messages[0];
    EXPECT_EQ(message.transfer, UsbMessage::Transfer::Control);
    EXPECT_EQ(message.requestType, 0x00);
    EXPECT_EQ(message.request, 0x03);
    EXPECT_EQ(message.value, 1);
}

TEST(DiscSwitch, aModemWithPortsIsNotSwitched)
{
    const auto device
        = modemOf({0x12D1, 0x1003},
                  {interfaceOf(0xFF, 0xFF, 0xFF, "/dev/ttyUSB0"), interfaceOf(0x08, 0x06, 0x50)})
              .device;
    EXPECT_FALSE(discSwitchFor(device).has_value());
}

TEST(DiscSwitch, anUnknownHuaweiDiscTakesHuaweisMessageButAPhoneDoesNot)
{
    AttachedDevice unknown = modemOf({0x12D1, 0x1EEE}, {interfaceOf(0x08, 0x06, 0x50)}).device;
    ASSERT_TRUE(discSwitchFor(unknown).has_value());
    EXPECT_EQ(discSwitchFor(unknown)->kind, DiscSwitchKind::HuaweiMessage);
    unknown.product = "Android";
    EXPECT_FALSE(discSwitchFor(unknown).has_value());
    EXPECT_FALSE(discSwitchFor(modemOf({0x0781, 0x5567}, {interfaceOf(0x08, 0x06, 0x50)}).device).has_value())
        << "a memory stick";
}

TEST(DiscSwitch, someQualcommDiscsAreToldByTheirMaker)
{
    AttachedDevice device = modemOf({0x05C6, 0x1000}, {interfaceOf(0x08, 0x06, 0x50)}).device;
    EXPECT_FALSE(discSwitchFor(device).has_value());
    device.manufacturer = "SAMSUNG Electronics";
    ASSERT_TRUE(discSwitchFor(device).has_value());
    EXPECT_EQ(discSwitchFor(device)->kind, DiscSwitchKind::Message);
    device.manufacturer = "Qualcomm, Incorporated";
    EXPECT_EQ(discSwitchFor(device)->kind, DiscSwitchKind::Eject);
    EXPECT_EQ(switchAttempts(*discSwitchFor(device))[0].messages.size(), 4u);
}

}  // namespace
}  // namespace reviver
