// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/bridge/change_worker.h"

#include <QObject>

#include <functional>
#include <optional>

namespace reviver::ui {

class ModemSession;

/// The changes that the owner can ask for on one modem and on the computer around it.
/// Each ends in a detection, or in a
/// problem that the session keeps. Lives in the window's thread.
class SessionChanges : public QObject {
    Q_OBJECT

public:
    SessionChanges(ModemSession &session, ChangeWorker *worker);

    /// The changes of mode that fit what was seen; none while the session is busy.
    std::vector<ModeSwitch> possible() const;
    void switchMode(const ModeSwitch &change);

    /// Finds out what an action would do; described() follows.
    void describe(HostAction action);
    void perform(HostAction action);

    bool managerPaused() const { return m_managerPaused; }
    void letManagerBack();

    /// Asks a chip in emergency mode for its numbers; numbersRead() follows.
    void readNumbers();

signals:
    void described(reviver::ui::HostAction action, const std::optional<reviver::HostChange> &change);
    void managerPausedChanged();
    void numbersRead(const reviver::EmergencyIds &numbers);

private:
    /// Runs `work` in the session's thread, while the session shows `title`.
    void run(const QString &title, const QString &text, std::function<void(StopToken)> work);

    ModemSession &m_session;
    ChangeWorker *m_worker;
    bool m_managerPaused = false;
};

}  // namespace reviver::ui
