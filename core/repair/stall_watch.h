// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/transport/transport.h"

#include <functional>

namespace reviver {

/// Told how long nothing was heard and when the request will be given up; a
/// silence of zero means that the modem answers again.
using StallListener = std::function<void(std::chrono::milliseconds silence, std::chrono::milliseconds limit)>;

/// Wraps a port and tells when the modem has been silent for five seconds while an
/// answer was awaited, so that a user is never left before a bar that stands still.
class StallWatch final : public Transport {
public:
    StallWatch(std::unique_ptr<Transport> port, Clock &clock, StallListener listener);

    Result<void> write(ByteView data, std::chrono::milliseconds timeout, StopToken stop) override;
    Result<std::size_t> readSome(MutableByteView buffer, std::chrono::milliseconds timeout,
                                 StopToken stop) override;
    void discardInput() override { m_port->discardInput(); }

private:
    void heard();

    std::unique_ptr<Transport> m_port;
    Clock &m_clock;
    StallListener m_listener;
    bool m_stalled = false;
};

}  // namespace reviver
