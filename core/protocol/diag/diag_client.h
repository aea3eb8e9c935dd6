// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/diag/diag_messages.h"
#include "core/protocol/frame_channel.h"

namespace reviver::diag {

/// Talks to the diagnostic monitor of a modem in normal mode. Logs and events that
/// come unasked are skipped. Reading is repeated once on silence, changing is not.
/// Errors: DeviceRefused (the modem said no, the detail says why), Timeout,
/// MalformedMessage and those of the transport.
class Client {
public:
    Client(Transport &transport, Clock &clock, StopToken stop = {})
        : m_channel(transport, clock)
        , m_stop(std::move(stop))
    {
    }

    Result<VersionInfo> version();
    Result<ExtendedBuildId> extendedBuildId();
    Result<StatusInfo> status();
    /// Reads one item; look at its status before its data.
    Result<NvItem> readNv(std::uint16_t item);

    Result<void> setMode(Mode mode);
    /// Asks for download mode (0x3A). The modem echoes, says nothing or drops off the
    /// bus at once: all three are success, and only its return tells. Refused with
    /// 0x18 in the wrong operating mode, 0x42 when locked by the service code.
    /// Source: qtools dload.sh; Quectel updater (confirmed).
    Result<void> switchToDownload();

    const LinkCounters &counters() const { return m_channel.counters(); }

private:
    Result<Bytes> read(ByteView request, const FrameChannel::ReplyFilter &isReply);

    FrameChannel m_channel;
    StopToken m_stop;
};

}  // namespace reviver::diag
