// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/device/at_catalogue.h"

#include <span>

namespace reviver {

/// One known command of the diagnostic port (DIAG), by the octets that it begins with.
struct DiagCommand {
    std::vector<std::uint8_t> begins;
    Message purpose;
    CommandEffect effect = CommandEffect::Reads;
    Message warning;  ///< what may go wrong; empty for plain reading
    RowMark mark = RowMark::Confirmed;
};

/// All that are known, reading ones first.
/// Source: ModemManager libqcdm dm-commands.h; libopenpst dm.h, dm_efs.h; edl qc_diag.py.
std::span<const DiagCommand> diagCommands();

/// The row whose octets `payload` begins with, the longest of several; null if nobody has
/// written down what it does.
const DiagCommand *findDiagCommand(ByteView payload);

}  // namespace reviver
