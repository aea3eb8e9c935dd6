// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/probe.h"
#include "core/device/safe_transport.h"
#include "core/device/signature.h"
#include "core/protocol/at/at_client.h"

#include <functional>
#include <span>

namespace reviver {

/// What was heard after one question: octets as they came, and the frames in them.
struct Heard {
    Bytes octets;
    std::vector<Bytes> frames;
    bool damagedFrames = false;

    bool silent() const { return octets.empty(); }
    /// The first frame with this meaning as an answer to `request`.
    const Bytes *frame(FrameMeaning meaning, ByteView request) const;
};

/// One port under question: asks, listens, and writes down what was said. One
/// question is outstanding at a time; late answers are awaited before the next.
class ProbeSession {
public:
    /// All references outlive the session. `evidence` gets the exchanges.
    ProbeSession(SafeTransport &line, Clock &clock, StopToken stop, const ProbeObserver &observer,
                 PortEvidence &evidence)
        : m_line(line)
        , m_clock(clock)
        , m_stop(std::move(stop))
        , m_observer(observer)
        , m_evidence(evidence)
        , m_at(line, clock, m_stop)
    {
    }

    /// Listens without a word, until `wait` is over or a greeting was recognised.
    Result<Heard> listen(std::chrono::milliseconds wait);
    /// Sends one command as a frame; ends early at a frame of one of `awaited`.
    Result<Heard> askFrame(const char *question, ByteView payload, std::chrono::milliseconds wait,
                           std::span<const FrameMeaning> awaited);
    /// Lets frames with this payload through, for a port that has shown what it speaks.
    void allowFrame(Bytes payload) { m_line.allowFrame(std::move(payload)); }
    /// Sends one octet outside of any frame; ends early when `enough` says so.
    Result<Heard> askOctet(const char *question, std::uint8_t octet, std::chrono::milliseconds wait,
                           const std::function<bool(const Heard &)> &enough);
    /// Sends one AT command. A refusal is an answer; Timeout is silence.
    Result<at::Reply> askAt(const std::string &command, std::chrono::milliseconds wait);
    /// A carriage return alone: ends what another program left in the modem's line.
    Result<void> clearLine();

    /// What the last AT question brought besides its lines: frames, greetings.
    const Heard &lastHeard() const { return m_lastHeard; }

private:
    Result<Heard> hear(std::chrono::milliseconds wait, const std::function<bool(const Heard &)> &enough);
    Result<void> settle();
    void note(Exchange exchange);

    SafeTransport &m_line;
    Clock &m_clock;
    StopToken m_stop;
    const ProbeObserver &m_observer;
    PortEvidence &m_evidence;
    at::Client m_at;
    Heard m_lastHeard;
    bool m_unanswered = false;  ///< the last frame got no answer: it may still come
};

}  // namespace reviver
