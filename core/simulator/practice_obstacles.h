// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/transport/attached_device.h"

#include <chrono>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace reviver {

/// What a computer puts in the way of a modem: how it is when a scenario begins.
struct ObstacleCourse {
    std::string holder{};  ///< the program that has every port open; empty: none
    /// The holder is closed so long after it was first in the way, as if its owner did it.
    std::optional<std::chrono::milliseconds> holderLeavesAfter{};
    bool noAccess = false;  ///< until the access rule is installed
    bool unbound = false;   ///< no driver makes ports of it until one is told to
    bool hidden = false;    ///< the system's list does not show its ports
    bool slowHub = false;   ///< it hangs on an old hub
};

/// The same while a practice modem is in use: the services of its host take obstacles
/// away, and the host asks what stands in the way. May be used from any thread.
class PracticeObstacles {
public:
    using Instant = std::chrono::steady_clock::time_point;

    explicit PracticeObstacles(ObstacleCourse course) : m_course(std::move(course)) {}

    /// How the system lists a device that it reaches through these obstacles.
    void shape(AttachedDevice &device) const;
    /// PortBusy or PortAccessDenied while something stands in the way.
    Result<void> mayOpen(const std::string &path, Instant now);

    std::string holder() const;
    bool unbound() const;
    bool noAccess() const;

    void pauseHolder(bool paused);
    void installAccess();
    void bindDriver();

private:
    mutable std::mutex m_mutex;
    ObstacleCourse m_course;
    bool m_paused = false;
    std::optional<Instant> m_firstMet;
};

}  // namespace reviver
