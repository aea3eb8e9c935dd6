// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/simulator/at_port.h"
#include "core/simulator/diag_port.h"
#include "core/simulator/modem_program.h"

namespace reviver::practice {

/// The program of a working E392: AT on the modem and PC UI ports, DIAG on the
/// third, now and then a line about the signal that nobody asked for.
/// Sources: forms of replies from ModemManager's Huawei plugin and its tests, and
/// from public captures (docs/sources.md); the values are made up.
class NormalProgram final : public ModemProgram {
public:
    explicit NormalProgram(ModemBoard &board);

    PracticeMode mode() const override { return PracticeMode::Normal; }
    LightPattern light() const override { return LightPattern::Registered; }
    AttachedDevice identity() const override;
    void start() override;
    void receive(std::string_view port, ByteView octets) override;

private:
    AtReply execute(std::string_view command);
    AtReply setPorts(std::string_view value);
    AtReply imeiReply() const;
    std::string identityLines() const;
    void reportSignal();

    ModemBoard &m_board;
    AtPort m_modem;
    AtPort m_pcui;
    DiagPort m_diag;
    bool m_unasked = true;
};

}  // namespace reviver::practice
