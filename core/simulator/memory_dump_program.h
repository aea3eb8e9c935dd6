// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/simulator/raw_output.h"
#include "core/simulator/sahara_line.h"

namespace reviver::practice {

/// A modem that stopped after a crash, 05C6:900E: offers its memory region by region,
/// until it is told to restart. Source: qdl ramdump.c; libopenpst sahara.h (confirmed).
class MemoryDumpProgram final : public ModemProgram {
public:
    MemoryDumpProgram(ModemBoard &board, SaharaStyle style);

    PracticeMode mode() const override { return PracticeMode::MemoryDump; }
    LightPattern light() const override { return LightPattern::Dark; }
    AttachedDevice identity() const override;
    void start() override;
    void opened(std::string_view port) override;
    void receive(std::string_view port, ByteView octets) override;
    void taken(std::string_view port) override;

private:
    void onPacket(std::uint32_t command, ByteView fields);
    void read(std::uint64_t address, std::uint64_t size);

    ModemBoard &m_board;
    SaharaLine m_line;
    RawOutput m_output;
    Bytes m_table;
    bool m_debugging = false;
};

/// What stands in the memory of the crashed practice modem.
Bytes practiceMemory(std::uint64_t address, std::size_t size);

}  // namespace reviver::practice
