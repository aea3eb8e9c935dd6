// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/qdl/qdl_client.h"

#include "core/protocol/streaming/streaming_messages.h"

#include <fmt/format.h>

namespace reviver::qdl {
namespace {

FrameChannel::ReplyFilter replyTo(std::uint8_t awaited)
{
    return [awaited](ByteView payload) {
        return !payload.empty() && (payload[0] == awaited || streaming::isError(payload));
    };
}

}  // namespace

Result<HelloReply> Client::hello()
{
    Result<HelloReply> reply = failure(ErrorCode::Unsupported, "no version tried");
    for (const std::uint8_t version : kVersions) {
        reply = m_channel.exchange(encodeHello(version), kCommandTimeout, m_stop, replyTo(kHelloReply))
                    .and_then(HelloReply::decode);
        // An error means: not this version. Silence or a vanished port will not improve.
        if (reply || reply.error().code() != ErrorCode::DeviceRefused)
            break;
    }
    return reply;
}

Result<std::vector<ImagePreference>> Client::imagePreferences()
{
    return m_channel
        .exchange(Bytes{kImagePreference}, kCommandTimeout, m_stop, replyTo(kImagePreferenceReply))
        .and_then(decodeImagePreferences);
}

Result<OpenReply> Client::open(std::uint8_t type, ByteView imageHeader, std::uint32_t dataSize)
{
    const auto reply
        = m_channel
              .exchange(encodeOpen(type, imageHeader, dataSize), kCommandTimeout, m_stop, replyTo(kOpenReply))
              .and_then(OpenReply::decode);
    if (reply && reply->status != 0)
        return failure(ErrorCode::DeviceRefused, "open: " + openStatusText(reply->status));
    return reply;
}

Result<void> Client::write(std::uint16_t sequence, ByteView chunk)
{
    if (chunk.empty() || chunk.size() > kChunkSize)
        return failure(ErrorCode::InvalidArgument, fmt::format("a chunk of {} octets", chunk.size()));
    encodeWrite(sequence, chunk, m_chunk);
    const auto reply = m_channel.exchangeUnframed(m_chunk, kChunkTimeout, m_stop, replyTo(kWriteReply))
                           .and_then(WriteReply::decode);
    const std::string activity = fmt::format("writing chunk {}", sequence);
    if (!reply)
        return failure(reply.error().during(activity));
    if (reply->sequence != sequence)
        return failure(ErrorCode::UnexpectedMessage,
                       fmt::format("{}: the modem names chunk {}", activity, reply->sequence));
    if (reply->status != 0)
        return failure(ErrorCode::DeviceRefused, activity + ": " + writeStatusText(reply->status));
    return {};
}

Result<void> Client::done()
{
    const auto reply = m_channel.exchange(Bytes{kDone}, kDoneTimeout, m_stop, replyTo(kDoneReply))
                           .and_then(DoneReply::decode);
    if (!reply)
        return failure(reply.error());
    if (reply->status != 0)
        return failure(ErrorCode::DeviceRefused,
                       fmt::format("done: {}{}{}", doneStatusText(reply->status),
                                   reply->text.empty() ? "" : ": ", reply->text));
    return {};
}

Result<void> Client::reset()
{
    return m_channel.sendOnly(Bytes{kReset}, kCommandTimeout, m_stop);
}

}  // namespace reviver::qdl
