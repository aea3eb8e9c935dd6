// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/widgets/gallery.h"
#include "tests/ui/widgets/sample_pages.h"
#include "ui/style/metrics.h"
#include "ui/widgets/header_bar.h"
#include "ui/widgets/led_widget.h"
#include "ui/widgets/log_dock.h"
#include "ui/widgets/modem_list.h"
#include "ui/widgets/page_frame.h"
#include "ui/widgets/practice_banner.h"
#include "ui/widgets/status_line.h"
#include "ui/widgets/step_bar.h"
#include "ui/widgets/tool_bar.h"

#include <QAction>
#include <QMainWindow>
#include <QMenuBar>
#include <QStandardItemModel>
#include <QStatusBar>
#include <QVBoxLayout>

namespace reviver::test {

using namespace ui;

namespace {

void addMenus(QMainWindow *window)
{
    for (const char *name : {"&File", "&Device", "&Tools", "&View", "&Help"})
        window->menuBar()->addMenu(QLatin1String(name));
}

void addTools(QMainWindow *window, SamplePage page)
{
    auto *bar = new ToolBar(QStringLiteral("Tools"), window);
    const auto add = [&](const char *text, const char *iconName, bool checked = false) {
        auto *action = new QAction(QLatin1String(text), window);
        bar->addTool(action, QLatin1String(iconName));
        action->setCheckable(checked);
        action->setChecked(checked);
        return action;
    };
    add("Detect", "detect");
    add("Resurrect", "resurrect")->setEnabled(page != SamplePage::Run);
    add("Back up", "backup")->setEnabled(page != SamplePage::Run);
    add("Report", "report");
    bar->addGap();
    add("Firmware", "firmware", page == SamplePage::Firmware);
    add("Terminal", "terminal");
    add("Bench", "bench", page == SamplePage::Bench);
    window->addToolBar(bar);
}

QStandardItem *modem(const QString &title, const QString &port, ModeShape shape, double progress,
                     bool practice)
{
    auto *item = new QStandardItem;
    item->setData(title, ModemTitleRole);
    item->setData(port, ModemPortRole);
    item->setData(int(shape), ModemModeShapeRole);
    item->setData(progress, ModemProgressRole);
    item->setData(practice, ModemPracticeRole);
    return item;
}

QWidget *makeSidebar(SamplePage page, bool practice)
{
    auto *panel = new ModemPanel;
    auto *model = new QStandardItemModel(panel);
    if (page != SamplePage::Connect) {
        const double progress = page == SamplePage::Run ? 0.5 : -1;
        const QString name = QStringLiteral("E392u-12");
        model->appendRow(modem(name, QStringLiteral("port 1-4"), ModeShape::Download, progress, practice));
        model->appendRow(
            modem(QStringLiteral("E3372h"), QStringLiteral("port 1-2"), ModeShape::Normal, -1, false));
    }
    panel->setModel(model);
    panel->list()->setCurrentIndex(model->index(0, 0));
    return panel;
}

QWidget *makeHeader(SamplePage page)
{
    auto *header = new HeaderBar;
    if (page == SamplePage::Firmware) {
        header->setTile(QStringLiteral("firmware"));
        header->setTitle(QStringLiteral("E392_E398_firmware_11.433.57.00.260.B757.exe"));
        header->setModeVisible(false);
        header->setCaption(
            {QStringLiteral("38.1 MB"), QStringLiteral("Windows updater, opened without running it")});
        header->setVerdict(QStringLiteral("ok"), QStringLiteral("8 images, checksums right"), Tone::Ok);
        return header;
    }
    header->setTitle(QStringLiteral("HUAWEI E392u-12"));
    header->setMode(page == SamplePage::Result ? ModeShape::Normal : ModeShape::Download);
    header->setCaption(
        {QStringLiteral("USB port 1-4"), QStringLiteral("12D1:1003"), QStringLiteral("High speed")});
    header->led()->setLight(QStringLiteral("Light: 1 s on, 1 s off"), LightPattern::slow());
    return header;
}

void addSteps(QVBoxLayout *column, SamplePage page)
{
    auto *bar = new StepBar;
    switch (page) {
    case SamplePage::Connect:
        break;
    case SamplePage::Plan:
        bar->setCurrentStep(Step::BackUp);
        break;
    case SamplePage::Run:
        bar->setCurrentStep(Step::Resurrect);
        break;
    case SamplePage::Failed:
        bar->setStoppedAt(Step::Resurrect);
        break;
    case SamplePage::Result:
        bar->setCurrentStep(Step::Report);
        break;
    default:
        bar->setCurrentStep(Step::Diagnose);
    }
    column->addWidget(bar);
}

void addLog(QMainWindow *window)
{
    auto *dock = new LogDock(window);
    dock->addLine(QStringLiteral("14:03:03"), LogLevel::Steps, LogKind::Step,
                  QStringLiteral("Write: 7 images, 36.0 MB"));
    dock->addLine(QStringLiteral("14:03:04"), LogLevel::Steps, LogKind::Done,
                  QStringLiteral("Image 1 of 8, partition table, 464 bytes"));
    dock->addLine(QStringLiteral("14:03:41"), LogLevel::Steps, LogKind::Note,
                  QStringLiteral("Speed settled at 214 kB/s, time left is now 2 to 4 min"));
    dock->addLine(QStringLiteral("14:04:55"), LogLevel::Steps, LogKind::Error,
                  QStringLiteral("No answer for 30 s"));
    dock->addLine(QStringLiteral("14:04:56"), LogLevel::Wire, LogKind::Sent,
                  QStringLiteral("7e 0c 14 3a 7e"));
    window->addDockWidget(Qt::BottomDockWidgetArea, dock);
    window->resizeDocks({dock}, {px(196)}, Qt::Vertical);
}

}  // namespace

std::unique_ptr<QWidget> makeSampleWindow(SamplePage page, bool withLog, bool practice)
{
    auto window = std::make_unique<QMainWindow>();
    addMenus(window.get());
    addTools(window.get(), page);
    auto *status = new StatusLine;
    status->fill(window->statusBar());
    status->setStatus(Tone::Ok, QStringLiteral("Ready. Nothing has been changed on the modem."));
    status->setLogCounts(0, 1);
    status->setLogOpen(withLog);

    auto *center = new QWidget;
    auto *outer = new QVBoxLayout(center);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    if (practice)
        outer->addWidget(new PracticeBanner);
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    outer->addLayout(row, 1);
    auto *column = new QVBoxLayout;
    column->setSpacing(0);
    if (page != SamplePage::Bench) {
        row->addWidget(makeSidebar(page, practice));
        if (page != SamplePage::Connect)
            column->addWidget(makeHeader(page));
        if (page != SamplePage::Firmware)
            addSteps(column, page);
    }
    column->addWidget(makeSamplePage(page), 1);
    row->addLayout(column, 1);
    window->setCentralWidget(center);
    if (withLog)
        addLog(window.get());
    return window;
}

}  // namespace reviver::test
