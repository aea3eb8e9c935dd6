// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/simulator/at_port.h"
#include "core/simulator/modem_program.h"

namespace reviver::practice {

/// The program of a working MC7710, 1199:68A2: AT on interface 3; the ports for diagnostics
/// and positions stay silent.
/// Source: interfaces from Linux qcserial.c and qmi_wwan.c (one source); the values are made up.
class GobiNormalProgram final : public ModemProgram {
public:
    explicit GobiNormalProgram(ModemBoard &board);

    PracticeMode mode() const override { return PracticeMode::Normal; }
    LightPattern light() const override { return LightPattern::Registered; }
    AttachedDevice identity() const override;
    void receive(std::string_view port, ByteView octets) override;

private:
    AtReply execute(std::string_view command);

    ModemBoard &m_board;
    AtPort m_at;
};

}  // namespace reviver::practice
