// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/transport/attached_device.h"
#include "core/transport/usb_message.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace reviver {

/// A program that holds a port of a modem.
struct PortHolder {
    std::string name;          ///< "ModemManager"
    std::int64_t process = 0;  ///< its number; 0 if the system does not tell

    bool operator==(const PortHolder &) const = default;
};

/// Something that was changed for a while. Destroying it puts everything back; if the
/// program dies, the system does.
class Hold {
public:
    virtual ~Hold() = default;
};

/// What a change to this computer would do: shown and agreed to before it is done.
struct HostChange {
    std::filesystem::path file;  ///< that is written; empty if none
    std::string contents;        ///< of that file, or the command
    bool asksForPassword = false;
};

/// How the computer is powered.
struct PowerState {
    bool onBattery = false;
    std::optional<int> percent;  ///< of the battery, if there is one

    bool operator==(const PowerState &) const = default;
};

/// What the system around a modem can be asked for and told. Nothing here happens by
/// itself: each call follows a choice of the owner. Unsupported where a system has no
/// such thing. May be used from any thread.
class HostServices {
public:
    virtual ~HostServices() = default;

    /// The programs that have the port open, strongest suspicion first; empty when none
    /// is found or the system does not tell.
    virtual std::vector<PortHolder> holdersOf(const std::string &port) = 0;

    /// Has ModemManager leave this one device alone, until the Hold is destroyed, also
    /// while the device restarts under other ids at the same place. Unsupported when
    /// ModemManager does not run.
    virtual Result<std::unique_ptr<Hold>> keepModemManagerAway(const AttachedDevice &device) = 0;

    /// The rule that lets who sits at this computer open modems.
    virtual std::optional<HostChange> accessRule() = 0;
    /// Installs it; the system asks for a password. DeviceRefused when the owner declines.
    virtual Result<void> installAccessRule() = 0;

    /// Lets the system's serial driver for modems take a device that it does not know,
    /// until the device is unplugged or the computer restarts.
    virtual std::optional<HostChange> driverBinding(const AttachedDevice &device) = 0;
    virtual Result<void> bindSerialDriver(const AttachedDevice &device) = 0;

    /// Sends messages to a device's storage or control endpoint, in order. A stall and a
    /// vanishing device are no errors: only its return tells whether it worked.
    virtual Result<void> sendUsbMessages(const AttachedDevice &device,
                                         const std::vector<UsbMessage> &messages,
                                         std::chrono::milliseconds timeout)
        = 0;

    /// Keeps the computer from going to sleep while it exists.
    virtual Result<std::unique_ptr<Hold>> keepAwake(const std::string &reason) = 0;
    virtual std::optional<PowerState> power() = 0;
};

}  // namespace reviver
