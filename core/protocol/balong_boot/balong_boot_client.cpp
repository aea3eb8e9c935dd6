// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/balong_boot/balong_boot_client.h"

#include "core/base/hex.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <limits>

namespace reviver::balong_boot {

Result<void> Client::knock()
{
    return exchange(Bytes{kKnock}, kKnockReply, "knock");
}

Result<void> Client::sendComponent(RunMode mode, std::uint32_t address, ByteView data,
                                   const Progress &progress)
{
    if (data.empty() || data.size() > std::numeric_limits<std::uint32_t>::max() - address)
        return failure(ErrorCode::InvalidArgument,
                       fmt::format("a component of {} octets at {}", data.size(), hexNumber(address, 8)));
    const auto size = static_cast<std::uint32_t>(data.size());
    REVIVER_TRY(exchange(encodeStart(mode, size, address), kAck, "start"));
    std::uint8_t number = 1;
    for (std::size_t offset = 0; offset < data.size(); offset += kBlockSize, ++number) {
        const ByteView block = data.subspan(offset, std::min(kBlockSize, data.size() - offset));
        encodeData(number, block, m_packet);
        if (const auto sent = exchange(m_packet, kAck, "data"); !sent)
            return failure(sent.error().during(fmt::format("sending the octets from {}", offset)));
        if (progress)
            progress(offset + block.size(), data.size());
    }
    return exchange(encodeEnd(number), kAck, "end");
}

Result<void> Client::exchange(ByteView packet, std::uint8_t awaited, std::string_view name)
{
    REVIVER_TRY(settle());
    for (int tried = 1;; ++tried) {
        m_transport.discardInput();
        REVIVER_TRY(m_transport.write(packet, kPacketTimeout, m_stop));
        ++m_unanswered;
        ++m_counters.frames;
        std::array<std::uint8_t, 1> answer{};
        const auto received = m_transport.readSome(answer, kPacketTimeout, m_stop);
        if (received)
            --m_unanswered;
        if (received && answer[0] == awaited)
            return {};
        if (received)
            return failure(
                ErrorCode::DeviceRefused,
                fmt::format("{}: awaited {}, got {}", name, hexNumber(awaited), hexNumber(answer[0])));
        if (received.error().code() != ErrorCode::Timeout)
            return failure(received.error());
        ++m_counters.timeouts;
        if (tried == kTries)
            return failure(
                ErrorCode::Timeout,
                fmt::format("{}: no answer within {} ms, {} times", name, kPacketTimeout.count(), kTries));
        ++m_counters.repeats;
    }
}

Result<void> Client::settle()
{
    std::array<std::uint8_t, 1> answer{};
    for (; m_unanswered > 0; --m_unanswered) {
        const auto late = m_transport.readSome(answer, kSettleTime, m_stop);
        if (!late && late.error().code() != ErrorCode::Timeout)
            return failure(late.error());
        if (!late)
            break;
    }
    m_unanswered = 0;
    return {};
}

}  // namespace reviver::balong_boot
