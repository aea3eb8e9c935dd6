// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/dmss/dmss_messages.h"
#include "core/protocol/frame_channel.h"

namespace reviver::dmss {

/// Talks to a Qualcomm boot stage in download mode: writes a loader to RAM and
/// starts it. Strictly one answer per request. A refusal is DeviceRefused with the
/// text of its reason.
class Client {
public:
    Client(Transport &transport, Clock &clock, StopToken stop = {})
        : m_channel(transport, clock)
        , m_stop(std::move(stop))
    {
    }

    Result<void> nop();
    /// Also sets blockSize() to what the modem takes.
    Result<Parameters> parameters();
    Result<std::string> softwareVersion();

    /// Writes `data` to RAM, in blocks of blockSize() if it is longer. A block that is
    /// not answered is written again: the same octets to the same place (inferred).
    Result<void> write(std::uint32_t address, ByteView data);
    /// Octets per block: 1017, or fewer if the parameters say so.
    std::size_t blockSize() const { return m_blockSize; }

    /// Starts what was written. An acknowledgement, silence and a vanishing port are
    /// all success: loaders differ (qtools ignores the answer).
    Result<void> go(std::uint32_t address);
    /// Restarts the modem. Success when it acknowledges or vanishes at once.
    Result<void> reset();

    const LinkCounters &counters() const { return m_channel.counters(); }

private:
    Result<void> writeBlock(std::uint32_t address, ByteView data);

    FrameChannel m_channel;
    StopToken m_stop;
    std::size_t m_blockSize = kBlockSize;
};

}  // namespace reviver::dmss
