// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"

#include <functional>

namespace reviver::practice {

/// What stood between two flags.
enum class FrameKind { Good, BadCrc, TooShort, TooLong };

/// How a receiver begins to listen.
enum class LeadingFlag {
    Needed,    ///< Hunts for a flag before each frame; what stands before it is lost.
    Optional,  ///< Takes octets from the first one on, as DIAG does.
};

/// The receiver of a modem: collects octets between 7E flags, undoes the escapes
/// (7D, then XOR 20) and checks the CRC-16/X-25, which comes low octet first.
/// Repeated flags are skipped. A download program hunts for a flag, gets it, and
/// gathers up to the next one: AT text between frames does not reach it, which
/// known hosts rely on.
/// Sources: MM libqcdm utils.c, qtools hdlc.c (confirmed); the three states:
/// Qualcomm dloadarm.c, Huawei dload.c (confirmed).
class HdlcReceiver {
public:
    using Handler = std::function<void(FrameKind kind, ByteView payload)>;

    /// `most`: octets of one frame, payload and CRC, that the modem can hold.
    HdlcReceiver(std::size_t most, LeadingFlag leadingFlag, Handler handler)
        : m_most(most)
        , m_leadingFlag(leadingFlag)
        , m_handler(std::move(handler))
    {
    }

    void feed(ByteView octets);

private:
    bool listening() const;
    void gather(ByteView octets);
    void endFrame();

    std::size_t m_most;
    LeadingFlag m_leadingFlag;
    Handler m_handler;
    Bytes m_frame;
    bool m_gotFlag = false;
    bool m_escaped = false;
    bool m_tooLong = false;
};

/// The octets on the wire for a payload. Huawei's version reply goes out without
/// the leading flag, everything else with it.
Bytes hdlcFrame(ByteView payload, bool leadingFlag = true);
/// The same with one bit of the payload flipped after the CRC was made.
Bytes damagedFrame(ByteView payload);

}  // namespace reviver::practice
