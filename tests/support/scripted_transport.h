// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/base/hex.h"
#include "core/transport/transport.h"

#include <algorithm>
#include <deque>
#include <gtest/gtest.h>
#include <variant>

namespace reviver::test {

/// A port that plays a script: it expects octets and answers octets, at once or
/// after a time on the virtual clock. Octets that were not expected fail the test, and
/// so does a script that was not played to its end.
///
///     ScriptedTransport port(clock);
///     port.expects(hex("7E 06 4E 95 7E")).answers(hex("7E 02 6A D3 7E"));
class ScriptedTransport final : public Transport {
public:
    explicit ScriptedTransport(VirtualClock &clock) : m_clock(clock) {}
    ~ScriptedTransport() override
    {
        EXPECT_TRUE(m_script.empty()) << m_script.size() << " steps of the script were not played";
    }
    ScriptedTransport(const ScriptedTransport &) = delete;
    ScriptedTransport &operator=(const ScriptedTransport &) = delete;

    /// The next octets that must be written, in one write or several.
    ScriptedTransport &expects(Bytes octets)
    {
        m_script.push_back(Expect{std::move(octets)});
        return *this;
    }
    ScriptedTransport &expects(std::string_view text) { return expects(toBytes(text)); }

    /// What comes then, `delay` after the last expected octet was written.
    ScriptedTransport &answers(Bytes octets, std::chrono::milliseconds delay = {})
    {
        m_script.push_back(Answer{std::move(octets), delay});
        play();
        return *this;
    }
    ScriptedTransport &answers(std::string_view text, std::chrono::milliseconds delay = {})
    {
        return answers(toBytes(text), delay);
    }

    /// From here on the port is gone.
    ScriptedTransport &disconnects()
    {
        m_script.push_back(Disconnect{});
        play();
        return *this;
    }

    /// Everything that was written so far.
    const Bytes &written() const { return m_written; }
    bool finished() const { return m_script.empty(); }

    Result<void> write(ByteView data, std::chrono::milliseconds, StopToken stop = {}) override
    {
        if (m_gone)
            return failure(ErrorCode::PortDisconnected, "the script ended the connection");
        if (stop.stopRequested())
            return failure(ErrorCode::Cancelled, "stopped");
        append(m_written, data);
        for (const std::uint8_t octet : data)
            takeWritten(octet);
        return {};
    }

    Result<std::size_t> readSome(MutableByteView buffer, std::chrono::milliseconds timeout,
                                 StopToken stop = {}) override
    {
        if (stop.stopRequested())
            return failure(ErrorCode::Cancelled, "stopped");
        const Clock::Instant deadline = m_clock.now() + timeout;
        if (!m_coming.empty() && m_coming.front().at <= deadline) {
            waitUntil(m_coming.front().at);
            Bytes &octets = m_coming.front().octets;
            const std::size_t count = std::min(buffer.size(), octets.size());
            std::copy_n(octets.begin(), count, buffer.begin());
            octets.erase(octets.begin(), octets.begin() + static_cast<std::ptrdiff_t>(count));
            if (octets.empty())
                m_coming.pop_front();
            return count;
        }
        if (m_gone)
            return failure(ErrorCode::PortDisconnected, "the script ended the connection");
        waitUntil(deadline);
        return failure(ErrorCode::Timeout, "the script is silent");
    }

    void discardInput() override
    {
        while (!m_coming.empty() && m_coming.front().at <= m_clock.now())
            m_coming.pop_front();
    }

private:
    struct Expect {
        Bytes octets;
    };
    struct Answer {
        Bytes octets;
        std::chrono::milliseconds delay;
    };
    struct Disconnect {};
    struct Coming {
        Bytes octets;
        Clock::Instant at;
    };

    static Bytes toBytes(std::string_view text)
    {
        const ByteView view = asBytes(text);
        return {view.begin(), view.end()};
    }

    void waitUntil(Clock::Instant time)
    {
        if (time > m_clock.now())
            m_clock.sleep(std::chrono::ceil<std::chrono::milliseconds>(time - m_clock.now()));
    }

    void takeWritten(std::uint8_t octet)
    {
        auto *expected = m_script.empty() ? nullptr : std::get_if<Expect>(&m_script.front());
        if (expected == nullptr || expected->octets.empty() || expected->octets.front() != octet) {
            if (!m_astray)
                ADD_FAILURE() << "octet not in the script; written so far: " << hexText(m_written);
            m_astray = true;
            return;
        }
        expected->octets.erase(expected->octets.begin());
        if (expected->octets.empty()) {
            m_script.pop_front();
            play();
        }
    }

    /// Carries out the steps up to the next octets that are expected.
    void play()
    {
        while (!m_script.empty() && !std::holds_alternative<Expect>(m_script.front())) {
            if (auto *answer = std::get_if<Answer>(&m_script.front()))
                m_coming.push_back({std::move(answer->octets), m_clock.now() + answer->delay});
            else
                m_gone = true;
            m_script.pop_front();
        }
        std::stable_sort(m_coming.begin(), m_coming.end(),
                         [](const Coming &a, const Coming &b) { return a.at < b.at; });
    }

    VirtualClock &m_clock;
    std::deque<std::variant<Expect, Answer, Disconnect>> m_script;
    std::deque<Coming> m_coming;
    Bytes m_written;
    bool m_gone = false;
    bool m_astray = false;
};

}  // namespace reviver::test
