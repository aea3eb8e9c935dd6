// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/simulator/download_frames.h"
#include "core/simulator/modem_program.h"

#include <optional>
#include <string>

namespace reviver::practice {

/// How one download program differs from another.
struct DownloadStyle {
    PracticeMode mode = PracticeMode::HuaweiDownload;
    AttachedDevice identity;
    std::string versionText;  ///< answer to 0C
    std::string productText;  ///< answer to 45, up to 20 octets
    /// The largest image that it takes under one code, if there is such a bound.
    std::optional<std::pair<std::uint32_t, std::uint32_t>> bound = {};
};

/// The E392's.
DownloadStyle e392DownloadStyle();

/// Huawei's own download program: 41 begins a partition, 42 brings numbered
/// blocks, 43 ends it. All fields big-endian, one reply to each request.
/// Sources: balongflash flasher.c and Huawei's device-side dload.c for layouts and
/// the rules of block numbers (confirmed on Balong; that an E392 speaks it is
/// inferred).
class HuaweiDownloadProgram final : public ModemProgram {
public:
    explicit HuaweiDownloadProgram(ModemBoard &board, DownloadStyle style = e392DownloadStyle());

    PracticeMode mode() const override { return m_style.mode; }
    LightPattern light() const override { return LightPattern::SlowBlink; }
    AttachedDevice identity() const override { return m_style.identity; }
    void receive(std::string_view port, ByteView octets) override;
    /// From now on every 41 is answered with this.
    void refuseImages(Nak reason) { m_refusal = reason; }

private:
    void onFrame(FrameKind kind, ByteView payload);
    void onRequest(ByteView payload);
    void begin(ByteView payload);
    void data(ByteView payload);
    void storeBlock(std::uint32_t number, ByteView octets);
    void end(ByteView payload);
    void reply(const Bytes &payload);

    ModemBoard &m_board;
    DownloadStyle m_style;
    HdlcReceiver m_line;
    std::optional<Nak> m_refusal;
    std::uint32_t m_lastBlock = 0;
};

}  // namespace reviver::practice
