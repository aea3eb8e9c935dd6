// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/streaming/streaming_client.h"

#include "core/base/hex.h"

#include <fmt/format.h>

namespace reviver::streaming {
namespace {

/// A loader that talks without end must not fill the memory.
constexpr std::size_t kMaxLogLines = 10'000;

}  // namespace

Result<HelloReply> Client::hello()
{
    return m_channel
        .exchangeRepeating(encodeHello(), kHelloTimeout, kHelloTries, m_stop, replyTo(kHelloReply), isError)
        .and_then(HelloReply::decode);
}

Result<void> Client::setSecurityMode(bool trusted)
{
    const auto reply = exchange(encodeSecurityMode(trusted), kSecurityModeReply, kCommandTimeout);
    if (!reply)
        return failure(reply.error());
    auto opened = openReply(*reply, kSecurityModeReply, "security mode");
    if (!opened)
        return failure(std::move(opened).error());
    return {};
}

Result<void> Client::closeLeftOver()
{
    const auto closed = close();
    if (!closed && closed.error().code() != ErrorCode::DeviceRefused)
        return failure(closed.error());
    return {};
}

Result<TableStatus> Client::partitionTable(ByteView table)
{
    if (table.empty() || table.size() > kMaxPartitionTable)
        return failure(ErrorCode::InvalidArgument,
                       fmt::format("a partition table of {} octets", table.size()));
    const auto reply = exchange(encodePartitionTable(table), kPartitionTableReply, kPartitionTableTimeout);
    if (!reply)
        return failure(reply.error());
    auto reader = openReply(*reply, kPartitionTableReply, "partition table");
    if (!reader)
        return failure(std::move(reader).error());
    const auto status = reader->le<std::uint8_t>();
    REVIVER_TRY(reader->finishLoosely("partition table"));
    return static_cast<TableStatus>(status);
}

Result<void> Client::openMulti(OpenType type, ByteView payload)
{
    if (type == OpenType::Cefs || type == OpenType::AppsCefs)
        return failure(ErrorCode::InvalidArgument, "opening CEFS would erase the modem's own data");
    m_lastWritten.reset();
    const auto reply = exchange(encodeOpenMulti(type, payload), kOpenMultiReply, kOpenTimeout);
    if (!reply)
        return failure(reply.error());
    auto reader = openReply(*reply, kOpenMultiReply, "open");
    if (!reader)
        return failure(std::move(reader).error());
    const auto status = reader->le<std::uint8_t>();
    REVIVER_TRY(reader->finishLoosely("open"));
    if (status != 0)
        return failure(ErrorCode::DeviceRefused, "open: " + openStatusText(status));
    return {};
}

Result<void> Client::write(std::uint32_t offset, ByteView data)
{
    encodeWrite(offset, data, m_block);
    // A late echo of the block before is no answer; any other offset is an error.
    const auto isReply = [this, any = replyTo(kWritten)](ByteView payload) {
        if (!any(payload))
            return false;
        const auto echoed = decodeWritten(payload);
        return !echoed || !m_lastWritten || *echoed != *m_lastWritten;
    };
    if (m_lastWritten == offset)
        m_lastWritten.reset();
    const auto echoed = m_channel.exchangeRepeating(m_block, kWriteTimeout, kWriteTries, m_stop, isReply)
                            .and_then(decodeWritten);
    const std::string activity = "writing at offset " + hexNumber(offset, 8);
    if (!echoed)
        return failure(echoed.error().during(activity));
    if (*echoed != offset)
        return failure(ErrorCode::UnexpectedMessage,
                       activity + ": the loader names offset " + hexNumber(*echoed, 8));
    m_lastWritten = offset;
    return {};
}

Result<void> Client::close()
{
    const auto reply = exchange(Bytes{kClose}, kClosed, kCloseTimeout);
    if (!reply)
        return failure(reply.error());
    if (auto opened = openReply(*reply, kClosed, "close"); !opened)
        return failure(std::move(opened).error());
    return {};
}

Result<void> Client::reset()
{
    const auto reply = exchange(Bytes{kReset}, kResetReply, kCommandTimeout);
    if (!reply && reply.error().code() == ErrorCode::PortDisconnected)
        return {};
    if (!reply)
        return failure(reply.error());
    if (auto opened = openReply(*reply, kResetReply, "reset"); !opened)
        return failure(std::move(opened).error());
    return {};
}

FrameChannel::ReplyFilter Client::replyTo(std::uint8_t awaited)
{
    return [this, awaited](ByteView payload) {
        if (auto text = logText(payload)) {
            if (m_logLines.size() < kMaxLogLines)
                m_logLines.push_back(*std::move(text));
            return false;
        }
        return !payload.empty() && (payload[0] == awaited || payload[0] == kError);
    };
}

Result<Bytes> Client::exchange(ByteView request, std::uint8_t awaited, std::chrono::milliseconds timeout)
{
    return m_channel.exchange(request, timeout, m_stop, replyTo(awaited));
}

}  // namespace reviver::streaming
