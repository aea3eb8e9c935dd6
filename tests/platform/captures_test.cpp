// SPDX-License-Identifier: Apache-2.0
// Descriptors of real sticks, as their owners posted them (docs/sources.md), from the bus to
// the functions of the ports.
#include "core/device/modem.h"
#include "core/platform/system_enumerator.h"
#include "tests/platform/pretended_bus.h"
#include "tests/platform/pretended_device.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace reviver {
namespace {

using Function = PortFunction;

struct CapturedInterface {
    std::uint8_t interfaceClass, subclass, protocol;
    bool interruptEnd;
    const char *driver;  ///< "option" makes a port
    const char *name = "";
};

struct Capture {
    const char *model;
    UsbId id;
    std::uint16_t release;
    const char *product;
    std::size_t configurationSize;  ///< as posted; 0 where it was not
    std::vector<CapturedInterface> interfaces;
    std::map<int, Function> functions;  ///< of the ports, by interface
};

void PrintTo(const Capture &capture, std::ostream *out)
{
    *out << capture.model;
}

std::vector<Capture> captures()
{
    const CapturedInterface disc{0x08, 0x06, 0x50, false, "usb-storage"};
    const CapturedInterface plain{0xFF, 0xFF, 0xFF, false, "option"};
    const CapturedInterface withInterrupt{0xFF, 0xFF, 0xFF, true, "option"};
    return {
        {"E1552 in disc mode", {0x12D1, 0x1446}, 0x0000, "HUAWEI Mobile", 55, {disc, disc}, {}},
        {"stick 1436",
         {0x12D1, 0x1436},
         0x0000,
         "HUAWEI Mobile",
         0,
         {withInterrupt,
          {0x02, 0x06, 0xFF, true, "cdc_ether"},
          {0x0A, 0x00, 0x00, false, "cdc_ether"},
          plain,
          plain,
          disc,
          disc},
         {{0, Function::Modem}, {3, Function::Unknown}, {4, Function::Unknown}}},
        {"E3276 with two ports",
         {0x12D1, 0x1401},
         0x0100,
         "HUAWEI Mobile",
         55,
         {plain, plain},
         {{0, Function::Unknown}, {1, Function::Unknown}}},
        {"MU609",
         {0x12D1, 0x1573},
         0x0000,
         "HUAWEI Mobile",
         0,
         {{0xFF, 0x01, 0x01, true, "option"},
          {0xFF, 0x01, 0x03, false, "option"},
          {0xFF, 0x01, 0x02, false, "option"},
          {0xFF, 0x01, 0x05, false, "option"}},
         {{0, Function::Modem}, {1, Function::Diag}, {2, Function::Pcui}, {3, Function::Gps}}},
        {"LTE stick 15B6",
         {0x12D1, 0x15B6},
         0x0000,
         "HUAWEI Mobile",
         0,
         {{0xFF, 0x03, 0x12, false, "option"}, {0xFF, 0x03, 0x10, true, "option"}},
         {{0, Function::Pcui}, {1, Function::Modem}}},
        {"ME909u with named interfaces",
         {0x12D1, 0x1573},
         0x0000,
         "HUAWEI Mobile",
         0,
         {{0xFF, 0x01, 0x10, true, "option", "HUAWEI Mobile Connect - Modem"}},
         {{0, Function::Modem}}},
        {"MDM9600 without the maker's descriptors",
         {0x05C6, 0x6000},
         0x0000,
         "Qualcomm CDMA Technologies MSM",
         0,
         {plain, plain, plain, plain, plain},
         {{0, Function::Unknown},
          {1, Function::Unknown},
          {2, Function::Unknown},
          {3, Function::Unknown},
          {4, Function::Unknown}}},
    };
}

AttachedDevice deviceOf(const Capture &capture)
{
    AttachedDevice device = pretended::discStick();
    device.id = capture.id;
    device.release = capture.release;
    device.product = capture.product;
    device.interfaces.clear();
    for (const CapturedInterface &one : capture.interfaces) {
        const int number = static_cast<int>(device.interfaces.size());
        device.interfaces.push_back(
            pretended::interfaceOf(number, one.interfaceClass, one.subclass, one.protocol, one.interruptEnd));
        device.interfaces.back().driver = one.driver;
        device.interfaces.back().name = one.name;
        if (device.interfaces.back().driver == "option")
            device.interfaces.back().port = fmt::format("/dev/ttyUSB{}", number);
    }
    return device;
}

class Captures : public testing::TestWithParam<Capture> {};

TEST_P(Captures, AreListedWholeAndTheirPortsGetTheirFunctions)
{
    constexpr std::size_t kDeviceDescriptor = 18;
    const AttachedDevice device = deviceOf(GetParam());
    if (GetParam().configurationSize > 0) {
        EXPECT_EQ(pretended::descriptorsOf(device).size() - kDeviceDescriptor, GetParam().configurationSize);
    }
    pretended::Bus bus;
    bus.plug(device);
    SystemClock clock;
    SystemEnumerator enumerator(clock);
    const auto devices = enumerator.devices();
    EXPECT_THAT(devices, testing::ElementsAre(device));

    const auto modems = groupModems(devices);
    ASSERT_EQ(modems.size(), 1u);
    std::map<int, Function> functions;
    for (const ModemPort &port : modems[0].ports)
        functions[port.interfaceNumber] = port.function;
    EXPECT_EQ(functions, GetParam().functions);
}

INSTANTIATE_TEST_SUITE_P(Catalogue, Captures, testing::ValuesIn(captures()));

}  // namespace
}  // namespace reviver
