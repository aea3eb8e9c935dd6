// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/bridge/modem_session.h"

#include <QObject>

class QMenu;
class QWidget;

namespace reviver::ui {

class FileTasks;
class FlowController;
class PageStack;

/// What the owner can have done about the chosen modem beside detecting and repairing:
/// changes of mode, changes of this computer, questions by hand. Each is explained and
/// agreed to before it is handed to the session.
class OwnerTasks : public QObject {
    Q_OBJECT

public:
    OwnerTasks(FlowController &flow, FileTasks &files, PageStack &pages, QWidget *window);

    /// The one button of a diagnosis, or one of its other options.
    void run(NextAction action);
    void switchMode(const ModeSwitch &change);
    /// Fills a menu with the changes that are possible now.
    void fillModeMenu(QMenu &menu);
    bool mayEditPorts() const { return find(ModeSwitchKind::SetPorts).has_value(); }
    void editPorts();
    /// ModemManager may use the modem again.
    void letManagerBack();

    void tellLight();
    void askPort(const TerminalPort &port, const QString &typed);
    void listCommands();

    /// Shows what a session of the roster finds out, while it is chosen.
    void watch(ModemSession *session);

signals:
    void detectRequested();

private:
    std::optional<ModeSwitch> find(ModeSwitchKind kind) const;
    void switchTo(ModeSwitchKind kind);
    void offerHostChange(HostAction action, const std::optional<HostChange> &change);
    void showNumbers(const EmergencyIds &numbers);

    FlowController &m_flow;
    FileTasks &m_files;
    PageStack &m_pages;
    QWidget *m_window;
};

}  // namespace reviver::ui
