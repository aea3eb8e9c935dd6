// SPDX-License-Identifier: Apache-2.0
#include "core/platform/usb_topology.h"

namespace reviver {

std::vector<AttachedDevice> usbTopology(const std::filesystem::path &)
{
    return {};
}

}  // namespace reviver
