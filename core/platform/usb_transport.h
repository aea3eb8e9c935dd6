// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transport/transport.h"

#include <optional>
#include <string>

namespace reviver {

/// An interface of a USB device that is used without a serial driver.
struct UsbPort {
    std::string location;  ///< AttachedDevice::location
    int interface = 0;     ///< bInterfaceNumber

    /// Its path: "usb:1-4:0".
    std::string path() const;
    /// Reads a path; nothing when it is the name of some other port.
    static std::optional<UsbPort> parse(const std::string &path);
};

/// Opens "usb:1-4:0": the two bulk end points of that interface, through libusb.
///
/// What one write() takes goes out as one transfer: a last packet that is full is
/// followed by an empty one, so that the modem sees where it ends (qdl usb.c, one source).
/// Empty packets from the modem are passed over. A Transport belongs to one thread.
class UsbPortOpener final : public PortOpener {
public:
    /// PortNotFound when nothing is plugged in there or the interface has no bulk end
    /// points, PortAccessDenied when the user may not open it, PortBusy when a driver or
    /// another program holds the interface.
    Result<std::unique_ptr<Transport>> open(const std::string &path) override;
};

}  // namespace reviver
