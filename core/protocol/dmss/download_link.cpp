// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/dmss/download_link.h"

namespace reviver::dmss {

Result<void> DownloadLink::acknowledged(ByteView request, std::chrono::milliseconds timeout)
{
    return judged(m_channel.exchange(request, timeout, m_stop, isAckOrNak));
}

Result<void> DownloadLink::acknowledgedRepeating(ByteView request, std::chrono::milliseconds timeout)
{
    return judged(m_channel.exchangeRepeating(request, timeout, kTries, m_stop, isAckOrNak, saysDamaged));
}

Result<void> DownloadLink::judged(Result<Bytes> answer)
{
    m_lastRefusal = answer ? nakReason(*answer) : std::nullopt;
    if (!answer)
        return failure(std::move(answer).error());
    auto checked = checkAck(*answer);
    m_channel.reuse(*std::move(answer));
    return checked;
}

Result<Bytes> DownloadLink::read(std::uint8_t command, std::uint8_t awaited)
{
    const auto isReply = [awaited](ByteView payload) {
        return nakReason(payload) || (!payload.empty() && payload[0] == awaited);
    };
    return m_channel.exchangeRepeating(Bytes{command}, kCommandTimeout, kTries, m_stop, isReply, saysDamaged);
}

Result<std::string> DownloadLink::softwareVersion()
{
    return read(kVersionRequest, kVersion).and_then(decodeSoftwareVersion);
}

Result<void> DownloadLink::reset()
{
    const auto done = acknowledged(Bytes{kReset}, kCommandTimeout);
    if (!done && done.error().code() == ErrorCode::PortDisconnected)
        return {};
    return done;
}

}  // namespace reviver::dmss
