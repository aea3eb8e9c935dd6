// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <benchmark/benchmark.h>
#include <chrono>
#include <cstdint>
#include <ctime>

namespace reviver::bench {

/// Seconds of the processor that this process has used.
inline double processorSeconds()
{
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

/// Seconds that a user waits.
inline double waitedSeconds()
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

using Stopwatch = double (*)();

template <typename Work>
double secondsOf(Work &work, Stopwatch seconds)
{
    const double start = seconds();
    work();
    return seconds() - start;
}

/// Measures `work` on `octets` octets, and how many times the time of `baseline` it took in
/// the same run, in processor time unless told otherwise: the counter "ratio". The best of each
/// counts, as other programs only ever slow them down.
template <typename Work, typename Baseline>
void compare(benchmark::State &state, std::uint64_t octets, Work work, Baseline baseline,
             Stopwatch seconds = processorSeconds)
{
    double reference = secondsOf(baseline, seconds);
    for (int i = 0; i < 10; ++i)
        reference = std::min(reference, secondsOf(baseline, seconds));
    double best = 1e9;
    for (auto _ : state)
        best = std::min(best, secondsOf(work, seconds));
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * octets));
    state.counters["ratio"] = best / std::max(reference, 1e-6);
}

}  // namespace reviver::bench
