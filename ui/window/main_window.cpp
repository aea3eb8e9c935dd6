// SPDX-License-Identifier: Apache-2.0
#include "ui/window/main_window.h"

#include "ui/dialogs/stop_questions.h"
#include "ui/style/metrics.h"
#include "ui/style/theme.h"
#include "ui/widgets/header_bar.h"
#include "ui/widgets/log_dock.h"
#include "ui/widgets/modem_list.h"
#include "ui/widgets/practice_banner.h"
#include "ui/widgets/status_line.h"
#include "ui/widgets/step_bar.h"
#include "ui/widgets/tool_bar.h"
#include "ui/window/file_tasks.h"
#include "ui/window/flow_controller.h"
#include "ui/window/interrupted_jobs.h"
#include "ui/window/owner_tasks.h"
#include "ui/window/practice_control.h"
#include "ui/window/problem_report.h"
#include "ui/window/recording_control.h"
#include "ui/window/window_actions.h"

#include <QCloseEvent>
#include <QDropEvent>
#include <QMenuBar>
#include <QMimeData>
#include <QSettings>
#include <QStatusBar>
#include <QVBoxLayout>

namespace reviver::ui {

namespace {

constexpr QSize kDefaultSize{1120, 760};
/// Between toolbar and status line: a window of 880x600 with the usual font.
constexpr QSize kSmallestCenter{880, 490};
constexpr int kSidebarWidth = 232;
constexpr int kNarrowSidebarWidth = 188;
constexpr int kLogHeight = 196;

}  // namespace

MainWindow::MainWindow(const WindowSetup &setup)
    : m_setup(setup)
    , m_roster(setup.records)
    , m_model(m_roster)
    , m_actions(new WindowActions(*this))
{
    setWindowTitle(tr("Reviver"));
    // Larger fonts need more: then the window is as large as what is never cut.
    layout()->setSizeConstraint(QLayout::SetMinimumSize);
    setAcceptDrops(true);
    setContextMenuPolicy(Qt::NoContextMenu);
    makeFrame();
    m_flow = new FlowController({m_pages, m_header, m_steps, m_status, m_log}, m_roster, this);
    m_files = new FileTasks(*m_flow, *m_pages, this);
    m_files->setDocumentsFolder(setup.documentsFolder);
    m_owner = new OwnerTasks(*m_flow, *m_files, *m_pages, this);
    m_jobs = new InterruptedJobs(setup.records, m_roster, *m_flow, *m_pages->interrupted, this);
    m_practice = new PracticeControl(setup.practice, m_roster, this);
    m_recording = new RecordingControl(setup.recording, this);
    m_problem = new ProblemReport(
        {setup.records, setup.recording.names, setup.documentsFolder, setup.version, setup.system}, *m_flow,
        this);
    m_files->setPracticeFolder(m_practice->firmwareFolder());
    m_practice->fillMenu(*m_actions->practiceMenu());
    m_panel->setPracticeOffered(m_practice->offered());
    connectActions();
    connectViews();
    connectPages();
    connectResult();
    connectOwner();
    connectRecording();
    restoreState();
    refreshActions();
    m_pages->focusFirst(m_steps);
    m_jobs->offerNewest();
    m_roster.watch(setup.hardware);
}

MainWindow::~MainWindow()
{
    // Sessions use the hardware of the practice modem: they end before it does.
    m_practice->end();
}

void MainWindow::makeFrame()
{
    auto *tools = new ToolBar(tr("Tools"), this);
    tools->setObjectName(QStringLiteral("tools"));
    m_actions->fillToolBar(*tools);
    addToolBar(tools);
    m_actions->fillMenus(*menuBar());

    m_header = new HeaderBar;
    m_steps = new StepBar;
    m_pages = new PageStack(m_setup.version, m_setup.system);
    m_banner = new PracticeBanner;
    m_banner->hide();
    m_panel = new ModemPanel;
    m_panel->setModel(&m_model);
    auto *column = new QVBoxLayout;
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_steps);
    column->addWidget(m_pages, 1);
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(m_panel);
    row->addLayout(column, 1);
    auto *center = new QWidget;
    center->setMinimumSize(kSmallestCenter);
    auto *all = new QVBoxLayout(center);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(m_banner);
    all->addLayout(row, 1);
    setCentralWidget(center);

    m_log = new LogDock(this);
    m_log->setObjectName(QStringLiteral("log"));
    addDockWidget(Qt::BottomDockWidgetArea, m_log);
    m_log->hide();
    m_status = new StatusLine;
    m_status->fill(statusBar());
}

void MainWindow::startPractice(const QString &scenario)
{
    m_practice->start(scenario.toStdString());
}

void MainWindow::openFirmware(const QString &path)
{
    m_files->takeDropped(path);
}

void MainWindow::restoreState()
{
    const QSettings settings;
    resize(kDefaultSize);
    restoreGeometry(settings.value(QStringLiteral("window/geometry")).toByteArray());
    setReduceMotion(settings.value(QStringLiteral("view/reduceMotion")).toBool());
    m_actions->reduceMotion->setChecked(settings.value(QStringLiteral("view/reduceMotion")).toBool());
    QAction *themes[]{m_actions->themeSystem, m_actions->themeLight, m_actions->themeDark};
    themes[static_cast<int>(theme())]->setChecked(true);
}

void MainWindow::saveState()
{
    QSettings().setValue(QStringLiteral("window/geometry"), saveGeometry());
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    ModemSession *repairing = m_roster.repairing();
    if (!repairing) {
        saveState();
        return event->accept();
    }
    event->ignore();
    if (m_closeWhenStopped)
        return;
    const StopRequest request = askBeforeClosing(*repairing, this);
    if (request == StopRequest::None)
        return;
    m_closeWhenStopped = true;
    connect(&m_roster, &ModemRoster::sessionChanged, this, [this] {
        if (m_closeWhenStopped && !m_roster.repairing())
            close();
    });
    for (int row = 0; row < m_roster.count(); ++row)
        if (m_roster.at(row)->stage() == ModemSession::Stage::Repairing)
            m_roster.at(row)->stop(request);
    if (!m_roster.repairing())
        close();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    // What was dragged out of this window is not dropped on it again.
    if (!event->source() && event->mimeData()->hasUrls() && event->mimeData()->urls().first().isLocalFile()
        && !m_roster.repairing())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    const QString path = event->mimeData()->urls().first().toLocalFile();
    event->acceptProposedAction();
    m_files->takeDropped(path);
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    const bool narrow = width() < px(space::kNarrowWidth);
    m_panel->setFixedWidth(px(narrow ? kNarrowSidebarWidth : kSidebarWidth));
    m_log->setMaximumHeight(height() / 3);
}

void MainWindow::showLog(bool shown)
{
    m_log->setVisible(shown);
    m_actions->log->setChecked(shown);
    m_status->setLogOpen(shown);
    if (shown)
        resizeDocks({m_log}, {px(kLogHeight)}, Qt::Vertical);
}

}  // namespace reviver::ui
