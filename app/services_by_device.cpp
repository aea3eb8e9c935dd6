// SPDX-License-Identifier: Apache-2.0
#include "app/services_by_device.h"

namespace reviver {

std::shared_ptr<HostServices> ServicesByDevice::of(const AttachedDevice &device) const
{
    const auto practice = device.practice ? m_practice() : nullptr;
    return practice ? practice : m_system;
}

std::shared_ptr<HostServices> ServicesByDevice::ofAccess() const
{
    const auto practice = m_practice();
    return practice && practice->deniesAccess() ? practice : m_system;
}

std::vector<PortHolder> ServicesByDevice::holdersOf(const std::string &port)
{
    const auto practice = m_practice();
    return practice && practice->hasPort(port) ? practice->holdersOf(port) : m_system->holdersOf(port);
}

Result<std::unique_ptr<Hold>> ServicesByDevice::keepModemManagerAway(const AttachedDevice &device)
{
    return of(device)->keepModemManagerAway(device);
}

std::optional<HostChange> ServicesByDevice::accessRule()
{
    return ofAccess()->accessRule();
}

Result<void> ServicesByDevice::installAccessRule()
{
    return ofAccess()->installAccessRule();
}

std::optional<HostChange> ServicesByDevice::driverBinding(const AttachedDevice &device)
{
    return of(device)->driverBinding(device);
}

Result<void> ServicesByDevice::bindSerialDriver(const AttachedDevice &device)
{
    return of(device)->bindSerialDriver(device);
}

Result<void> ServicesByDevice::sendUsbMessages(const AttachedDevice &device,
                                               const std::vector<UsbMessage> &messages,
                                               std::chrono::milliseconds timeout)
{
    return of(device)->sendUsbMessages(device, messages, timeout);
}

Result<std::unique_ptr<Hold>> ServicesByDevice::keepAwake(const std::string &reason)
{
    return m_system->keepAwake(reason);
}

std::optional<PowerState> ServicesByDevice::power()
{
    return m_system->power();
}

}  // namespace reviver
