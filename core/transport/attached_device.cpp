// SPDX-License-Identifier: Apache-2.0
#include "core/transport/attached_device.h"

#include <fmt/format.h>

namespace reviver {

std::string UsbId::text() const
{
    return fmt::format("{:04X}:{:04X}", vendor, product);
}

}  // namespace reviver
