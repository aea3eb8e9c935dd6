// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/probe.h"
#include "core/repair/repair_job.h"
#include "ui/bridge/worker_log.h"

#include <QElapsedTimer>

#include <memory>

namespace reviver::ui {

/// Progress with the time at which it was true.
struct TimedProgress {
    RepairProgress progress;
    Clock::Instant at;
};

/// Lives in a session's thread: makes the blocking calls of core and sends their
/// values back as queued signals, at most 20 progress signals a second.
class SessionWorker : public QObject, private RepairObserver {
    Q_OBJECT

public:
    /// A child of its log, whose thread it lives in.
    SessionWorker(Hardware hardware, WorkerLog &log);

    void probe(const Modem &modem, reviver::LightPattern light, StopToken stop);
    void repair(const RepairPlan &plan, const Evidence &evidence,
                const std::shared_ptr<const FirmwareBundle> &bundle, StopToken stop);

signals:
    void probed(const reviver::Evidence &evidence);
    void repairBegan(std::chrono::steady_clock::time_point at);
    void stepBegan(std::size_t step);
    void stepEnded(std::size_t step);
    void progressChanged(const reviver::ui::TimedProgress &progress);
    void modeSeen(reviver::DeviceMode mode);
    void silent(std::chrono::milliseconds silence, std::chrono::milliseconds limit);
    void repaired(const reviver::RepairResult &result);

private:
    void logged(const LogLine &line) override;
    void stepStarted(std::size_t step) override;
    void stepFinished(std::size_t step) override;
    void progressed(const RepairProgress &progress) override;
    void modeChanged(DeviceMode mode) override;
    void stalled(std::chrono::milliseconds silence, std::chrono::milliseconds limit) override;

    /// Sends what was held back.
    void flush();

    Hardware m_hardware;
    WorkerLog &m_log;
    TimedProgress m_heldProgress;
    bool m_progressHeld = false;
    QElapsedTimer m_sinceProgress;
};

}  // namespace reviver::ui
