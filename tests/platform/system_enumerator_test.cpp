// SPDX-License-Identifier: Apache-2.0
#include "core/platform/system_enumerator.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace reviver {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

constexpr UsbId kDownloadStick{0x12D1, 0x1003};
constexpr UsbId kNormalStick{0x12D1, 0x1506};

ListedPort listedPort(std::string path, UsbId id, std::string serial = {})
{
    return {std::move(path), id, "3G PC UI Interface", "Huawei", std::move(serial)};
}

TEST(WithListedPorts, LeavesTheListAloneWhenThereAreNoPorts)
{
    EXPECT_THAT(withListedPorts({}, {}), IsEmpty());
    AttachedDevice known;
    known.location = "1-4";
    EXPECT_THAT(withListedPorts({known}, {}), testing::ElementsAre(known));
}

TEST(WithListedPorts, MakesOneDeviceOfThePortsOfOneStick)
{
    const auto devices
        = withListedPorts({}, {listedPort("COM8", kNormalStick), listedPort("COM7", kNormalStick)});
    ASSERT_THAT(devices, SizeIs(1));
    EXPECT_EQ(devices[0].id, kNormalStick);
    EXPECT_EQ(devices[0].manufacturer, "Huawei");
    ASSERT_THAT(devices[0].interfaces, SizeIs(2));
    EXPECT_EQ(devices[0].interfaces[0].port, "COM7");
    EXPECT_EQ(devices[0].interfaces[1].port, "COM8");
    EXPECT_EQ(devices[0].interfaces[0].name, "3G PC UI Interface");
    EXPECT_FALSE(devices[0].practice);
}

TEST(WithListedPorts, TellsTwoSticksOfOneModelApartBySerialNumber)
{
    const auto devices
        = withListedPorts({}, {listedPort("COM7", kNormalStick, "A"), listedPort("COM8", kNormalStick, "B")});
    ASSERT_THAT(devices, SizeIs(2));
    EXPECT_EQ(devices[0].location, "12D1#1");
    EXPECT_EQ(devices[1].location, "12D1#2");
}

TEST(WithListedPorts, KeepsTheLocationWhenTheStickChangesItsMode)
{
    const auto before = withListedPorts({}, {listedPort("COM5", kDownloadStick)});
    const auto after = withListedPorts({}, {listedPort("COM9", kNormalStick)});
    ASSERT_THAT(before, SizeIs(1));
    ASSERT_THAT(after, SizeIs(1));
    EXPECT_EQ(before[0].location, after[0].location);
}

TEST(WithListedPorts, DoesNotRepeatAPortThatTheTopologyHas)
{
    AttachedDevice known;
    known.id = kNormalStick;
    known.location = "1-4";
    AttachedInterface interface;
    interface.port = "/dev/ttyUSB0";
    known.interfaces = {interface};
    const auto devices = withListedPorts(
        {known}, {listedPort("/dev/ttyUSB0", kNormalStick), listedPort("/dev/ttyUSB9", kDownloadStick)});
    ASSERT_THAT(devices, SizeIs(2));
    EXPECT_EQ(devices[0], known);
    EXPECT_EQ(devices[1].id, kDownloadStick);
    ASSERT_THAT(devices[1].interfaces, SizeIs(1));
    EXPECT_EQ(devices[1].interfaces[0].port, "/dev/ttyUSB9");
}

TEST(SystemEnumerator, ListsThisComputerWithoutFailing)
{
    SystemClock clock;
    SystemEnumerator enumerator(clock);
    for (const AttachedDevice &device : enumerator.devices()) {
        EXPECT_TRUE(device.id) << device.location;
        EXPECT_FALSE(device.location.empty()) << device.id->text();
        EXPECT_FALSE(device.practice) << device.location;
    }
}

}  // namespace
}  // namespace reviver
