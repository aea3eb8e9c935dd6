// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/simulator/modem_program.h"

#include <map>

namespace reviver::practice {

/// The boot ROM of a Balong chip, 12D1:1443: one port, no frames. It takes a loader
/// block by block: start (FE, 14 octets), data (DA, number, complement, up to 1024
/// octets), end (ED); fields and CRC-16/XMODEM high octet first. AA acknowledges, 55
/// means no, and answers everything that is no packet.
///
/// Blocks of mode 1 run at once and come back; one of mode 2 starts a program that
/// does not come back. If that is a loader whose memory was prepared before, the stick
/// leaves the bus and returns as download monitor; else it stays silent.
///
/// Sources: balong-usbdload, 96boards hisi-idt (packets, AA, CRC, repeats: confirmed;
/// the 55 of a knock, modes: one source; 55 as general refusal: inferred).
class BalongBootRomProgram final : public ModemProgram {
public:
    explicit BalongBootRomProgram(ModemBoard &board) : m_board(board) {}

    PracticeMode mode() const override { return PracticeMode::BalongBootRom; }
    LightPattern light() const override { return LightPattern::Dark; }
    AttachedDevice identity() const override;
    void receive(std::string_view port, ByteView octets) override;

private:
    /// One block of a loader on its way to RAM.
    struct Block {
        std::uint8_t mode = 0;
        std::size_t size = 0;
        Bytes data;
    };

    std::size_t packetSize() const;
    void forgetLater();
    void onPacket(ByteView packet);
    bool begin(ByteView packet);
    bool data(ByteView packet);
    bool end(ByteView packet);
    void run(Block block);
    void answer(bool good);

    ModemBoard &m_board;
    Bytes m_input;
    std::optional<Block> m_block;
    std::uint8_t m_lastNumber = 0;  ///< of the packet that was taken last
    std::size_t m_lastSize = 0;     ///< octets of data in it
    bool m_memoryReady = false;
    bool m_crashed = false;
    unsigned m_turn = 0;  ///< how often octets have arrived
};

}  // namespace reviver::practice
