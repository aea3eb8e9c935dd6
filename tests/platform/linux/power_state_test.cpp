// SPDX-License-Identifier: Apache-2.0
#include "core/platform/linux/power_state.h"

#include <QTemporaryDir>

#include <fstream>
#include <gtest/gtest.h>

namespace reviver {
namespace {

namespace fs = std::filesystem;

/// The kernel's list of supplies, made by the test (Documentation/ABI/testing/sysfs-class-power).
class PowerStates : public testing::Test {
protected:
    void add(const std::string &name, const std::map<std::string, std::string> &attributes)
    {
        fs::create_directories(folder() / name);
        for (const auto &[attribute, value] : attributes)
            std::ofstream(folder() / name / attribute) << value << "\n";
    }
    fs::path folder() const { return m_root.path().toStdString(); }
    std::optional<PowerState> power() const { return powerState(folder()); }

private:
    QTemporaryDir m_root;
};

TEST_F(PowerStates, AComputerWithoutAListTellsNothing)
{
    EXPECT_FALSE(powerState(folder() / "not there"));
    EXPECT_FALSE(power());
}

TEST_F(PowerStates, ALaptopOnItsBatteryTellsHowFullItIs)
{
    add("AC", {{"type", "Mains"}, {"online", "0"}});
    add("BAT0", {{"type", "Battery"}, {"status", "Discharging"}, {"capacity", "27"}});
    ASSERT_TRUE(power());
    EXPECT_TRUE(power()->onBattery);
    EXPECT_EQ(power()->percent, 27);
}

TEST_F(PowerStates, ALaptopOnItsChargerIsNotOnBattery)
{
    add("AC", {{"type", "Mains"}, {"online", "1"}});
    add("BAT0", {{"type", "Battery"}, {"status", "Not charging"}, {"capacity", "80"}});
    ASSERT_TRUE(power());
    EXPECT_FALSE(power()->onBattery);
    EXPECT_EQ(power()->percent, 80);
}

TEST_F(PowerStates, OfTwoBatteriesOneMayDrainFirst)
{
    add("BAT0", {{"type", "Battery"}, {"status", "Discharging"}, {"capacity", "5"}});
    add("BAT1", {{"type", "Battery"}, {"status", "Unknown"}, {"capacity", "95"}});
    ASSERT_TRUE(power());
    EXPECT_TRUE(power()->onBattery);
    EXPECT_EQ(power()->percent, 95);
}

TEST_F(PowerStates, TheBatteryOfAMouseDoesNotCount)
{
    add("hidpp_battery_0",
        {{"type", "Battery"}, {"scope", "Device"}, {"status", "Discharging"}, {"capacity", "3"}});
    EXPECT_FALSE(power());
}

TEST_F(PowerStates, NonsenseIsNoBattery)
{
    add("BAT0", {{"type", "Battery"}, {"status", "Discharging"}, {"capacity", "full"}});
    ASSERT_TRUE(power());
    EXPECT_FALSE(power()->percent);
    EXPECT_FALSE(power()->onBattery);
}

}  // namespace
}  // namespace reviver
