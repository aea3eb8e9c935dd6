// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/protocol/hdlc.h"
#include "core/transport/hardware.h"

#include <algorithm>
#include <memory>

namespace reviver::fuzz {

/// What is left of the octets of one run. Each first octet says what a modem does
/// next: say nothing, vanish, or say some of the octets as they are or as a good frame.
class OctetScript {
public:
    explicit OctetScript(ByteView octets) : m_left(octets) {}

    bool empty() const { return m_left.empty(); }
    std::uint8_t next()
    {
        const std::uint8_t octet = m_left.empty() ? std::uint8_t{0} : m_left.front();
        m_left = m_left.subspan(m_left.empty() ? 0 : 1);
        return octet;
    }
    ByteView take(std::size_t most)
    {
        const ByteView taken = m_left.first(std::min(most, m_left.size()));
        m_left = m_left.subspan(taken.size());
        return taken;
    }

private:
    ByteView m_left;
};

/// A port of a modem that answers with the octets of a script. Time passes with each
/// call, so that every wait ends.
class OctetPort final : public Transport {
public:
    OctetPort(OctetScript &script, Clock &clock) : m_script(script), m_clock(clock) {}

    Result<void> write(ByteView, std::chrono::milliseconds, StopToken = {}) override
    {
        return m_gone ? gone() : Result<void>();
    }

    Result<std::size_t> readSome(MutableByteView buffer, std::chrono::milliseconds timeout,
                                 StopToken = {}) override
    {
        if (m_pending.empty())
            act();
        if (m_gone)
            return failure(gone().error());
        if (m_pending.empty()) {
            m_clock.sleep(timeout);
            return failure(ErrorCode::Timeout, "silent");
        }
        m_clock.sleep(std::min(timeout, std::chrono::milliseconds(5)));
        const std::size_t count = std::min(buffer.size(), m_pending.size());
        std::copy_n(m_pending.begin(), count, buffer.begin());
        m_pending.erase(m_pending.begin(), m_pending.begin() + static_cast<std::ptrdiff_t>(count));
        return count;
    }

    void discardInput() override { m_pending.clear(); }

private:
    static Result<void> gone() { return failure(ErrorCode::PortDisconnected, "the modem vanished"); }

    void act()
    {
        const std::uint8_t action = m_script.next();
        const ByteView octets = m_script.take(action & 0x3F);
        if (action == 0xFF)
            m_gone = true;
        else if (action & 0x40)
            m_pending = hdlc::encodeFrame(octets);
        else
            m_pending.assign(octets.begin(), octets.end());
    }

    OctetScript &m_script;
    Clock &m_clock;
    Bytes m_pending;
    bool m_gone = false;
};

/// Hardware with one device whose ports all play one script.
class OctetHost final : public DeviceEnumerator, public PortOpener {
public:
    OctetHost(ByteView octets, std::vector<AttachedDevice> devices)
        : m_script(octets)
        , m_devices(std::move(devices))
    {
    }

    std::vector<AttachedDevice> devices() override { return m_devices; }
    Result<std::unique_ptr<Transport>> open(const std::string &) override
    {
        if (m_script.empty())
            return failure(ErrorCode::PortNotFound, "the modem is gone");
        return std::make_unique<OctetPort>(m_script, m_clock);
    }
    Hardware hardware() { return {*this, *this, m_clock}; }

private:
    OctetScript m_script;
    VirtualClock m_clock;
    std::vector<AttachedDevice> m_devices;
};

}  // namespace reviver::fuzz
