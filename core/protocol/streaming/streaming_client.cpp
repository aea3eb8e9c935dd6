// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/streaming/streaming_client.h"

#include "core/base/hex.h"

#include <fmt/format.h>

namespace reviver::streaming {

using std::chrono::milliseconds;

bool meansUnable(const Error &error)
{
    return error.code() == ErrorCode::DeviceRefused || error.code() == ErrorCode::Timeout
        || error.code() == ErrorCode::MalformedMessage;
}

Result<HelloReply> Client::hello()
{
    return m_channel
        .exchangeRepeating(encodeHello(), kHelloTimeout, kHelloTries, m_stop, replyTo(kHelloReply), isError)
        .and_then(HelloReply::decode);
}

Result<void> Client::nop()
{
    Bytes request{kNop};
    appendLe(request, ++m_nopNumber);
    const auto isReply = [this, any = replyTo(kNopReply)](ByteView payload) {
        const bool ofAnotherNop = payload.size() >= 5 && payload[0] == kNopReply
            && loadLe<std::uint32_t>(payload, 1) != m_nopNumber;
        return any(payload) && !ofAnotherNop;
    };
    const auto reply = m_channel.exchangeRepeating(request, kCommandTimeout, kReadTries, m_stop, isReply);
    if (!reply)
        return failure(reply.error());
    auto reader = openReply(*reply, kNopReply, "nop");
    if (!reader)
        return failure(std::move(reader).error());
    reader->skip(sizeof(m_nopNumber));
    return reader->finishLoosely("nop");
}

Result<bool> Client::errorCorrection()
{
    return status(Bytes{kGetEcc}, kGetEccReply, kCommandTimeout, "error correction").map([](std::uint8_t on) {
        return on != 0;
    });
}

Result<void> Client::setErrorCorrection(bool on)
{
    const Bytes request{kSetEcc, static_cast<std::uint8_t>(on ? 1 : 0)};
    return expect(request, kSetEccReply, kCommandTimeout, "error correction");
}

Result<Bytes> Client::read(std::uint32_t address, std::uint16_t length)
{
    const auto isReply = [address, any = replyTo(kReadReply)](ByteView payload) {
        const bool ofAnotherRead
            = payload.size() >= 5 && payload[0] == kReadReply && loadLe<std::uint32_t>(payload, 1) != address;
        return any(payload) && !ofAnotherRead;
    };
    auto reply
        = m_channel
              .exchangeRepeating(encodeRead(address, length), kCommandTimeout, kReadTries, m_stop, isReply)
              .and_then(ReadReply::decode);
    if (!reply)
        return failure(reply.error().during("reading at " + hexNumber(address, 8)));
    if (reply->data.size() != length)
        return failure(ErrorCode::MalformedMessage,
                       fmt::format("asked for {} octets at {}, got {}", length, hexNumber(address, 8),
                                   reply->data.size()));
    return std::move(reply->data);
}

Result<void> Client::setSecurityMode(bool trusted)
{
    return expect(encodeSecurityMode(trusted), kSecurityModeReply, kCommandTimeout, "security mode");
}

Result<void> Client::closeLeftOver()
{
    const auto closed = expect(Bytes{kClose}, kClosed, kCommandTimeout, "close");
    if (!closed && closed.error().code() != ErrorCode::DeviceRefused
        && closed.error().code() != ErrorCode::Timeout)
        return closed;
    return {};
}

Result<TableStatus> Client::partitionTable(ByteView table)
{
    if (table.empty() || table.size() > kMaxPartitionTable)
        return failure(ErrorCode::InvalidArgument,
                       fmt::format("a partition table of {} octets", table.size()));
    return status(encodePartitionTable(table), kPartitionTableReply, kPartitionTableTimeout,
                  "partition table")
        .map([](std::uint8_t status) { return static_cast<TableStatus>(status); });
}

Result<void> Client::open(OpenMode mode)
{
    m_lastWritten.reset();
    return expect(Bytes{kOpen, static_cast<std::uint8_t>(mode)}, kOpenReply, kOpenTimeout, "open");
}

Result<void> Client::openMulti(OpenType type, ByteView payload)
{
    if (type == OpenType::Cefs || type == OpenType::AppsCefs)
        return failure(ErrorCode::InvalidArgument, "opening CEFS would erase the modem's own data");
    m_lastWritten.reset();
    const auto opened = status(encodeOpenMulti(type, payload), kOpenMultiReply, kOpenTimeout, "open");
    if (!opened)
        return failure(opened.error());
    if (*opened != 0)
        return failure(ErrorCode::DeviceRefused, "open: " + openStatusText(*opened));
    return {};
}

Result<void> Client::write(std::uint32_t offset, ByteView data)
{
    encodeWrite(offset, data, m_block);
    // A late echo of the block before is no answer; any other offset is an error.
    const auto isReply = [this](ByteView payload) {
        if (!answers(kWritten, payload))
            return false;
        const auto echoed = decodeWritten(payload);
        return !echoed || !m_lastWritten || *echoed != *m_lastWritten;
    };
    if (m_lastWritten == offset)
        m_lastWritten.reset();
    const auto activity = [offset] { return "writing at offset " + hexNumber(offset, 8); };
    auto reply = m_channel.exchangeRepeating(m_block, kWriteTimeout, kWriteTries, m_stop, isReply);
    if (!reply)
        return failure(reply.error().during(activity()));
    const auto echoed = decodeWritten(*reply);
    m_channel.reuse(*std::move(reply));
    if (!echoed)
        return failure(echoed.error().during(activity()));
    if (*echoed != offset)
        return failure(ErrorCode::UnexpectedMessage,
                       activity() + ": the loader names offset " + hexNumber(*echoed, 8));
    m_lastWritten = offset;
    return {};
}

Result<void> Client::writeUnframed(std::uint32_t offset, ByteView data)
{
    if (data.empty() || data.size() > kMaxUnframed)
        return failure(ErrorCode::InvalidArgument,
                       fmt::format("an unframed block of {} octets", data.size()));
    encodeUnframedWrite(offset, data, m_block);
    const auto echoed = m_channel.exchangeUnframed(m_block, kWriteTimeout, m_stop, replyTo(kUnframedWritten))
                            .and_then(decodeUnframedWritten);
    const std::string activity = "writing unframed at offset " + hexNumber(offset, 8);
    if (!echoed)
        return failure(echoed.error().during(activity));
    if (*echoed != offset)
        return failure(ErrorCode::UnexpectedMessage,
                       activity + ": the loader names offset " + hexNumber(*echoed, 8));
    return {};
}

Result<void> Client::close()
{
    return expect(Bytes{kClose}, kClosed, kCloseTimeout, "close");
}

Result<void> Client::reset()
{
    const auto done = expect(Bytes{kReset}, kResetReply, kCommandTimeout, "reset");
    if (!done && done.error().code() == ErrorCode::PortDisconnected)
        return {};
    return done;
}

FrameChannel::ReplyFilter Client::replyTo(std::uint8_t awaited)
{
    return [this, awaited](ByteView payload) { return answers(awaited, payload); };
}

bool Client::answers(std::uint8_t awaited, ByteView payload)
{
    if (const auto text = logText(payload)) {
        if (m_onLog)
            m_onLog(*text);
        return false;
    }
    return !payload.empty() && (payload[0] == awaited || payload[0] == kError);
}

Result<void> Client::expect(ByteView request, std::uint8_t awaited, milliseconds timeout,
                            std::string_view name)
{
    const auto reply = m_channel.exchange(request, timeout, m_stop, replyTo(awaited));
    if (!reply)
        return failure(reply.error().during(name));
    if (auto opened = openReply(*reply, awaited, name); !opened)
        return failure(std::move(opened).error());
    return {};
}

Result<std::uint8_t> Client::status(ByteView request, std::uint8_t awaited, milliseconds timeout,
                                    std::string_view name)
{
    const auto reply = m_channel.exchange(request, timeout, m_stop, replyTo(awaited));
    if (!reply)
        return failure(reply.error().during(name));
    auto reader = openReply(*reply, awaited, name);
    if (!reader)
        return failure(std::move(reader).error());
    const auto status = reader->le<std::uint8_t>();
    REVIVER_TRY(reader->finishLoosely(name));
    return status;
}

}  // namespace reviver::streaming
