// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transport/transport.h"

#include <algorithm>
#include <memory>

namespace reviver::fuzz {

/// Opens ports and writes down what comes out of them, as a script that an OctetPort plays.
class DialogueRecorder final : public PortOpener {
public:
    explicit DialogueRecorder(PortOpener &ports) : m_ports(ports) {}

    Result<std::unique_ptr<Transport>> open(const std::string &path) override
    {
        auto port = m_ports.open(path);
        if (!port)
            return port;
        return std::make_unique<Port>(m_script, *std::move(port));
    }
    const Bytes &script() const { return m_script; }

private:
    class Port final : public Transport {
    public:
        Port(Bytes &script, std::unique_ptr<Transport> port) : m_script(script), m_port(std::move(port)) {}

        Result<void> write(ByteView data, std::chrono::milliseconds timeout, StopToken stop = {}) override
        {
            return m_port->write(data, timeout, std::move(stop));
        }
        Result<std::size_t> readSome(MutableByteView buffer, std::chrono::milliseconds timeout,
                                     StopToken stop = {}) override
        {
            constexpr std::size_t kMostInOneAct = 0x3F;
            const auto count = m_port->readSome(buffer, timeout, std::move(stop));
            if (!count) {
                m_script.push_back(0);  // silence
                return count;
            }
            for (ByteView left = buffer.first(*count); !left.empty();) {
                const ByteView act = left.first(std::min(left.size(), kMostInOneAct));
                m_script.push_back(static_cast<std::uint8_t>(act.size()));
                append(m_script, act);
                left = left.subspan(act.size());
            }
            return count;
        }
        void discardInput() override { m_port->discardInput(); }

    private:
        Bytes &m_script;
        std::unique_ptr<Transport> m_port;
    };

    PortOpener &m_ports;
    Bytes m_script;
};

}  // namespace reviver::fuzz
