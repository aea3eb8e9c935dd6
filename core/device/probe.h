// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/evidence.h"
#include "core/transport/hardware.h"

#include <functional>

namespace reviver {

/// Told of each question as it is put and answered.
using ProbeObserver = std::function<void(const ModemPort &port, const Exchange &exchange)>;

/// Asks one port what it speaks, by the safe ladder: listen, AT, 7E, 0C, then 45,
/// 06, 07 or 00, 7C, as the answers allow. Sends nothing that could change a modem
/// in any mode. At most about 15 s; never fails, what stood in the way is in `error`.
/// Source: docs/sources.md, "Modes, ports and light".
PortEvidence probePort(const ModemPort &port, const Hardware &hardware, StopToken stop = {},
                       const ProbeObserver &observer = {});

/// As above, with what is known of the modem's USB device: some ids allow a question
/// more, some forbid one. Touches nothing but the port: different ports may be asked
/// at the same time from different threads, if `hardware.clock` allows it; conclude
/// with concludeEvidence(), then read with readModemInfo().
PortEvidence probePort(const AttachedDevice &device, const ModemPort &port, const Hardware &hardware,
                       StopToken stop = {}, const ProbeObserver &observer = {});

/// The ports of a modem that are worth a question, in the order of asking: not those
/// for satellite positions, unless there are no others.
std::vector<ModemPort> portsWorthAsking(const Modem &modem);

/// Runs tasks, several at the same time or one after the other, and returns when all
/// have ended. Who calls the probe owns the threads.
using TaskRunner = std::function<void(std::vector<std::function<void()>> tasks)>;

/// Asks the ports of a modem, reads what the modem says of itself in the mode it is in,
/// asks the system what stands in the way, and concludes. Once a port has shown a
/// download mode the others are not asked any more: fewer octets, less to disturb.
/// Without `runner` one port is asked after the other; with one that uses threads
/// `hardware` must allow that, and `observer` is called by one thread at a time.
Evidence probeModem(const Modem &modem, const Hardware &hardware, StopToken stop = {},
                    const ProbeObserver &observer = {}, const TaskRunner &runner = {});

/// Reads identity and settings of a modem in normal mode over its work port, and adds
/// them to `evidence`. Does nothing in other modes: there the ladder has read all.
void readModemInfo(Evidence &evidence, const Hardware &hardware, StopToken stop = {},
                   const ProbeObserver &observer = {});

/// What the system around the modem tells of the obstacles in `evidence`.
HostFacts readHostFacts(const Evidence &evidence, const Hardware &hardware);

/// Reads identity over an AT port with read-only commands.
Result<DeviceIdentity> readInfo(const std::string &port, const Hardware &hardware, StopToken stop = {},
                                const ProbeObserver &observer = {});

}  // namespace reviver
