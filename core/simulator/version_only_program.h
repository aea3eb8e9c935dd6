// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/simulator/hdlc_line.h"
#include "core/simulator/modem_program.h"

namespace reviver::practice {

/// A boot stage that tells its version and refuses everything else: which download
/// protocol it speaks cannot be told. What a real E392 answers to 45, 06 and 07 is not
/// publicly known; this is the least that the forum's dump shows.
class VersionOnlyProgram final : public ModemProgram {
public:
    explicit VersionOnlyProgram(ModemBoard &board);

    PracticeMode mode() const override { return PracticeMode::HuaweiDownload; }
    LightPattern light() const override { return LightPattern::SlowBlink; }
    AttachedDevice identity() const override;
    void receive(std::string_view port, ByteView octets) override;

private:
    void onFrame(FrameKind kind, ByteView payload);

    ModemBoard &m_board;
    HdlcReceiver m_line;
};

}  // namespace reviver::practice
