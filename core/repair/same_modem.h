// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/repair/fingerprint.h"
#include "core/repair/run_voice.h"

namespace reviver {

/// How long a modem that left the bus is awaited: time to find another cable. Ours.
inline constexpr std::chrono::minutes kAwaitModem{10};

/// Waits for a modem that left the bus unasked, until it is back and answers: at its place,
/// or at another one if it was not there before and is known again by what it says. Other
/// modems are left alone: asked at most, with harmless questions, and named in the log.
/// ModemNotReturned after kAwaitModem, or Cancelled.
Result<Evidence> awaitSameModem(const Evidence &lost, const Hardware &hardware, RunVoice &voice,
                                StopToken stop);

}  // namespace reviver
