// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/simulator/download_frames.h"
#include "core/simulator/modem_program.h"

#include <array>
#include <optional>
#include <span>

namespace reviver::practice {

// Boot loaders lie in front of the rows of the table and need none.
inline constexpr std::array<std::string_view, 3> kMdm9200Boot{"0:DBL", "0:FSBL", "0:OSBL"};
inline constexpr std::array<std::string_view, 1> kMdm9615Boot{"0:SBL1"};

/// How a loader differs from others.
struct StreamingStyle {
    AttachedDevice (*identity)() = e392DownloadIdentity;
    /// Partitions that it opens though the table has no row for them.
    std::span<const std::string_view> bootPartitions = kMdm9200Boot;
    bool opensTypes = true;  ///< also by type, not only by name
};

/// A loader in RAM that speaks Qualcomm's streaming download protocol. All fields
/// little-endian; a reply has the code of its request plus one.
/// Sources: qtools qwflash.c, libopenpst streaming_dload.h, edl streaming.py
/// (confirmed).
class StreamingProgram final : public ModemProgram {
public:
    explicit StreamingProgram(ModemBoard &board, StreamingStyle style = {});

    PracticeMode mode() const override { return PracticeMode::Streaming; }
    LightPattern light() const override { return LightPattern::SlowBlink; }
    AttachedDevice identity() const override { return m_style.identity(); }
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
    StreamingStyle m_style;
    HdlcReceiver m_line;
    bool m_greeted = false;
    std::optional<std::uint32_t> m_lastOffset;  ///< of the block that was written last
};

}  // namespace reviver::practice
