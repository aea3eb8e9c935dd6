// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"

#include <benchmark/benchmark.h>
#include <chrono>

namespace reviver::bench {

/// Seconds that one call of `work` takes: the best of several, as other programs only
/// ever slow it down.
template <typename Work>
double secondsOf(Work work)
{
    double best = 1e9;
    for (int i = 0; i < 5; ++i) {
        const auto start = std::chrono::steady_clock::now();
        work();
        best
            = std::min(best, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    }
    return best;
}

/// Measures `work` on `octets` octets, and says how many times as long as `baseline`, measured
/// in the same run, it took: the counter "ratio".
template <typename Work, typename Baseline>
void compare(benchmark::State &state, std::uint64_t octets, Work work, Baseline baseline)
{
    const double reference = secondsOf(baseline);
    double best = 1e9;
    for (auto _ : state) {
        const auto start = std::chrono::steady_clock::now();
        work();
        best
            = std::min(best, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * octets));
    state.counters["ratio"] = best / reference;
}

}  // namespace reviver::bench
