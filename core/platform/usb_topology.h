// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transport/attached_device.h"

#include <filesystem>
#include <vector>

namespace reviver {

/// The USB devices that may be modems, with their interfaces and serial ports, in
/// the order of their location: every device with a serial port, and every device
/// of a modem vendor without one (a stick that shows only its CD, say).
///
/// Linux: read from `sysfs` (normally "/sys"). Other systems: always empty; there
/// Qt's list of ports is all that is known (docs/platform.md).
std::vector<AttachedDevice> usbTopology(const std::filesystem::path &sysfs);

}  // namespace reviver
