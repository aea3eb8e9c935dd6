// SPDX-License-Identifier: Apache-2.0
#include "ui/bridge/session_worker.h"

#include "core/device/diagnosis.h"
#include "ui/bridge/signal_gap.h"

#include <QThreadPool>

#include <utility>
#include <vector>

namespace reviver::ui {

namespace {

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

SessionWorker::SessionWorker(Hardware hardware, WorkerLog &log, RepairRecords records)
    : QObject(&log)
    , m_hardware(hardware)
    , m_log(log)
    , m_records(std::move(records))
{
    m_sinceProgress.start();
}

void SessionWorker::probe(const Modem &modem, reviver::LightPattern light, StopToken stop)
{
    m_log.note(LogLevel::Step, {REVIVER_TR("Asking %1"), {displayName(modem)}});
    const auto observer
        = [this](const ModemPort &port, const Exchange &exchange) { m_log.noteExchange(port, exchange); };
    // What it is now: the list of a moment ago may lack the ports of a new driver.
    const auto modems = groupModems(m_hardware.enumerator.devices());
    const Modem *now = findModem(modems, modem.id);
    Evidence evidence = probeModem(now ? *now : modem, m_hardware, stop, observer, runAtOnce);
    if (light != reviver::LightPattern::Unknown)
        evidence.light = light;
    m_log.note(LogLevel::Done, {REVIVER_TR("Mode: %1"), {modeTitle(evidence.mode).english()}});
    flush();
    if (const auto power = m_hardware.services ? m_hardware.services->power() : std::nullopt)
        emit powerSeen(*power);
    emit probed(evidence);
}

void SessionWorker::repair(const RepairPlan &plan, const Evidence &evidence,
                           const std::shared_ptr<const FirmwareBundle> &bundle, StopToken stop)
{
    m_log.openFile();
    run({plan, evidence, *bundle, m_hardware, m_records.jobSetup()}, std::move(stop));
}

void SessionWorker::continueRepair(const JournalContents &journal, const Modem &modem, StopToken stop)
{
    m_log.openFile();
    auto ready = prepareToContinue(journal, modem, m_hardware, *this, stop);
    if (!ready) {
        m_log.note(LogLevel::Error, {REVIVER_TR("Not continued: %1"), {ready.error().detail()}});
        m_log.closeFile();
        emit continueRefused(ready.error());
        return;
    }
    const auto bundle = std::make_shared<const FirmwareBundle>(std::move(ready->bundle));
    emit continuing(ready->evidence, bundle, ready->plan);
    JobSetup setup = m_records.jobSetup();
    setup.continued = journal;
    run({ready->plan, ready->evidence, *bundle, m_hardware, std::move(setup)}, std::move(stop));
}

void SessionWorker::run(RepairJob job, StopToken stop)
{
    emit repairBegan(m_hardware.clock.now());
    const RepairResult result = job.run(*this, std::move(stop));
    flush();
    m_log.closeFile();
    emit repaired(result);
}

void SessionWorker::logged(const LogLine &line)
{
    m_log.add(line);
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
    if (m_sinceProgress.elapsed() >= kSignalGapMs)
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

void SessionWorker::awaitingModem(std::chrono::milliseconds limit)
{
    flush();
    emit awaiting(limit);
}

void SessionWorker::planChanged(const RepairPlan &plan)
{
    flush();
    emit planned(plan);
}

void SessionWorker::flush()
{
    m_log.flush();
    if (std::exchange(m_progressHeld, false))
        emit progressChanged(m_heldProgress);
    m_sinceProgress.restart();
}

}  // namespace reviver::ui
