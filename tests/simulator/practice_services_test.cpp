// SPDX-License-Identifier: Apache-2.0
#include "core/simulator/practice_services.h"

#include <gtest/gtest.h>

namespace reviver {
namespace {

using namespace std::chrono_literals;

struct Practised {
    explicit Practised(std::string_view scenario) : host(*findScenario(scenario), clock), services(host) {}

    AttachedDevice device() { return host.devices().at(0); }
    std::string port() { return device().interfaces.at(0).port; }
    /// Success, or why the first port can't be opened.
    std::optional<ErrorCode> open()
    {
        const auto opened = host.open(port());
        return opened ? std::nullopt : std::optional(opened.error().code());
    }

    VirtualClock clock;
    PracticeHost host;
    PracticeServices services;
};

TEST(PracticeServices, accessIsDeniedUntilTheRuleIsInstalled)
{
    Practised modem("no-access");
    EXPECT_EQ(modem.open(), ErrorCode::PortAccessDenied);
    ASSERT_TRUE(modem.services.accessRule().has_value());
    EXPECT_TRUE(modem.services.accessRule()->file.empty()) << "nothing on the computer is touched";
    ASSERT_TRUE(modem.services.installAccessRule().has_value());
    EXPECT_EQ(modem.open(), std::nullopt);
}

TEST(PracticeServices, theManagerKeepsAwayAsLongAsTheHoldExists)
{
    Practised modem("busy-manager");
    EXPECT_EQ(modem.open(), ErrorCode::PortBusy);
    const auto holders = modem.services.holdersOf(modem.port());
    ASSERT_EQ(holders.size(), 1u);
    EXPECT_EQ(holders[0].name, "ModemManager");
    {
        auto hold = modem.services.keepModemManagerAway(modem.device());
        ASSERT_TRUE(hold.has_value());
        EXPECT_EQ(modem.open(), std::nullopt);
        EXPECT_TRUE(modem.services.holdersOf(modem.port()).empty());
    }
    EXPECT_EQ(modem.open(), ErrorCode::PortBusy);
}

TEST(PracticeServices, anotherProgramCannotBePausedButIsClosedAfterAWhile)
{
    Practised modem("busy");
    EXPECT_EQ(modem.open(), ErrorCode::PortBusy);
    EXPECT_EQ(modem.services.keepModemManagerAway(modem.device()).error().code(), ErrorCode::Unsupported);
    modem.clock.sleep(9s);
    EXPECT_EQ(modem.open(), ErrorCode::PortBusy);
    modem.clock.sleep(1s);
    EXPECT_EQ(modem.open(), std::nullopt);
}

TEST(PracticeServices, aDriverMakesPortsOfAnUnboundModem)
{
    Practised modem("unbound");
    EXPECT_TRUE(modem.port().empty());
    ASSERT_TRUE(modem.services.driverBinding(modem.device()).has_value());
    ASSERT_TRUE(modem.services.bindSerialDriver(modem.device()).has_value());
    EXPECT_EQ(modem.open(), std::nullopt);
    EXPECT_FALSE(modem.services.driverBinding(modem.device()).has_value()) << "it has one now";
}

TEST(PracticeServices, messagesReachTheInstallerDisc)
{
    Practised modem("e392-cdrom");
    UsbMessage message;
    message.octets = {0x55, 0x53, 0x42, 0x43, 0x12, 0x34, 0x56, 0x78, 0, 0, 0, 0, 0, 0, 0, 0x11,
                      0x06, 0x20, 0,    0,    0x01, 0x01, 0,    0x01, 0, 0, 0, 0, 0, 0, 0};
    ASSERT_TRUE(modem.services.sendUsbMessages(modem.device(), {message}, 3s).has_value());
    modem.clock.sleep(2s);
    EXPECT_TRUE(modem.host.devices().empty()) << "it has dropped off";
    modem.clock.sleep(3s);
    EXPECT_EQ(modem.device().id->text(), "12D1:1506");
}

TEST(PracticeServices, aSlowHubIsSeenInTheListing)
{
    Practised modem("slow-hub");
    EXPECT_EQ(modem.device().speed, UsbSpeed::Full);
    EXPECT_EQ(modem.device().location, "1-4.1");
}

}  // namespace
}  // namespace reviver
