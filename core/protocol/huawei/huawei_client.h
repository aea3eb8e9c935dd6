// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/dmss/download_link.h"
#include "core/protocol/huawei/huawei_messages.h"

namespace reviver::huawei {

/// Talks Huawei's download protocol in its HDLC phase: partitions are begun, sent
/// block by block, and ended. A refusal is DeviceRefused with the text of its reason.
/// No checksum of the image reaches the modem: check it before sending.
class Client {
public:
    Client(Transport &transport, Clock &clock, StopToken stop = {})
        : m_link(transport, clock, std::move(stop))
    {
    }

    /// The text that the modem gives for its boot code: "9x00B-SCAQDBZM-30350".
    Result<std::string> softwareVersion() { return m_link.softwareVersion(); }
    /// "HUAWEI ..."; a pure DMSS boot stage refuses it as an unknown command.
    Result<std::string> productId();

    /// Sent once: it is not for repeating (some images are erased at once).
    Result<void> begin(std::uint32_t code, std::uint32_t size);
    /// Sends one block of at most kBlockSize octets; numbers run from kFirstBlock. On
    /// silence, or when the modem got it damaged, the same block is sent again, three
    /// times in all: a modem acknowledges a block that it already has.
    Result<void> data(std::uint32_t blockNumber, ByteView block);
    /// Sent once; the modem may take kEndTimeout to write its flash.
    Result<void> end(std::uint32_t code, std::uint32_t size);
    /// Restarts the modem. Success when it acknowledges or vanishes at once.
    Result<void> reset() { return m_link.reset(); }

    const LinkCounters &counters() const { return m_link.counters(); }
    /// Why the last begin, block, end or reset was refused; nothing if it was not.
    std::optional<dmss::NakReason> lastRefusal() const { return m_link.lastRefusal(); }

private:
    dmss::DownloadLink m_link;
    Bytes m_block;  ///< The message being sent; kept for its memory.
};

}  // namespace reviver::huawei
