// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transport/transport.h"
#include "tests/fuzz/octet_modem.h"

#include <memory>
#include <string>

namespace reviver::fuzz {

/// A port of a good modem whose answers suffer on their way what a script says. Each
/// octet below 0x80 lets that many reads pass; the others do something to one read.
/// Once the script is over, everything passes.
class DisturbedPort final : public Transport {
public:
    DisturbedPort(OctetScript &script, std::size_t &passing, std::unique_ptr<Transport> port)
        : m_script(script)
        , m_passing(passing)
        , m_port(std::move(port))
    {
    }

    Result<void> write(ByteView data, std::chrono::milliseconds timeout, StopToken stop = {}) override
    {
        return m_port->write(data, timeout, std::move(stop));
    }

    Result<std::size_t> readSome(MutableByteView buffer, std::chrono::milliseconds timeout,
                                 StopToken stop = {}) override
    {
        auto count = m_port->readSome(buffer, timeout, std::move(stop));
        if (!count || *count == 0)
            return count;
        if (m_passing > 0) {
            --m_passing;
            return count;
        }
        const std::uint8_t action = m_script.next();
        if (action < 0x80) {
            m_passing = action;
            return count;
        }
        return disturb(action, buffer, *count);
    }

    void discardInput() override { m_port->discardInput(); }

private:
    Result<std::size_t> disturb(std::uint8_t action, MutableByteView buffer, std::size_t count)
    {
        if (action == 0xFF)
            return failure(ErrorCode::PortDisconnected, "the modem vanished");
        if (action >= 0xF0)  // swallowed
            return failure(ErrorCode::Timeout, "silent");
        if (action >= 0xC0) {  // replaced
            const ByteView octets = m_script.take(std::min<std::size_t>(action & 0x2F, buffer.size()));
            std::ranges::copy(octets, buffer.begin());
            return octets.empty() ? count : octets.size();
        }
        if (action >= 0xA0)  // cut short
            return std::max<std::size_t>(1, count - std::min<std::size_t>(count, action & 0x1F));
        buffer[m_script.next() % count] ^= m_script.next();
        return count;
    }

    OctetScript &m_script;
    std::size_t &m_passing;
    std::unique_ptr<Transport> m_port;
};

/// Opens ports of a good modem whose answers suffer, one script for all of them.
class DisturbedOpener final : public PortOpener {
public:
    DisturbedOpener(ByteView octets, PortOpener &good) : m_script(octets), m_good(good) {}

    Result<std::unique_ptr<Transport>> open(const std::string &path) override
    {
        auto port = m_good.open(path);
        if (!port)
            return port;
        return std::make_unique<DisturbedPort>(m_script, m_passing, *std::move(port));
    }

private:
    OctetScript m_script;
    std::size_t m_passing = 0;
    PortOpener &m_good;
};

}  // namespace reviver::fuzz
