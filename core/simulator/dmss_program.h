// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/simulator/streaming_program.h"

namespace reviver::practice {

/// How a chip waits for its loader.
struct DmssStyle {
    std::string_view versionText = kE392VersionText;
    std::uint32_t ramStart = 0x00100000;  ///< where a loader goes: NPRG9x00 (qtools, one source)
    StreamingStyle loader = {};           ///< what it starts, whatever was loaded
};

/// Qualcomm's download program: takes a loader into RAM with 0F and starts it
/// with 05. All fields big-endian, one reply to each request.
/// Sources: qtools qdload.c, libopenpst dload.h, Qualcomm dloadarm.c (confirmed in
/// layout; that an E392 speaks it is inferred).
class DmssProgram final : public ModemProgram {
public:
    explicit DmssProgram(ModemBoard &board, DmssStyle style = {});

    PracticeMode mode() const override { return PracticeMode::DmssDownload; }
    LightPattern light() const override { return LightPattern::SlowBlink; }
    AttachedDevice identity() const override { return m_style.loader.identity(); }
    void receive(std::string_view port, ByteView octets) override;

private:
    void onRequest(ByteView payload);
    void refuse(ByteView payload, Nak reason);
    void write(ByteView payload, std::size_t addressSize);
    void go(ByteView payload);
    bool holdsLoader(std::uint32_t address) const;
    void reply(const Bytes &payload);

    ModemBoard &m_board;
    DmssStyle m_style;
    HdlcReceiver m_line;
    Bytes m_ram;
    std::vector<bool> m_written;
};

}  // namespace reviver::practice
