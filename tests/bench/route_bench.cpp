// SPDX-License-Identifier: Apache-2.0
// Each way to write, on a practice modem that answers at once, in memory and behind a
// pseudo-terminal. The modem's own work is in the seconds, and the counters name its part.
#include "core/device/probe.h"
#include "core/simulator/practice_host.h"
#include "tests/bench/baselines.h"
#include "tests/faults/pty_line.h"
#include "tests/firmware/made_firmware.h"
#include "tests/support/practice_kit.h"
#include "tests/support/silent_observer.h"

#include <QCoreApplication>

namespace reviver::bench {
namespace {

using namespace test;

PracticeModemOptions fastModem()
{
    PracticeModemOptions options;
    options.fast = true;
    return options;
}

/// Adds the processor's seconds of its lifetime to a sum.
class Watch {
public:
    explicit Watch(double &sum) : m_sum(sum) {}
    ~Watch() { m_sum += threadSeconds() - m_start; }
    Watch(const Watch &) = delete;
    Watch &operator=(const Watch &) = delete;

private:
    double &m_sum;
    double m_start = threadSeconds();
};

/// Ports that add up the processor's seconds that are spent behind them: on a modem and
/// its line, not on what drives it.
class MeasuredPorts final : public PortOpener {
public:
    explicit MeasuredPorts(PortOpener &ports) : m_ports(ports) {}

    Result<std::unique_ptr<Transport>> open(const std::string &path) override
    {
        auto port = m_ports.open(path);
        if (!port)
            return port;
        return std::make_unique<Port>(m_seconds, *std::move(port));
    }
    double seconds() const { return m_seconds; }

private:
    class Port final : public Transport {
    public:
        Port(double &seconds, std::unique_ptr<Transport> behind)
            : m_seconds(seconds)
            , m_behind(std::move(behind))
        {
        }

        Result<void> write(ByteView data, std::chrono::milliseconds timeout, StopToken stop) override
        {
            const Watch watch(m_seconds);
            return m_behind->write(data, timeout, std::move(stop));
        }
        Result<std::size_t> readSome(MutableByteView buffer, std::chrono::milliseconds timeout,
                                     StopToken stop) override
        {
            const Watch watch(m_seconds);
            return m_behind->readSome(buffer, timeout, std::move(stop));
        }
        void discardInput() override
        {
            const Watch watch(m_seconds);
            m_behind->discardInput();
        }

    private:
        double &m_seconds;
        std::unique_ptr<Transport> m_behind;
    };

    PortOpener &m_ports;
    double m_seconds = 0;
};

enum class Line { Memory, Pty };

/// Octets per second, and the processor's seconds for as many as the forum's firmware has:
/// of all, and of what is not the modem.
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
    double processor = 0;
    double behindPorts = 0;
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
        const double before = threadSeconds();
        state.ResumeTiming();
        const RepairResult result = job.run(observer);
        state.PauseTiming();
        processor += threadSeconds() - before;
        behindPorts += ports.seconds();
        octets += static_cast<double>(result.bytes);
        if (result.outcome != Outcome::Verified)
            state.SkipWithError(result.headline.english().c_str());
        state.ResumeTiming();
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(octets));
    state.counters["cpu_s_per_36MB"] = processor / octets * kForumSet;
    state.counters["engine_s_per_36MB"] = (processor - behindPorts) / octets * kForumSet;
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
