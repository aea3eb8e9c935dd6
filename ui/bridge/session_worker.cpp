// SPDX-License-Identifier: Apache-2.0
#include "ui/bridge/session_worker.h"

#include "core/device/diagnosis.h"

#include <QThreadPool>

#include <utility>

namespace reviver::ui {

namespace {

constexpr qint64 kSignalGapMs = 50;

/// Each port of a modem in a thread of its own.
void runAtOnce(std::vector<std::function<void()>> tasks)
{
    QThreadPool threads;
    threads.setMaxThreadCount(static_cast<int>(tasks.size()));
    for (std::function<void()> &task : tasks)
        threads.start(std::move(task));
    threads.waitForDone();
}

}  // namespace

SessionWorker::SessionWorker(Hardware hardware, std::filesystem::path logFolder)
    : m_hardware(hardware)
    , m_logFolder(std::move(logFolder))
{
    m_sinceSignal.start();
}

void SessionWorker::probe(const Modem &modem, reviver::LightPattern light, StopToken stop)
{
    note(LogLevel::Step, {REVIVER_TR("Asking %1"), {displayName(modem)}});
    const auto observer = [this](const ModemPort &port, const Exchange &exchange) {
        emit asked(QString::fromStdString(port.path), QString::fromStdString(exchange.question));
        note(LogLevel::Detail,
             {REVIVER_TR("%1: %2: %3"), {port.path, exchange.question, maskNumbers(exchange.answer)}});
        note(LogLevel::Wire,
             {REVIVER_TR("%1 sent %2, received %3"),
              {port.path, exchange.sent, maskNumbers(exchange.received)}});
    };
    Evidence evidence = probeModem(modem, m_hardware, stop, observer, runAtOnce);
    if (light != reviver::LightPattern::Unknown)
        evidence.light = light;
    note(LogLevel::Done, {REVIVER_TR("Mode: %1"), {modeTitle(evidence.mode).english()}});
    flush();
    emit probed(evidence);
}

void SessionWorker::repair(const RepairPlan &plan, const Evidence &evidence,
                           const std::shared_ptr<const FirmwareBundle> &bundle, StopToken stop)
{
    openLog();
    emit repairBegan(m_hardware.clock.now());
    RepairJob job(plan, evidence, *bundle, m_hardware);
    const RepairResult result = job.run(*this, stop);
    flush();
    m_log.reset();
    emit repaired(result);
}

void SessionWorker::openLog()
{
    if (m_logFolder.empty())
        return;
    auto log = RunLog::openIn(m_logFolder, m_hardware.clock.wallTime());
    if (!log)
        return note(LogLevel::Warning, {REVIVER_TR("This run has no log file: %1"), {log.error().detail()}});
    m_log.emplace(*std::move(log));
    emit logFileOpened(QString::fromStdString(m_log->path().string()));
}

void SessionWorker::note(LogLevel level, Message text)
{
    logged(LogLine{m_hardware.clock.wallTime(), level, std::move(text)});
}

void SessionWorker::logged(const LogLine &line)
{
    if (m_log)
        m_log->write(line);
    m_heldLines.append(line);
    if (m_sinceSignal.elapsed() >= kSignalGapMs)
        flush();
}

void SessionWorker::stepStarted(std::size_t step)
{
    flush();
    emit stepBegan(step);
}

void SessionWorker::stepFinished(std::size_t step)
{
    flush();
    emit stepEnded(step);
}

void SessionWorker::progressed(const RepairProgress &progress)
{
    m_heldProgress = {progress, m_hardware.clock.now()};
    m_progressHeld = true;
    if (m_sinceSignal.elapsed() >= kSignalGapMs)
        flush();
}

void SessionWorker::modeChanged(DeviceMode mode)
{
    flush();
    emit modeSeen(mode);
}

void SessionWorker::stalled(std::chrono::milliseconds silence, std::chrono::milliseconds limit)
{
    flush();
    emit silent(silence, limit);
}

void SessionWorker::flush()
{
    if (!m_heldLines.isEmpty())
        emit linesLogged(std::exchange(m_heldLines, {}));
    if (std::exchange(m_progressHeld, false))
        emit progressChanged(m_heldProgress);
    m_sinceSignal.restart();
}

}  // namespace reviver::ui
