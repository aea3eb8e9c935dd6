// SPDX-License-Identifier: Apache-2.0
#include "core/platform/linux/driver_binding.h"

#include <algorithm>
#include <fmt/format.h>

namespace reviver {

namespace {

constexpr std::uint8_t kVendorSpecific = 0xFF;
constexpr std::uint8_t kCommunications = 0x02;

/// Serial ports of modems are vendor specific; Huawei's update modes also come as a form of
/// class 02 with protocol FF. Source: Linux option.c (one source).
bool waitsForDriver(const AttachedInterface &interface)
{
    const bool serial = interface.interfaceClass == kVendorSpecific
        || (interface.interfaceClass == kCommunications && interface.protocol == kVendorSpecific);
    return serial && interface.driver.empty();
}

std::string command(const UsbId &id)
{
    return fmt::format("modprobe option && echo {:04x} {:04x} > /sys/bus/usb-serial/drivers/option1/new_id",
                       id.vendor, id.product);
}

}  // namespace

std::optional<HostChange> missingDriverBinding(const AttachedDevice &device)
{
    if (!device.id || std::ranges::none_of(device.interfaces, waitsForDriver))
        return std::nullopt;
    return HostChange{{}, command(*device.id), true};
}

Result<void> addDriverBinding(const AttachedDevice &device, const Administrator &administrator)
{
    const auto change = missingDriverBinding(device);
    if (!change)
        return failure(ErrorCode::InvalidArgument, "the device has no interface without a driver");
    return administrator.run(change->contents);
}

}  // namespace reviver
