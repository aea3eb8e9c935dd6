// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/simulator/modem_program.h"

namespace reviver::practice {

/// A modem that shows only the disc with its installer, 12D1:151A, until a switch
/// message arrives. Source: usb_modeswitch-data, "12d1:151a" (one source); the
/// messages: usb_modeswitch sources (confirmed).
class DiscProgram final : public ModemProgram {
public:
    explicit DiscProgram(ModemBoard &board) : m_board(board) {}

    PracticeMode mode() const override { return PracticeMode::CdRom; }
    LightPattern light() const override { return LightPattern::NotRegistered; }
    AttachedDevice identity() const override;
    void receive(std::string_view, ByteView) override {}
    void receiveStorage(ByteView octets) override;

private:
    ModemBoard &m_board;
};

/// A modem that shows up as a network card and has no ports: 12D1:14DB.
class HiLinkProgram final : public ModemProgram {
public:
    explicit HiLinkProgram(ModemBoard &) {}

    PracticeMode mode() const override { return PracticeMode::HiLink; }
    LightPattern light() const override { return LightPattern::Registered; }
    AttachedDevice identity() const override;
    void receive(std::string_view, ByteView) override {}
};

/// A modem whose ports are there and never answer.
class SilentProgram final : public ModemProgram {
public:
    SilentProgram(ModemBoard &, AttachedDevice identity) : m_identity(std::move(identity)) {}

    PracticeMode mode() const override { return PracticeMode::Silent; }
    LightPattern light() const override { return LightPattern::Dark; }
    AttachedDevice identity() const override { return m_identity; }
    void receive(std::string_view, ByteView) override {}

private:
    AttachedDevice m_identity;
};

}  // namespace reviver::practice
