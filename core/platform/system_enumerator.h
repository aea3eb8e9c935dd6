// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/platform/device_changes.h"
#include "core/platform/usb_topology.h"

#include <mutex>
#include <optional>

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

/// Lists what is attached to this computer: USB devices of usbTopology() with their end
/// points from libusb, then the USB serial ports that only Qt lists. May be used from any
/// thread. A list is read in some milliseconds, and not again while the system reports
/// that nothing came or went; after a few seconds all the same.
class SystemEnumerator final : public DeviceEnumerator {
public:
    /// `clock` outlives the object; `changes` is another one only in tests, null for none.
    explicit SystemEnumerator(Clock &clock, std::unique_ptr<DeviceChanges> changes = watchDevices());

    std::vector<AttachedDevice> devices() override;
    std::vector<AttachedDevice> remembered() override { return rememberedPorts(); }

private:
    bool mustLook();

    Clock &m_clock;
    std::mutex m_mutex;
    std::unique_ptr<DeviceChanges> m_changes;
    std::vector<AttachedDevice> m_devices;
    std::optional<Clock::Instant> m_lookedAt;
    Clock::Instant m_changedAt;
};

}  // namespace reviver
