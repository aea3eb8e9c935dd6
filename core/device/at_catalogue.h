// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/message.h"
#include "core/device/modem_family.h"

#include <span>
#include <string_view>

namespace reviver {

/// What an AT command does to a modem, harmless ones first.
enum class CommandEffect {
    Reads,    ///< changes nothing
    Session,  ///< changes something until the port is closed or the modem restarts
    Changes,  ///< changes a setting or the mode; for people who know why
    Refused,  ///< this app does not send it: it writes identity, unlocks, or wears out a lock
};

/// One known command.
struct AtCommand {
    std::string_view command;  ///< as it is sent; one that ends in '=' takes values
    Message purpose;           ///< what it is for
    CommandEffect effect = CommandEffect::Reads;
    Message warning;             ///< what may go wrong; empty for plain reading
    bool askedByDetect = false;  ///< detecting may send it by itself
    RowMark mark = RowMark::Confirmed;
};

/// All that are known, reading ones first.
/// Source: captures of routers, ModemManager plugin huawei, Balong AT table; 3GPP TS 27.007.
std::span<const AtCommand> atCommands();

/// The row of a command as somebody typed it, in any case and with any values; of several
/// in one line the one that changes most. Null if nobody has written down what it does.
/// A bare "AT^X" does not stand for "AT^X?".
const AtCommand *findAtCommand(std::string_view typed);

/// What a typed line does, by the worst command in it.
struct AtJudgement {
    CommandEffect effect = CommandEffect::Changes;
    const AtCommand *row = nullptr;  ///< null if that command is not in the list
};

/// Judges every command of a line. One that is not known counts as changing something,
/// unless its form can only read ("AT^X?", "AT^X=?"); one that hides behind others
/// ("ATE0^CIMEI=...") is found all the same.
AtJudgement judgeAtLine(std::string_view typed);

}  // namespace reviver
