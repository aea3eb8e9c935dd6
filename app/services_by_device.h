// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/simulator/practice_services.h"

#include <functional>
#include <memory>

namespace reviver {

/// Sends each wish to the system that a device hangs on: a practice modem has services of
/// its own, everything else those of the computer.
class ServicesByDevice final : public HostServices {
public:
    /// The services around the practice modem that is attached now; null if there is none.
    using PracticeGetter = std::function<std::shared_ptr<PracticeServices>()>;

    ServicesByDevice(std::unique_ptr<HostServices> system, PracticeGetter practice)
        : m_system(std::move(system))
        , m_practice(std::move(practice))
    {
    }

    std::vector<PortHolder> holdersOf(const std::string &port) override;
    Result<std::unique_ptr<Hold>> keepModemManagerAway(const AttachedDevice &device) override;
    /// Of the practice modem, if one is attached that can't be opened.
    std::optional<HostChange> accessRule() override;
    Result<void> installAccessRule() override;
    std::optional<HostChange> driverBinding(const AttachedDevice &device) override;
    Result<void> bindSerialDriver(const AttachedDevice &device) override;
    Result<void> sendUsbMessages(const AttachedDevice &device, const std::vector<UsbMessage> &messages,
                                 std::chrono::milliseconds timeout) override;
    Result<std::unique_ptr<Hold>> keepAwake(const std::string &reason) override;
    std::optional<PowerState> power() override;

private:
    /// Never null.
    std::shared_ptr<HostServices> of(const AttachedDevice &device) const;
    std::shared_ptr<HostServices> ofAccess() const;

    std::shared_ptr<HostServices> m_system;
    PracticeGetter m_practice;
};

}  // namespace reviver
