// SPDX-License-Identifier: Apache-2.0
#include "core/device/probe_session.h"

#include "core/base/hex.h"
#include "core/device/answer_text.h"
#include "core/protocol/hdlc.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace reviver {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kWriteTimeout{1000};
/// How long the line must be quiet after an unanswered question, and how long that is awaited.
constexpr milliseconds kQuiet{250};
constexpr milliseconds kQuietLimit{750};
constexpr std::size_t kShownOctets = 96;

/// Adds what arrived to what was heard: only the new octets are looked at.
void take(hdlc::FrameDecoder &decoder, ByteView arrived, Heard &heard)
{
    append(heard.octets, arrived);
    decoder.feed(arrived);
    while (auto frame = decoder.next()) {
        if (*frame)
            heard.frames.push_back(**std::move(frame));
        else
            heard.damagedFrames = true;
    }
}

Heard decode(ByteView octets)
{
    hdlc::FrameDecoder decoder;
    Heard heard;
    take(decoder, octets, heard);
    return heard;
}

/// Its last whole line is one that running modems send by themselves: "^RSSI:17".
bool talksUnasked(ByteView octets)
{
    const std::string_view text = asText(octets);
    const std::size_t end = text.find_last_of("\r\n");
    const std::size_t last = end == std::string_view::npos ? end : text.find_last_not_of("\r\n", end);
    if (last == std::string_view::npos)
        return false;
    const std::size_t before = text.find_last_of("\r\n", last);
    const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
    return at::isUnsolicited(text.substr(begin, last + 1 - begin), {});
}

/// True when listening longer would tell no more.
bool greets(const Heard &heard)
{
    const RawMeaning raw = rawMeaning(heard.octets);
    if (raw == RawMeaning::SaharaHello || raw == RawMeaning::SaharaDump || raw == RawMeaning::Firehose)
        return true;
    return heard.frame(FrameMeaning::StreamingTalk, {}) || heard.frame(FrameMeaning::DiagUnsolicited, {})
        || talksUnasked(heard.octets);
}

}  // namespace

const Bytes *Heard::frame(FrameMeaning meaning, ByteView request) const
{
    const auto found = std::ranges::find_if(
        frames, [&](const Bytes &payload) { return frameMeaning(payload, request) == meaning; });
    return found == frames.end() ? nullptr : &*found;
}

Result<Heard> ProbeSession::listen(milliseconds wait)
{
    auto heard = hear(wait, greets);
    if (heard)
        note({"listen", {}, answerText(*heard, {}), hexText(heard->octets, kShownOctets)});
    return heard;
}

Result<Heard> ProbeSession::askFrame(const char *question, ByteView payload, milliseconds wait,
                                     std::span<const FrameMeaning> awaited)
{
    REVIVER_TRY(settle());
    const Bytes frame = hdlc::encodeFrame(payload, hdlc::LeadingFlag::Send);
    m_line.discardInput();
    m_line.takeReceived();
    REVIVER_TRY(m_line.write(frame, kWriteTimeout, m_stop));
    const auto isAwaited = [&](const Heard &heard) {
        return std::ranges::any_of(heard.frames, [&](const Bytes &reply) {
            return std::ranges::count(awaited, frameMeaning(reply, payload)) > 0;
        });
    };
    auto heard = hear(wait, [&](const Heard &h) {
        return isAwaited(h) || rawMeaning(h.octets) == RawMeaning::SaharaDisturbed;
    });
    if (heard) {
        m_unanswered = !isAwaited(*heard);
        note({question, hexText(frame, kShownOctets), answerText(*heard, payload),
              receivedText(*heard, payload)});
    }
    return heard;
}

Result<Heard> ProbeSession::askOctet(const char *question, std::uint8_t octet, milliseconds wait,
                                     const std::function<bool(const Heard &)> &enough)
{
    REVIVER_TRY(settle());
    m_line.takeReceived();
    REVIVER_TRY(m_line.write(ByteView(&octet, 1), kWriteTimeout, m_stop));
    auto heard = hear(wait, enough);
    if (heard)
        note({question, hexText(ByteView(&octet, 1)), answerText(*heard, {}),
              hexText(heard->octets, kShownOctets)});
    return heard;
}

Result<at::Reply> ProbeSession::askAt(const std::string &command, milliseconds wait)
{
    m_line.takeReceived();
    auto reply = m_at.command(command, wait);
    m_lastHeard = decode(m_line.takeReceived());
    if (!reply && reply.error().code() == ErrorCode::LimitExceeded)
        reply = failure(ErrorCode::Timeout, reply.error().detail());  // endless talk is no answer
    if (reply) {
        const std::string lines = fmt::format("{}", fmt::join(reply->lines, " / "));
        note({command, command, maskNumbers(reply->ok() && !lines.empty() ? lines : reply->finalText),
              maskNumbers(lines.empty() ? reply->finalText : lines + " / " + reply->finalText)});
    } else if (reply.error().code() == ErrorCode::Timeout) {
        note({command, command, answerText(m_lastHeard, {}), hexText(m_lastHeard.octets, kShownOctets)});
    }
    return reply;
}

Result<void> ProbeSession::clearLine()
{
    constexpr std::uint8_t kReturn = '\r';
    return m_line.write(ByteView(&kReturn, 1), kWriteTimeout, m_stop);
}

/// Reads until `wait` is over, `enough` is heard or the port is gone.
Result<Heard> ProbeSession::hear(milliseconds wait, const std::function<bool(const Heard &)> &enough)
{
    const Clock::Instant deadline = m_clock.now() + wait;
    hdlc::FrameDecoder decoder;
    Heard heard;
    std::array<std::uint8_t, 4096> buffer;
    for (;;) {
        const auto left = std::chrono::ceil<milliseconds>(deadline - m_clock.now());
        if (left <= milliseconds::zero())
            return heard;
        const auto count = m_line.readSome(buffer, left, m_stop);
        if (!count && count.error().code() == ErrorCode::Timeout)
            return heard;
        if (!count)
            return failure(count.error());
        take(decoder, ByteView(buffer).first(std::min(*count, buffer.size())), heard);
        if (enough && enough(heard))
            return heard;
    }
}

/// An acknowledgement carries no number: a late one must not answer the next question.
Result<void> ProbeSession::settle()
{
    const Clock::Instant limit = m_clock.now() + kQuietLimit;
    while (m_unanswered && m_clock.now() < limit) {
        m_line.takeReceived();
        std::array<std::uint8_t, 4096> buffer;
        const auto count = m_line.readSome(buffer, kQuiet, m_stop);
        if (!count && count.error().code() != ErrorCode::Timeout)
            return failure(count.error());
        if (!count)
            break;
    }
    m_unanswered = false;
    return {};
}

void ProbeSession::note(Exchange exchange)
{
    if (m_observer)
        m_observer(m_evidence.port, exchange);
    m_evidence.exchanges.push_back(std::move(exchange));
}

}  // namespace reviver
