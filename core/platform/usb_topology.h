// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transport/attached_device.h"

#include <filesystem>
#include <vector>

namespace reviver {

/// The USB devices that may be modems, with their interfaces, serial ports and hubs, in
/// the order of their location: every device with a serial port, and every device of a
/// modem vendor without one (a stick that shows only its CD, say). What a system does
/// not tell is empty: docs/platform.md has the table.
///
/// Linux: sysfs, in the folder `sysfs` (another one only in tests). Windows: SetupAPI.
/// macOS: IOKit. End points are added by addEndpoints().
std::vector<AttachedDevice> usbTopology(const std::filesystem::path &sysfs = "/sys");

/// The serial ports of modems that are not attached now but keep their name (Windows:
/// "ghost" COM ports, which use up the low numbers). Empty on other systems.
std::vector<AttachedDevice> rememberedPorts();

/// Whether a device belongs in the list: it has a serial port, or it is of a modem vendor.
bool mayBeModem(const AttachedDevice &device);

}  // namespace reviver
