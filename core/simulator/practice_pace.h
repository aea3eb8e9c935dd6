// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>

namespace reviver {

/// How quickly a practice modem works and answers, unless it is told to be fast.
struct PracticePace {
    /// For each KiB of image data. The forum's run took 4 min 39 s for 36,346,531
    /// octets: 7.9 ms (one source).
    std::chrono::microseconds perKib{8000};
    /// Until a reply is on its way.
    std::chrono::microseconds perReply{1000};
};

}  // namespace reviver
