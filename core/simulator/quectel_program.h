// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/simulator/at_port.h"
#include "core/simulator/diag_port.h"
#include "core/simulator/modem_program.h"

namespace reviver::practice {

/// The program of a working EC25, 2C7C:0125: DIAG, a silent port for satellite positions,
/// AT on two ports, a network interface.
/// Sources: interfaces from Linux option.c and public descriptors (confirmed); forms of AT
/// replies from public captures (one source); the values are made up.
class QuectelProgram final : public ModemProgram {
public:
    explicit QuectelProgram(ModemBoard &board);

    PracticeMode mode() const override { return PracticeMode::Normal; }
    LightPattern light() const override { return LightPattern::Registered; }
    AttachedDevice identity() const override;
    void receive(std::string_view port, ByteView octets) override;

private:
    AtReply execute(std::string_view command);

    ModemBoard &m_board;
    AtPort m_modem;
    AtPort m_pcui;
    DiagPort m_diag;
};

}  // namespace reviver::practice
