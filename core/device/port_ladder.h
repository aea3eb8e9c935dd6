// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/port_hints.h"
#include "core/device/probe_session.h"

namespace reviver {

/// Climbs the safe ladder on one open port and fills `evidence`: what it speaks and
/// how it answered each question. The Error is what ended the climb early.
///
///     listen 1.5 s                     Sahara, Firehose, a loader's log
///     CR, AT, 1 s, twice               AT; then AT^DLOADVER?
///     7E, 0.3 s                        ends what AT left in a frame receiver
///     0C, 1.5 s, twice                 version reply, DIAG, loader
///     45, 06, 07   after a version     which download protocol
///     00, 7C       after a DIAG reply  version, build id
///     06, 1 s, three times             a boot stage without 0C
///     00 alone, 05C6 only              wakes Sahara
///     streaming hello, three times     only if something hints at a loader
///
/// Source: docs/sources.md, "Modes, ports and light"; ModemManager mm-port-probe.c, Quectel
/// updater, qtools (the order is inferred from what each octet means elsewhere).
class PortLadder {
public:
    PortLadder(ProbeSession &session, PortHints hints, PortEvidence &evidence)
        : m_session(session)
        , m_hints(hints)
        , m_evidence(evidence)
    {
    }

    Result<void> climb();

private:
    /// True: the port is recognised, and nothing more has to be asked.
    using Step = Result<bool>;

    Step listen();
    Step knockAtBootRom();
    Step askAt();
    Step askDownloadMonitor();
    Step flush();
    Step askVersion();
    Step askNop();
    Step wakeSahara();
    Step greetLoader();
    Step greetQdl();

    Step recogniseRaw(const Heard &heard);
    Step recogniseReply(const Heard &heard, ByteView request);
    Result<void> askWhichDownload();
    Result<void> readDiag();
    Result<Answer> askProduct();
    Result<Answer> askAcknowledge();
    Result<Answer> askParameters();

    ProbeSession &m_session;
    PortHints m_hints;
    PortEvidence &m_evidence;
    bool m_echoes = false;
    bool m_loaderHint = false;
};

}  // namespace reviver
