// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/simulator/at_port.h"
#include "core/simulator/modem_program.h"

namespace reviver::practice {

/// A Sierra modem that runs: its name, and its product id behind 1199.
struct SierraModel {
    std::string_view name;
    std::uint16_t product = 0;
};
inline constexpr SierraModel kMc7710{"MC7710", 0x68A2};
inline constexpr SierraModel kEm7565{"EM7565", 0x9091};

/// The program of a working Sierra modem: AT on interface 3; the ports for diagnostics and
/// positions stay silent.
/// Source: interfaces from Linux qcserial.c and qmi_wwan.c (one source); the values are made up.
class GobiNormalProgram final : public ModemProgram {
public:
    GobiNormalProgram(ModemBoard &board, const SierraModel &model);

    PracticeMode mode() const override { return PracticeMode::Normal; }
    LightPattern light() const override { return LightPattern::Registered; }
    AttachedDevice identity() const override;
    void receive(std::string_view port, ByteView octets) override;

private:
    AtReply execute(std::string_view command);

    ModemBoard &m_board;
    SierraModel m_model;
    AtPort m_at;
};

}  // namespace reviver::practice
