// SPDX-License-Identifier: Apache-2.0
// What the controls of the window do: the part of MainWindow that connects.
#include "ui/bridge/texts.h"
#include "ui/dialogs/choice_dialog.h"
#include "ui/dialogs/error_code_dialog.h"
#include "ui/dialogs/forum_dialog.h"
#include "ui/dialogs/stop_questions.h"
#include "ui/pages/connect_page.h"
#include "ui/pages/diagnosis_page.h"
#include "ui/pages/firmware_page.h"
#include "ui/pages/plan_page.h"
#include "ui/pages/report_page.h"
#include "ui/pages/result_page.h"
#include "ui/pages/run_page.h"
#include "ui/pages/terminal_page.h"
#include "ui/style/theme.h"
#include "ui/widgets/log_dock.h"
#include "ui/widgets/modem_list.h"
#include "ui/widgets/practice_banner.h"
#include "ui/widgets/status_line.h"
#include "ui/window/file_tasks.h"
#include "ui/window/flow_controller.h"
#include "ui/window/help_texts.h"
#include "ui/window/interrupted_jobs.h"
#include "ui/window/main_window.h"
#include "ui/window/owner_tasks.h"
#include "ui/window/practice_control.h"
#include "ui/window/problem_report.h"
#include "ui/window/recording_control.h"
#include "ui/window/window_actions.h"

#include <QDesktopServices>
#include <QDir>
#include <QMenu>
#include <QSettings>
#include <QShortcut>
#include <QUrl>

namespace reviver::ui {

namespace {

void openFolder(const std::filesystem::path &folder)
{
    QDesktopServices::openUrl(QUrl::fromLocalFile(pathText(folder)));
}

}  // namespace

void MainWindow::connectActions()
{
    WindowActions &a = *m_actions;
    const auto on = [this](QAction *action, auto slot) { connect(action, &QAction::triggered, this, slot); };
    on(a.openFirmware, [this] {
        m_files->chooseFirmware(m_flow->mayResurrect() ? FileTasks::Purpose::Plan : FileTasks::Purpose::Look);
    });
    on(a.openFolder, [this] { m_files->chooseFirmwareFolder(); });
    on(a.saveReport, [this] {
        m_flow->go(PageId::Report);
        m_files->saveReport();
    });
    on(a.quit, [this] { close(); });
    on(a.detect, [this] { detect(); });
    on(a.resurrect, [this] { m_files->planRepair(); });
    on(a.report, [this] { m_flow->go(PageId::Report); });
    on(a.light, [this] { m_owner->tellLight(); });
    on(a.ports, [this] { m_owner->editPorts(); });
    on(a.giveBack, [this] { m_owner->letManagerBack(); });
    on(a.completeSet, [this] { toggleCompleteSet(true); });
    on(a.firmware, [this](bool shown) { shown ? m_flow->go(PageId::Firmware) : m_flow->goHome(); });
    on(a.terminal, [this](bool shown) { shown ? m_flow->go(PageId::Terminal) : m_flow->goHome(); });
    on(a.explainCode, [this] { ErrorCodeDialog(this).exec(); });
    on(a.help, [this] { showHelp(); });
    on(a.endPractice, [this] { m_practice->end(); });
    on(a.about, [this] { showAbout(); });
    on(a.back, [this] { m_flow->back(); });
    on(a.forward, [this] { m_flow->forward(); });
    for (int i = 0; i < a.steps.size(); ++i)
        on(a.steps[i], [this, i] { m_flow->goToStep(static_cast<Step>(i)); });
    connect(new QShortcut(Qt::Key_Escape, this), &QShortcut::activated, this, &MainWindow::escape);
}

void MainWindow::connectViews()
{
    WindowActions &a = *m_actions;
    connect(a.log, &QAction::triggered, this, &MainWindow::showLog);
    connect(a.findInLog, &QAction::triggered, this, [this] {
        showLog(true);
        m_log->focusFind();
    });
    connect(m_status, &StatusLine::logToggled, this, [this] { showLog(!m_log->isVisible()); });
    connect(m_log, &LogDock::hideRequested, this, [this] { showLog(false); });
    connect(m_log, &LogDock::countsChanged, m_status, &StatusLine::setLogCounts);
    connect(m_log, &LogDock::openFolderRequested, this, &MainWindow::openLogFolder);
    QAction *themes[]{a.themeSystem, a.themeLight, a.themeDark};
    for (int i = 0; i < 3; ++i)
        connect(themes[i], &QAction::triggered, this, [this, i] { setTheme(i); });
    connect(a.reduceMotion, &QAction::triggered, this, [](bool reduced) {
        setReduceMotion(reduced);
        QSettings().setValue(QStringLiteral("view/reduceMotion"), reduced);
    });
    connect(m_panel->list(), &ModemList::modemChosen, this,
            [this](const QModelIndex &index) { m_flow->selectSession(m_roster.at(index.row())); });
    connect(m_panel, &ModemPanel::practiceRequested, this, [this] { offerPractice(m_panel); });
    connect(m_practice, &PracticeControl::activeChanged, this, [this](bool active) {
        m_banner->setVisible(active);
        refreshActions();
    });
    connect(m_practice, &PracticeControl::failed, this,
            [this](const QString &why) { m_flow->announce(Tone::Error, why); });
    connect(m_banner, &PracticeBanner::endPracticeRequested, m_practice, &PracticeControl::end);
    connect(m_flow, &FlowController::stateChanged, this, &MainWindow::refreshActions);
}

void MainWindow::connectPages()
{
    const PageStack &p = *m_pages;
    connect(p.connectPage, &ConnectPage::actionRequested, m_owner, &OwnerTasks::run);
    connect(p.connectPage, &ConnectPage::stopRequested, this, &MainWindow::escape);
    connect(p.connectPage, &ConnectPage::openFirmwareRequested, m_actions->openFirmware, &QAction::trigger);
    connect(p.connectPage, &ConnectPage::practiceRequested, this, &MainWindow::offerPractice);
    connect(p.diagnosis, &DiagnosisPage::actionRequested, m_owner, &OwnerTasks::run);
    connect(p.diagnosis, &DiagnosisPage::modeSwitchRequested, m_owner, &OwnerTasks::switchMode);
    connect(p.diagnosis, &DiagnosisPage::openFirmwareRequested, this,
            [this] { m_files->chooseFirmware(FileTasks::Purpose::Look); });
    connect(p.diagnosis, &DiagnosisPage::lightRequested, m_owner, &OwnerTasks::tellLight);
    connect(p.plan, &PlanPage::cancelRequested, this, &MainWindow::escape);
    connect(p.plan, &PlanPage::chooseFileRequested, this,
            [this] { m_files->chooseFirmware(FileTasks::Purpose::Plan); });
    connect(p.plan, &PlanPage::lookRequested, this, [this] {
        m_pages->firmware->showBundle(m_flow->session()->firmware());
        m_flow->go(PageId::Firmware);
    });
    connect(p.plan, &PlanPage::chooseLoaderRequested, m_files, &FileTasks::chooseLoader);
    connect(p.plan, &PlanPage::stepChosen, this, &MainWindow::takeStep);
    connect(p.plan, &PlanPage::completeSetRequested, this, &MainWindow::toggleCompleteSet);
    connect(p.plan, &PlanPage::startRequested, this, [this] { m_flow->session()->startRepair(); });
    connect(p.run, &RunPage::stopAfterImageRequested, this,
            [this] { m_flow->session()->stop(StopRequest::AfterImage); });
    connect(p.run, &RunPage::stopNowRequested, this, &MainWindow::stopNow);
}

void MainWindow::connectResult()
{
    const PageStack &p = *m_pages;
    connect(p.result, &ResultPage::stepChosen, this, &MainWindow::takeStep);
    connect(p.result, &ResultPage::anotherModemRequested, this, [this] {
        m_flow->announce(Tone::Next, tr("Plug in the next modem. It appears at the left."));
        m_panel->list()->setFocus();
    });
    connect(p.result, &ResultPage::openLogFolderRequested, this, &MainWindow::openLogFolder);
    connect(p.report, &ReportPage::saveRequested, m_files, &FileTasks::saveReport);
    connect(p.report, &ReportPage::copyRequested, m_files, &FileTasks::copyReport);
    connect(p.report, &ReportPage::forumRequested, this,
            [this] { ForumDialog(m_pages->report->forumText(), this).exec(); });
    connect(p.report, &ReportPage::closeRequested, this, &MainWindow::escape);
    connect(p.firmware, &FirmwarePage::openRequested, this,
            [this] { m_files->chooseFirmware(FileTasks::Purpose::Look); });
    connect(p.firmware, &FirmwarePage::extractRequested, m_files, &FileTasks::extract);
    connect(p.firmware, &FirmwarePage::dragRequested, &m_files->images(), &ImageExport::drag);
    connect(p.firmware, &FirmwarePage::stopRequested, m_files, &FileTasks::stop);
    connect(p.firmware, &FirmwarePage::copyRequested, this, [this](const QString &text) {
        m_files->copyText(text, tr("The details are on the clipboard."));
    });
    connect(p.firmware, &FirmwarePage::useRequested, this, [this] {
        m_flow->session()->setFirmware(m_pages->firmware->bundle());
        m_flow->setPlanning(true);
    });
}

void MainWindow::connectOwner()
{
    connect(m_owner, &OwnerTasks::detectRequested, this, &MainWindow::detect);
    connect(&m_roster, &ModemRoster::added, m_owner, &OwnerTasks::watch);
    connect(m_actions->modeMenu(), &QMenu::aboutToShow, this,
            [this] { m_owner->fillModeMenu(*m_actions->modeMenu()); });
    connect(m_pages->terminal, &TerminalPage::sendRequested, m_owner, &OwnerTasks::askPort);
    connect(m_pages->terminal, &TerminalPage::listRequested, m_owner, &OwnerTasks::listCommands);
}

void MainWindow::connectRecording()
{
    QAction *record = m_actions->record;
    record->setEnabled(m_recording->offered());
    connect(record, &QAction::triggered, m_recording, &RecordingControl::setRecording);
    const auto show = [this, record] {
        record->setChecked(m_recording->recording());
        m_status->setRecording(m_recording->file());
    };
    connect(m_recording, &RecordingControl::began, this, [this, show] {
        show();
        m_flow->announce(
            Tone::Next,
            tr("Recording into %1, with IMEI and serial numbers masked.").arg(m_recording->file()));
    });
    connect(m_recording, &RecordingControl::ended, this, [this, show](const QString &file) {
        show();
        m_flow->announce(
            Tone::Ok,
            tr("The recording is %1. Report a problem, in the Help menu, takes it along.").arg(file));
    });
    connect(m_recording, &RecordingControl::failed, this, [this, show](const QString &why) {
        show();
        m_flow->announce(Tone::Error, why);
    });
    m_actions->recordings->setEnabled(m_recording->offered());
    connect(m_actions->recordings, &QAction::triggered, this, [this] {
        std::error_code ignored;
        std::filesystem::create_directories(m_setup.recording.folder, ignored);
        openFolder(m_setup.recording.folder);
    });
    connect(m_actions->reportProblem, &QAction::triggered, this,
            [this] { m_problem->offer(m_recording->newest()); });
}

void MainWindow::refreshActions()
{
    WindowActions &a = *m_actions;
    const ModemSession *session = m_flow->session();
    const bool repairing = m_roster.repairing() != nullptr;
    a.detect->setEnabled(m_flow->mayDetect());
    a.resurrect->setEnabled(m_flow->mayResurrect());
    a.completeSet->setEnabled(m_flow->mayResurrect() && session->plan()
                              && session->options().include.empty());
    a.report->setEnabled(m_flow->mayReport());
    a.saveReport->setEnabled(m_flow->mayReport());
    a.light->setEnabled(session && !session->practice() && session->evidence() && !session->busy());
    a.modeMenu()->setEnabled(session && !session->busy() && session->evidence());
    a.ports->setEnabled(m_owner->mayEditPorts());
    a.giveBack->setEnabled(session && session->changes().managerPaused() && !session->busy());
    a.terminal->setEnabled(m_flow->mayTalk() || m_flow->page() == PageId::Terminal);
    a.terminal->setChecked(m_flow->page() == PageId::Terminal);
    a.openFirmware->setEnabled(!repairing);
    a.openFolder->setEnabled(!repairing);
    a.firmware->setChecked(m_flow->page() == PageId::Firmware);
    a.back->setEnabled(m_flow->canGoBack());
    a.forward->setEnabled(m_flow->canGoForward());
    a.endPractice->setEnabled(m_practice->active());
    m_panel->setPracticeOffered(m_practice->offered() && !m_practice->active());
    const int row = m_roster.rowOf(session);
    if (row >= 0)
        m_panel->list()->setCurrentIndex(m_model.index(row));
    if (m_afterDetect && session && session->stage() == ModemSession::Stage::Diagnosed) {
        // Not from inside this: it may open a dialog.
        const auto then = std::exchange(m_afterDetect, {});
        if (m_flow->mayResurrect())
            QMetaObject::invokeMethod(this, then, Qt::QueuedConnection);
    }
}

void MainWindow::detect()
{
    m_roster.lookNow();
    if (m_flow->session())
        m_flow->session()->detect();
}

void MainWindow::detectAnd(std::function<void()> then)
{
    m_afterDetect = std::move(then);
    detect();
}

void MainWindow::takeStep(RepairAction action)
{
    const auto plan = [this] { m_flow->setPlanning(true); };
    switch (action) {
    case RepairAction::Detect:
        return detect();
    case RepairAction::Continue:
        return m_jobs->goOn(m_flow->session()->result()->journal);
    case RepairAction::StartAgain:
        return detectAnd(plan);
    case RepairAction::CompleteSet:
        if (!confirmCompleteSet(*m_flow->session(), this))
            return;
        toggleCompleteSet(true);
        return detectAnd(plan);
    case RepairAction::ChooseFile:
        return detectAnd([this] { m_files->chooseFirmware(FileTasks::Purpose::Plan); });
    case RepairAction::ChooseLoader:
        return detectAnd([this, plan] {
            plan();
            m_files->chooseLoader();
        });
    case RepairAction::SaveReport:
        return m_actions->report->trigger();
    }
}

void MainWindow::toggleCompleteSet(bool complete)
{
    ModemSession *session = m_flow->session();
    PlanOptions options = session->options();
    options.include.clear();
    if (complete) {
        const bool onPlan = m_flow->page() == PageId::Plan || m_flow->page() == PageId::Diagnosis;
        if (onPlan && !confirmCompleteSet(*session, this))
            return;
        for (const FirmwareImage &image : session->firmware()->images)
            if (holdsIdentity(image.role))
                options.include.insert(image.role);
    }
    session->setOptions(options);
    if (m_flow->page() == PageId::Plan)
        m_pages->plan->showSession(*session);
}

void MainWindow::stopNow()
{
    ModemSession *session = m_flow->session();
    if (confirmStopNow(*session, this) && session->stage() == ModemSession::Stage::Repairing)
        session->stop(StopRequest::Now);
}

void MainWindow::escape()
{
    ModemSession *session = m_flow->session();
    switch (m_flow->page()) {
    case PageId::Plan:
        m_files->stop();
        return m_flow->setPlanning(false);
    case PageId::Terminal:
        if (session && session->terminal().waiting())
            return session->terminal().stop();
        return m_flow->goHome();
    case PageId::Firmware:
        return m_pages->firmware->leaveContents() ? void() : m_flow->goHome();
    case PageId::Report:
    case PageId::Interrupted:
        return m_flow->goHome();
    case PageId::Connect:
        if (session && session->busy())
            session->stop(StopRequest::Now);
        return;
    default:
        return;
    }
}

void MainWindow::openLogFolder()
{
    if (!m_setup.records.logs.empty())
        openFolder(m_setup.records.logs);
}

void MainWindow::showHelp()
{
    ChoiceDialog(Tone::Next, tr("Help for this page"), helpText(m_flow->page()),
                 {{ButtonKind::Secondary, tr("Close")}}, this)
        .ask();
}

void MainWindow::showAbout()
{
    ChoiceDialog(
        Tone::Next, tr("Reviver %1").arg(m_setup.version),
        tr("Finds out why a USB modem no longer works, says it in plain words, and brings the modem back. "
           "Free software under the Apache License 2.0. It sends nothing to anybody."),
        {{ButtonKind::Secondary, tr("Close")}}, this)
        .ask();
}

void MainWindow::offerPractice(QWidget *place)
{
    m_actions->practiceMenu()->popup(place->mapToGlobal(place->rect().bottomLeft()));
}

void MainWindow::setTheme(int theme)
{
    applyTheme(static_cast<Theme>(theme));
    QSettings().setValue(QStringLiteral("view/theme"), theme);
}

}  // namespace reviver::ui
