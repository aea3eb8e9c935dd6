// SPDX-License-Identifier: Apache-2.0
#include "app/services_by_device.h"

namespace reviver {

namespace {

class NoServices final : public HostServices {
public:
    std::vector<PortHolder> holdersOf(const std::string &) override { return {}; }
    Result<std::unique_ptr<Hold>> keepModemManagerAway(const AttachedDevice &) override { return none(); }
    std::optional<HostChange> accessRule() override { return std::nullopt; }
    Result<void> installAccessRule() override { return none(); }
    std::optional<HostChange> driverBinding(const AttachedDevice &) override { return std::nullopt; }
    Result<void> bindSerialDriver(const AttachedDevice &) override { return none(); }
    Result<void> sendUsbMessages(const AttachedDevice &, const std::vector<UsbMessage> &,
                                 std::chrono::milliseconds) override
    {
        return none();
    }
    Result<std::unique_ptr<Hold>> keepAwake(const std::string &) override { return none(); }
    std::optional<PowerState> power() override { return std::nullopt; }

private:
    static tl::unexpected<Error> none()
    {
        return failure(ErrorCode::Unsupported, "this system offers no such service");
    }
};

}  // namespace

ServicesByDevice::ServicesByDevice(HostServices *system, PracticeGetter practice)
    : m_system(std::make_shared<NoServices>())
    , m_practice(std::move(practice))
{
    if (system)
        m_system = std::shared_ptr<HostServices>(std::shared_ptr<void>(), system);  // not owned
}

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
