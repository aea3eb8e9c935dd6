// SPDX-License-Identifier: Apache-2.0
// Each way to write, on a practice modem that answers at once, in memory and behind a
// pseudo-terminal. The modem's own work is in the seconds, and the counters name its part.
#include "core/device/probe.h"
#include "core/simulator/practice_host.h"
#include "tests/faults/pty_line.h"
#include "tests/firmware/made_firmware.h"
#include "tests/support/practice_kit.h"
#include "tests/support/silent_observer.h"

#include <QCoreApplication>

#include <benchmark/benchmark.h>
#include <cstdlib>
#include <ctime>
#include <new>
#include <optional>

namespace {

std::uint64_t g_allocations = 0;

}  // namespace

// Each allocation of this program is counted. Everything runs in one thread.
void *operator new(std::size_t size)
{
    ++g_allocations;
    if (void *memory = std::malloc(size))
        return memory;
    throw std::bad_alloc();
}
void operator delete(void *memory) noexcept
{
    std::free(memory);
}
void operator delete(void *memory, std::size_t) noexcept
{
    std::free(memory);
}

namespace reviver::bench {
namespace {

using namespace test;

PracticeModemOptions fastModem()
{
    PracticeModemOptions options;
    options.fast = true;
    return options;
}

/// Seconds of the processor that this thread has used, fine enough for single calls.
double threadSeconds()
{
    timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

/// What something costs.
struct Cost {
    double seconds = 0;  ///< of the processor
    std::uint64_t allocations = 0;
};

/// Adds what happens in its lifetime to a sum.
class Watch {
public:
    explicit Watch(Cost &sum) : m_sum(sum) {}
    ~Watch()
    {
        m_sum.seconds += threadSeconds() - m_seconds;
        m_sum.allocations += g_allocations - m_allocations;
    }
    Watch(const Watch &) = delete;
    Watch &operator=(const Watch &) = delete;

private:
    Cost &m_sum;
    double m_seconds = threadSeconds();
    std::uint64_t m_allocations = g_allocations;
};

/// Ports that add up what happens behind them: what a modem and its line cost, not what
/// drives them.
class MeasuredPorts final : public PortOpener {
public:
    explicit MeasuredPorts(PortOpener &ports) : m_ports(ports) {}

    Result<std::unique_ptr<Transport>> open(const std::string &path) override
    {
        auto port = m_ports.open(path);
        if (!port)
            return port;
        return std::make_unique<Port>(m_cost, *std::move(port));
    }
    const Cost &cost() const { return m_cost; }

private:
    class Port final : public Transport {
    public:
        Port(Cost &cost, std::unique_ptr<Transport> behind) : m_cost(cost), m_behind(std::move(behind)) {}

        Result<void> write(ByteView data, std::chrono::milliseconds timeout, StopToken stop) override
        {
            const Watch watch(m_cost);
            return m_behind->write(data, timeout, std::move(stop));
        }
        Result<std::size_t> readSome(MutableByteView buffer, std::chrono::milliseconds timeout,
                                     StopToken stop) override
        {
            const Watch watch(m_cost);
            return m_behind->readSome(buffer, timeout, std::move(stop));
        }
        void discardInput() override
        {
            const Watch watch(m_cost);
            m_behind->discardInput();
        }

    private:
        Cost &m_cost;
        std::unique_ptr<Transport> m_behind;
    };

    PortOpener &m_ports;
    Cost m_cost;
};

enum class Line { Memory, Pty };

/// Octets per second, the processor's seconds for as many as the forum's firmware has (of all,
/// and of what is not the modem), and how often memory is asked for besides.
void repair(benchmark::State &state, std::string_view scenario, Line line)
{
    constexpr double kForumSet = 36e6;
    const TestFolder folder;
    const auto kit = makePracticeKit(scenario, folder.path(), PracticeSizes::Forum);
    if (!kit) {
        state.SkipWithError(kit.error().detail().c_str());
        return;
    }
    double octets = 0;
    Cost all;
    Cost behindPorts;
    for (auto _ : state) {
        state.PauseTiming();
        VirtualClock clock;
        PracticeHost host(*findScenario(scenario), clock, fastModem());
        PtyLines terminals(host);
        MeasuredPorts ports(line == Line::Pty ? static_cast<PortOpener &>(terminals) : host);
        const Evidence evidence = probeModem(groupModems(host.devices()).at(0), {host, host, clock});
        RepairJob job(makePlan(evidence, kit->bundle, kit->options), evidence, kit->bundle,
                      {host, ports, clock});
        SilentObserver observer;
        state.ResumeTiming();
        std::optional<Watch> watch(all);
        const RepairResult result = job.run(observer);
        watch.reset();
        state.PauseTiming();
        behindPorts.seconds += ports.cost().seconds;
        behindPorts.allocations += ports.cost().allocations;
        octets += static_cast<double>(result.bytes);
        if (result.outcome != Outcome::Verified)
            state.SkipWithError(result.headline.english().c_str());
        state.ResumeTiming();
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(octets));
    state.counters["cpu_s_per_36MB"] = all.seconds / octets * kForumSet;
    state.counters["engine_s_per_36MB"] = (all.seconds - behindPorts.seconds) / octets * kForumSet;
    state.counters["engine_allocations_per_MB"]
        = static_cast<double>(all.allocations - behindPorts.allocations) / octets * 1e6;
}

void registerAll()
{
    for (const std::string_view scenario : kRepairScenarios) {
        const std::string name(scenario);
        benchmark::RegisterBenchmark((name + "/memory").c_str(), repair, scenario, Line::Memory)
            ->Unit(benchmark::kMillisecond)
            ->UseRealTime();
        benchmark::RegisterBenchmark((name + "/pty").c_str(), repair, scenario, Line::Pty)
            ->Unit(benchmark::kMillisecond)
            ->UseRealTime();
    }
}

}  // namespace
}  // namespace reviver::bench

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    reviver::bench::registerAll();
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
