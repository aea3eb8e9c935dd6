// SPDX-License-Identifier: Apache-2.0
#include "core/device/terminal.h"

#include "core/base/hex.h"
#include "core/device/answer_text.h"
#include "core/device/at_line_meaning.h"
#include "core/device/diag_catalogue.h"
#include "core/device/info_reader.h"
#include "core/device/probe_session.h"
#include "core/protocol/at/at_client.h"
#include "core/protocol/at/at_text.h"
#include "core/protocol/diag/diag_messages.h"
#include "core/protocol/frame_channel.h"
#include "core/protocol/never_list.h"

#include <algorithm>

namespace reviver {
namespace {

using Verdict = TerminalAdvice::Verdict;
using std::chrono::milliseconds;

/// Longer frames are taken by no DIAG that is known. Source: openpst (one source).
constexpr std::size_t kLongestPayload = 2048;
/// Serial number, state of an old phone, stored item: they hold numbers of the owner's.
constexpr std::uint8_t kPersonalReplies[] = {0x01, diag::kStatus, diag::kNvRead};

TerminalAdvice adviceOf(const Message &purpose, CommandEffect effect, const Message &warning)
{
    if (effect == CommandEffect::Refused)
        return {Verdict::Refuse, purpose, warning};
    const bool harmless = effect != CommandEffect::Changes && warning.empty();
    return {harmless ? Verdict::Send : Verdict::AskFirst, purpose, warning};
}

TerminalAdvice refusal(const char *reason)
{
    return {Verdict::Refuse, {}, reason};
}

bool isPrintable(const std::string &line)
{
    return std::ranges::all_of(line, [](unsigned char c) { return c >= 0x20 && c < 0x7F; });
}

/// A semicolon outside of quotes begins another command.
bool hasSeveralCommands(const std::string &line)
{
    bool quoted = false;
    return std::ranges::any_of(line, [&](char c) {
        quoted = quoted != (c == '"');
        return c == ';' && !quoted;
    });
}

TerminalAdvice adviseAt(const std::string &line, const Evidence &evidence)
{
    if (!at::startsWithNoCase(line, "AT") || !isPrintable(line))
        return refusal(REVIVER_TR("A modem command begins with AT and has no special characters."));
    if (hasSeveralCommands(line))
        return refusal(REVIVER_TR("Send one command at a time, so that each answer has its command."));
    const AtJudgement judged = judgeAtLine(line);
    const AtCommand *row = judged.row;
    if (!row && judged.effect == CommandEffect::Reads)
        return {Verdict::Send, {}, {}};
    if (!row)
        return {Verdict::AskFirst, {}, REVIVER_TR("Nobody has written down what this command does.")};
    if (row->command == "AT^GETPORTMODE" && portModesCrash(evidence.modem.device, evidence.identity))
        return refusal(REVIVER_TR("This model hangs on it until it is unplugged."));
    return adviceOf(row->purpose, row->effect, row->warning);
}

TerminalAdvice adviseDiag(const std::string &hex)
{
    const auto payload = parseHex(hex);
    if (!payload || payload->empty() || payload->size() > kLongestPayload)
        return refusal(REVIVER_TR("Write the octets in hex, two digits each: 7C, or 4B 0A 00 00."));
    if (const DiagCommand *row = findDiagCommand(*payload))
        return adviceOf(row->purpose, row->effect, row->warning);
    const bool forbidden = std::ranges::any_of(
        kNeverWhileModeUnknown, [&](const ForbiddenCommand &row) { return row.command == payload->front(); });
    if (forbidden)
        return refusal(REVIVER_TR("In download mode the same octet does harm."));
    return {Verdict::AskFirst, {}, REVIVER_TR("Nobody has written down what this command does.")};
}

Result<TerminalReply> askAt(Transport &line, const std::string &typed, Clock &clock, StopToken stop)
{
    const auto reply = at::Client(line, clock, std::move(stop)).command(typed, kTerminalTimeout);
    if (!reply)
        return failure(reply.error());
    TerminalReply answer;
    for (const std::string &text : reply->lines)
        answer.lines.push_back({text, meaningOfAtLine(text)});
    answer.last = {reply->finalText, meaningOfAtLine(reply->finalText)};
    answer.accepted = reply->ok();
    return answer;
}

Result<TerminalReply> askDiag(Transport &line, const std::string &typed, Clock &clock, StopToken stop)
{
    const auto payload = parseHex(typed);
    if (!payload)
        return failure(payload.error());
    FrameChannel channel(line, clock);
    const auto reply = channel.exchange(*payload, kTerminalTimeout, std::move(stop), [&](ByteView frame) {
        return diag::answers(frame, payload->front());
    });
    if (!reply)
        return failure(reply.error());
    Heard heard;
    heard.octets = *reply;
    heard.frames = {*reply};
    TerminalReply answer;
    answer.lines.push_back({hexText(*reply), Message("%1", {answerText(heard, *payload)}),
                            std::ranges::count(kPersonalReplies, reply->front()) > 0});
    answer.accepted = !diag::isErrorCode(reply->front());
    return answer;
}

}  // namespace

std::vector<TerminalPort> terminalPorts(const Evidence &evidence)
{
    std::vector<TerminalPort> ports;
    const auto collect = [&](Speech speech, TerminalLanguage language) {
        for (const PortEvidence &port : evidence.ports) {
            if (port.speaks == speech)
                ports.push_back({port.port.path, language});
        }
    };
    collect(Speech::At, TerminalLanguage::At);
    collect(Speech::BalongMonitor, TerminalLanguage::At);
    collect(Speech::Diag, TerminalLanguage::Diag);
    if (ports.empty() && evidence.modem.device.practice && !evidence.modem.ports.empty())
        ports.push_back({evidence.modem.ports.front().path, TerminalLanguage::At});
    return ports;
}

TerminalAdvice adviseOnQuestion(TerminalLanguage language, const std::string &typed, const Evidence &evidence)
{
    return language == TerminalLanguage::At ? adviseAt(typed, evidence) : adviseDiag(typed);
}

Result<TerminalReply> askPort(const TerminalPort &port, const std::string &typed, const Evidence &evidence,
                              const Hardware &hardware, StopToken stop)
{
    const TerminalAdvice advice = adviseOnQuestion(port.language, typed, evidence);
    if (advice.verdict == Verdict::Refuse)
        return failure(ErrorCode::InvalidArgument, advice.warning.english());
    auto line = hardware.opener.open(port.path);
    if (!line)
        return failure(line.error());
    const Clock::Instant start = hardware.clock.now();
    auto reply = port.language == TerminalLanguage::At
        ? askAt(**line, typed, hardware.clock, std::move(stop))
        : askDiag(**line, typed, hardware.clock, std::move(stop));
    if (reply)
        reply->took = std::chrono::duration_cast<milliseconds>(hardware.clock.now() - start);
    return reply;
}

}  // namespace reviver
