// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transport/transport.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <optional>

namespace reviver::test {

/// Passes octets on to another transport, and spoils them on the way as told.
class FaultyTransport final : public Transport {
public:
    struct Faults {
        /// The most octets that one read gives: 1 cuts every message at every place.
        std::size_t mostPerRead = std::numeric_limits<std::size_t>::max();
        /// The port is gone once so many octets were written or read in all.
        std::optional<std::size_t> goneAfterSent{};
        std::optional<std::size_t> goneAfterReceived{};
        /// What becomes of a received octet, by its number from 0: nothing = lost.
        std::function<std::optional<std::uint8_t>(std::size_t number, std::uint8_t octet)> onReceived{};
    };

    FaultyTransport(Transport &inner, Faults faults) : m_inner(inner), m_faults(std::move(faults)) {}

    Result<void> write(ByteView data, std::chrono::milliseconds timeout, StopToken stop = {}) override
    {
        if (gone())
            return failure(ErrorCode::PortDisconnected, "unplugged");
        const std::size_t left = m_faults.goneAfterSent ? *m_faults.goneAfterSent - m_sent : data.size();
        const ByteView passed = data.first(std::min(data.size(), left));
        m_sent += passed.size();
        REVIVER_TRY(m_inner.write(passed, timeout, stop));
        if (passed.size() < data.size())
            return failure(ErrorCode::PortDisconnected, "unplugged while writing");
        return {};
    }

    Result<std::size_t> readSome(MutableByteView buffer, std::chrono::milliseconds timeout,
                                 StopToken stop = {}) override
    {
        for (;;) {
            if (gone())
                return failure(ErrorCode::PortDisconnected, "unplugged");
            const std::size_t left
                = m_faults.goneAfterReceived ? *m_faults.goneAfterReceived - m_received : buffer.size();
            const auto got = m_inner.readSome(
                buffer.first(std::min({buffer.size(), m_faults.mostPerRead, left})), timeout, stop);
            if (!got)
                return got;
            const std::size_t kept = spoil(buffer.first(*got));
            if (kept > 0)
                return kept;
        }
    }

    void discardInput() override { m_inner.discardInput(); }

private:
    bool gone() const
    {
        return (m_faults.goneAfterSent && m_sent >= *m_faults.goneAfterSent)
            || (m_faults.goneAfterReceived && m_received >= *m_faults.goneAfterReceived);
    }

    std::size_t spoil(MutableByteView octets)
    {
        std::size_t kept = 0;
        for (const std::uint8_t octet : octets) {
            const std::size_t number = m_received++;
            const auto spoilt = m_faults.onReceived ? m_faults.onReceived(number, octet) : octet;
            if (spoilt)
                octets[kept++] = *spoilt;
        }
        return kept;
    }

    Transport &m_inner;
    Faults m_faults;
    std::size_t m_sent = 0;
    std::size_t m_received = 0;
};

}  // namespace reviver::test
