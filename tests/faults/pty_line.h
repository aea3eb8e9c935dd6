// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/platform/serial_transport.h"
#include "core/transport/transport.h"

namespace reviver::test {

/// Opens each port of a practice modem behind a pseudo-terminal of the kernel, with the
/// program's own serial port at the other end. Everything runs in the caller's thread, and
/// what is under way is counted, so that virtual time stands still meanwhile.
class PtyLines final : public PortOpener {
public:
    /// `modem` opens the ports themselves; outlives the lines.
    explicit PtyLines(PortOpener &modem) : m_modem(modem) {}

    Result<std::unique_ptr<Transport>> open(const std::string &path) override;

private:
    PortOpener &m_modem;
    SerialPortOpener m_serial;
};

}  // namespace reviver::test
