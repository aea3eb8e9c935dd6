// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/transport/hardware.h"
#include "tests/support/hex_literal.h"

#include <algorithm>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

namespace reviver::test {

/// A port that answers by a script: whole writes are looked up, replies come out
/// after a delay. It remembers every octet that was sent to it.
class ScriptedPort {
public:
    struct Rule {
        Bytes request;
        std::deque<Bytes> replies;  ///< one per time it is asked; the last one stays
        std::chrono::milliseconds delay{2};
    };

    /// Octets that come by themselves when the port is opened.
    Bytes greeting;
    bool echo = false;
    std::size_t readSize = 4096;             ///< at most so many octets per read
    std::optional<std::size_t> unplugAfter;  ///< octets in and out together
    /// Answers what no rule answers; an empty reply is silence.
    std::function<Bytes(ByteView)> improvise;
    std::optional<Bytes> endlessTalk;  ///< repeated whenever the port is read
    std::optional<ErrorCode> openError;

    void answer(std::string_view requestHex, std::initializer_list<std::string_view> repliesHex,
                std::chrono::milliseconds delay = std::chrono::milliseconds(2))
    {
        Rule rule{hex(requestHex), {}, delay};
        for (const auto reply : repliesHex)
            rule.replies.push_back(hex(reply));
        m_rules.push_back(std::move(rule));
    }
    void answerAt(const std::string &command, const std::string &reply)
    {
        Rule rule{Bytes(command.begin(), command.end()), {}, std::chrono::milliseconds(2)};
        rule.request.push_back('\r');
        rule.replies.push_back(Bytes(reply.begin(), reply.end()));
        m_rules.push_back(std::move(rule));
    }

    const std::vector<Bytes> &writes() const { return m_writes; }
    bool wasSent(ByteView octets) const
    {
        return std::ranges::any_of(m_writes, [&](const Bytes &w) { return std::ranges::equal(w, octets); });
    }
    bool wasSent(const std::string &line) const { return wasSent(asBytes(line)); }

private:
    friend class ScriptedTransport;
    struct Pending {
        Clock::Instant ready;
        Bytes octets;
    };

    bool consume(std::size_t octets)
    {
        m_octets += octets;
        return !unplugAfter || m_octets <= *unplugAfter;
    }

    std::vector<Rule> m_rules;
    std::vector<Bytes> m_writes;
    std::deque<Pending> m_pending;
    std::size_t m_octets = 0;
};

class ScriptedTransport final : public Transport {
public:
    ScriptedTransport(std::shared_ptr<ScriptedPort> port, Clock &clock)
        : m_port(std::move(port))
        , m_clock(clock)
    {
        if (!m_port->greeting.empty())
            m_port->m_pending.push_back({m_clock.now() + std::chrono::milliseconds(100), m_port->greeting});
    }

    Result<void> write(ByteView data, std::chrono::milliseconds, StopToken stop) override
    {
        if (stop.stopRequested())
            return failure(ErrorCode::Cancelled, "stopped");
        if (m_gone || !m_port->consume(data.size()))
            return vanish();
        m_port->m_writes.emplace_back(data.begin(), data.end());
        if (m_port->echo)
            m_port->m_pending.push_back({m_clock.now(), Bytes(data.begin(), data.end())});
        bool answered = false;
        for (auto &rule : m_port->m_rules) {
            if (!std::ranges::equal(rule.request, data) || rule.replies.empty())
                continue;
            answered = true;
            m_port->m_pending.push_back({m_clock.now() + rule.delay, rule.replies.front()});
            if (rule.replies.size() > 1)
                rule.replies.pop_front();
            break;
        }
        if (!answered && m_port->improvise) {
            if (Bytes reply = m_port->improvise(data); !reply.empty())
                m_port->m_pending.push_back({m_clock.now() + std::chrono::milliseconds(2), std::move(reply)});
        }
        return {};
    }

    Result<std::size_t> readSome(MutableByteView buffer, std::chrono::milliseconds timeout,
                                 StopToken stop) override
    {
        if (stop.stopRequested())
            return failure(ErrorCode::Cancelled, "stopped");
        if (m_gone)
            return vanish();
        if (m_port->m_pending.empty() && m_port->endlessTalk)
            m_port->m_pending.push_back({m_clock.now() + std::chrono::milliseconds(1), *m_port->endlessTalk});
        if (m_port->m_pending.empty() || m_port->m_pending.front().ready > m_clock.now() + timeout) {
            m_clock.sleep(timeout, stop);
            return failure(ErrorCode::Timeout, "silence");
        }
        auto &first = m_port->m_pending.front();
        if (first.ready > m_clock.now())
            m_clock.sleep(std::chrono::ceil<std::chrono::milliseconds>(first.ready - m_clock.now()), stop);
        const std::size_t count = std::min({buffer.size(), first.octets.size(), m_port->readSize});
        if (!m_port->consume(count))
            return vanish();
        std::copy_n(first.octets.begin(), count, buffer.begin());
        first.octets.erase(first.octets.begin(), first.octets.begin() + static_cast<std::ptrdiff_t>(count));
        if (first.octets.empty())
            m_port->m_pending.pop_front();
        return count;
    }

    void discardInput() override
    {
        std::erase_if(m_port->m_pending,
                      [&](const ScriptedPort::Pending &pending) { return pending.ready <= m_clock.now(); });
    }

private:
    tl::unexpected<Error> vanish()
    {
        m_gone = true;
        return failure(ErrorCode::PortDisconnected, "the modem is gone");
    }

    std::shared_ptr<ScriptedPort> m_port;
    Clock &m_clock;
    bool m_gone = false;
};

/// Scripted ports behind one device, on a clock that only moves when somebody waits.
class ScriptedHost final : public DeviceEnumerator, public PortOpener {
public:
    VirtualClock clock;
    AttachedDevice device;

    ScriptedPort &add(const std::string &path, const std::string &name = {})
    {
        AttachedInterface interface;
        interface.number = static_cast<int>(device.interfaces.size());
        interface.interfaceClass = 0xFF;
        interface.subclass = 0xFF;
        interface.protocol = 0xFF;
        interface.endpoints = 2;
        interface.name = name;
        interface.port = path;
        device.interfaces.push_back(interface);
        m_ports[path] = std::make_shared<ScriptedPort>();
        return *m_ports[path];
    }
    ScriptedPort &port(const std::string &path) { return *m_ports.at(path); }
    const std::map<std::string, std::shared_ptr<ScriptedPort>> &ports() const { return m_ports; }

    Hardware hardware() { return {*this, *this, clock}; }
    std::vector<AttachedDevice> devices() override { return {device}; }
    Result<std::unique_ptr<Transport>> open(const std::string &path) override
    {
        const auto found = m_ports.find(path);
        if (found == m_ports.end())
            return failure(ErrorCode::PortNotFound, "no port " + path);
        if (found->second->openError)
            return failure(*found->second->openError, "not opened");
        return std::make_unique<ScriptedTransport>(found->second, clock);
    }

private:
    std::map<std::string, std::shared_ptr<ScriptedPort>> m_ports;
};

}  // namespace reviver::test
