// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/transport/transport.h"

#include <string_view>

namespace reviver {

/// A port on which only harmless octets can be sent: everything the probe says goes
/// through write(), and write() refuses what could change a modem in any mode.
///
/// Let through: frames that mayProbe() takes, AT commands of readOnlyCommands(), a
/// carriage return or a flag alone, and single octets that were allowed by name.
/// It also keeps what was received since the last question, for the evidence.
class SafeTransport final : public Transport {
public:
    explicit SafeTransport(Transport &port) : m_port(port) {}

    /// Lets one octet through by itself: 00 wakes Sahara, 41 knocks at a Balong boot ROM.
    /// Only where the USB id says that such a thing may be there.
    void allowOctet(std::uint8_t octet) { m_allowed.push_back(octet); }

    /// Lets frames with exactly this payload through: only once the port has shown which
    /// protocol it speaks.
    void allowFrame(Bytes payload) { m_allowedFrames.push_back(std::move(payload)); }

    /// InvalidArgument, and nothing is sent, for octets that are not known to be harmless.
    Result<void> write(ByteView data, std::chrono::milliseconds timeout, StopToken stop = {}) override;
    /// As the port; Timeout when one question has brought kMostOctets.
    Result<std::size_t> readSome(MutableByteView buffer, std::chrono::milliseconds timeout,
                                 StopToken stop = {}) override;
    void discardInput() override { m_port.discardInput(); }

    /// What was received since it was last taken.
    Bytes takeReceived();

private:
    /// A port may never stop talking (satellite positions, logs): this ends a question.
    static constexpr std::size_t kMostOctets = 16 * 1024;

    bool isHarmless(ByteView data) const;

    Transport &m_port;
    Bytes m_allowed;
    std::vector<Bytes> m_allowedFrames;
    Bytes m_received;
};

/// The AT commands that only read, and that no modem is known to take badly.
/// Source: docs/sources.md, "AT commands"; ModemManager plugin huawei, router captures.
bool isReadOnlyCommand(std::string_view command);

}  // namespace reviver
