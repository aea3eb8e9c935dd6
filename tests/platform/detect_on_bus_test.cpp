// SPDX-License-Identifier: Apache-2.0
// `reviver-cli detect --json` on sticks that it takes for real ones.
#include "tests/platform/practice_on_bus.h"
#include "tests/platform/pretended_device.h"

#include <QProcess>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace reviver {
namespace {

using Json = nlohmann::json;

Json detected()
{
    QProcess program;
    program.start(QStringLiteral(REVIVER_CLI), {QStringLiteral("detect"), QStringLiteral("--json")});
    EXPECT_TRUE(program.waitForFinished(100'000));
    EXPECT_EQ(program.exitCode(), 0) << program.readAllStandardError().toStdString();
    return Json::parse(program.readAllStandardOutput().toStdString(), nullptr, false);
}

Json deviceAt(const Json &list, const std::string &path)
{
    for (const Json &device : list.at("devices"))
        if (device.at("usb").at("path") == path)
            return device;
    return {};
}

TEST(DetectOnBus, ListsACompositeStickAndAStickWithOnlyADiscWithAllFields)
{
    pretended::Bus bus;
    pretended::PracticeOnBus stick(bus, "e392-healthy");
    AttachedDevice disc = pretended::discStick();
    disc.location = "1-2.3";
    disc.serial = "0123456789ABCDEF";
    disc.hubs = {{"1-2", "USB2.0 Hub", UsbSpeed::Full, false}};
    disc.speed = UsbSpeed::Full;
    bus.plug(disc);

    const Json list = detected();
    ASSERT_FALSE(list.is_discarded());
    const Json composite = deviceAt(list, "1-1");
    ASSERT_TRUE(composite.is_object()) << list.dump(2);
    EXPECT_EQ(composite.at("mode"), "normal");
    EXPECT_EQ(composite.at("identity").at("model"), "E392");
    const Json &usb = composite.at("usb");
    EXPECT_EQ(usb.at("vendor"), "12d1");
    EXPECT_EQ(usb.at("product"), "1506");
    EXPECT_EQ(usb.at("release"), "0102");
    EXPECT_EQ(usb.at("manufacturer"), "HUAWEI Technology");
    EXPECT_EQ(usb.at("product_name"), "HUAWEI Mobile");
    EXPECT_EQ(usb.at("speed"), "high");
    EXPECT_EQ(usb.at("usb_version"), "2.00");
    EXPECT_EQ(usb.at("max_power_ma"), 500);
    EXPECT_EQ(usb.at("system_path"), "/sys/devices/pci0/usb1/1-1");
    EXPECT_EQ(usb.at("hubs"), Json::array());
    ASSERT_EQ(usb.at("interfaces").size(), 3u);
    const Json &modem = usb.at("interfaces").at(0);
    EXPECT_EQ(modem.at("class"), 0xFF);
    EXPECT_EQ(modem.at("subclass"), 0x02);
    EXPECT_EQ(modem.at("protocol"), 0x01);
    EXPECT_EQ(modem.at("name"), "HUAWEI Mobile Connect - Modem");
    EXPECT_EQ(modem.at("driver"), "option");
    EXPECT_EQ(modem.at("port"), "/dev/ttyUSB0");
    EXPECT_EQ(modem.at("endpoint_list").size(), 3u);
    EXPECT_EQ(composite.at("ports").size(), 3u);

    const Json cd = deviceAt(list, "1-2.3");
    ASSERT_TRUE(cd.is_object()) << list.dump(2);
    EXPECT_EQ(cd.at("mode"), "cd-rom");
    EXPECT_EQ(cd.at("usb").at("speed"), "full");
    EXPECT_EQ(cd.at("usb").at("hubs").at(0).at("path"), "1-2");
    EXPECT_EQ(cd.at("usb").at("interfaces").at(0).at("driver"), "usb-storage");
    EXPECT_EQ(cd.at("usb").at("interfaces").at(0).at("endpoint_list").at(0).at("address"), "81");
    EXPECT_EQ(cd.at("ports"), Json::array());
    EXPECT_EQ(list.dump().find("0123456789ABCDEF"), std::string::npos) << "the serial number is masked";
}

}  // namespace
}  // namespace reviver
