// SPDX-License-Identifier: Apache-2.0
#include "core/device/probe.h"

#include "core/device/info_reader.h"
#include "core/device/port_ladder.h"

#include <algorithm>
#include <iterator>

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

/// Only what AT did not tell.
void readOverDiag(Evidence &evidence, const Hardware &hardware, const StopToken &stop,
                  const ProbeObserver &observer)
{
    const bool known = std::ranges::any_of(evidence.ports, [](const PortEvidence &port) {
        return !port.identity.imei.empty() || (port.error && port.error->code() != ErrorCode::Timeout);
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
                    const ProbeObserver &observer)
{
    const std::vector<ModemPort> worth = portsWorthAsking(modem);
    std::vector<PortEvidence> ports;
    bool found = false;
    for (const ModemPort &port : modem.ports) {
        if (found || stop.stopRequested() || std::ranges::count(worth, port) == 0) {
            PortEvidence notAsked;
            notAsked.port = port;
            ports.push_back(std::move(notAsked));
            continue;
        }
        ports.push_back(probePort(modem.device, port, hardware, stop, observer));
        found = endsSearch(ports.back());
    }
    Evidence evidence = concludeEvidence(modem, std::move(ports));
    readModemInfo(evidence, hardware, stop, observer);
    return evidence;
}

void readModemInfo(Evidence &evidence, const Hardware &hardware, StopToken stop,
                   const ProbeObserver &observer)
{
    if (evidence.mode != DeviceMode::Normal)
        return;
    readOverAt(evidence, hardware, stop, observer);
    readOverDiag(evidence, hardware, stop, observer);
    evidence = concludeEvidence(evidence.modem, std::move(evidence.ports), evidence.light);
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
