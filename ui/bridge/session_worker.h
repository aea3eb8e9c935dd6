// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/probe.h"
#include "core/repair/repair_job.h"
#include "core/repair/run_log.h"

#include <QElapsedTimer>
#include <QList>
#include <QObject>

#include <filesystem>
#include <memory>
#include <optional>

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
    /// `logFolder` gets one file per repair; empty for none.
    SessionWorker(Hardware hardware, std::filesystem::path logFolder);

    void probe(const Modem &modem, reviver::LightPattern light, StopToken stop);
    void repair(const RepairPlan &plan, const Evidence &evidence,
                const std::shared_ptr<const FirmwareBundle> &bundle, StopToken stop);

signals:
    void asked(const QString &port, const QString &question);
    void probed(const reviver::Evidence &evidence);
    void linesLogged(const QList<reviver::LogLine> &lines);
    void logFileOpened(const QString &path);
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

    void openLog();
    void note(LogLevel level, Message text);
    /// Sends what was held back.
    void flush();

    Hardware m_hardware;
    std::filesystem::path m_logFolder;
    std::optional<RunLog> m_log;
    QList<LogLine> m_heldLines;
    TimedProgress m_heldProgress;
    bool m_progressHeld = false;
    QElapsedTimer m_sinceSignal;
};

}  // namespace reviver::ui
