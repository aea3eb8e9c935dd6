// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/frame_channel.h"
#include "core/protocol/qdl/qdl_messages.h"

namespace reviver::qdl {

/// Talks QDL to a Gobi or Sierra modem in download mode: each image is opened with its
/// header, sent in chunks that are not framed, and declared done.
///
/// A boot stage that still speaks DMSS is switched over by dmss::Client::switchToStreaming().
/// Nothing that writes is repeated: whether a modem takes a chunk twice is not known. An
/// error or a status of refusal is DeviceRefused with its meaning.
class Client {
public:
    Client(Transport &transport, Clock &clock, StopToken stop = {})
        : m_channel(transport, clock)
        , m_stop(std::move(stop))
    {
    }

    /// Tries the known versions until the modem takes one.
    Result<HelloReply> hello();
    /// Which images the modem wants; Gobi modems answer, many others refuse.
    Result<std::vector<ImagePreference>> imagePreferences();

    /// Opens an image; `dataSize` is its length without `imageHeader`.
    Result<OpenReply> open(std::uint8_t type, ByteView imageHeader, std::uint32_t dataSize);
    /// Sends one chunk, at most kChunkSize octets; `sequence` counts from 0.
    Result<void> write(std::uint16_t sequence, ByteView chunk);
    /// Ends the image; the modem checks and writes what it still holds.
    Result<void> done();
    /// Restarts the modem. It does not answer.
    Result<void> reset();

    const LinkCounters &counters() const { return m_channel.counters(); }

private:
    FrameChannel m_channel;
    StopToken m_stop;
    Bytes m_chunk;  ///< The message being sent; kept for its memory.
};

}  // namespace reviver::qdl
