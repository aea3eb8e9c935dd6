// SPDX-License-Identifier: Apache-2.0
// Each way to write, on a practice modem that answers at once, in memory. The modem's own
// work is in the numbers.
#include "core/device/probe.h"
#include "core/simulator/practice_host.h"
#include "tests/bench/baselines.h"
#include "tests/firmware/made_firmware.h"
#include "tests/support/practice_kit.h"
#include "tests/support/silent_observer.h"

namespace reviver::bench {
namespace {

using namespace test;

PracticeModemOptions fastModem()
{
    PracticeModemOptions options;
    options.fast = true;
    return options;
}

/// Octets per second, and the processor's seconds for as many as the forum's firmware has.
void repair(benchmark::State &state, std::string_view scenario)
{
    constexpr double kForumSet = 36e6;
    const TestFolder folder;
    const auto kit = makePracticeKit(scenario, folder.path(), PracticeSizes::Forum);
    if (!kit) {
        state.SkipWithError(kit.error().detail().c_str());
        return;
    }
    std::uint64_t octets = 0;
    double processor = 0;
    for (auto _ : state) {
        state.PauseTiming();
        VirtualClock clock;
        PracticeHost host(*findScenario(scenario), clock, fastModem());
        const Hardware hardware{host, host, clock};
        const Evidence evidence = probeModem(groupModems(host.devices()).at(0), hardware);
        RepairJob job(makePlan(evidence, kit->bundle, kit->options), evidence, kit->bundle, hardware);
        SilentObserver observer;
        const double before = processorSeconds();
        state.ResumeTiming();
        const RepairResult result = job.run(observer);
        state.PauseTiming();
        processor += processorSeconds() - before;
        octets += result.bytes;
        if (result.outcome != Outcome::Verified)
            state.SkipWithError(result.headline.english().c_str());
        state.ResumeTiming();
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(octets));
    state.counters["cpu_s_per_36MB"] = processor / static_cast<double>(octets) * kForumSet;
}

const bool registered = [] {
    for (const std::string_view scenario : kRepairScenarios)
        benchmark::RegisterBenchmark(std::string(scenario).c_str(), repair, scenario)
            ->Unit(benchmark::kMillisecond);
    return true;
}();

}  // namespace
}  // namespace reviver::bench
