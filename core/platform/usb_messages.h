// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/transport/usb_message.h"

#include <chrono>
#include <string>
#include <vector>

namespace reviver {

/// Sends messages to the device at `location` (AttachedDevice::location) through libusb,
/// each within `timeout`: bulk ones to its storage interface, octet for octet, control ones
/// to the device. The disc's driver is put aside meanwhile and comes back if the device
/// stays. What the device answers does not count, nor a stall or its vanishing.
/// PortNotFound when nothing is plugged in there or it has no disc, PortAccessDenied,
/// PortBusy; Timeout when the device does not take a message.
/// Source of the procedure: usb_modeswitch (confirmed).
Result<void> sendUsbMessages(const std::string &location, const std::vector<UsbMessage> &messages,
                             std::chrono::milliseconds timeout);

}  // namespace reviver
