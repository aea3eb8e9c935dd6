// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/transport/transport.h"

#include <functional>

namespace reviver {

/// Which way octets went.
enum class Direction { Sent, Received };

/// Passes everything on to another transport and shows each octet to a sink, with
/// its direction and time: the log of a probe, a capture for a bug report.
class RecordingTransport final : public Transport {
public:
    using Sink = std::function<void(Direction, ByteView, Clock::Instant)>;

    /// `inner` and `clock` must outlive this object.
    RecordingTransport(Transport &inner, const Clock &clock, Sink sink)
        : m_inner(inner)
        , m_clock(clock)
        , m_sink(std::move(sink))
    {
    }

    /// The sink sees the octets before they are handed on: when writing fails, some
    /// of them may have left.
    Result<void> write(ByteView data, std::chrono::milliseconds timeout, StopToken stop = {}) override;
    Result<std::size_t> readSome(MutableByteView buffer, std::chrono::milliseconds timeout,
                                 StopToken stop = {}) override;
    void discardInput() override { m_inner.discardInput(); }

private:
    Transport &m_inner;
    const Clock &m_clock;
    Sink m_sink;
};

}  // namespace reviver
