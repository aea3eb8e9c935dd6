// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/dmss/dmss_messages.h"
#include "core/protocol/frame_channel.h"

namespace reviver::dmss {

/// What DMSS and Huawei's download protocol have in common: requests that are
/// acknowledged or refused, requests that are answered by their own reply, the
/// version text and the restart. A refusal is DeviceRefused with its reason.
class DownloadLink {
public:
    DownloadLink(Transport &transport, Clock &clock, StopToken stop)
        : m_channel(transport, clock)
        , m_stop(std::move(stop))
    {
    }

    /// Sends once and waits for the acknowledgement.
    Result<void> acknowledged(ByteView request, std::chrono::milliseconds timeout);
    /// As above; sends again, kTries times in all, on silence and when the modem got
    /// the request damaged. Only for what may be carried out twice.
    Result<void> acknowledgedRepeating(ByteView request, std::chrono::milliseconds timeout);
    /// Sends a command of one octet that only reads, and returns the reply that starts
    /// with `awaited`.
    Result<Bytes> read(std::uint8_t command, std::uint8_t awaited);

    Result<std::string> softwareVersion();
    /// Success when the modem acknowledges or vanishes at once.
    Result<void> reset();

    const LinkCounters &counters() const { return m_channel.counters(); }
    /// Why the last request that wanted an acknowledgement was refused; nothing if it was not.
    std::optional<NakReason> lastRefusal() const { return m_lastRefusal; }

private:
    Result<void> judged(Result<Bytes> answer);

    FrameChannel m_channel;
    StopToken m_stop;
    std::optional<NakReason> m_lastRefusal;
};

}  // namespace reviver::dmss
