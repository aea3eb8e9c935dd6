// SPDX-License-Identifier: Apache-2.0
#include "app/composition.h"
#include "tests/app/program.h"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace reviver::test {

namespace {

std::vector<AttachedDevice> practiceDevices(Composition &composition)
{
    auto devices = composition.hardware().enumerator.devices();
    std::erase_if(devices, [](const AttachedDevice &device) { return !device.practice; });
    return devices;
}

std::vector<AttachedDevice> loneDevices(Composition &composition)
{
    auto devices = composition.hardware().enumerator.devices();
    std::erase_if(devices, [](const AttachedDevice &device) { return device.id.has_value(); });
    return devices;
}

TEST(Composition, PracticeModemComesAndGoes)
{
    Composition composition;
    EXPECT_FALSE(composition.practising());
    EXPECT_TRUE(practiceDevices(composition).empty());

    ASSERT_TRUE(composition.startPractice({"e392-unfinished", true, {}}));
    EXPECT_TRUE(composition.practising());
    ASSERT_EQ(practiceDevices(composition).size(), 1u);
    EXPECT_EQ(practiceDevices(composition)[0].id->text(), "12D1:1003");

    ASSERT_TRUE(composition.startPractice({"e392-healthy", true, {}}));
    ASSERT_EQ(practiceDevices(composition).size(), 1u);
    EXPECT_EQ(practiceDevices(composition)[0].id->text(), "12D1:1506");

    composition.stopPractice();
    EXPECT_FALSE(composition.practising());
    EXPECT_TRUE(practiceDevices(composition).empty());
}

TEST(Composition, PortOfAPracticeModemOutlivesItsEnd)
{
    Composition composition;
    ASSERT_TRUE(composition.startPractice({"e392-healthy", true, {}}));
    const std::string path = practiceDevices(composition)[0].interfaces[0].port;
    auto port = composition.hardware().opener.open(path);
    ASSERT_TRUE(port) << port.error().detail();
    composition.stopPractice();
    (*port)->discardInput();
    EXPECT_FALSE(composition.hardware().opener.open(path));
}

TEST(Composition, UnknownScenarioAndFaultAreRefusedWithTheKnownOnes)
{
    Composition composition;
    const auto scenario = composition.startPractice({"e9999", false, {}});
    ASSERT_FALSE(scenario);
    EXPECT_EQ(scenario.error().code(), ErrorCode::InvalidArgument);
    EXPECT_THAT(scenario.error().detail(), testing::HasSubstr("e392-unfinished"));

    const auto fault = composition.startPractice({"e392-healthy", false, {"melt@1"}});
    ASSERT_FALSE(fault);
    EXPECT_THAT(fault.error().detail(), testing::HasSubstr("unplug"));
    EXPECT_FALSE(composition.practising());
}

TEST(Composition, NamedPortIsAttachedWhileItsPathExists)
{
    const TestFolder folder;
    const std::string path = (folder / "pcui").toStdString();
    Composition composition;
    composition.addPort(path);
    EXPECT_TRUE(loneDevices(composition).empty());
    EXPECT_FALSE(composition.hasPort(path));

    writeFile(path, "");
    ASSERT_EQ(loneDevices(composition).size(), 1u);
    EXPECT_EQ(loneDevices(composition)[0].interfaces[0].port, path);
    EXPECT_FALSE(loneDevices(composition)[0].practice);
    EXPECT_TRUE(composition.hasPort(path));

    std::filesystem::remove(path);
    EXPECT_TRUE(loneDevices(composition).empty());
}

TEST(Composition, OnePortNamedTwiceIsOneDevice)
{
    const TestFolder folder;
    const std::string path = (folder / "port").toStdString();
    const std::string link = (folder / "link").toStdString();
    writeFile(path, "");
    std::filesystem::create_symlink(path, link);
    Composition composition;
    composition.addPort(path);
    composition.addPort(path);
    composition.addPort(link);
    EXPECT_EQ(loneDevices(composition).size(), 1u);
    EXPECT_TRUE(composition.hasPort(link));
}

}  // namespace

}  // namespace reviver::test
