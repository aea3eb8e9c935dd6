// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace reviver::test {

/// A clock that only moves when somebody sleeps, for several threads. closeIn() makes
/// sleepers wait at that time, so that a test can look at a repair half way. After takeTime()
/// a sleep takes as long as it says.
class GatedClock final : public Clock {
public:
    Instant now() const override
    {
        const std::lock_guard lock(m_mutex);
        return m_now;
    }
    WallTime wallTime() const override
    {
        return WallTime(std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} + std::chrono::hours{14}
                        + std::chrono::duration_cast<std::chrono::milliseconds>(now().time_since_epoch()));
    }
    void sleep(std::chrono::milliseconds duration, StopToken stop = {}) override
    {
        std::unique_lock lock(m_mutex);
        while (m_closed && m_now + duration > m_gate && !stop.stopRequested()) {
            m_waiting = true;
            m_opened.wait_for(lock, std::chrono::milliseconds(20));
        }
        m_waiting = false;
        if (m_takesTime) {
            lock.unlock();
            std::this_thread::sleep_for(duration);
            lock.lock();
        }
        m_now += duration;
    }

    void takeTime()
    {
        const std::lock_guard lock(m_mutex);
        m_takesTime = true;
    }

    /// Nobody sleeps longer than `fromNow` before open().
    void closeIn(std::chrono::milliseconds fromNow)
    {
        const std::lock_guard lock(m_mutex);
        m_gate = m_now + fromNow;
        m_closed = true;
    }
    void open()
    {
        const std::lock_guard lock(m_mutex);
        m_closed = false;
        m_opened.notify_all();
    }
    /// Somebody waits at the gate.
    bool waiting() const
    {
        const std::lock_guard lock(m_mutex);
        return m_waiting;
    }

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_opened;
    Instant m_now{};
    Instant m_gate{};
    bool m_closed = false;
    bool m_waiting = false;
    bool m_takesTime = false;
};

}  // namespace reviver::test
