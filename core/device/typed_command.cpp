// SPDX-License-Identifier: Apache-2.0
#include "core/device/typed_command.h"

#include "core/base/hex.h"
#include "core/device/diag_catalogue.h"
#include "core/protocol/never_list.h"

#include <algorithm>

namespace reviver {
namespace {

using Form = TypedCommand::Form;
using Verdict = TypedCommand::Verdict;

Verdict verdictOf(CommandEffect effect)
{
    switch (effect) {
    case CommandEffect::Reads:
    case CommandEffect::Session:
        return Verdict::Send;
    case CommandEffect::Changes:
        return Verdict::Ask;
    case CommandEffect::Refused:
        break;
    }
    return Verdict::Refuse;
}

std::string_view withoutBlanks(std::string_view text)
{
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(" \t\r\n") + 1 - begin);
}

TypedCommand readAt(std::string_view typed)
{
    TypedCommand command;
    command.form = Form::At;
    command.line = typed;
    const AtJudgement judged = judgeAtLine(typed);
    command.verdict = verdictOf(judged.effect);
    if (judged.row) {
        command.purpose = judged.row->purpose;
        command.warning = judged.row->warning;
    } else {
        command.warning = REVIVER_TR("Nobody has written down here what this command does.");
    }
    return command;
}

void judgeDiag(TypedCommand &command)
{
    const DiagCommand *row = findDiagCommand(command.payload);
    if (!row) {
        command.verdict = Verdict::Ask;
        command.warning = REVIVER_TR("Nobody has written down here what this command does.");
        return;
    }
    command.verdict = verdictOf(row->effect);
    command.purpose = row->purpose;
    command.warning = row->warning;
}

/// A boot stage: what is harmless in one of them may erase in another.
void judgeBootStage(TypedCommand &command)
{
    if (mayProbe(command.payload)) {
        command.verdict = Verdict::Send;
        command.purpose = REVIVER_TR("Asks who is there");
        return;
    }
    command.verdict = Verdict::Refuse;
    const auto row
        = std::ranges::find(kNeverWhileModeUnknown, command.payload[0], &ForbiddenCommand::command);
    if (row != kNeverWhileModeUnknown.end())
        command.warning
            = {REVIVER_TR("In a boot stage this octet can do damage: it %1."), {std::string(row->reason)}};
    else
        command.warning
            = REVIVER_TR("In a boot stage only harmless questions are sent from here: writing is done by a "
                         "repair, which checks everything first.");
}

}  // namespace

Result<Form> formOf(Speech speech)
{
    switch (speech) {
    case Speech::At:
    case Speech::BalongMonitor:
        return Form::At;
    case Speech::Diag:
    case Speech::HuaweiDownload:
    case Speech::Dmss:
    case Speech::HdlcDownload:
    case Speech::Streaming:
        return Form::Frame;
    default:
        return failure(ErrorCode::Unsupported,
                       "no commands can be typed to a port that speaks " + std::string(speechName(speech)));
    }
}

Result<TypedCommand> readTyped(std::string_view typed, Speech speech)
{
    const auto form = formOf(speech);
    if (!form)
        return failure(form.error());
    const std::string_view text = withoutBlanks(typed);
    if (text.empty())
        return failure(ErrorCode::InvalidArgument, "nothing was typed");
    if (*form == Form::At)
        return readAt(text);
    auto payload = parseHex(text);
    if (!payload || payload->empty())
        return failure(ErrorCode::InvalidArgument,
                       "this port takes octets as hex digits, without flags and checksum: \"7C\"");
    TypedCommand command;
    command.form = Form::Frame;
    command.payload = *std::move(payload);
    if (speech == Speech::Diag)
        judgeDiag(command);
    else
        judgeBootStage(command);
    return command;
}

}  // namespace reviver
