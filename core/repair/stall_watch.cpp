// SPDX-License-Identifier: Apache-2.0
#include "core/repair/stall_watch.h"

#include <algorithm>

namespace reviver {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kSlice{1000};
constexpr milliseconds kWorthTelling{5000};

}  // namespace

StallWatch::StallWatch(std::unique_ptr<Transport> port, Clock &clock, StallListener listener)
    : m_port(std::move(port))
    , m_clock(clock)
    , m_listener(std::move(listener))
{
}

Result<void> StallWatch::write(ByteView data, milliseconds timeout, StopToken stop)
{
    return m_port->write(data, timeout, stop);
}

Result<std::size_t> StallWatch::readSome(MutableByteView buffer, milliseconds timeout, StopToken stop)
{
    const Clock::Instant start = m_clock.now();
    for (;;) {
        const auto silence = std::chrono::duration_cast<milliseconds>(m_clock.now() - start);
        if (silence >= kWorthTelling) {
            m_stalled = true;
            m_listener(silence, timeout);
        }
        const milliseconds left = timeout - silence;
        auto received = m_port->readSome(buffer, std::clamp(left, milliseconds(1), kSlice), stop);
        if (received)
            heard();
        const bool again = !received && received.error().code() == ErrorCode::Timeout && left > kSlice;
        if (!again)
            return received;
    }
}

void StallWatch::heard()
{
    if (std::exchange(m_stalled, false))
        m_listener(milliseconds::zero(), milliseconds::zero());
}

}  // namespace reviver
