// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/evidence.h"
#include "core/transport/hardware.h"

namespace reviver {

/// What the owner speaks on a port.
enum class TerminalLanguage {
    At,    ///< lines of text
    Diag,  ///< octets in hex, sent as a frame
};

/// A port that the owner can talk to.
struct TerminalPort {
    std::string path;
    TerminalLanguage language = TerminalLanguage::At;

    bool operator==(const TerminalPort &) const = default;
};

/// The ports of a modem that were heard to speak AT or DIAG, AT first; of a practice
/// modem that speaks neither, its first port: one learns from silence as well.
std::vector<TerminalPort> terminalPorts(const Evidence &evidence);

/// What is known of a question before it is sent.
struct TerminalAdvice {
    enum class Verdict { Send, AskFirst, Refuse };
    Verdict verdict = Verdict::AskFirst;
    Message purpose;  ///< what it does; empty if nobody has written that down
    Message warning;  ///< what may go wrong, or why it is not sent
};

/// Judges what was typed for a port. Commands that write identity, unlock, or could do
/// harm in another mode are never sent.
TerminalAdvice adviseOnQuestion(TerminalLanguage language, const std::string &typed,
                                const Evidence &evidence);

/// One line of an answer, with its meaning where that is known.
struct TerminalLine {
    std::string text;
    Message meaning;
    bool personal = false;  ///< octets that may name the modem or its owner: hide them in copies
};

/// What a port answered.
struct TerminalReply {
    std::vector<TerminalLine> lines;
    TerminalLine last;     ///< "OK", "+CME ERROR: 10"; empty for DIAG
    bool accepted = true;  ///< false: the modem said no
    std::chrono::milliseconds took{0};
};

/// How long an answer is awaited: some commands ask the network first.
inline constexpr std::chrono::milliseconds kTerminalTimeout{10'000};

/// Puts one question, whatever adviseOnQuestion() said but for a refusal, which is
/// InvalidArgument. The port is opened for it and closed after it.
Result<TerminalReply> askPort(const TerminalPort &port, const std::string &typed, const Evidence &evidence,
                              const Hardware &hardware, StopToken stop = {});

}  // namespace reviver
