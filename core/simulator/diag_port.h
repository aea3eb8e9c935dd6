// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/simulator/hdlc_line.h"
#include "core/simulator/modem_program.h"

namespace reviver::practice {

/// What a modem says of itself over DIAG.
struct DiagIdentity {
    std::string_view directory = "SCAQDBZM";  ///< version directory, eight characters
    std::uint32_t chip = 0x0460;              ///< MSM id, qtools chipset.cfg
    std::string_view model = "E392";
};

/// A DIAG port in normal mode: version, ESN, build id, NV read, mode control and
/// the way to download mode; everything else gets 13 and the request back.
/// Fields are little-endian. Sources: MM libqcdm dm-commands.h, qcsuper info.py,
/// qtools qnvram.c (confirmed unless marked in docs/sources.md).
class DiagPort {
public:
    explicit DiagPort(ModemBoard &board, DiagIdentity identity = {});

    void feed(ByteView octets) { m_line.feed(octets); }

private:
    void onRequest(ByteView payload);
    Bytes readNv(ByteView payload) const;
    Bytes modeControl(ByteView payload);
    void reply(const Bytes &payload);

    ModemBoard &m_board;
    DiagIdentity m_identity;
    HdlcReceiver m_line;
};

}  // namespace reviver::practice
