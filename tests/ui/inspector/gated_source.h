// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/firmware/byte_source.h"

#include <condition_variable>
#include <limits>
#include <mutex>
#include <thread>

namespace reviver::test {

/// Octets of any number without memory; while it is closed, whoever reads has to wait.
class GatedSource final : public ByteSource {
public:
    explicit GatedSource(std::uint64_t size) : m_size(size) {}

    static std::uint8_t octetAt(std::uint64_t offset) { return static_cast<std::uint8_t>(offset % 251); }

    std::uint64_t size() const override { return m_size; }
    Result<void> read(std::uint64_t offset, MutableByteView buffer) const override
    {
        std::unique_lock lock(m_mutex);
        m_waiting = m_closedFrom <= offset;
        m_changed.notify_all();
        m_changed.wait(lock, [&] { return m_closedFrom > offset; });
        m_waiting = false;
        m_reader = std::this_thread::get_id();
        if (offset + buffer.size() > m_failFrom)
            return failure(ErrorCode::FileUnreadable, "as the test says");
        m_read += buffer.size();
        for (std::size_t i = 0; i < buffer.size(); ++i)
            buffer[i] = octetAt(offset + i);
        return {};
    }

    /// Reads of this offset and behind it wait until open().
    void close(std::uint64_t from = 0)
    {
        const std::lock_guard lock(m_mutex);
        m_closedFrom = from;
    }
    void open()
    {
        const std::lock_guard lock(m_mutex);
        m_closedFrom = kNever;
        m_changed.notify_all();
    }
    /// True while a reader waits at the gate.
    bool waiting() const
    {
        const std::lock_guard lock(m_mutex);
        return m_waiting;
    }
    void failFrom(std::uint64_t offset) { m_failFrom = offset; }
    std::uint64_t read() const { return m_read; }
    std::thread::id reader() const { return m_reader; }

private:
    static constexpr std::uint64_t kNever = std::numeric_limits<std::uint64_t>::max();

    std::uint64_t m_size;
    std::uint64_t m_closedFrom = kNever;
    std::uint64_t m_failFrom = kNever;
    mutable std::mutex m_mutex;
    mutable std::condition_variable m_changed;
    mutable bool m_waiting = false;
    mutable std::uint64_t m_read = 0;
    mutable std::thread::id m_reader;
};

}  // namespace reviver::test
