// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transport/host_services.h"

namespace reviver {

/// What needs nothing of the system but libusb. ModemManager, access rules and drivers that
/// are bound by hand are Linux' own: elsewhere there is nothing to do about them.
class BasicServices : public HostServices {
public:
    Result<std::unique_ptr<Hold>> keepModemManagerAway(const AttachedDevice &device) override;
    std::optional<HostChange> accessRule() override { return std::nullopt; }
    Result<void> installAccessRule() override;
    std::optional<HostChange> driverBinding(const AttachedDevice &) override { return std::nullopt; }
    Result<void> bindSerialDriver(const AttachedDevice &device) override;
    Result<void> sendUsbMessages(const AttachedDevice &device, const std::vector<UsbMessage> &messages,
                                 std::chrono::milliseconds timeout) override;
};

}  // namespace reviver
