// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transport/attached_device.h"

#include <vector>

namespace reviver {

/// Adds to the interfaces of `devices` what libusb reads in the descriptors: end points
/// with address, kind and packet size, and what the system's own list did not tell: speed,
/// power, classes. Devices that libusb does not see stay as they are.
void addEndpoints(std::vector<AttachedDevice> &devices);

/// Gives interfaces that no serial driver took a port over libusb, "usb:1-4:0", when the
/// device is in an emergency mode and the interface has a bulk end point each way.
void addUsbPorts(std::vector<AttachedDevice> &devices);

}  // namespace reviver
