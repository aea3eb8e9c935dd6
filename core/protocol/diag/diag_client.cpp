// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/diag/diag_client.h"

#include <fmt/format.h>

namespace reviver::diag {
namespace {

FrameChannel::ReplyFilter replyTo(std::uint8_t command)
{
    return [command](ByteView payload) { return answers(payload, command); };
}

}  // namespace

Result<VersionInfo> Client::version()
{
    return read(VersionInfo::encodeRequest(), replyTo(kVersionInfo)).and_then(VersionInfo::decode);
}

Result<ExtendedBuildId> Client::extendedBuildId()
{
    return read(ExtendedBuildId::encodeRequest(), replyTo(kExtendedBuildId))
        .and_then(ExtendedBuildId::decode);
}

Result<StatusInfo> Client::status()
{
    return read(StatusInfo::encodeRequest(), replyTo(kStatus)).and_then(StatusInfo::decode);
}

Result<NvItem> Client::readNv(std::uint16_t item)
{
    // A late reply about another item must not pass for this one's.
    const auto isReply = [item](ByteView payload) {
        if (!answers(payload, kNvRead))
            return false;
        return payload[0] != kNvRead || payload.size() < 3 || loadLe<std::uint16_t>(payload, 1) == item;
    };
    return read(NvItem::encodeRequest(item), isReply).and_then(NvItem::decode);
}

Result<void> Client::setMode(Mode mode)
{
    const Bytes request = ModeControl{mode}.encode();
    const auto reply = m_channel.exchange(request, kCommandTimeout, m_stop, replyTo(kControl))
                           .and_then(ModeControl::decode);
    if (!reply)
        return failure(reply.error());
    if (reply->mode != mode)
        return failure(ErrorCode::UnexpectedMessage,
                       fmt::format("asked for mode {}, the modem names {}", static_cast<unsigned>(mode),
                                   static_cast<unsigned>(reply->mode)));
    return {};
}

Result<void> Client::switchToDownload()
{
    const Bytes request{kSwitchToDownload};
    const auto reply = m_channel.exchange(request, kCommandTimeout, m_stop, replyTo(kSwitchToDownload));
    if (!reply) {
        const ErrorCode code = reply.error().code();
        if (code == ErrorCode::Timeout || code == ErrorCode::PortDisconnected)
            return {};
        return failure(reply.error());
    }
    if (auto opened = openReply(*reply, kSwitchToDownload, "switch to download"); !opened)
        return failure(std::move(opened).error());
    return {};
}

Result<Bytes> Client::read(ByteView request, const FrameChannel::ReplyFilter &isReply)
{
    return m_channel.exchangeRepeating(request, kCommandTimeout, kTries, m_stop, isReply);
}

}  // namespace reviver::diag
