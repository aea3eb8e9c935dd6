// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/simulator/download_frames.h"
#include "core/simulator/modem_program.h"

#include <optional>

namespace reviver::practice {

/// A loader in RAM that speaks Qualcomm's streaming download protocol. All fields
/// little-endian; a reply has the code of its request plus one.
/// Sources: qtools qwflash.c, libopenpst streaming_dload.h, edl streaming.py
/// (confirmed).
class StreamingProgram final : public ModemProgram {
public:
    explicit StreamingProgram(ModemBoard &board);

    PracticeMode mode() const override { return PracticeMode::Streaming; }
    LightPattern light() const override { return LightPattern::SlowBlink; }
    AttachedDevice identity() const override { return e392DownloadIdentity(); }
    void receive(std::string_view port, ByteView octets) override;

private:
    void onFrame(FrameKind kind, ByteView payload);
    void onRequest(ByteView payload);
    void hello(ByteView payload);
    void partitionTable(ByteView payload);
    void openMulti(ByteView payload);
    void streamWrite(ByteView payload);
    void close();
    std::uint8_t compareTable(ByteView table);
    std::optional<std::uint64_t> sizeOfPartition(std::string_view name) const;
    Bytes storedTable() const;
    void forbidden(ByteView payload);
    void error(std::uint32_t code, std::string_view text);
    void reply(const Bytes &payload);

    ModemBoard &m_board;
    HdlcReceiver m_line;
    bool m_greeted = false;
    std::optional<std::uint32_t> m_lastOffset;  ///< of the block that was written last
};

}  // namespace reviver::practice
