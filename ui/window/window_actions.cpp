// SPDX-License-Identifier: Apache-2.0
#include "ui/window/window_actions.h"

#include "ui/widgets/step_bar.h"
#include "ui/widgets/tool_bar.h"

#include <QActionGroup>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>

namespace reviver::ui {

namespace {

constexpr int kStepTitles = 6;

}  // namespace

WindowActions::WindowActions(QMainWindow &window)
    : QObject(&window)
    , m_window(window)
    , m_practiceMenu(new QMenu(tr("&Practice modem"), &window))
    , m_modeMenu(new QMenu(tr("Change &mode"), &window))
{
    openFirmware = make(tr("&Open firmware…"), QKeySequence::Open);
    openFolder = make(tr("Open firmware &folder…"));
    saveReport = make(tr("&Save report…"), QKeySequence::Save);
    quit = make(tr("&Quit"), QKeySequence::Quit);
    quit->setMenuRole(QAction::QuitRole);
    detect = make(tr("&Detect"), Qt::Key_F5);
    resurrect = make(tr("&Resurrect"), Qt::CTRL | Qt::Key_R);
    backUp = makeLater(tr("&Back up"), Qt::CTRL | Qt::Key_B);
    report = make(tr("Re&port"));
    light = make(tr("What does the &light do?"));
    completeSet = make(tr("&Write the complete set…"));
    ports = make(tr("Set of p&orts…"));
    giveBack = make(tr("&Give the modem back to ModemManager"));
    firmware = makeCheckable(tr("&Firmware"));
    terminal = makeCheckable(tr("&Terminal"), Qt::CTRL | Qt::Key_T);
    bench = makeLater(tr("&Bench"));
    record = makeCheckable(tr("Re&cord the conversation"));
    recordings = make(tr("&Open the folder of recordings"));
    log = makeCheckable(tr("&Log"), Qt::CTRL | Qt::Key_L);
    findInLog = make(tr("F&ind in log"), QKeySequence::Find);
    reduceMotion = makeCheckable(tr("Reduce &motion"));
    themeSystem = makeCheckable(tr("&System"));
    themeLight = makeCheckable(tr("&Light"));
    themeDark = makeCheckable(tr("&Dark"));
    back = make(tr("Step &back"), Qt::ALT | Qt::Key_Left);
    forward = make(tr("Step f&orward"), Qt::ALT | Qt::Key_Right);
    for (int i = 0; i < kStepTitles; ++i) {
        QAction *step = make(QStringLiteral("&%1 %2").arg(i + 1).arg(StepBar::name(static_cast<Step>(i))),
                             QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + i)));
        steps.append(step);
    }
    help = make(tr("&Help for this page"), QKeySequence::HelpContents);
    explainCode = make(tr("E&xplain an error code…"));
    reportProblem = make(tr("&Report a problem…"));
    endPractice = make(tr("&End practice"));
    about = make(tr("&About Reviver"));
    about->setMenuRole(QAction::AboutRole);
    auto *themes = new QActionGroup(this);
    for (QAction *action : {themeSystem, themeLight, themeDark})
        themes->addAction(action);
}

QAction *WindowActions::make(const QString &text, const QKeySequence &key)
{
    auto *action = new QAction(text, &m_window);
    action->setShortcut(key);
    m_window.addAction(action);
    return action;
}

QAction *WindowActions::makeCheckable(const QString &text, const QKeySequence &key)
{
    QAction *action = make(text, key);
    action->setCheckable(true);
    return action;
}

QAction *WindowActions::makeLater(const QString &text, const QKeySequence &key)
{
    QAction *action = make(text, key);
    action->setEnabled(false);
    action->setToolTip(tr("Comes in a later version"));
    return action;
}

void WindowActions::fillMenus(QMenuBar &bar)
{
    QMenu *file = bar.addMenu(tr("&File"));
    file->addActions({openFirmware, openFolder, saveReport});
    file->addSeparator();
    file->addAction(quit);
    QMenu *device = bar.addMenu(tr("&Device"));
    device->addActions({detect, light});
    device->addSeparator();
    device->addMenu(m_modeMenu);
    device->addActions({ports, giveBack});
    device->addSeparator();
    device->addActions({backUp, resurrect, completeSet});
    device->addSeparator();
    device->addAction(report);
    QMenu *tools = bar.addMenu(tr("&Tools"));
    tools->addActions({firmware, terminal, bench});
    tools->addSeparator();
    tools->addActions({record, recordings});
    fillView(*bar.addMenu(tr("&View")));
    QMenu *helpMenu = bar.addMenu(tr("&Help"));
    helpMenu->addActions({help, explainCode, reportProblem});
    helpMenu->addMenu(m_practiceMenu);
    helpMenu->addAction(endPractice);
    helpMenu->addSeparator();
    helpMenu->addAction(about);
}

void WindowActions::fillView(QMenu &menu)
{
    menu.addActions({log, findInLog});
    menu.addSeparator();
    QMenu *stepMenu = menu.addMenu(tr("&Go to step"));
    stepMenu->addActions(steps);
    menu.addActions({back, forward});
    menu.addSeparator();
    QMenu *theme = menu.addMenu(tr("&Theme"));
    theme->addActions({themeSystem, themeLight, themeDark});
    menu.addAction(reduceMotion);
}

void WindowActions::fillToolBar(ToolBar &bar)
{
    bar.addTool(detect, QStringLiteral("detect"));
    bar.addTool(resurrect, QStringLiteral("resurrect"));
    bar.addTool(backUp, QStringLiteral("backup"));
    bar.addTool(report, QStringLiteral("report"));
    bar.addGap();
    bar.addTool(firmware, QStringLiteral("firmware"));
    bar.addTool(terminal, QStringLiteral("terminal"));
    bar.addTool(bench, QStringLiteral("bench"));
}

}  // namespace reviver::ui
