// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/probe.h"

namespace reviver {

/// Waits until a modem that was told to restart has left the bus, is back at the
/// same place (USB topology, or the same port path), and answers. Fails with
/// ModemNotReturned after a minute, or Cancelled.
/// Source of the times: 10 s to vanish, 30 s to return, 2 s to settle (inferred).
Result<Evidence> awaitReturn(const Modem &before, const Hardware &hardware, StopToken stop = {},
                             const ProbeObserver &observer = {});

/// What a modem says right now; nothing when it is not attached.
std::optional<Evidence> lookNow(const Modem &before, const Hardware &hardware, StopToken stop = {},
                                const ProbeObserver &observer = {});

}  // namespace reviver
