// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/support/pictures.h"
#include "ui/widgets/log_dock.h"
#include "ui/widgets/status_line.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <gtest/gtest.h>

namespace reviver::ui {

namespace {

void addSteps(LogView &view, int count)
{
    for (int i = 0; i < count; ++i)
        view.addLine(
            {QStringLiteral("14:03:03"), LogLevel::Steps, LogKind::Step, QStringLiteral("line %1").arg(i)});
}

int lineCount(const LogView &view)
{
    return view.toPlainText().isEmpty() ? 0 : view.blockCount();
}

}  // namespace

TEST(LogView, PutsTimeKindAndTextIntoColumns)
{
    LogView view;
    view.addLine({QStringLiteral("14:03:03"), LogLevel::Steps, LogKind::Step, QStringLiteral("Write")});
    view.addLine({QStringLiteral("14:03:04"), LogLevel::Steps, LogKind::Error, QStringLiteral("No\nanswer")});
    EXPECT_EQ(view.toPlainText(), QStringLiteral("14:03:03  step   Write\n14:03:04  error  No answer"));
}

TEST(LogView, ShowsLinesUpToTheChosenLevelInTheirOrder)
{
    LogView view;
    view.addLine({QStringLiteral("1"), LogLevel::Wire, LogKind::Sent, QStringLiteral("7e")});
    view.addLine({QStringLiteral("2"), LogLevel::Steps, LogKind::Step, QStringLiteral("step")});
    view.addLine({QStringLiteral("3"), LogLevel::Details, LogKind::Info, QStringLiteral("detail")});
    EXPECT_EQ(lineCount(view), 1);
    view.setLevel(LogLevel::Details);
    EXPECT_EQ(lineCount(view), 2);
    view.setLevel(LogLevel::Wire);
    EXPECT_EQ(view.toPlainText(), QStringLiteral("1  sent   7e\n2  step   step\n3  info   detail"));
    view.setLevel(LogLevel::Steps);
    EXPECT_EQ(view.toPlainText(), QStringLiteral("2  step   step"));
}

TEST(LogView, OctetsNeverPushOutTheSteps)
{
    LogView view;
    addSteps(view, 1);
    for (int i = 0; i < LogView::kMaxLines + 10; ++i)
        view.addLine({QStringLiteral("t"), LogLevel::Wire, LogKind::Sent, QString::number(i)});
    EXPECT_EQ(lineCount(view), 1);
    addSteps(view, LogView::kMaxLines + 5);
    EXPECT_EQ(lineCount(view), LogView::kMaxLines);
    EXPECT_TRUE(view.toPlainText().endsWith(QStringLiteral("line %1").arg(LogView::kMaxLines + 4)));
}

TEST(LogView, FollowsTheEndUntilTheUserScrollsOrHolds)
{
    LogView view;
    view.resize(400, 120);
    test::showSettled(view);
    addSteps(view, 50);
    QScrollBar *bar = view.verticalScrollBar();
    ASSERT_GT(bar->maximum(), 0);
    EXPECT_EQ(bar->value(), bar->maximum());
    bar->setValue(3);
    addSteps(view, 5);
    EXPECT_EQ(bar->value(), 3) << "the user has scrolled";
    bar->setValue(bar->maximum());
    addSteps(view, 5);
    EXPECT_EQ(bar->value(), bar->maximum());
    view.setHeld(true);
    const int held = bar->value();
    addSteps(view, 5);
    EXPECT_EQ(bar->value(), held);
    view.setHeld(false);
    EXPECT_EQ(bar->value(), bar->maximum());
}

TEST(LogView, FindsEveryPlaceAndGoesRound)
{
    LogView view;
    addSteps(view, 12);
    QSignalSpy changed(&view, &LogView::matchesChanged);
    view.setSearch(QStringLiteral("LINE 1"));
    EXPECT_EQ(view.matches(), 3) << "1, 10 and 11";
    EXPECT_EQ(changed.last()[0].toInt(), 3);
    addSteps(view, 2);
    EXPECT_EQ(view.matches(), 4);
    view.moveCursor(QTextCursor::Start);
    for (const int expected : {1, 10, 11, 13, 1}) {
        view.findNext();
        EXPECT_EQ(view.textCursor().blockNumber(), expected);
    }
    view.setSearch(QStringLiteral("nowhere"));
    EXPECT_EQ(view.matches(), 0);
}

TEST(LogDock, CountsErrorsAndNotesOfAllLevels)
{
    LogDock dock;
    QSignalSpy counts(&dock, &LogDock::countsChanged);
    dock.addLine(QStringLiteral("t"), LogLevel::Steps, LogKind::Step, QStringLiteral("a"));
    EXPECT_EQ(counts.count(), 0);
    dock.addLine(QStringLiteral("t"), LogLevel::Details, LogKind::Error, QStringLiteral("b"));
    dock.addLine(QStringLiteral("t"), LogLevel::Steps, LogKind::Note, QStringLiteral("c"));
    dock.addLine(QStringLiteral("t"), LogLevel::Steps, LogKind::Note, QStringLiteral("d"));
    EXPECT_EQ(dock.errors(), 1);
    EXPECT_EQ(dock.notes(), 2);
    EXPECT_EQ(counts.last(), QList<QVariant>({1, 2}));
    dock.clearLines();
    EXPECT_EQ(dock.errors() + dock.notes(), 0);
}

TEST(LogDock, ItsControlsDoWhatTheySay)
{
    LogDock dock;
    dock.resize(900, 196);
    test::showSettled(dock);
    dock.addLine(QStringLiteral("t"), LogLevel::Steps, LogKind::Step, QStringLiteral("find me"));
    dock.addLine(QStringLiteral("t"), LogLevel::Wire, LogKind::Sent, QStringLiteral("find me too"));
    dock.find()->setText(QStringLiteral("find"));
    EXPECT_EQ(dock.view()->matches(), 1);
    dock.filter()->setCurrentIndex(int(LogLevel::Wire));
    EXPECT_EQ(dock.view()->matches(), 2);
    dock.holdButton()->click();
    EXPECT_TRUE(dock.view()->isHeld());
    QSignalSpy folder(&dock, &LogDock::openFolderRequested);
    QSignalSpy hide(&dock, &LogDock::hideRequested);
    for (QToolButton *button : dock.findChildren<QToolButton *>())
        if (button != dock.holdButton() && button->isVisible() && button->parentWidget() != dock.find())
            button->click();
    EXPECT_EQ(folder.count(), 1);
    EXPECT_EQ(hide.count(), 1);
    EXPECT_EQ(QApplication::clipboard()->text(), dock.view()->toPlainText());
}

TEST(StatusLine, TheLogButtonTellsItsCounts)
{
    StatusLine line;
    auto *button = line.findChild<QPushButton *>();
    EXPECT_EQ(button->accessibleName(), QStringLiteral("Log, 0 errors"));
    line.setLogCounts(1, 3);
    EXPECT_EQ(button->accessibleName(), QStringLiteral("Log, 1 error, 3 notes"));
    line.setLogOpen(true);
    line.setLogCounts(2, 1);
    EXPECT_EQ(button->accessibleName(), QStringLiteral("Hide log, 2 errors, 1 note"));
    QSignalSpy toggled(&line, &StatusLine::logToggled);
    button->click();
    EXPECT_EQ(toggled.count(), 1);
}

}  // namespace reviver::ui
