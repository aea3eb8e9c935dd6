// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

namespace reviver::ui {

/// One block of light and the gap after it, in seconds.
struct Blink {
    double on = 0;
    double off = 0;
};

/// What the modem's light does, repeated for ever.
struct LightPattern {
    enum class Kind { NotAsked, Dark, Steady, Blinking };

    Kind kind = Kind::NotAsked;
    std::vector<Blink> blinks;  ///< of Kind::Blinking

    static LightPattern notAsked() { return {}; }
    static LightPattern dark() { return {Kind::Dark, {}}; }
    static LightPattern steady() { return {Kind::Steady, {}}; }
    /// 1 s on, 1 s off: download mode of Huawei sticks (one source).
    static LightPattern slow() { return {Kind::Blinking, {{1, 1}}}; }
    /// 2 blinks every 3 s: normal mode, not registered (inferred).
    static LightPattern twoBlinks() { return {Kind::Blinking, {{.25, .25}, {.25, 2.25}}}; }
    /// 1 blink every 3 s: normal mode, registered (mixed sources).
    static LightPattern oneBlink() { return {Kind::Blinking, {{.3, 2.7}}}; }

    /// The stretches of light within the first `seconds`, as start and length.
    struct Stretch {
        double start = 0;
        double length = 0;
    };
    std::vector<Stretch> stretches(double seconds) const;
    /// Whether the lamp is lit `seconds` after the pattern began.
    bool litAt(double seconds) const;
};

}  // namespace reviver::ui
