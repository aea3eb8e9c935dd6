// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/emergency_ids.h"
#include "core/device/mode_switch.h"
#include "core/repair/memory_dump.h"
#include "ui/bridge/worker_log.h"

#include <QElapsedTimer>

#include <memory>
#include <optional>

namespace reviver::ui {

/// Something about this computer that the owner can have changed.
enum class HostAction {
    PauseManager,  ///< ModemManager leaves this modem alone for a while
    FixAccess,     ///< a rule that lets the owner open modems
    BindDriver,    ///< the system's serial driver takes the modem
};

/// Carries out what the owner asked for beyond looking and repairing, in a session's
/// thread. Each change is written down, with its outcome.
class ChangeWorker : public QObject {
    Q_OBJECT

public:
    /// A child of its log, whose thread it lives in.
    ChangeWorker(Hardware hardware, WorkerLog &log);
    ~ChangeWorker() override;

    void switchMode(const ModeSwitch &change, const Evidence &evidence, StopToken stop);
    /// Asks what an action would do; nothing is changed.
    void describe(HostAction action, const AttachedDevice &device);
    void perform(HostAction action, const Modem &modem);
    void letManagerBack();
    void readNumbers(const std::string &port, StopToken stop);
    void saveDump(const std::string &port, const QString &folder, StopToken stop);

signals:
    /// After a change of mode: what the modem says now.
    void detected(const reviver::Evidence &evidence);
    void described(reviver::ui::HostAction action, const std::optional<reviver::HostChange> &change);
    void performed(reviver::ui::HostAction action);
    void managerPaused(bool paused);
    void numbersRead(const reviver::EmergencyIds &numbers);
    void dumpSaved(const QString &folder, const std::vector<reviver::DumpRegion> &regions);
    void failed(const reviver::Error &error);

private:
    Result<void> carryOut(HostAction action, const AttachedDevice &device);
    void awaitPorts(const std::string &modem);
    void report(const Error &error);
    void tellDump(const DumpProgress &progress);

    Hardware m_hardware;
    WorkerLog &m_log;
    std::unique_ptr<Hold> m_managerAway;
    std::size_t m_dumpedRegions = 0;  ///< of the dump that is going on, as far as the log knows
    QElapsedTimer m_sinceTold;
};

}  // namespace reviver::ui
