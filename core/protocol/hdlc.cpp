// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/hdlc.h"

#include "core/base/crc.h"
#include "core/base/hex.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <utility>

namespace reviver::hdlc {
namespace {

std::uint8_t *putEscaped(std::uint8_t *to, ByteView octets)
{
    for (const std::uint8_t octet : octets) {
        if (octet == kFlag || octet == kEscape) {
            *to++ = kEscape;
            *to++ = octet ^ kEscapeBit;
        } else {
            *to++ = octet;
        }
    }
    return to;
}

bool isRefusal(ByteView payload)
{
    return payload.size() == 3 && payload[0] == 0x03 && payload[1] == 0x00;
}

}  // namespace

Bytes encodeFrame(ByteView payload, LeadingFlag leading)
{
    Bytes out;
    encodeFrame(payload, leading, out);
    return out;
}

void encodeFrame(ByteView payload, LeadingFlag leading, Bytes &out)
{
    const std::uint16_t crc = crc16X25(payload);
    const std::array<std::uint8_t, kCrcSize> crcOctets{static_cast<std::uint8_t>(crc),
                                                       static_cast<std::uint8_t>(crc >> 8)};
    // Room for the worst case: two flags and every octet escaped.
    out.resize(2 * (payload.size() + kCrcSize) + 2);
    std::uint8_t *end = out.data();
    if (leading == LeadingFlag::Send)
        *end++ = kFlag;
    end = putEscaped(end, payload);
    end = putEscaped(end, crcOctets);
    *end++ = kFlag;
    out.resize(static_cast<std::size_t>(end - out.data()));
}

void FrameDecoder::feed(ByteView received)
{
    for (const std::uint8_t octet : received) {
        if (octet == kFlag) {
            closeFrame();
            continue;
        }
        if (!m_flagSeen)
            m_text.push_back(octet);
        if (m_frame.size() >= m_maxPayload + kCrcSize) {
            m_oversized = true;
            if (!m_flagSeen)
                keepNoise(std::exchange(m_text, {}));
        } else if (m_escaped) {
            m_frame.push_back(octet ^ kEscapeBit);
            m_escaped = false;
        } else if (octet == kEscape) {
            m_escaped = true;
        } else {
            m_frame.push_back(octet);
        }
    }
}

std::optional<Result<Bytes>> FrameDecoder::next()
{
    if (m_taken < m_ready.size())
        return std::move(m_ready[m_taken++]);
    forgetReady();
    return std::nullopt;
}

Bytes FrameDecoder::takeNoise()
{
    return std::exchange(m_noise, {});
}

void FrameDecoder::reset()
{
    keepNoise(m_text);
    forgetReady();
    m_frame.clear();
    m_text.clear();
    m_flagSeen = m_escaped = m_oversized = false;
}

void FrameDecoder::closeFrame()
{
    if (auto judged = judgeFrame()) {
        if (judged->has_value() || m_flagSeen)
            m_ready.push_back(*std::move(judged));
        else
            keepNoise(m_text);
    }
    m_frame.clear();
    m_text.clear();
    m_escaped = m_oversized = false;
    m_flagSeen = true;
}

std::optional<Result<Bytes>> FrameDecoder::judgeFrame()
{
    if (m_escaped)
        return failure(ErrorCode::BadFrame, "frame aborted by the sender (7D 7E)");
    if (m_oversized)
        return failure(ErrorCode::BadFrame, fmt::format("frame longer than {} octets", m_maxPayload));
    if (m_frame.empty())
        return std::nullopt;  // flags in a row
    if (m_frame.size() <= kCrcSize)
        return failure(ErrorCode::BadFrame, fmt::format("frame of {} octets", m_frame.size()));

    const ByteView payload = ByteView(m_frame).first(m_frame.size() - kCrcSize);
    const auto sent = loadLe<std::uint16_t>(m_frame, payload.size());
    if (sent != crc16X25(payload)) {
        if (!isRefusal(payload))
            return failure(ErrorCode::BadFrame, "wrong CRC in " + hexText(m_frame, 16));
        ++m_refusalsWithWrongCrc;
    }
    Bytes taken = std::exchange(m_spare, {});
    taken.assign(payload.begin(), payload.end());
    return taken;
}

void FrameDecoder::forgetReady()
{
    m_ready.clear();
    m_taken = 0;
}

void FrameDecoder::keepNoise(ByteView octets)
{
    const std::size_t room = m_maxPayload - std::min(m_maxPayload, m_noise.size());
    append(m_noise, octets.first(std::min(room, octets.size())));
}

}  // namespace reviver::hdlc
