// SPDX-License-Identifier: Apache-2.0
#include "core/transport/attached_device.h"

#include <algorithm>
#include <fmt/format.h>

namespace reviver {

std::string UsbId::text() const
{
    return fmt::format("{:04X}:{:04X}", vendor, product);
}

const UsbEndpoint *AttachedInterface::endpoint(UsbEndpoint::Kind kind, bool towardsComputer) const
{
    const auto found = std::ranges::find_if(endpointDetails, [&](const UsbEndpoint &one) {
        return one.kind == kind && one.towardsComputer() == towardsComputer;
    });
    return found == endpointDetails.end() ? nullptr : &*found;
}

}  // namespace reviver
