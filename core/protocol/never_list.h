// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"

#include <array>
#include <string_view>

namespace reviver {

/// A command that must not be sent to a port whose mode is unknown, and why: the
/// same octet means different things to DIAG, DMSS, Huawei's download protocol and
/// a streaming loader.
struct ForbiddenCommand {
    std::uint8_t command;
    std::string_view reason;
};

/// Source: the command tables of DIAG (ModemManager libqcdm dm-commands.h), DMSS
/// (Qualcomm dloadarm.c; libopenpst dload.h), Huawei's download task (dload.c) and
/// streaming (libopenpst streaming_dload.h); confirmed except UNLOCK (one source).
inline constexpr std::array kNeverWhileModeUnknown{
    ForbiddenCommand{0x04, "erases in DMSS, peeks in DIAG"},
    ForbiddenCommand{0x05, "jumps to an address in DMSS, pokes in DIAG"},
    ForbiddenCommand{0x0A, "resets in DMSS and Huawei download"},
    ForbiddenCommand{0x0B, "unlocks in DMSS, powers down on a wrong code; resets a streaming loader"},
    ForbiddenCommand{0x0E, "powers off in DMSS"},
    ForbiddenCommand{0x1D, "erases the whole flash in streaming"},
    ForbiddenCommand{0x3A, "makes a modem leave normal mode"},
    ForbiddenCommand{0x41, "begins a partition in Huawei download, counts wrong codes in DIAG"},
};

/// Whether a payload may be sent to a port whose mode is unknown. Only what is
/// known to be harmless in every mode may: the one-octet commands 00, 06, 07, 0C,
/// 45 and 7C, and the streaming hello.
bool mayProbe(ByteView payload);

}  // namespace reviver
