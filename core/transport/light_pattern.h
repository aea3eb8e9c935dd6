// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace reviver {

/// What the light of a modem does. Read from no protocol: the user sees it, or
/// the practice modem shows it. Weak evidence, because makers differ.
enum class LightPattern {
    Unknown,        ///< not asked yet
    Dark,           ///< no light: no power, or a boot ROM
    SlowBlink,      ///< 1 s on, 1 s off, for ever: download mode (one source)
    NotRegistered,  ///< two blinks every 3 s: runs, no network yet (inferred)
    Registered,     ///< one blink every 3 s: runs, has a network
    Steady,         ///< always on: a data connection
};

/// The stable name of a pattern, for JSON: "slow-blink".
constexpr std::string_view lightPatternName(LightPattern pattern)
{
    switch (pattern) {
    case LightPattern::Unknown:
        return "unknown";
    case LightPattern::Dark:
        return "dark";
    case LightPattern::SlowBlink:
        return "slow-blink";
    case LightPattern::NotRegistered:
        return "not-registered";
    case LightPattern::Registered:
        return "registered";
    case LightPattern::Steady:
        return "steady";
    }
    return "unknown";
}

}  // namespace reviver
