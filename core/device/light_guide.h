// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/message.h"
#include "core/device/modem_family.h"
#include "core/transport/light_pattern.h"

#include <chrono>
#include <span>
#include <string_view>
#include <vector>

namespace reviver {

/// One answer to "What does the light do?": how it is drawn, and what it may mean.
struct LightChoice {
    LightPattern pattern;
    Message answer;   ///< what the user picks: "On for a second, off for a second, without end"
    Message meaning;  ///< weak evidence, and worded so
    /// On, off, on, off ... repeated for ever. Empty: dark or not known; one entry: always on.
    std::vector<std::chrono::milliseconds> onOff;
    RowMark mark = RowMark::Inferred;
    std::string_view source;
};

/// The choices in the order in which they are shown; the last is "something else".
/// Makers differ, so an answer only supports what the ports say.
std::span<const LightChoice> lightChoices();
/// The choice of a pattern.
const LightChoice &lightChoice(LightPattern pattern);

}  // namespace reviver
