// SPDX-License-Identifier: Apache-2.0
#include "core/simulator/practice_obstacles.h"

#include <fmt/format.h>

namespace reviver {

void PracticeObstacles::shape(AttachedDevice &device) const
{
    const std::lock_guard lock(m_mutex);
    if (m_course.slowHub) {
        device.speed = UsbSpeed::Full;
        device.usbVersion = 0x0200;
        device.hubs = {{device.location, "Old USB 1.1 hub", UsbSpeed::Full, false}};
        device.location += ".1";
    }
    for (AttachedInterface &interface : device.interfaces) {
        interface.hidden = m_course.hidden;
        if (m_course.unbound) {
            interface.port.clear();
            interface.driver.clear();
        }
    }
}

Result<void> PracticeObstacles::mayOpen(const std::string &path, Instant now)
{
    const std::lock_guard lock(m_mutex);
    if (m_course.noAccess)
        return failure(ErrorCode::PortAccessDenied, fmt::format("{} belongs to others", path));
    if (m_course.holder.empty() || m_paused)
        return {};
    if (!m_firstMet)
        m_firstMet = now;
    if (m_course.holderLeavesAfter && now - *m_firstMet >= *m_course.holderLeavesAfter)
        m_course.holder.clear();
    if (m_course.holder.empty())
        return {};
    return failure(ErrorCode::PortBusy, fmt::format("{} has {} open", m_course.holder, path));
}

std::string PracticeObstacles::holder() const
{
    const std::lock_guard lock(m_mutex);
    return m_paused ? std::string() : m_course.holder;
}

bool PracticeObstacles::unbound() const
{
    const std::lock_guard lock(m_mutex);
    return m_course.unbound;
}

bool PracticeObstacles::noAccess() const
{
    const std::lock_guard lock(m_mutex);
    return m_course.noAccess;
}

void PracticeObstacles::pauseHolder(bool paused)
{
    const std::lock_guard lock(m_mutex);
    m_paused = paused;
}

void PracticeObstacles::installAccess()
{
    const std::lock_guard lock(m_mutex);
    m_course.noAccess = false;
}

void PracticeObstacles::bindDriver()
{
    const std::lock_guard lock(m_mutex);
    m_course.unbound = false;
}

}  // namespace reviver
