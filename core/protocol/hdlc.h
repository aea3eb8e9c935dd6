// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace reviver::hdlc {

/// The octet that ends a frame, and may open it.
inline constexpr std::uint8_t kFlag = 0x7E;
/// Announces that the next octet was changed.
inline constexpr std::uint8_t kEscape = 0x7D;
/// How it was changed: exclusive or with this.
inline constexpr std::uint8_t kEscapeBit = 0x20;
/// The CRC-16/X-25 behind the payload, low octet first.
inline constexpr std::size_t kCrcSize = 2;

/// Whether a frame opens with a flag, too. We always send it: every receiver
/// skips it, and it cuts off text that an earlier probe left behind.
/// Source: ModemManager mm-port-probe.c; qtools hdlc.c (confirmed).
enum class LeadingFlag { Omit, Send };

/// One frame of the asynchronous HDLC that DIAG, DMSS, Huawei's download
/// protocol and streaming download share:
///
///     [7E] escaped(payload | crc low | crc high) 7E
///
/// Source: ModemManager libqcdm utils.c; qtools hdlc.c (confirmed).
Bytes encodeFrame(ByteView payload, LeadingFlag leading = LeadingFlag::Send);

/// As above, into a buffer that is used again: no allocation per block.
void encodeFrame(ByteView payload, LeadingFlag leading, Bytes &out);

/// Finds frames in a stream that arrives in pieces of any size.
///
/// A flag separates: frames may or may not open with one, and nothing between two
/// flags is no frame. What comes before the first flag is a frame if its CRC says
/// so (Huawei's version reply opens without a flag), otherwise noise, not an error.
/// A refusal `03 00 xx` counts even with a wrong CRC: one Qualcomm boot loader
/// keeps such frames in its tables (Qualcomm dloadarm.c; one source).
class FrameDecoder {
public:
    explicit FrameDecoder(std::size_t maxPayload = 16 * 1024) : m_maxPayload(maxPayload) {}

    void feed(ByteView received);

    /// The payload of the next whole frame; BadFrame for one that is damaged
    /// (reading goes on behind it); nothing as long as nothing is complete.
    std::optional<Result<Bytes>> next();

    /// Octets that were no frame: echoes, log text. Kept for the log, never decoded.
    Bytes takeNoise();

    /// How many refusals with a wrong CRC were accepted.
    std::size_t refusalsWithWrongCrc() const { return m_refusalsWithWrongCrc; }

    /// Takes back a payload that nobody needs any more: its memory serves the next frame.
    void reuse(Bytes payload) { m_spare = std::move(payload); }

    /// Forgets a frame under way and frames not yet taken; an unfinished text before
    /// the first flag becomes noise.
    void reset();

private:
    void closeFrame();
    std::optional<Result<Bytes>> judgeFrame();
    void forgetReady();
    void keepNoise(ByteView octets);

    std::size_t m_maxPayload;
    std::vector<Result<Bytes>> m_ready;
    std::size_t m_taken = 0;  ///< How many of them next() has handed out.
    Bytes m_spare;            ///< Of a payload that was taken back.
    Bytes m_frame;            ///< The frame so far, unescaped, with its CRC.
    Bytes m_text;             ///< Before the first flag: the octets as they came.
    Bytes m_noise;
    std::size_t m_refusalsWithWrongCrc = 0;
    bool m_flagSeen = false;
    bool m_escaped = false;
    bool m_oversized = false;
};

}  // namespace reviver::hdlc
