// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/protocol/balong_boot/balong_boot_messages.h"
#include "core/protocol/frame_channel.h"
#include "core/transport/transport.h"

#include <functional>

namespace reviver::balong_boot {

/// Talks to the boot ROM of a Balong chip: knocks, then sends the components of a
/// loader to RAM, each with start, data and end. Only for USB 12D1:1443. A packet that
/// gets no answer is sent again with the same number; any answer but the
/// acknowledgement is DeviceRefused.
class Client {
public:
    /// Octets sent so far, of the component.
    using Progress = std::function<void(std::size_t done, std::size_t size)>;

    /// Made like every client; its own time is that of the transport.
    Client(Transport &transport, Clock &, StopToken stop = {})
        : m_transport(transport)
        , m_stop(std::move(stop))
    {
    }

    /// Asks whether the ROM is ready.
    Result<void> knock();
    /// Sends one component to `address` and lets the ROM treat it by `mode`.
    Result<void> sendComponent(RunMode mode, std::uint32_t address, ByteView data,
                               const Progress &progress = {});

    /// Packets count as frames.
    const LinkCounters &counters() const { return m_counters; }

private:
    Result<void> exchange(ByteView packet, std::uint8_t awaited, std::string_view name);
    /// Waits for the late answers of repeated packets: an acknowledgement carries no
    /// number and would be taken for the next packet's.
    Result<void> settle();

    Transport &m_transport;
    StopToken m_stop;
    Bytes m_packet;  ///< The packet being sent; kept for its memory.
    LinkCounters m_counters;
    int m_unanswered = 0;  ///< Packets sent whose answers have not been seen.
};

}  // namespace reviver::balong_boot
