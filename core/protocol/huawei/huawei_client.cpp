// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/huawei/huawei_client.h"

#include "core/base/hex.h"
#include "core/protocol/dmss/dmss_messages.h"

#include <fmt/format.h>

namespace reviver::huawei {
namespace {

constexpr int kReadTries = 3;

FrameChannel::ReplyFilter nakOr(std::uint8_t command)
{
    return [command](ByteView payload) {
        return dmss::nakReason(payload) || (!payload.empty() && payload[0] == command);
    };
}

}  // namespace

Result<std::string> Client::softwareVersion()
{
    return m_channel
        .exchangeRepeating(Bytes{kVersionRequest}, kCommandTimeout, kReadTries, m_stop, nakOr(dmss::kVersion),
                           dmss::saysDamaged)
        .and_then(dmss::decodeSoftwareVersion);
}

Result<std::string> Client::productId()
{
    return m_channel
        .exchangeRepeating(Bytes{kProductId}, kCommandTimeout, kReadTries, m_stop, nakOr(kProductId),
                           dmss::saysDamaged)
        .and_then(decodeProductId);
}

Result<void> Client::begin(std::uint32_t code, std::uint32_t size)
{
    const auto begun = m_channel.exchange(encodeBegin(code, size), kCommandTimeout, m_stop, dmss::isAckOrNak)
                           .and_then(dmss::checkAck);
    if (!begun)
        return failure(begun.error().during("beginning partition " + hexNumber(code, 8)));
    return {};
}

Result<void> Client::data(std::uint32_t blockNumber, ByteView block)
{
    if (block.empty() || block.size() > kBlockSize)
        return failure(ErrorCode::InvalidArgument, fmt::format("a block of {} octets", block.size()));
    encodeData(blockNumber, block, m_block);
    const auto written
        = m_channel
              .exchangeRepeating(m_block, kDataTimeout, kTries, m_stop, dmss::isAckOrNak, dmss::saysDamaged)
              .and_then(dmss::checkAck);
    if (!written)
        return failure(written.error().during(fmt::format("writing block {}", blockNumber)));
    return {};
}

Result<void> Client::end(std::uint32_t code, std::uint32_t size)
{
    const auto ended = m_channel.exchange(encodeEnd(code, size), kEndTimeout, m_stop, dmss::isAckOrNak)
                           .and_then(dmss::checkAck);
    if (!ended)
        return failure(ended.error().during("ending partition " + hexNumber(code, 8)));
    return {};
}

Result<void> Client::reset()
{
    const auto reply = m_channel.exchange(Bytes{kReset}, kCommandTimeout, m_stop, dmss::isAckOrNak);
    if (reply)
        return dmss::checkAck(*reply);
    if (reply.error().code() == ErrorCode::PortDisconnected)
        return {};
    return failure(reply.error());
}

}  // namespace reviver::huawei
