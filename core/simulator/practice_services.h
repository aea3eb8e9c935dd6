// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/simulator/practice_host.h"
#include "core/transport/host_services.h"

namespace reviver {

/// The system around a practice modem: everything that the owner can be offered works
/// on the practice modem alone, nothing on the computer is touched. Thread safe as
/// its host is. A Hold may outlive it.
class PracticeServices final : public HostServices {
public:
    /// `host` outlives the services.
    explicit PracticeServices(PracticeHost &host) : m_host(host) {}

    /// True if `port` is one of the practice modem's.
    bool hasPort(const std::string &port);
    /// True while the access rule is missing.
    bool deniesAccess() const { return m_host.obstacles()->noAccess(); }

    std::vector<PortHolder> holdersOf(const std::string &port) override;
    /// Only for a holder of the name "ModemManager"; Unsupported otherwise.
    Result<std::unique_ptr<Hold>> keepModemManagerAway(const AttachedDevice &device) override;
    std::optional<HostChange> accessRule() override;
    Result<void> installAccessRule() override;
    std::optional<HostChange> driverBinding(const AttachedDevice &device) override;
    Result<void> bindSerialDriver(const AttachedDevice &device) override;
    Result<void> sendUsbMessages(const AttachedDevice &device, const std::vector<UsbMessage> &messages,
                                 std::chrono::milliseconds timeout) override;
    Result<std::unique_ptr<Hold>> keepAwake(const std::string &reason) override;
    std::optional<PowerState> power() override { return std::nullopt; }

private:
    PracticeHost &m_host;
};

}  // namespace reviver
