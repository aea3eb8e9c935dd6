// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/diagnosis.h"
#include "core/repair/progress_model.h"
#include "ui/bridge/session_changes.h"
#include "ui/bridge/session_worker.h"
#include "ui/bridge/terminal_talk.h"
#include "ui/bridge/worker_thread.h"

#include <deque>
#include <memory>
#include <optional>

namespace reviver::ui {

using BundlePtr = std::shared_ptr<const FirmwareBundle>;

/// Everything known of one modem, and the one thread that talks to it. Lives in the
/// window's thread; only values come back from the worker. The destructor asks the
/// worker to stop and waits for it; nothing is ever cut off by force.
class ModemSession : public QObject {
    Q_OBJECT

public:
    enum class Stage {
        Found,  ///< plugged in, not asked yet
        Asking,
        Changing,  ///< something that the owner asked for, see SessionChanges
        Diagnosed,
        Repairing,
        Finished,
    };

    ModemSession(Modem modem, Hardware hardware, const RepairRecords &records = {},
                 QObject *parent = nullptr);
    ~ModemSession() override;

    QString id() const { return QString::fromStdString(m_modem.id); }
    const Modem &modem() const { return m_modem; }
    bool practice() const { return m_modem.device.practice; }
    bool present() const { return m_present; }
    bool busy() const;
    Stage stage() const { return m_stage; }
    /// The watcher saw it (perhaps under other ids), or saw it no more.
    void setModem(const Modem &modem);
    void setPresent(bool present);

    /// It may go away and come back because of what the owner sent: it is not forgotten meanwhile.
    void expectReturn() { m_returnExpected = true; }
    bool returnExpected() const { return m_returnExpected; }

    /// The best name: what it said of itself, else what enumeration says.
    QString title() const;
    /// As last seen; Unknown while it is gone.
    DeviceMode mode() const;
    reviver::LightPattern light() const;
    void setLight(reviver::LightPattern light);

    /// Asks what the modem speaks. Does nothing while busy.
    void detect();
    const QString &lastQuestion() const { return m_lastQuestion; }
    const std::optional<Evidence> &evidence() const { return m_evidence; }
    const Diagnosis &diagnosis() const { return m_diagnosis; }

    SessionChanges &changes() { return *m_changes; }
    const SessionChanges &changes() const { return *m_changes; }
    TerminalTalk &terminal() { return *m_terminal; }
    /// A change begins: what it is called and what the owner should know meanwhile. Nothing
    /// while busy.
    std::optional<StopToken> beginChange(const QString &title, const QString &text);
    /// It ended: in what the modem says now, in a question what it says, as before, or in a problem.
    void endChange(const Evidence &evidence);
    void endChangeAndDetect();
    void endChange(const std::optional<Error> &problem = {});
    const QString &changeTitle() const { return m_changeTitle; }
    const QString &changeText() const { return m_changeText; }
    /// The last change that was carried out on the modem itself; empty if there was none.
    const QString &lastChange() const { return m_lastChange; }
    /// Why the last change was not done; until the modem is asked again.
    const std::optional<Error> &changeProblem() const { return m_changeProblem; }

    /// The firmware that the user chose; a plan is made at once if the modem was asked.
    void setFirmware(BundlePtr bundle);
    const BundlePtr &firmware() const { return m_bundle; }
    void setOptions(PlanOptions options);
    const PlanOptions &options() const { return m_options; }
    const std::optional<RepairPlan> &plan() const { return m_plan; }

    /// Starts the plan; false if it may not start.
    bool startRepair();
    /// Goes on with a repair that was broken off: asks the modem whether it is the one, reads
    /// the firmware again, and writes what is left. Does nothing while busy.
    void continueRepair(const JournalContents &journal);
    /// Why the last repair could not be continued; until something else is begun.
    const std::optional<Error> &continueProblem() const { return m_continueProblem; }
    void stop(StopRequest request);
    StopRequest stopRequested() const { return m_stop.token().request(); }
    const ProgressModel &progress() const { return m_progress; }
    const std::optional<RepairResult> &result() const { return m_result; }
    /// The plan and firmware that `result` came from.
    const std::optional<RepairPlan> &ranPlan() const { return m_ranPlan; }
    std::chrono::milliseconds silence() const { return m_silence; }
    std::chrono::milliseconds silenceLimit() const { return m_silenceLimit; }
    /// How long the modem is awaited that left the bus under repair; zero if it did not.
    std::chrono::milliseconds awaited() const { return m_awaited; }

    /// The recent lines, oldest first.
    const std::deque<LogLine> &log() const { return m_log; }
    const QString &logFile() const { return m_logFile; }

signals:
    /// Stage, mode, evidence, plan or result changed.
    void changed();
    void questionAsked();
    void progressed();
    void stepChanged();
    /// Silence or absence of the modem under repair.
    void silenceChanged();
    void linesLogged(const QList<reviver::LogLine> &lines);

private:
    void connectWorker();
    void connectRepair();
    void takeEvidence(const Evidence &evidence);
    void takeContinuing(const Evidence &evidence, const BundlePtr &bundle, const RepairPlan &plan);
    void takeRefusal(const Error &error);
    void takeResult(const RepairResult &result);
    void takeLines(const QList<LogLine> &lines);
    void replan();

    Modem m_modem;
    WorkerLog *m_workerLog;  ///< the parent of all workers
    SessionWorker *m_worker;
    SessionChanges *m_changes;
    TerminalTalk *m_terminal;
    StopSource m_stop;
    bool m_present = true;
    bool m_returnExpected = false;
    Stage m_stage = Stage::Found;
    std::optional<DeviceMode> m_seenMode;                            ///< what a repair or its result saw last
    reviver::LightPattern m_light = reviver::LightPattern::Unknown;  ///< as the user saw it
    QString m_lastQuestion;
    QString m_changeTitle;
    QString m_changeText;
    QString m_lastChange;
    std::optional<Error> m_changeProblem;
    std::optional<Evidence> m_evidence;
    Diagnosis m_diagnosis;
    BundlePtr m_bundle;
    PlanOptions m_options;
    std::optional<RepairPlan> m_plan;
    std::optional<RepairPlan> m_ranPlan;
    ProgressModel m_progress;
    std::optional<RepairResult> m_result;
    std::chrono::milliseconds m_silence{0};
    std::chrono::milliseconds m_silenceLimit{0};
    std::chrono::milliseconds m_awaited{0};
    std::optional<Error> m_continueProblem;
    std::optional<PowerState> m_power;
    std::deque<LogLine> m_log;
    QString m_logFile;
    WorkerThread m_thread;
};

}  // namespace reviver::ui
