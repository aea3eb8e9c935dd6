// SPDX-License-Identifier: Apache-2.0
#include "core/device/probe.h"

#include "core/device/info_reader.h"
#include "core/device/port_ladder.h"

#include <algorithm>
#include <iterator>
#include <mutex>

namespace reviver {
namespace {

/// A boot stage answered, or the modem is gone: the other ports are left in peace.
bool endsSearch(const PortEvidence &port)
{
    if (port.error && port.error->code() == ErrorCode::PortDisconnected)
        return true;
    switch (port.speaks) {
    case Speech::NotAsked:
    case Speech::Nothing:
    case Speech::At:
    case Speech::Diag:
    case Speech::Unreadable:
        return false;
    default:
        return true;
    }
}

/// Not ports that talk of other things than the modem's state.
bool isTalkative(const ModemPort &port)
{
    return port.function != PortFunction::Gps && port.function != PortFunction::Other;
}

AttachedDevice deviceOfPort(const std::string &path, const Hardware &hardware)
{
    for (const AttachedDevice &device : hardware.enumerator.devices()) {
        for (const AttachedInterface &interface : device.interfaces) {
            if (interface.port == path)
                return device;
        }
    }
    return {};
}

/// Opens the port of `evidence`, runs `work` on it and notes what stood in the way.
template <typename Work>
void withPort(PortEvidence &evidence, const AttachedDevice &device, const Hardware &hardware, StopToken stop,
              const ProbeObserver &observer, Work work)
{
    auto port = hardware.opener.open(evidence.port.path);
    if (!port) {
        evidence.speaks = Speech::Unreadable;
        evidence.error = port.error().during("opening " + evidence.port.path);
        return;
    }
    SafeTransport line(**port);
    const PortHints hints = portHints(device);
    if (hints.qualcomm)
        line.allowOctet(0x00);
    if (hints.balongBootRom)
        line.allowOctet(0x41);
    ProbeSession session(line, hardware.clock, std::move(stop), observer, evidence);
    const Result<void> done = work(session, line);
    if (!done)
        evidence.error = done.error().during("asking " + evidence.port.path);
}

void readOverAt(Evidence &evidence, const Hardware &hardware, const StopToken &stop,
                const ProbeObserver &observer)
{
    const AttachedDevice &device = evidence.modem.device;
    const auto port = std::ranges::find_if(evidence.ports, [&](const PortEvidence &candidate) {
        return candidate.port.path == evidence.workPort && candidate.speaks == Speech::At;
    });
    if (port == evidence.ports.end())
        return;
    withPort(*port, device, hardware, stop, observer,
             [&](ProbeSession &session, SafeTransport &) { return readAtInfo(session, device, *port); });
}

/// Only what AT did not tell, or told as blank.
void readOverDiag(Evidence &evidence, const Hardware &hardware, const StopToken &stop,
                  const ProbeObserver &observer)
{
    const bool known = std::ranges::any_of(evidence.ports, [](const PortEvidence &port) {
        return !isBlankIdentity(port.identity.imei)
            || (port.error && port.error->code() != ErrorCode::Timeout);
    });
    const auto port = std::ranges::find(evidence.ports, Speech::Diag, &PortEvidence::speaks);
    if (known || port == evidence.ports.end())
        return;
    withPort(*port, evidence.modem.device, hardware, stop, observer,
             [&](ProbeSession &session, SafeTransport &line) {
                 line.allowFrame(imeiRequest());
                 return readDiagImei(session, *port);
             });
}

/// Asks each port of a modem once. A boot stage on one of them ends the asking on the others.
class PortRound {
public:
    PortRound(const Modem &modem, const Hardware &hardware, const StopToken &stop,
              const ProbeObserver &observer)
        : m_modem(modem)
        , m_hardware(hardware)
        , m_stop(stop)
        , m_end(stop)
        , m_observer(observer)
        , m_ports(modem.ports.size())
    {
    }

    /// One for each port; the round must outlive them.
    std::vector<std::function<void()>> tasks()
    {
        const std::vector<ModemPort> worth = portsWorthAsking(m_modem);
        std::vector<std::function<void()>> tasks;
        for (std::size_t i = 0; i < m_ports.size(); ++i) {
            m_ports[i].port = m_modem.ports[i];
            if (std::ranges::count(worth, m_modem.ports[i]) > 0)
                tasks.emplace_back([this, i] { ask(m_ports[i]); });
        }
        return tasks;
    }

    /// What they said, when all tasks have ended.
    std::vector<PortEvidence> takePorts()
    {
        for (PortEvidence &port : m_ports) {
            const bool ended = port.error && port.error->code() == ErrorCode::Cancelled;
            if (!ended || m_stop.stopRequested())
                continue;
            port.error.reset();  // by us, as another port had told enough
            if (port.speaks == Speech::Unreadable)
                port.speaks = Speech::NotAsked;
        }
        return std::move(m_ports);
    }

private:
    void ask(PortEvidence &evidence)
    {
        if (m_end.token().stopRequested())
            return;
        const auto observer = [this](const ModemPort &port, const Exchange &exchange) {
            const std::lock_guard lock(m_mutex);
            if (m_observer)
                m_observer(port, exchange);
        };
        evidence = probePort(m_modem.device, evidence.port, m_hardware, m_end.token(), observer);
        if (endsSearch(evidence))
            m_end.requestStop();
    }

    const Modem &m_modem;
    const Hardware &m_hardware;
    StopToken m_stop;
    StopSource m_end;
    const ProbeObserver &m_observer;
    std::mutex m_mutex;
    std::vector<PortEvidence> m_ports;
};

}  // namespace

PortEvidence probePort(const ModemPort &port, const Hardware &hardware, StopToken stop,
                       const ProbeObserver &observer)
{
    return probePort(deviceOfPort(port.path, hardware), port, hardware, std::move(stop), observer);
}

PortEvidence probePort(const AttachedDevice &device, const ModemPort &port, const Hardware &hardware,
                       StopToken stop, const ProbeObserver &observer)
{
    PortEvidence evidence;
    evidence.port = port;
    withPort(evidence, device, hardware, std::move(stop), observer,
             [&](ProbeSession &session, SafeTransport &) -> Result<void> {
                 REVIVER_TRY(PortLadder(session, portHints(device), evidence).climb());
                 if (evidence.speaks == Speech::BalongMonitor)
                     REVIVER_TRY(readMonitorInfo(session, evidence));
                 return {};
             });
    if (evidence.speaks == Speech::NotAsked && evidence.error)
        evidence.speaks = Speech::Unreadable;
    return evidence;
}

std::vector<ModemPort> portsWorthAsking(const Modem &modem)
{
    std::vector<ModemPort> worth;
    std::ranges::copy_if(modem.ports, std::back_inserter(worth), isTalkative);
    return worth.empty() ? modem.ports : worth;
}

Evidence probeModem(const Modem &modem, const Hardware &hardware, StopToken stop,
                    const ProbeObserver &observer, const TaskRunner &runner)
{
    PortRound round(modem, hardware, stop, observer);
    if (runner)
        runner(round.tasks());
    else
        std::ranges::for_each(round.tasks(), [](const auto &task) { task(); });
    Evidence evidence = concludeEvidence(modem, round.takePorts());
    evidence.host = readHostFacts(evidence, hardware);
    readModemInfo(evidence, hardware, stop, observer);
    return evidence;
}

HostFacts readHostFacts(const Evidence &evidence, const Hardware &hardware)
{
    HostFacts facts;
    if (!hardware.services)
        return facts;
    HostServices &services = *hardware.services;
    facts.canSendUsb = true;
    facts.power = services.power();
    facts.canBindDriver
        = evidence.modem.ports.empty() && services.driverBinding(evidence.modem.device).has_value();
    for (const PortEvidence &port : evidence.ports) {
        if (port.error && port.error->code() == ErrorCode::PortAccessDenied)
            facts.canFixAccess = services.accessRule().has_value();
        if (!port.error || port.error->code() != ErrorCode::PortBusy)
            continue;
        for (PortHolder &holder : services.holdersOf(port.port.path)) {
            if (std::ranges::count(facts.holders, holder) == 0)
                facts.holders.push_back(std::move(holder));
        }
    }
    return facts;
}

void readModemInfo(Evidence &evidence, const Hardware &hardware, StopToken stop,
                   const ProbeObserver &observer)
{
    if (evidence.mode != DeviceMode::Normal)
        return;
    readOverAt(evidence, hardware, stop, observer);
    readOverDiag(evidence, hardware, stop, observer);
    evidence = concludeEvidence(evidence.modem, std::move(evidence.ports), evidence.light,
                                std::move(evidence.host));
}

Result<DeviceIdentity> readInfo(const std::string &port, const Hardware &hardware, StopToken stop,
                                const ProbeObserver &observer)
{
    PortEvidence evidence;
    evidence.port.path = port;
    const AttachedDevice device = deviceOfPort(port, hardware);
    withPort(evidence, device, hardware, std::move(stop), observer,
             [&](ProbeSession &session, SafeTransport &) -> Result<void> {
                 REVIVER_TRY(session.clearLine());
                 return readAtInfo(session, device, evidence);
             });
    if (evidence.error)
        return failure(*evidence.error);
    return evidence.identity;
}

}  // namespace reviver
