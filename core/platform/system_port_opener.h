// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/platform/serial_transport.h"
#include "core/platform/usb_transport.h"

namespace reviver {

/// Opens every port that SystemEnumerator lists, and those that a user names: "usb:1-4:0"
/// over libusb, everything else as a serial port.
class SystemPortOpener final : public PortOpener {
public:
    Result<std::unique_ptr<Transport>> open(const std::string &path) override
    {
        return UsbPort::parse(path) ? m_usb.open(path) : m_serial.open(path);
    }

private:
    SerialPortOpener m_serial;
    UsbPortOpener m_usb;
};

}  // namespace reviver
