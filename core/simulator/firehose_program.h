// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/simulator/firehose_line.h"
#include "core/simulator/raw_output.h"
#include "core/simulator/sector_intake.h"

namespace reviver::practice {

/// A programmer in the RAM of a chip with NAND flash, on the port that Sahara used: talks
/// first, takes requests in XML and raw sectors, writes pages only where blocks were
/// erased, and passes bad blocks over. What it can do stands in the programmer itself.
/// Source: qdl firehose.c; edl firehose.py; texts of a real MDM9x07 programmer.
class FirehoseProgram final : public ModemProgram {
public:
    FirehoseProgram(ModemBoard &board, std::string functions);

    PracticeMode mode() const override { return PracticeMode::Firehose; }
    LightPattern light() const override { return LightPattern::Dark; }
    AttachedDevice identity() const override;
    void start() override;
    void receive(std::string_view port, ByteView octets) override;
    void taken(std::string_view port) override;

private:
    /// Sectors that a request names, as whole blocks and pages of this flash.
    struct Range {
        std::uint32_t firstBlock = 0;
        std::uint64_t offset = 0;  ///< octets into the block
        std::uint64_t size = 0;
    };

    void endWriting();
    void execute(const FirehoseRequest &request);
    void configure(const FirehoseRequest &request);
    void erase(const FirehoseRequest &request);
    void program(const FirehoseRequest &request);
    void read(const FirehoseRequest &request);
    void digest(const FirehoseRequest &request);
    void patch(const FirehoseRequest &request);
    void power(const FirehoseRequest &request);
    std::optional<Range> rangeOf(const FirehoseRequest &request);
    bool offers(std::string_view function) const;

    ModemBoard &m_board;
    std::string m_functions;
    FirehoseLine m_line;
    RawOutput m_output;
    SectorIntake m_sectors;
    bool m_configured = false;
};

/// The words behind "Supported Functions: " in a practice programmer; empty if it is none.
std::string programmerFunctions(ByteView programmer);

}  // namespace reviver::practice
