// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/protocol/hdlc.h"
#include "core/transport/transport.h"

#include <chrono>
#include <functional>

namespace reviver {

/// What a link went through, for the page that shows a run and for its report.
struct LinkCounters {
    std::uint64_t frames = 0;     ///< Requests sent, repeats included.
    std::uint64_t repeats = 0;    ///< Requests sent again because no answer came.
    std::uint64_t badFrames = 0;  ///< Frames received with a wrong CRC or cut off.
    std::uint64_t timeouts = 0;   ///< Waits that ended without an answer.
};

/// One request, one answer, over HDLC frames. One request is outstanding at a time.
///
/// What arrived before a request was sent is never its answer: input is thrown away
/// first. If earlier requests are still unanswered (a repeat was sent, or a wait ran
/// out), their late answers are awaited for kSettleTime before anything new is sent:
/// an acknowledgement of the stop-and-wait protocols carries no number, so a late one
/// would otherwise be taken for the next block's, and every block after it.
class FrameChannel {
public:
    /// Says whether a payload answers the request; others are skipped.
    using ReplyFilter = std::function<bool(ByteView)>;

    /// How long the line must be quiet until late answers count as lost.
    static constexpr std::chrono::milliseconds kSettleTime{250};
    /// How long late answers are awaited at most on a line that is never quiet.
    static constexpr std::chrono::milliseconds kSettleLimit{1500};

    FrameChannel(Transport &transport, Clock &clock, hdlc::LeadingFlag leading = hdlc::LeadingFlag::Send)
        : m_transport(transport)
        , m_clock(clock)
        , m_leading(leading)
    {
    }

    /// Sends `request` and returns the payload of the first good frame that
    /// `isReply` takes (none: any). Damaged frames are counted and waiting goes on.
    /// Timeout says what was not answered, how long, and what came instead.
    Result<Bytes> exchange(ByteView request, std::chrono::milliseconds timeout, StopToken stop,
                           const ReplyFilter &isReply = {});

    /// As exchange(), and sends the same octets again on Timeout, `tries` times in
    /// all: only for requests that may be carried out twice. An answer that
    /// `asksAgain` takes (the modem got a damaged frame and did nothing) is a reason
    /// to repeat as well; the last one is returned.
    Result<Bytes> exchangeRepeating(ByteView request, std::chrono::milliseconds timeout, int tries,
                                    StopToken stop, const ReplyFilter &isReply = {},
                                    const ReplyFilter &asksAgain = {});

    /// As exchange(), for a request that is sent as it is, without framing; the answer
    /// is a frame.
    Result<Bytes> exchangeUnframed(ByteView octets, std::chrono::milliseconds timeout, StopToken stop,
                                   const ReplyFilter &isReply = {});

    /// Sends a request that is not answered.
    Result<void> sendOnly(ByteView request, std::chrono::milliseconds timeout, StopToken stop);

    /// Waits for late answers, if any can still come. Called by itself before each request.
    Result<void> settle(StopToken stop);

    /// Takes back an answer that was read: block after block needs no new memory for it.
    void reuse(Bytes reply) { m_decoder.reuse(std::move(reply)); }

    const LinkCounters &counters() const { return m_counters; }
    /// Octets outside of frames since the last call.
    Bytes takeNoise() { return m_decoder.takeNoise(); }

private:
    /// What was skipped while waiting, for the text of a Timeout.
    struct Skipped {
        int damaged = 0;
        int others = 0;
        Bytes lastOther;
    };

    Result<void> send(ByteView request, std::chrono::milliseconds timeout, StopToken stop);
    Result<void> sendOctets(ByteView octets, std::chrono::milliseconds timeout, StopToken stop);
    Result<Bytes> awaitReply(ByteView request, std::chrono::milliseconds timeout, StopToken stop,
                             const ReplyFilter &isReply);
    Result<void> readMore(std::chrono::milliseconds timeout, StopToken stop);
    void countDamage(const Result<Bytes> &frame);
    static Error timeoutError(ByteView request, std::chrono::milliseconds timeout, const Skipped &skipped);

    Transport &m_transport;
    Clock &m_clock;
    hdlc::LeadingFlag m_leading;
    hdlc::FrameDecoder m_decoder;
    LinkCounters m_counters;
    Bytes m_encoded;       ///< The frame being sent; kept for its memory.
    int m_unanswered = 0;  ///< Requests sent whose answers have not been seen.
};

}  // namespace reviver
