// SPDX-License-Identifier: Apache-2.0
#include "core/simulator/portless_programs.h"

namespace reviver::practice {
namespace {

// A command block wrapper with an impossible command length of 0, vendor command
// 11 06; the octet behind names the host system.
constexpr std::size_t kWrapperSize = 31;
constexpr std::string_view kSignature = "USBC";
constexpr std::size_t kCommandOffset = 15;
constexpr std::uint8_t kVendorCommand = 0x11;
constexpr std::uint8_t kSwitch = 0x06;

AttachedDevice huaweiDevice(std::uint16_t product)
{
    AttachedDevice device;
    device.id = UsbId{0x12D1, product};
    device.manufacturer = "HUAWEI Technology";
    device.product = "HUAWEI Mobile";
    return device;
}

}  // namespace

AttachedDevice DiscProgram::identity() const
{
    AttachedDevice device = huaweiDevice(0x151A);
    device.interfaces = {{0, 0x08, 0x06, 0x50, 2, "Mass Storage", "usb-storage", ""}};
    return device;
}

void DiscProgram::receiveStorage(ByteView octets)
{
    if (octets.size() != kWrapperSize || asText(octets.first(kSignature.size())) != kSignature)
        return;
    if (octets[kCommandOffset] == kVendorCommand && octets[kCommandOffset + 1] == kSwitch)
        m_board.restart(ModemBoard::Boot::PastDisc);
}

AttachedDevice HiLinkProgram::identity() const
{
    AttachedDevice device = huaweiDevice(0x14DB);
    device.interfaces = {
        {0, 0x02, 0x06, 0x00, 1, "CDC Ethernet Control Model (ECM)", "cdc_ether", ""},
        {1, 0x0A, 0x00, 0x00, 2, "CDC Ethernet Data", "cdc_ether", ""},
    };
    return device;
}

}  // namespace reviver::practice
