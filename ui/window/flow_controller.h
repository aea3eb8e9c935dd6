// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/bridge/modem_roster.h"
#include "ui/window/flow_words.h"

#include <QObject>
#include <QPointer>

#include <map>
#include <vector>

namespace reviver::ui {

class HeaderBar;
class LogDock;
class StatusLine;
class StepBar;

/// What of the window shows the way of one modem.
struct FlowFrame {
    PageStack *pages;
    HeaderBar *header;
    StepBar *steps;
    StatusLine *status;
    LogDock *log;
};

/// Leads from what is known of the chosen modem to page, step, header, status and log.
/// It never starts anything by itself.
class FlowController : public QObject {
    Q_OBJECT

public:
    FlowController(const FlowFrame &frame, ModemRoster &roster, QObject *parent = nullptr);

    ModemSession *session() const { return m_session; }
    void selectSession(ModemSession *session);

    PageId page() const { return m_frame.pages->page(); }
    void go(PageId page);
    void back();
    void forward();
    bool canGoBack() const { return !m_back.empty(); }
    bool canGoForward() const { return !m_forward.empty(); }
    /// Goes to a step, or says in the status line why it waits.
    void goToStep(Step step);
    /// The plan is wanted, now or once the modem was asked.
    void setPlanning(bool planning);
    /// Back to the page that follows from what is known.
    void goHome();

    bool mayDetect() const { return !m_session || !m_session->busy(); }
    bool mayResurrect() const;
    /// The modem can be asked by hand: in normal mode, and in practice in every mode.
    bool mayTalk() const;
    bool mayReport() const { return m_session && m_session->evidence(); }
    /// A sentence until the next change.
    void announce(Tone tone, const QString &sentence);
    void refresh();

signals:
    /// Page, session or what may be done changed.
    void stateChanged();

private:
    void watchSession();
    void onSessionChanged();
    /// The present page becomes the one to go back to.
    void leaveFor(PageId target);
    /// With all that the window shows of it.
    void showPageOf(PageId page);
    void refreshPage();
    void refreshHeader();
    void refreshSteps();
    void refreshStatus();
    void reloadLog();
    void addLogLine(const reviver::LogLine &line);

    FlowFrame m_frame;
    ModemRoster &m_roster;
    QPointer<ModemSession> m_session;
    std::vector<QMetaObject::Connection> m_connections;
    std::map<const ModemSession *, bool> m_planning;
    FlowPlace m_place;
    std::vector<PageId> m_back;
    std::vector<PageId> m_forward;
};

}  // namespace reviver::ui
