// SPDX-License-Identifier: Apache-2.0
#include "core/simulator/hdlc_line.h"

#include "core/base/crc.h"

#include <algorithm>
#include <utility>

namespace reviver::practice {
namespace {

constexpr std::uint8_t kFlag = 0x7E;
constexpr std::uint8_t kEscape = 0x7D;
constexpr std::uint8_t kEscapeMask = 0x20;
constexpr std::size_t kCrcSize = 2;

void appendEscaped(Bytes &wire, ByteView octets)
{
    for (const std::uint8_t octet : octets) {
        if (octet == kFlag || octet == kEscape) {
            wire.push_back(kEscape);
            wire.push_back(octet ^ kEscapeMask);
        } else {
            wire.push_back(octet);
        }
    }
}

Bytes frameWithCrc(ByteView payload, std::uint16_t crc, bool leadingFlag)
{
    Bytes wire;
    wire.reserve(payload.size() + payload.size() / 16 + 8);
    if (leadingFlag)
        wire.push_back(kFlag);
    appendEscaped(wire, payload);
    Bytes tail;
    appendLe(tail, crc);
    appendEscaped(wire, tail);
    wire.push_back(kFlag);
    return wire;
}

}  // namespace

void HdlcReceiver::feed(ByteView octets)
{
    while (!octets.empty()) {
        const auto special = std::find_if(octets.begin(), octets.end(), [](std::uint8_t octet) {
            return octet == kFlag || octet == kEscape;
        });
        gather(octets.first(static_cast<std::size_t>(special - octets.begin())));
        if (special == octets.end())
            return;
        if (*special == kFlag)
            endFrame();
        else
            m_escaped = listening();
        octets = ByteView(special + 1, octets.end());
    }
}

bool HdlcReceiver::listening() const
{
    return m_gotFlag || m_leadingFlag == LeadingFlag::Optional;
}

/// Takes octets without flags and escapes; the first one may be an escaped one.
void HdlcReceiver::gather(ByteView octets)
{
    if (octets.empty() || !listening())
        return;
    const std::size_t start = m_frame.size();
    const std::size_t room = m_most - start;
    m_tooLong = m_tooLong || octets.size() > room;
    append(m_frame, octets.first(std::min(octets.size(), room)));
    if (m_escaped && room > 0)
        m_frame[start] ^= kEscapeMask;
    m_escaped = false;
}

void HdlcReceiver::endFrame()
{
    Bytes frame;
    frame.swap(m_frame);
    const bool tooLong = std::exchange(m_tooLong, false);
    const bool aborted = std::exchange(m_escaped, false);
    m_gotFlag = false;
    if (tooLong)
        return m_handler(FrameKind::TooLong, {});
    if (aborted)
        return m_handler(FrameKind::BadCrc, {});
    if (frame.empty()) {
        m_gotFlag = true;
        return;
    }
    if (frame.size() <= kCrcSize)
        return m_handler(FrameKind::TooShort, {});
    const ByteView payload = ByteView(frame).first(frame.size() - kCrcSize);
    const bool good = crc16X25(payload) == loadLe<std::uint16_t>(frame, payload.size());
    m_handler(good ? FrameKind::Good : FrameKind::BadCrc, payload);
}

Bytes hdlcFrame(ByteView payload, bool leadingFlag)
{
    return frameWithCrc(payload, crc16X25(payload), leadingFlag);
}

Bytes damagedFrame(ByteView payload)
{
    Bytes damaged(payload.begin(), payload.end());
    if (!damaged.empty())
        damaged.back() ^= kEscapeMask;
    return frameWithCrc(damaged, crc16X25(payload), true);
}

}  // namespace reviver::practice
