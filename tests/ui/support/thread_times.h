// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>

namespace reviver::test {

/// What the calling thread has spent so far; two of them say what lies between. Where the
/// system does not tell, only `whole` counts.
struct ThreadTimes {
    std::chrono::microseconds whole{};   ///< on the wall
    std::chrono::microseconds worked{};  ///< of a processor's time
    std::chrono::microseconds queued{};  ///< ready to go on, while the system ran others
    long waits = 0;                      ///< how often it gave the processor away by itself

    /// Working, or waiting for something: a lock, a disk, another thread. A computer that is
    /// itself held up, as virtual ones are, does not count unless the thread waited as well.
    std::chrono::microseconds own() const { return waits > 0 ? whole - queued : worked; }
};

ThreadTimes threadTimes();
ThreadTimes operator-(const ThreadTimes &to, const ThreadTimes &from);

}  // namespace reviver::test
