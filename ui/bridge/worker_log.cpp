// SPDX-License-Identifier: Apache-2.0
#include "ui/bridge/worker_log.h"

#include "ui/bridge/signal_gap.h"

#include <utility>

namespace reviver::ui {

WorkerLog::WorkerLog(const Clock &clock, std::filesystem::path folder)
    : m_clock(clock)
    , m_folder(std::move(folder))
{
    m_sinceSignal.start();
}

void WorkerLog::note(reviver::LogLevel level, Message text)
{
    add({m_clock.wallTime(), level, std::move(text)});
}

void WorkerLog::add(const reviver::LogLine &line)
{
    const Result<void> written = m_file ? m_file->write(line) : Result<void>();
    m_held.append(line);
    if (!written)
        note(reviver::LogLevel::Warning,
             {REVIVER_TR("This run has no log file from here on: %1"), {written.error().detail()}});
    if (m_sinceSignal.elapsed() >= kSignalGapMs)
        flush();
}

void WorkerLog::noteExchange(const ModemPort &port, const Exchange &exchange)
{
    emit asked(QString::fromStdString(exchange.question));
    note(reviver::LogLevel::Detail,
         {REVIVER_TR("%1: %2: %3"), {port.path, exchange.question, maskNumbers(exchange.answer)}});
    note(reviver::LogLevel::Wire,
         {REVIVER_TR("%1 sent %2, received %3"), {port.path, exchange.sent, maskNumbers(exchange.received)}});
}

void WorkerLog::openFile()
{
    if (m_folder.empty())
        return;
    auto file = RunLog::openIn(m_folder, m_clock.wallTime());
    if (!file)
        return note(reviver::LogLevel::Warning,
                    {REVIVER_TR("This run has no log file: %1"), {file.error().detail()}});
    m_file.emplace(*std::move(file));
    emit fileOpened(QString::fromStdString(m_file->path().string()));
}

void WorkerLog::closeFile()
{
    flush();
    m_file.reset();
}

void WorkerLog::flush()
{
    if (!m_held.isEmpty())
        emit linesLogged(std::exchange(m_held, {}));
    m_sinceSignal.restart();
}

}  // namespace reviver::ui
