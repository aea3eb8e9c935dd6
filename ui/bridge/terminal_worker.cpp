// SPDX-License-Identifier: Apache-2.0
#include "ui/bridge/terminal_worker.h"

#include <utility>

namespace reviver::ui {

using reviver::LogLevel;

TerminalWorker::TerminalWorker(Hardware hardware, WorkerLog &log)
    : QObject(&log)
    , m_hardware(hardware)
    , m_log(log)
{
}

void TerminalWorker::ask(const TerminalPort &port, const std::string &typed, const Evidence &evidence,
                         StopToken stop)
{
    m_log.note(LogLevel::Step, {REVIVER_TR("Terminal, %1: %2"), {port.path, maskNumbers(typed)}});
    const auto reply = askPort(port, typed, evidence, m_hardware, std::move(stop));
    if (!reply) {
        m_log.note(LogLevel::Note, {REVIVER_TR("No answer: %1"), {reply.error().detail()}});
        m_log.flush();
        return emit failed(reply.error());
    }
    for (const TerminalLine &line : reply->lines)
        m_log.note(LogLevel::Detail, {"%1", {maskNumbers(line.text)}});
    m_log.note(LogLevel::Detail, {"%1", {reply->last.text}});
    m_log.flush();
    emit answered(*reply);
}

}  // namespace reviver::ui
