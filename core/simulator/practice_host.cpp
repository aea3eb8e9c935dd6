// SPDX-License-Identifier: Apache-2.0
#include "core/simulator/practice_host.h"

#include "core/simulator/modem_model.h"

#include <algorithm>
#include <fmt/format.h>
#include <mutex>
#include <set>

namespace reviver {
namespace {

constexpr std::chrono::milliseconds kLongestNap{50};

}  // namespace

/// The modem and who holds its ports. Every access is under the mutex and first
/// brings the modem up to date.
struct PracticeHost::Shared {
    Shared(const practice::ModemModel &model, Clock &systemClock, PracticeModemOptions options)
        : clock(systemClock)
        , modem(model, systemClock.now(), std::move(options))
    {
    }

    /// Runs `action` on the modem as it is now.
    template <typename Action>
    auto withModem(Action action)
    {
        const std::lock_guard lock(mutex);
        modem.advance(clock.now());
        return action(modem);
    }

    Clock &clock;
    std::mutex mutex;
    PracticeModem modem;
    std::set<std::pair<unsigned, std::string>> openPorts;  ///< with their generation
};

class PracticeHost::PracticeTransport final : public Transport {
public:
    PracticeTransport(std::shared_ptr<Shared> shared, std::string port, unsigned generation)
        : m_shared(std::move(shared))
        , m_port(std::move(port))
        , m_generation(generation)
    {
    }
    ~PracticeTransport() override
    {
        const std::lock_guard lock(m_shared->mutex);
        m_shared->openPorts.erase({m_generation, m_port});
    }

    Result<void> write(ByteView data, std::chrono::milliseconds, StopToken stop) override
    {
        if (stop.stopRequested())
            return failure(ErrorCode::Cancelled, "stopped before writing");
        return m_shared->withModem([&](PracticeModem &modem) -> Result<void> {
            REVIVER_TRY(checkPresent(modem));
            modem.receive(m_port, data);
            return {};
        });
    }

    Result<std::size_t> readSome(MutableByteView buffer, std::chrono::milliseconds timeout,
                                 StopToken stop) override
    {
        if (buffer.empty())
            return failure(ErrorCode::InvalidArgument, "no room to read into");
        const Clock::Instant end = m_shared->clock.now() + timeout;
        while (true) {
            if (stop.stopRequested())
                return failure(ErrorCode::Cancelled, "stopped while waiting");
            // Looked at first: what another thread lets arrive between the two is not too late.
            const Clock::Instant now = m_shared->clock.now();
            REVIVER_TRY(collect());
            if (!m_input.empty())
                return hand(buffer);
            if (now >= end)
                return failure(ErrorCode::Timeout, fmt::format("no answer in {} ms", timeout.count()));
            m_shared->clock.sleep(napUntil(end, now), stop);
        }
    }

    void discardInput() override
    {
        m_shared->withModem([&](PracticeModem &modem) {
            if (modem.generation() == m_generation)
                modem.discard(m_port);
        });
        m_input.clear();
    }

private:
    Result<void> checkPresent(const PracticeModem &modem)
    {
        if (modem.present() && modem.generation() == m_generation)
            return {};
        return failure(ErrorCode::PortDisconnected, "the practice modem has left the bus");
    }

    Result<void> collect()
    {
        return m_shared->withModem([&](PracticeModem &modem) -> Result<void> {
            REVIVER_TRY(checkPresent(modem));
            append(m_input, modem.take(m_port));
            return {};
        });
    }

    std::size_t hand(MutableByteView buffer)
    {
        const std::size_t count = std::min(buffer.size(), m_input.size());
        std::copy_n(m_input.begin(), count, buffer.begin());
        m_input.erase(m_input.begin(), m_input.begin() + static_cast<std::ptrdiff_t>(count));
        return count;
    }

    /// Until the modem does something, but not past `end` and not so long that a
    /// stop or another port's doing is seen late. At least 1 ms, so time moves on.
    std::chrono::milliseconds napUntil(Clock::Instant end, Clock::Instant now)
    {
        const auto next = m_shared->withModem([](PracticeModem &modem) { return modem.nextEvent(); });
        const Clock::Instant target = next && *next > now ? std::min(*next, end) : end;
        const auto nap = std::chrono::ceil<std::chrono::milliseconds>(target - now);
        return std::clamp(nap, std::chrono::milliseconds(1), kLongestNap);
    }

    std::shared_ptr<Shared> m_shared;
    std::string m_port;
    unsigned m_generation;
    Bytes m_input;
};

PracticeHost::PracticeHost(const Scenario &scenario, Clock &clock, PracticeModemOptions options)
    : PracticeHost(*practice::findModel(scenario.name), clock, std::move(options))
{
}

PracticeHost::PracticeHost(const practice::ModemModel &model, Clock &clock, PracticeModemOptions options)
    : m_scenario(model.scenario)
    , m_obstacles(std::make_shared<PracticeObstacles>(model.obstacles))
    , m_shared(std::make_shared<Shared>(model, clock, std::move(options)))
{
}

PracticeHost::~PracticeHost() = default;

std::vector<AttachedDevice> PracticeHost::devices()
{
    return m_shared->withModem([&](PracticeModem &modem) -> std::vector<AttachedDevice> {
        std::optional<AttachedDevice> device = modem.enumerate();
        if (!device)
            return {};
        m_obstacles->shape(*device);
        for (AttachedInterface &interface : device->interfaces) {
            if (!interface.port.empty())
                interface.port = fmt::format("practice:{}/{}", m_scenario.name, interface.port);
        }
        return {*device};
    });
}

Result<std::unique_ptr<Transport>> PracticeHost::open(const std::string &path)
{
    const std::string prefix = fmt::format("practice:{}/", m_scenario.name);
    using Opened = Result<std::unique_ptr<Transport>>;
    return m_shared->withModem([&](PracticeModem &modem) -> Opened {
        const std::string port = path.starts_with(prefix) ? path.substr(prefix.size()) : "";
        const std::optional<AttachedDevice> device = modem.enumerate();
        const bool found = device && !port.empty()
            && std::any_of(device->interfaces.begin(), device->interfaces.end(),
                           [&](const AttachedInterface &interface) { return interface.port == port; });
        if (!found)
            return failure(ErrorCode::PortNotFound, fmt::format("no practice port {}", path));
        REVIVER_TRY(m_obstacles->mayOpen(path, m_shared->clock.now()));
        if (!m_shared->openPorts.insert({modem.generation(), port}).second)
            return failure(ErrorCode::PortBusy, fmt::format("{} is open already", path));
        modem.discard(port);  // nobody listened: it is lost, as on a real port
        modem.opened(port);
        return std::make_unique<PracticeTransport>(m_shared, port, modem.generation());
    });
}

PracticeMode PracticeHost::mode() const
{
    return m_shared->withModem([](PracticeModem &modem) { return modem.mode(); });
}

LightPattern PracticeHost::light() const
{
    return m_shared->withModem([](PracticeModem &modem) { return modem.light(); });
}

std::map<std::string, Bytes> PracticeHost::flash() const
{
    return m_shared->withModem([](PracticeModem &modem) { return modem.flash(); });
}

std::vector<std::string> PracticeHost::forbiddenSeen() const
{
    return m_shared->withModem([](PracticeModem &modem) { return modem.forbiddenSeen(); });
}

std::string PracticeHost::bootProblem() const
{
    return m_shared->withModem([](PracticeModem &modem) { return modem.bootProblem(); });
}

PracticeTraffic PracticeHost::traffic() const
{
    return m_shared->withModem([](PracticeModem &modem) { return modem.traffic(); });
}

void PracticeHost::writeStorage(ByteView octets)
{
    m_shared->withModem([&](PracticeModem &modem) { modem.receiveStorage(octets); });
}

void PracticeHost::unplug()
{
    m_shared->withModem([](PracticeModem &modem) { modem.unplug(); });
}

void PracticeHost::replug()
{
    m_shared->withModem([](PracticeModem &modem) { modem.replug(); });
}

}  // namespace reviver
