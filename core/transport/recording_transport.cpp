// SPDX-License-Identifier: Apache-2.0
#include "core/transport/recording_transport.h"

#include <algorithm>

namespace reviver {

Result<void> RecordingTransport::write(ByteView data, std::chrono::milliseconds timeout, StopToken stop)
{
    m_sink(Direction::Sent, data, m_clock.now());
    return m_inner.write(data, timeout, stop);
}

Result<std::size_t> RecordingTransport::readSome(MutableByteView buffer, std::chrono::milliseconds timeout,
                                                 StopToken stop)
{
    auto received = m_inner.readSome(buffer, timeout, stop);
    if (received)
        m_sink(Direction::Received, buffer.first(std::min(*received, buffer.size())), m_clock.now());
    return received;
}

}  // namespace reviver
