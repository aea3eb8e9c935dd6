// SPDX-License-Identifier: Apache-2.0
#include "core/device/command_terminal.h"

#include "core/base/hex.h"
#include "core/device/answer_text.h"
#include "core/device/probe_session.h"
#include "core/device/vendor_errors.h"

#include <algorithm>

namespace reviver {
namespace {

/// Some commands look for networks or files before they answer.
constexpr std::chrono::milliseconds kAnswerTimeout{10'000};

}  // namespace

CommandTerminal::CommandTerminal(std::unique_ptr<Transport> line, Speech speech, Clock &clock, StopToken stop)
    : m_line(std::move(line))
    , m_speech(speech)
    , m_stop(std::move(stop))
    , m_at(*m_line, clock, m_stop)
    , m_frames(*m_line, clock)
{
}

Result<std::unique_ptr<CommandTerminal>> CommandTerminal::open(const PortEvidence &port,
                                                               const Hardware &hardware, StopToken stop)
{
    if (const auto form = formOf(port.speaks); !form)
        return failure(form.error());
    auto line = hardware.opener.open(port.port.path);
    if (!line)
        return failure(line.error());
    return std::unique_ptr<CommandTerminal>(
        new CommandTerminal(*std::move(line), port.speaks, hardware.clock, std::move(stop)));
}

Result<TerminalAnswer> CommandTerminal::send(const TypedCommand &command, bool agreed)
{
    if (command.verdict == TypedCommand::Verdict::Refuse)
        return failure(ErrorCode::DeviceRefused, "this app does not send it");
    if (command.verdict == TypedCommand::Verdict::Ask && !agreed)
        return failure(ErrorCode::DeviceRefused, "it was not agreed to");
    return command.form == TypedCommand::Form::At ? sendLine(command.line) : sendFrame(command.payload);
}

Result<TerminalAnswer> CommandTerminal::sendLine(const std::string &line)
{
    const auto reply = m_at.command(line, kAnswerTimeout);
    if (!reply)
        return failure(reply.error());
    TerminalAnswer answer;
    answer.lines = reply->lines;
    answer.lines.push_back(reply->finalText);
    if (const VendorError *known = reply->ok() ? nullptr : explainVendorError(reply->finalText))
        answer.explanation = known->meaning;
    const auto &unasked = m_at.unsolicited();
    answer.unasked.assign(unasked.begin() + static_cast<std::ptrdiff_t>(m_unaskedShown), unasked.end());
    m_unaskedShown = unasked.size();
    return answer;
}

Result<TerminalAnswer> CommandTerminal::sendFrame(ByteView payload)
{
    const auto reply = m_frames.exchange(payload, kAnswerTimeout, m_stop, [&](ByteView frame) {
        return frameMeaning(frame, payload) != FrameMeaning::DiagUnsolicited;
    });
    if (!reply)
        return failure(reply.error());
    Heard heard;
    heard.octets = *reply;
    heard.frames.push_back(*reply);
    TerminalAnswer answer;
    answer.lines.push_back(hexText(*reply));
    answer.explanation = {"%1", {answerText(heard, payload)}};
    return answer;
}

const PortEvidence *portForTerminal(const Evidence &evidence)
{
    const auto speaks = [&](auto wanted) {
        const auto found = std::ranges::find_if(evidence.ports, [&](const PortEvidence &port) {
            const auto form = formOf(port.speaks);
            return form && *form == wanted;
        });
        return found == evidence.ports.end() ? nullptr : &*found;
    };
    const PortEvidence *at = speaks(TypedCommand::Form::At);
    return at ? at : speaks(TypedCommand::Form::Frame);
}

}  // namespace reviver
