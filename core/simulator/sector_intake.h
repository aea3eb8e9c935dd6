// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/simulator/modem_program.h"

namespace reviver::practice {

/// Raw sectors that a program request announced, as they come in: counted for the faults,
/// and handed on in blocks.
class SectorIntake {
public:
    /// Keeps one block, or with `store` false only counts it; false if the flash refuses it.
    using Keep = std::function<bool(ByteView block, bool store)>;

    /// How it went, once the last octet has come.
    struct Ended {
        bool good = true;  ///< every block was kept
        bool reply = true;
        bool damagedReply = false;
    };

    SectorIntake(ModemBoard &board, Keep keep) : m_board(board), m_keep(std::move(keep)) {}

    /// `size` octets are to come: an image for the faults, which may cut it in half.
    void begin(std::uint64_t size);
    /// Takes what belongs to it from the front, and gives back the rest.
    ByteView take(ByteView octets);
    /// True while octets are to come, or what became of them was not asked for.
    bool busy() const { return m_busy; }
    /// What became of it once all has come, told once.
    std::optional<Ended> ended();

private:
    void storeBlock();

    ModemBoard &m_board;
    Keep m_keep;
    bool m_busy = false;
    bool m_lost = false;  ///< the plug was pulled with it
    std::uint64_t m_left = 0;
    Bytes m_block;  ///< octets that wait for the next of the faults' blocks
    Ended m_ended;
};

}  // namespace reviver::practice
