// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/base/message.h"
#include "core/base/result.h"
#include "core/device/device_mode.h"

#include <string>
#include <string_view>

namespace reviver {

/// What somebody typed into the terminal, looked at before anything is sent.
struct TypedCommand {
    /// How the port takes it.
    enum class Form {
        At,     ///< a line of text
        Frame,  ///< octets in an HDLC frame, typed as hex digits without flags and CRC
    };
    enum class Verdict {
        Send,    ///< only reads, as far as is known
        Ask,     ///< changes something, or nobody knows: the owner must agree
        Refuse,  ///< writes identity, unlocks, erases: not sent from here
    };

    Form form = Form::At;
    std::string line;  ///< At: without the carriage return
    Bytes payload;     ///< Frame
    Verdict verdict = Verdict::Ask;
    Message purpose;  ///< what it does; empty if nobody has written it down
    Message warning;  ///< what may go wrong, or why it is refused
};

/// The form that a port takes commands in; Unsupported where none is known (Sahara,
/// Firehose, boot ROM, silence).
Result<TypedCommand::Form> formOf(Speech speech);

/// Reads a typed line for a port that was heard to speak `speech`. InvalidArgument for an
/// empty line and for text that is no hex where hex is wanted.
///
/// AT lines are judged by the worst command in them. Where octets reach a boot stage, only
/// what is harmless in all of them may be sent: writing goes through a repair.
/// Source of the verdicts: at_catalogue.h, diag_catalogue.h, never_list.h.
Result<TypedCommand> readTyped(std::string_view typed, Speech speech);

}  // namespace reviver
