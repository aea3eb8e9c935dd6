// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/dmss/dmss_client.h"

#include "core/base/hex.h"

#include <algorithm>
#include <fmt/format.h>
#include <limits>

namespace reviver::dmss {
namespace {

FrameChannel::ReplyFilter nakOr(std::uint8_t command)
{
    return [command](ByteView payload) {
        return nakReason(payload) || (!payload.empty() && payload[0] == command);
    };
}

bool isOneOf(const Error &error, ErrorCode a, ErrorCode b)
{
    return error.code() == a || error.code() == b;
}

}  // namespace

Result<void> Client::nop()
{
    return m_channel.exchangeRepeating(Bytes{kNop}, kCommandTimeout, kTries, m_stop, isAckOrNak, saysDamaged)
        .and_then(checkAck);
}

Result<Parameters> Client::parameters()
{
    auto found = m_channel
                     .exchangeRepeating(Bytes{kParametersRequest}, kCommandTimeout, kTries, m_stop,
                                        nakOr(kParameters), saysDamaged)
                     .and_then(Parameters::decode);
    if (found && found->maxWrite > 0)
        m_blockSize = std::min<std::size_t>(kBlockSize, found->maxWrite);
    return found;
}

Result<std::string> Client::softwareVersion()
{
    return m_channel
        .exchangeRepeating(Bytes{kVersionRequest}, kCommandTimeout, kTries, m_stop, nakOr(kVersion),
                           saysDamaged)
        .and_then(decodeSoftwareVersion);
}

Result<void> Client::write(std::uint32_t address, ByteView data)
{
    if (data.size() > std::numeric_limits<std::uint32_t>::max() - address)
        return failure(
            ErrorCode::InvalidArgument,
            fmt::format("{} octets at {} leave the address space", data.size(), hexNumber(address, 8)));
    for (std::size_t offset = 0; offset < data.size(); offset += m_blockSize) {
        const ByteView block = data.subspan(offset, std::min(m_blockSize, data.size() - offset));
        REVIVER_TRY(writeBlock(address + static_cast<std::uint32_t>(offset), block));
    }
    return {};
}

Result<void> Client::writeBlock(std::uint32_t address, ByteView data)
{
    const auto written = m_channel
                             .exchangeRepeating(encodeWrite(address, data), kWriteTimeout, kTries, m_stop,
                                                isAckOrNak, saysDamaged)
                             .and_then(checkAck);
    if (!written)
        return failure(written.error().during("writing to RAM at " + hexNumber(address, 8)));
    return {};
}

Result<void> Client::go(std::uint32_t address)
{
    const auto reply = m_channel.exchange(encodeGo(address), kCommandTimeout, m_stop, isAckOrNak);
    if (reply)
        return checkAck(*reply);
    if (isOneOf(reply.error(), ErrorCode::Timeout, ErrorCode::PortDisconnected))
        return {};
    return failure(reply.error());
}

Result<void> Client::reset()
{
    const auto reply = m_channel.exchange(Bytes{kReset}, kCommandTimeout, m_stop, isAckOrNak);
    if (reply)
        return checkAck(*reply);
    if (reply.error().code() == ErrorCode::PortDisconnected)
        return {};
    return failure(reply.error());
}

}  // namespace reviver::dmss
