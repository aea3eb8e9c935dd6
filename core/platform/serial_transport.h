// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transport/transport.h"

namespace reviver {

/// Opens the computer's serial ports (and pseudo-terminals) through QSerialPort.
///
/// A path with a slash is followed through symbolic links, so that two names of
/// one port exclude each other; other names ("ttyUSB0", "COM5") are the system's.
/// The Transport belongs to the thread that called open(): it is used and
/// destroyed there. The program owns a QCoreApplication; an event loop need not run.
class SerialPortOpener final : public PortOpener {
public:
    /// PortNotFound when there is no such port or it is no serial port,
    /// PortAccessDenied when the user may not open it, PortBusy when another
    /// program (or this one) holds it. The detail names the path.
    Result<std::unique_ptr<Transport>> open(const std::string &path) override;
};

}  // namespace reviver
