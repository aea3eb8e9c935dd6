// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/simulator/practice_elf.h"
#include "core/simulator/sahara_line.h"

namespace reviver::practice {

/// A chip in its emergency mode, 05C6:9008: answers who it is in command mode, asks for a
/// programmer piece by piece, checks its digests and for whom it was signed, and starts
/// it. A programmer that it refuses ends everything until a restart.
/// Source: qdl sahara.c; edl sahara.py; order of the reads: edl (one source).
class SaharaProgram final : public ModemProgram {
public:
    SaharaProgram(ModemBoard &board, SaharaStyle style);

    PracticeMode mode() const override { return PracticeMode::Sahara; }
    LightPattern light() const override { return LightPattern::Dark; }
    AttachedDevice identity() const override;
    void start() override;
    void opened(std::string_view port) override;
    void receive(std::string_view port, ByteView octets) override;

private:
    /// Octets of the programmer that the chip wants next.
    struct Piece {
        std::size_t offset = 0;
        std::size_t size = 0;
    };

    void onPacket(std::uint32_t command, ByteView fields);
    void onHelloReply(ByteView fields);
    void execute(std::uint32_t command);
    void sendData(std::uint32_t command);
    void beginImage();
    void askNext();
    void planPieces();
    void endImage();
    void fail(std::uint32_t status);
    void done();

    ModemBoard &m_board;
    SaharaLine m_line;
    bool m_commandMode = false;
    bool m_failed = false;
    bool m_accepted = false;
    Bytes m_image;
    std::vector<Piece> m_pieces;  ///< still to be asked for, the next one last
    bool m_planned = false;
};

/// Identity of a chip on the bus whose own program does not run.
AttachedDevice emergencyDevice(std::uint16_t product, std::string name);

}  // namespace reviver::practice
