// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/simulator/modem_program.h"

#include <initializer_list>

namespace reviver::practice {

/// The port of a chip that speaks Sahara: its short name.
inline constexpr std::string_view kEmergencyPort = "edl";

/// How a chip speaks Sahara.
struct SaharaStyle {
    std::uint32_t version = 2;
    bool is64Bit = false;  ///< addresses and lengths in double words
};

/// The modem's side of a Sahara line: says hello, collects the host's packets, sends its
/// own. All words little-endian. Source: qdl sahara.c; edl sahara_defs.py (confirmed).
class SaharaLine {
public:
    /// A whole packet of the host: command, then the fields behind the length.
    using PacketSink = std::function<void(std::uint32_t command, ByteView fields)>;

    SaharaLine(ModemBoard &board, SaharaStyle style, PacketSink sink)
        : m_board(board)
        , m_style(style)
        , m_sink(std::move(sink))
    {
    }

    const SaharaStyle &style() const { return m_style; }
    /// True once the host sent something else than an answer to the hello.
    bool disturbed() const { return m_disturbed; }
    /// Forgets what came so far and says hello: `mode` is what the chip wants.
    void sayHello(std::uint32_t mode);
    /// The same without a word, while nobody has opened the port.
    void awaitClient(std::uint32_t mode);
    /// Until the host answers, anything else makes the chip say hello again, as qtools
    /// and edl rely on (one source each).
    void feed(ByteView octets);
    /// Raw octets of the host: everything that follows is handed to `take`, until it
    /// has had `size` octets.
    void takeRaw(std::size_t size, std::function<void(ByteView)> take);

    void send(std::uint32_t command, std::initializer_list<std::uint32_t> fields = {});
    /// Words of 32 or 64 bits, as the chip's style wants.
    void sendWide(std::uint32_t command, std::initializer_list<std::uint64_t> fields);
    void sendRaw(Bytes octets);
    /// END_IMAGE with a status that is no success.
    void refuse(std::uint32_t imageId, std::uint32_t status);

private:
    bool takePacket();

    ModemBoard &m_board;
    SaharaStyle m_style;
    PacketSink m_sink;
    Bytes m_input;
    std::uint32_t m_mode = 0;
    bool m_greeting = false;  ///< hello was said, and nobody has answered
    bool m_disturbed = false;
    std::size_t m_rawLeft = 0;
    std::function<void(ByteView)> m_takeRaw;
};

}  // namespace reviver::practice
