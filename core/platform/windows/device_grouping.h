// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/platform/windows/device_list.h"
#include "core/transport/attached_device.h"

#include <vector>

namespace reviver::windows {

/// The modems among the entries of the device manager: entries at one place of the USB are
/// one device, its interfaces by their number. Locations are "1-4.2" as on other systems,
/// the buses counted in the order of their controllers' paths. Pure: runs anywhere.
std::vector<AttachedDevice> attachedDevices(const std::vector<DeviceNode> &nodes);

/// The entries with a port that are not attached now, one device each.
std::vector<AttachedDevice> ghostPorts(const std::vector<DeviceNode> &nodes);

}  // namespace reviver::windows
