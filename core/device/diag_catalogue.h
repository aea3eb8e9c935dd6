// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/device/at_catalogue.h"

#include <span>
#include <string_view>

namespace reviver {

/// One known command of the diagnostic monitor (DIAG) of a modem in normal mode.
struct DiagCommand {
    std::string_view octets;  ///< how it begins, in hex: "7C", "4B 13"
    Message purpose;          ///< what it is for
    CommandEffect effect = CommandEffect::Reads;
    Message warning;  ///< what may go wrong; empty for plain reading
    RowMark mark = RowMark::Confirmed;
};

/// All that are known, reading ones first.
/// Source: ModemManager libqcdm dm-commands.h; libopenpst dm.h; QCSuper.
std::span<const DiagCommand> diagCommands();

/// The row of a payload (without check sum and flag), the longest that fits. Null if
/// nobody has written down what it does.
const DiagCommand *findDiagCommand(ByteView payload);

}  // namespace reviver
