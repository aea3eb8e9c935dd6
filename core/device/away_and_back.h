// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/probe.h"

namespace reviver {

/// What a modem was told to become.
enum class ReturnInto { Normal, Download };

/// Waits until a modem that was told to restart has left the bus, is back at the
/// same place (USB topology, or the same port path), and answers; whether it is in the
/// mode that was wanted is for the caller to see. Fails with ModemNotReturned after a
/// minute, or Cancelled.
/// Source of the times: 10 s to vanish, 30 s to return, 2 s to settle (inferred).
Result<Evidence> awaitReturn(const Modem &before, const Hardware &hardware, ReturnInto into,
                             StopToken stop = {}, const ProbeObserver &observer = {});

/// Ports are there, but nobody answers yet: its program is still starting.
bool stillStarting(DeviceMode mode);

/// What a modem says right now; nothing when it is not attached.
std::optional<Evidence> lookNow(const Modem &before, const Hardware &hardware, StopToken stop = {},
                                const ProbeObserver &observer = {});

}  // namespace reviver
