// SPDX-License-Identifier: Apache-2.0
#include "core/platform/usb_topology.h"

#include <algorithm>
#include <iterator>

namespace reviver {

namespace {

/// Huawei, Qualcomm, Sierra Wireless, ZTE, Quectel, SIMCom. Source: public USB id list (usb.ids).
constexpr std::uint16_t kModemVendors[] = {0x12D1, 0x05C6, 0x1199, 0x19D2, 0x2C7C, 0x1E0E};

}  // namespace

bool mayBeModem(const AttachedDevice &device)
{
    return std::ranges::any_of(device.interfaces, [](const auto &one) { return !one.port.empty(); })
        || std::ranges::find(kModemVendors, device.id->vendor) != std::end(kModemVendors);
}

}  // namespace reviver
