// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/bridge/modem_list_model.h"
#include "ui/bridge/practice_provider.h"
#include "ui/bridge/recording_setup.h"
#include "ui/window/page_stack.h"

#include <QMainWindow>

#include <functional>

namespace reviver::ui {

class FileTasks;
class FlowController;
class HeaderBar;
class InterruptedJobs;
class LogDock;
class ModemPanel;
class OwnerTasks;
class PracticeBanner;
class PracticeControl;
class ProblemReport;
class RecordingControl;
class StatusLine;
class StepBar;
class WindowActions;

/// What the application hands to the window.
struct WindowSetup {
    Hardware hardware;
    PracticeProvider *practice = nullptr;
    RepairRecords records;
    QString documentsFolder;
    QString version;
    QString system;  ///< "Linux 6.1, Qt 6.4.2": for reports
    RecordingSetup recording{};
};

/// The window: modem list, header, steps, pages, log. It follows the state of the chosen modem.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    explicit MainWindow(const WindowSetup &setup);
    ~MainWindow() override;

    void startPractice(const QString &scenario);
    void openFirmware(const QString &path);

    ModemRoster &roster() { return m_roster; }
    FlowController &flow() { return *m_flow; }
    PageStack &pages() { return *m_pages; }
    WindowActions &actions() { return *m_actions; }
    FileTasks &files() { return *m_files; }
    OwnerTasks &owner() { return *m_owner; }
    ProblemReport &problem() { return *m_problem; }

protected:
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void makeFrame();
    void connectActions();
    void connectViews();
    void connectPages();
    void connectOwner();
    void connectResult();
    void connectRecording();
    void refreshActions();
    void restoreState();
    void saveState();

    void detect();
    /// Asks the modem again; `then` follows if it can be repaired.
    void detectAnd(std::function<void()> then);
    /// Does what a next step of a result says.
    void takeStep(RepairAction action);
    void toggleCompleteSet(bool complete);
    void stopNow();
    void escape();
    void showLog(bool shown);
    void openLogFolder();
    void showHelp();
    void showAbout();
    void offerPractice(QWidget *place);
    void setTheme(int theme);

    WindowSetup m_setup;
    ModemRoster m_roster;
    ModemListModel m_model;
    WindowActions *m_actions;
    PageStack *m_pages;
    HeaderBar *m_header;
    StepBar *m_steps;
    StatusLine *m_status;
    LogDock *m_log;
    ModemPanel *m_panel;
    PracticeBanner *m_banner;
    FlowController *m_flow;
    FileTasks *m_files;
    OwnerTasks *m_owner;
    PracticeControl *m_practice;
    InterruptedJobs *m_jobs;
    RecordingControl *m_recording;
    ProblemReport *m_problem;
    std::function<void()> m_afterDetect;
    bool m_closeWhenStopped = false;
};

}  // namespace reviver::ui
