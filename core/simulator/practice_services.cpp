// SPDX-License-Identifier: Apache-2.0
#include "core/simulator/practice_services.h"

#include <algorithm>
#include <fmt/format.h>

namespace reviver {
namespace {

constexpr std::string_view kModemManagerName = "ModemManager";
constexpr std::int64_t kHolderProcess = 1234;  ///< no real process: nothing is done to it

class ManagerPause final : public Hold {
public:
    explicit ManagerPause(std::shared_ptr<PracticeObstacles> obstacles) : m_obstacles(std::move(obstacles))
    {
        m_obstacles->pauseHolder(true);
    }
    ~ManagerPause() override { m_obstacles->pauseHolder(false); }

private:
    std::shared_ptr<PracticeObstacles> m_obstacles;
};

}  // namespace

bool PracticeServices::hasPort(const std::string &port)
{
    return std::ranges::any_of(m_host.devices(), [&](const AttachedDevice &device) {
        return std::ranges::count(device.interfaces, port, &AttachedInterface::port) > 0;
    });
}

std::vector<PortHolder> PracticeServices::holdersOf(const std::string &port)
{
    const std::string holder = m_host.obstacles()->holder();
    if (holder.empty() || !hasPort(port))
        return {};
    return {{holder, kHolderProcess}};
}

Result<std::unique_ptr<Hold>> PracticeServices::keepModemManagerAway(const AttachedDevice &)
{
    if (m_host.obstacles()->holder() != kModemManagerName)
        return failure(ErrorCode::Unsupported, "no ModemManager runs around this practice modem");
    return std::make_unique<ManagerPause>(m_host.obstacles());
}

std::optional<HostChange> PracticeServices::accessRule()
{
    return HostChange{{}, "practice: lets you open the practice modem, nothing else", true};
}

Result<void> PracticeServices::installAccessRule()
{
    m_host.obstacles()->installAccess();
    return {};
}

std::optional<HostChange> PracticeServices::driverBinding(const AttachedDevice &device)
{
    if (!m_host.obstacles()->unbound() || !device.id)
        return std::nullopt;
    return HostChange{
        {},
        fmt::format("practice: echo {:04x} {:04x} > new_id", device.id->vendor, device.id->product),
        true};
}

Result<void> PracticeServices::bindSerialDriver(const AttachedDevice &)
{
    m_host.obstacles()->bindDriver();
    return {};
}

Result<void> PracticeServices::sendUsbMessages(const AttachedDevice &,
                                               const std::vector<UsbMessage> &messages,
                                               std::chrono::milliseconds)
{
    for (const UsbMessage &message : messages) {
        if (message.transfer == UsbMessage::Transfer::Bulk)
            m_host.writeStorage(message.octets);
    }
    return {};
}

Result<std::unique_ptr<Hold>> PracticeServices::keepAwake(const std::string &)
{
    return std::make_unique<Hold>();
}

}  // namespace reviver
