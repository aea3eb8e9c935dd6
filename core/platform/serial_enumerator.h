// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transport/attached_device.h"

#include <filesystem>

namespace reviver {

/// What a system's list of serial ports knows about one port.
struct ListedPort {
    std::string path;         ///< "/dev/ttyUSB0", "COM5"
    UsbId id;                 ///< of the USB device behind it
    std::string description;  ///< the system's name of the port; on Windows the driver's
    std::string manufacturer;
    std::string serial;  ///< iSerialNumber: personal
};

/// Adds to `devices` the ports that none of them has, grouped to one device for
/// each vendor, product and serial number. Such a device has no topology: its
/// location is "12D1#1" (vendor, count among that vendor's), which stays the same
/// while one modem changes its mode, and is only a guess when there are several.
std::vector<AttachedDevice> withListedPorts(std::vector<AttachedDevice> devices,
                                            std::vector<ListedPort> ports);

/// Lists what is attached to this computer: USB devices from sysfs on Linux, then
/// the USB serial ports that Qt lists and sysfs did not show. May be used from any
/// thread; a call takes a few milliseconds.
class SystemEnumerator final : public DeviceEnumerator {
public:
    /// `sysfs` is another folder only in tests.
    explicit SystemEnumerator(std::filesystem::path sysfs = "/sys") : m_sysfs(std::move(sysfs)) {}

    std::vector<AttachedDevice> devices() override;

private:
    std::filesystem::path m_sysfs;
};

}  // namespace reviver
