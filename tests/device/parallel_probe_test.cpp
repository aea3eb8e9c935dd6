// SPDX-License-Identifier: Apache-2.0
#include "core/device/diagnosis.h"
#include "core/device/probe.h"
#include "core/simulator/practice_services.h"

#include <atomic>
#include <gtest/gtest.h>
#include <set>
#include <thread>

namespace reviver {
namespace {

using namespace std::chrono_literals;

/// The computer's clock, a hundred times faster: for several threads, and quick.
class HurriedClock final : public Clock {
public:
    Instant now() const override { return m_start + (std::chrono::steady_clock::now() - m_start) * kFactor; }
    WallTime wallTime() const override { return std::chrono::system_clock::now(); }
    void sleep(std::chrono::milliseconds duration, StopToken stop) override
    {
        const Instant end = now() + duration;
        while (now() < end && !stop.stopRequested())
            std::this_thread::sleep_for(std::chrono::microseconds(200));
    }

private:
    static constexpr int kFactor = 100;
    Instant m_start = std::chrono::steady_clock::now();
};

void inThreads(std::vector<std::function<void()>> tasks)
{
    std::vector<std::thread> threads;
    for (std::function<void()> &task : tasks)
        threads.emplace_back(std::move(task));
    for (std::thread &thread : threads)
        thread.join();
}

/// A practice modem that is asked by a thread for each port.
struct Practised {
    explicit Practised(std::string_view scenario) : host(*findScenario(scenario), clock), services(host) {}

    Evidence probe(StopToken stop = {}, const ProbeObserver &observer = {})
    {
        return probeModem(groupModems(host.devices()).at(0), {host, host, clock, &services}, std::move(stop),
                          observer, inThreads);
    }

    HurriedClock clock;
    PracticeHost host;
    PracticeServices services;
};

std::string sentenceInTurn(const Scenario &scenario)
{
    VirtualClock clock;
    PracticeHost host(scenario, clock);
    PracticeServices services(host);
    return diagnose(probeModem(groupModems(host.devices()).at(0), {host, host, clock, &services}))
        .headline.english();
}

TEST(ParallelProbe, tellsTheSameAsAskingOnePortAfterTheOther)
{
    for (const Scenario &scenario : scenarios()) {
        Practised modem(scenario.name);
        EXPECT_EQ(diagnose(modem.probe()).headline.english(), sentenceInTurn(scenario)) << scenario.name;
        EXPECT_TRUE(modem.host.forbiddenSeen().empty()) << scenario.name;
    }
}

TEST(ParallelProbe, aPortThatWasLeftInPeaceIsNoFailure)
{
    const Evidence evidence = Practised("e392-unfinished").probe();
    ASSERT_EQ(evidence.ports.size(), 2u);
    EXPECT_EQ(evidence.ports[1].speaks, Speech::NotAsked);
    EXPECT_FALSE(evidence.ports[1].error.has_value());
}

TEST(ParallelProbe, theObserverIsCalledByOneThreadAtATime)
{
    Practised modem("e392-healthy");
    std::atomic<int> inside = 0;
    std::atomic<bool> together = false;
    std::set<std::string> ports;
    modem.probe({}, [&](const ModemPort &port, const Exchange &) {
        together = together || inside.fetch_add(1) > 0;
        std::this_thread::yield();
        ports.insert(port.path);
        inside.fetch_sub(1);
    });
    EXPECT_FALSE(together);
    EXPECT_EQ(ports.size(), 3u);
}

TEST(ParallelProbe, stoppingEndsEveryPort)
{
    Practised modem("silent");
    StopSource stop;
    const auto begun = std::chrono::steady_clock::now();
    const Evidence evidence
        = modem.probe(stop.token(), [&](const ModemPort &, const Exchange &) { stop.requestStop(); });
    EXPECT_LT(std::chrono::steady_clock::now() - begun, 5s);
    EXPECT_EQ(diagnose(evidence).situation, "stopped");
    for (const PortEvidence &port : evidence.ports)
        EXPECT_LE(port.exchanges.size(), 2u) << port.port.path;
}

/// Ports that all vanish after so many writes and reads together.
class UnpluggingOpener final : public PortOpener {
public:
    UnpluggingOpener(PortOpener &opener, int operations) : m_opener(opener), m_left(operations) {}

    Result<std::unique_ptr<Transport>> open(const std::string &path) override
    {
        if (m_left <= 0)
            return failure(ErrorCode::PortNotFound, "unplugged");
        auto port = m_opener.open(path);
        if (!port)
            return port;
        return std::make_unique<Port>(*std::move(port), m_left);
    }

private:
    class Port final : public Transport {
    public:
        Port(std::unique_ptr<Transport> port, std::atomic<int> &left) : m_port(std::move(port)), m_left(left)
        {
        }
        Result<void> write(ByteView data, std::chrono::milliseconds timeout, StopToken stop) override
        {
            if (m_left.fetch_sub(1) <= 0)
                return failure(ErrorCode::PortDisconnected, "unplugged");
            return m_port->write(data, timeout, stop);
        }
        Result<std::size_t> readSome(MutableByteView buffer, std::chrono::milliseconds timeout,
                                     StopToken stop) override
        {
            if (m_left.fetch_sub(1) <= 0)
                return failure(ErrorCode::PortDisconnected, "unplugged");
            return m_port->readSome(buffer, timeout, stop);
        }
        void discardInput() override { m_port->discardInput(); }

    private:
        std::unique_ptr<Transport> m_port;
        std::atomic<int> &m_left;
    };

    PortOpener &m_opener;
    std::atomic<int> m_left;
};

TEST(ParallelProbe, unpluggingEndsEveryPortWhateverWasBeingAsked)
{
    for (const char *scenario : {"e392-healthy", "e392-unfinished", "e3372-healthy", "silent"}) {
        for (const int operations : {0, 1, 2, 3, 5, 8, 9}) {
            Practised modem(scenario);
            UnpluggingOpener opener(modem.host, operations);
            const Evidence evidence = probeModem(groupModems(modem.host.devices()).at(0),
                                                 {modem.host, opener, modem.clock}, {}, {}, inThreads);
            EXPECT_EQ(diagnose(evidence).situation, "went-away") << scenario << " " << operations;
        }
    }
}

}  // namespace
}  // namespace reviver
