// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/simulator/download_frames.h"
#include "core/simulator/modem_program.h"
#include "core/simulator/unframed_line.h"

#include <array>
#include <optional>
#include <span>
#include <tl/expected.hpp>

namespace reviver::practice {

// Boot loaders lie in front of the rows of the table and need none.
inline constexpr std::array<std::string_view, 3> kMdm9200Boot{"0:DBL", "0:FSBL", "0:OSBL"};
inline constexpr std::array<std::string_view, 1> kMdm9615Boot{"0:SBL1"};

/// How a loader differs from others.
struct StreamingStyle {
    AttachedDevice (*identity)() = e392DownloadIdentity;
    /// Partitions that it opens though the table has no row for them.
    std::span<const std::string_view> bootPartitions = kMdm9200Boot;
    std::uint32_t blockSize = 1024;  ///< octets of one write at most
    bool opensTypes = true;          ///< also by type, not only by name
    bool unframed = false;           ///< takes 30 as well, and offers it in its hello
    bool reads = false;              ///< 03 reads the flash, where images lie as the table says
    bool errorCorrection = true;     ///< switched on when it starts
    bool talks = false;              ///< tells what it does, by 0E
};

/// A loader in RAM that speaks Qualcomm's streaming download protocol. All fields
/// little-endian; a reply has the code of its request plus one.
/// Sources: qtools qwflash.c, libopenpst streaming_dload.h, edl streaming.py
/// (confirmed); that nothing is opened before 17 and 19: texts in two stock loaders
/// (confirmed; the code of the error is inferred).
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
    /// The name that a request opens; the status of a refusal if there is none.
    tl::expected<std::string_view, std::uint8_t> nameToOpen(std::uint8_t type, ByteView rest) const;
    bool beginImage(std::string_view name);
    void streamWrite(ByteView payload);
    void unframedWrite(ByteView header, ByteView octets);
    /// Writes one block and answers `answer` with its offset behind.
    void writeBlock(std::uint32_t offset, ByteView octets, std::uint8_t answer);
    void read(ByteView payload);
    void setErrorCorrection(ByteView payload);
    void close();
    std::uint8_t compareTable(ByteView octets);
    void say(std::string_view text);
    void forbidden(ByteView payload);
    void error(std::uint32_t code, std::string_view text);
    void reply(const Bytes &payload);

    ModemBoard &m_board;
    StreamingStyle m_style;
    HdlcReceiver m_frames;
    UnframedLine m_line;
    bool m_greeted = false;
    bool m_trusted = false;    ///< 17 came
    bool m_tableSeen = false;  ///< 19 was accepted
    bool m_errorCorrection;
    std::optional<std::uint32_t> m_lastOffset;  ///< of the block that was written last
};

}  // namespace reviver::practice
