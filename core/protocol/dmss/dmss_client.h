// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/dmss/download_link.h"

namespace reviver::dmss {

/// Talks to a Qualcomm boot stage in download mode: writes a loader to RAM and
/// starts it. Strictly one answer per request. A refusal is DeviceRefused with the
/// text of its reason.
class Client {
public:
    Client(Transport &transport, Clock &clock, StopToken stop = {})
        : m_link(transport, clock, std::move(stop))
    {
    }

    Result<void> nop();
    /// Also sets blockSize() to what the modem takes.
    Result<Parameters> parameters();
    /// "9x00B-SCAQDBZM-30350", or the text of a later boot stage.
    Result<std::string> softwareVersion() { return m_link.softwareVersion(); }

    /// Writes `data` to RAM, in blocks of blockSize() if it is longer. A block that is
    /// not answered is written again: the same octets to the same place (inferred).
    Result<void> write(std::uint32_t address, ByteView data);
    /// Octets per block: 1017, or fewer if the parameters say so.
    std::size_t blockSize() const { return m_blockSize; }

    /// Starts what was written. An acknowledgement, silence and a vanishing port are
    /// all success: loaders differ (qtools ignores the answer).
    Result<void> go(std::uint32_t address);
    /// Makes the boot stage of a Sierra modem speak QDL from here on.
    Result<void> switchToStreaming();
    /// Restarts the modem. Success when it acknowledges or vanishes at once.
    Result<void> reset() { return m_link.reset(); }

    const LinkCounters &counters() const { return m_link.counters(); }

private:
    DownloadLink m_link;
    std::size_t m_blockSize = kBlockSize;
};

}  // namespace reviver::dmss
