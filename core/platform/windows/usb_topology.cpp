// SPDX-License-Identifier: Apache-2.0
// Without Qt, so that it can be compiled alone (docs/platform.md).
#include "core/platform/usb_topology.h"

#include "core/platform/device_changes.h"
#include "core/platform/windows/device_grouping.h"

namespace reviver {

std::vector<AttachedDevice> usbTopology(const std::filesystem::path &)
{
    return windows::attachedDevices(windows::usbDeviceNodes());
}

std::vector<AttachedDevice> rememberedPorts()
{
    return windows::ghostPorts(windows::usbDeviceNodes());
}

/// Windows tells changes to windows only: the list is read again instead.
std::unique_ptr<DeviceChanges> watchDevices()
{
    return nullptr;
}

}  // namespace reviver
