// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/simulator/at_port.h"
#include "core/simulator/diag_port.h"
#include "core/simulator/modem_program.h"

namespace reviver::practice {

/// Which of Quectel's modules it is.
struct QuectelModel {
    std::string_view name = "EC25";
    UsbId id = {0x2C7C, 0x0125};
    std::uint32_t chip = 0x0480;  ///< MSM id
};
/// Its chip's id: qtools chipset.cfg (one source).
inline constexpr QuectelModel kEc20{"EC20", {0x05C6, 0x9215}, 0x06F0};

/// The program of a working EC25 or EC20: DIAG, a silent port for satellite positions,
/// AT on two ports, a network interface.
/// Sources: interfaces from Linux option.c and public descriptors (confirmed); forms of AT
/// replies from public captures (one source); the values are made up.
class QuectelProgram final : public ModemProgram {
public:
    explicit QuectelProgram(ModemBoard &board, QuectelModel model = {});

    PracticeMode mode() const override { return PracticeMode::Normal; }
    LightPattern light() const override { return LightPattern::Registered; }
    AttachedDevice identity() const override;
    void receive(std::string_view port, ByteView octets) override;

private:
    AtReply execute(std::string_view command);

    ModemBoard &m_board;
    QuectelModel m_model;
    AtPort m_modem;
    AtPort m_pcui;
    DiagPort m_diag;
};

}  // namespace reviver::practice
