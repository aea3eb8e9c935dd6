// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

namespace reviver {

/// What the light of a modem does. Weak evidence: it comes from the user's eyes,
/// or from a practice modem. Source of the meanings: docs/sources.md, "Light".
enum class LightPattern {
    Unknown,        ///< Nobody was asked yet.
    Dark,           ///< No light at all.
    SlowBlink,      ///< 1 s on, 1 s off, without end: download mode (one source).
    NotRegistered,  ///< Two blinks every 3 s (inferred).
    Registered,     ///< One blink every 3 s (mixed sources).
    Steady,         ///< Always on: a data session (confirmed).
};

/// "slow-blink", "registered", ...: stable.
std::string_view lightName(LightPattern light);
std::optional<LightPattern> lightOfName(std::string_view name);

}  // namespace reviver
