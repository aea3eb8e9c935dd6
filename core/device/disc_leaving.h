// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/disc_switch.h"
#include "core/transport/hardware.h"

#include <functional>

namespace reviver {

/// Told of each attempt as it begins: "Huawei's message for Linux".
using AttemptObserver = std::function<void(const Message &title)>;

/// Sends the messages that make a device leave its installer disc, one attempt after the
/// other, until it shows itself anew at the same place of the bus, and returns it so. Its
/// serial ports may still be missing by then.
/// Unsupported when no way is known or this system can't send them; ModemNotReturned when
/// it stays a disc after all attempts, or does not come back.
Result<AttachedDevice> leaveDisc(const AttachedDevice &disc, const Hardware &hardware, StopToken stop = {},
                                 const AttemptObserver &observer = {});

}  // namespace reviver
