// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/frame_channel.h"

#include "core/base/hex.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace reviver {
namespace {

using std::chrono::milliseconds;

milliseconds timeLeft(const Clock &clock, Clock::Instant deadline)
{
    return std::max(std::chrono::ceil<milliseconds>(deadline - clock.now()), milliseconds::zero());
}

}  // namespace

Result<Bytes> FrameChannel::exchange(ByteView request, milliseconds timeout, StopToken stop,
                                     const ReplyFilter &isReply)
{
    REVIVER_TRY(settle(stop));
    REVIVER_TRY(send(request, timeout, stop));
    return awaitReply(request, timeout, stop, isReply);
}

Result<Bytes> FrameChannel::exchangeRepeating(ByteView request, milliseconds timeout, int tries,
                                              StopToken stop, const ReplyFilter &isReply,
                                              const ReplyFilter &asksAgain)
{
    for (int tried = 1;; ++tried) {
        // A repeat is the same request: a late answer to the first try is as good.
        auto reply = tried == 1 ? exchange(request, timeout, stop, isReply)
                                : send(request, timeout, stop).and_then([&] {
                                      return awaitReply(request, timeout, stop, isReply);
                                  });
        const bool repeat
            = reply ? asksAgain && asksAgain(*reply) : reply.error().code() == ErrorCode::Timeout;
        if (!repeat || tried >= tries) {
            if (reply || tried == 1)
                return reply;
            return failure(reply.error().during(fmt::format("after {} tries", tried)));
        }
        ++m_counters.repeats;
    }
}

Result<Bytes> FrameChannel::exchangeUnframed(ByteView octets, milliseconds timeout, StopToken stop,
                                             const ReplyFilter &isReply)
{
    REVIVER_TRY(settle(stop));
    REVIVER_TRY(sendOctets(octets, timeout, stop));
    return awaitReply(octets, timeout, stop, isReply);
}

Result<void> FrameChannel::sendOnly(ByteView request, milliseconds timeout, StopToken stop)
{
    REVIVER_TRY(settle(stop));
    REVIVER_TRY(send(request, timeout, stop));
    m_unanswered = 0;
    return {};
}

Result<void> FrameChannel::settle(StopToken stop)
{
    const Clock::Instant limit = m_clock.now() + kSettleLimit;
    while (m_unanswered > 0 && m_clock.now() < limit) {
        if (auto more = readMore(kSettleTime, stop); !more) {
            if (more.error().code() == ErrorCode::Timeout)
                break;
            return more;
        }
        while (auto frame = m_decoder.next()) {
            countDamage(*frame);
            --m_unanswered;
        }
    }
    m_unanswered = 0;
    return {};
}

Result<void> FrameChannel::send(ByteView request, milliseconds timeout, StopToken stop)
{
    hdlc::encodeFrame(request, m_leading, m_encoded);
    return sendOctets(m_encoded, timeout, stop);
}

Result<void> FrameChannel::sendOctets(ByteView octets, milliseconds timeout, StopToken stop)
{
    m_transport.discardInput();
    m_decoder.reset();
    REVIVER_TRY(m_transport.write(octets, timeout, stop));
    ++m_counters.frames;
    ++m_unanswered;
    return {};
}

Result<Bytes> FrameChannel::awaitReply(ByteView request, milliseconds timeout, StopToken stop,
                                       const ReplyFilter &isReply)
{
    const Clock::Instant deadline = m_clock.now() + timeout;
    Skipped skipped;
    for (;;) {
        while (auto frame = m_decoder.next()) {
            countDamage(*frame);
            if (!*frame) {
                ++skipped.damaged;
            } else if (!isReply || isReply(**frame)) {
                m_unanswered = std::max(m_unanswered - 1, 0);
                return *std::move(frame);
            } else {
                ++skipped.others;
                skipped.lastOther = **std::move(frame);
            }
        }
        const milliseconds left = timeLeft(m_clock, deadline);
        auto more
            = left > milliseconds::zero() ? readMore(left, stop) : failure(ErrorCode::Timeout, "time is up");
        if (more)
            continue;
        if (more.error().code() != ErrorCode::Timeout)
            return failure(std::move(more).error());
        ++m_counters.timeouts;
        return failure(timeoutError(request, timeout, skipped));
    }
}

Result<void> FrameChannel::readMore(milliseconds timeout, StopToken stop)
{
    std::array<std::uint8_t, 4096> buffer;
    auto received = m_transport.readSome(buffer, timeout, stop);
    if (!received)
        return failure(std::move(received).error());
    m_decoder.feed(ByteView(buffer).first(std::min(*received, buffer.size())));
    return {};
}

void FrameChannel::countDamage(const Result<Bytes> &frame)
{
    if (!frame)
        ++m_counters.badFrames;
}

Error FrameChannel::timeoutError(ByteView request, milliseconds timeout, const Skipped &skipped)
{
    std::string text = fmt::format("no answer to {} within {} ms", hexText(request, 8), timeout.count());
    if (skipped.damaged > 0)
        text += fmt::format(", {} damaged frame{}", skipped.damaged, skipped.damaged == 1 ? "" : "s");
    if (skipped.others > 0)
        text += fmt::format(", {} other frame{}, the last {}", skipped.others, skipped.others == 1 ? "" : "s",
                            hexText(skipped.lastOther, 16));
    return {ErrorCode::Timeout, text};
}

}  // namespace reviver
