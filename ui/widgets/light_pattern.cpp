// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/light_pattern.h"

#include <algorithm>
#include <cmath>

namespace reviver::ui {

namespace {

double period(const std::vector<Blink> &blinks)
{
    double sum = 0;
    for (const Blink &blink : blinks)
        sum += std::max(0.0, blink.on) + std::max(0.0, blink.off);
    return sum;
}

}  // namespace

std::vector<LightPattern::Stretch> LightPattern::stretches(double seconds) const
{
    if (kind == Kind::Steady)
        return {{0, seconds}};
    // A period below 0.1 s cannot be drawn nor seen; it would also fill the memory.
    if (kind != Kind::Blinking || period(blinks) < 0.1)
        return {};
    std::vector<Stretch> result;
    double at = 0;
    while (at < seconds) {
        for (const Blink &blink : blinks) {
            if (at < seconds && blink.on > 0)
                result.push_back({at, std::min(blink.on, seconds - at)});
            at += std::max(0.0, blink.on) + std::max(0.0, blink.off);
        }
    }
    return result;
}

bool LightPattern::litAt(double seconds) const
{
    const double length = period(blinks);
    if (kind != Kind::Blinking || length <= 0)
        return kind == Kind::Steady;
    double at = std::fmod(seconds, length);
    for (const Blink &blink : blinks) {
        if (at < blink.on)
            return true;
        at -= blink.on + blink.off;
        if (at < 0)
            return false;
    }
    return false;
}

}  // namespace reviver::ui
