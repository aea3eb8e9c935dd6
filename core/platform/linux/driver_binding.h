// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/platform/linux/administrator.h"
#include "core/transport/host_services.h"

namespace reviver {

/// Has the kernel's serial driver for modems, `option`, take a device that is not in its
/// list; nothing when the device has no interface that waits for a driver.
/// Source: Linux drivers/usb/serial/option.c, usb-serial's new_id (confirmed).
std::optional<HostChange> missingDriverBinding(const AttachedDevice &device);

/// Does it.
Result<void> addDriverBinding(const AttachedDevice &device, const Administrator &administrator);

}  // namespace reviver
