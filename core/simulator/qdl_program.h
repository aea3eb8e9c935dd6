// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/simulator/cwe_store.h"
#include "core/simulator/modem_program.h"
#include "core/simulator/unframed_line.h"

namespace reviver::practice {

/// The boot loader of a Sierra MC7710, 1199:68A4, which speaks QDL: framed orders, and
/// chunks of an image behind a header that is no frame. What arrives stays in memory until
/// all of it is there; then each image of the package is written.
/// Sources: libqmi qfu-qdl-message.c, gobi_loader (confirmed); libqmi's first order 70 is
/// acknowledged (one source); when flash is written is inferred.
class QdlProgram final : public ModemProgram {
public:
    explicit QdlProgram(ModemBoard &board);

    PracticeMode mode() const override { return PracticeMode::Streaming; }
    LightPattern light() const override { return LightPattern::SlowBlink; }
    AttachedDevice identity() const override;
    void receive(std::string_view port, ByteView octets) override;

private:
    std::optional<std::size_t> lengthOfChunk(ByteView header);
    void setOpen(bool open);
    void onFrame(FrameKind kind, ByteView payload);
    void hello(ByteView payload);
    void open(ByteView payload);
    void chunkArrived(std::uint16_t number, ByteView chunk);
    void done();
    void acknowledgeChunk(std::uint16_t number, std::uint16_t status, bool damaged = false);
    void error(std::uint32_t code);
    void reply(const Bytes &payload);

    ModemBoard &m_board;
    HdlcReceiver m_frames;
    UnframedLine m_line;
    bool m_greeted = false;
    bool m_open = false;
    bool m_kept = false;    ///< the open image is in flash
    bool m_storing = true;  ///< no chunk of it was to be forgotten
    std::optional<CweStore> m_images;
    std::uint8_t m_type = 0;
    std::string m_cweType;  ///< of the image's own header
    std::uint32_t m_size = 0;
    std::uint16_t m_nextChunk = 0;
    Bytes m_image;
};

/// Starts when BOOT, MODM and APPL are whole in flash; the version stands in MODM.
BootVerdict checkGobiBoot(const FlashStore &flash);

}  // namespace reviver::practice
