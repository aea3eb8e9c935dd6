// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/flow/flow_rig.h"
#include "ui/pages/plan_page.h"
#include "ui/widgets/log_dock.h"
#include "ui/widgets/step_bar.h"
#include "ui/window/flow_controller.h"
#include "ui/window/window_actions.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QKeyEvent>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QTreeView>

#include <gtest/gtest.h>
#include <set>

namespace reviver::test {
namespace {

using namespace ui;

void press(QWidget *target, int key)
{
    QKeyEvent down(QEvent::KeyPress, key, Qt::NoModifier);
    QKeyEvent up(QEvent::KeyRelease, key, Qt::NoModifier);
    QApplication::sendEvent(target, &down);
    QApplication::sendEvent(target, &up);
}

QChar mnemonicOf(QString text)
{
    text.remove(QStringLiteral("&&"));
    const auto place = text.indexOf(u'&');
    return place >= 0 && place + 1 < text.size() ? text[place + 1].toLower() : QChar();
}

void expectUniqueMnemonics(const QList<QAction *> &actions, const std::string &where)
{
    std::set<QChar> seen;
    for (const QAction *action : actions) {
        if (action->isSeparator() || mnemonicOf(action->text()).isNull())
            continue;
        EXPECT_TRUE(seen.insert(mnemonicOf(action->text())).second)
            << where << ": " << action->text().toStdString();
        if (action->menu())
            expectUniqueMnemonics(action->menu()->actions(), where + " > " + action->text().toStdString());
    }
}

TEST(Keyboard, EveryMenuHasItsOwnMnemonics)
{
    FlowRig rig;
    expectUniqueMnemonics(rig.window().menuBar()->actions(), "menu bar");
}

TEST(Keyboard, NoTwoActionsShareAKey)
{
    FlowRig rig;
    std::set<QKeySequence> keys;
    for (const QAction *action : rig.window().findChildren<QAction *>()) {
        if (action->shortcut().isEmpty())
            continue;
        EXPECT_TRUE(keys.insert(action->shortcut()).second) << action->shortcut().toString().toStdString();
    }
    for (const char *wanted : {"F5", "Ctrl+R", "Ctrl+B", "Ctrl+O", "Ctrl+S", "Ctrl+L", "Ctrl+F", "Ctrl+1",
                               "Ctrl+6", "Alt+Left", "Alt+Right", "F1"})
        EXPECT_TRUE(keys.contains(QKeySequence(QLatin1String(wanted)))) << wanted;
}

TEST(Keyboard, ThePlanOpensWithTheFocusOnCancelSoThatEnterDoesNotWrite)
{
    FlowRig rig;
    ASSERT_TRUE(rig.plugIn(QStringLiteral("e392-unfinished")));
    ASSERT_TRUE(rig.diagnose());
    ASSERT_TRUE(rig.plan());
    ASSERT_NE(QApplication::focusWidget(), nullptr);
    EXPECT_EQ(QApplication::focusWidget(), rig.button(QStringLiteral("Cancel")));
    for (QCheckBox *box : rig.window().findChildren<QCheckBox *>())
        if (box->isVisible())
            box->setChecked(true);
    press(QApplication::focusWidget(), Qt::Key_Return);
    EXPECT_EQ(rig.session()->stage(), ModemSession::Stage::Diagnosed);
}

TEST(Keyboard, EscapeLeavesThePlanWithoutAChange)
{
    FlowRig rig;
    ASSERT_TRUE(rig.plugIn(QStringLiteral("e392-unfinished")));
    ASSERT_TRUE(rig.diagnose());
    ASSERT_TRUE(rig.plan());
    rig.button(QStringLiteral("Cancel"))->click();
    EXPECT_EQ(rig.window().flow().page(), PageId::Diagnosis);
    EXPECT_TRUE(rig.practice.host()->flash().empty());
    rig.window().actions().back->trigger();
    EXPECT_EQ(rig.window().flow().page(), PageId::Plan);
}

TEST(Keyboard, StepsThatWaitSayWhy)
{
    FlowRig rig;
    ASSERT_TRUE(rig.plugIn(QStringLiteral("e392-unfinished")));
    rig.window().actions().steps[3]->trigger();
    EXPECT_EQ(rig.window().flow().page(), PageId::Connect);
    ASSERT_TRUE(rig.diagnose());
    ASSERT_TRUE(rig.plan());
    rig.window().actions().steps[1]->trigger();
    EXPECT_EQ(rig.window().flow().page(), PageId::Diagnosis);
    rig.window().actions().steps[2]->trigger();
    EXPECT_EQ(rig.window().flow().page(), PageId::Plan);
}

TEST(Keyboard, TheLogOpensAndHides)
{
    FlowRig rig;
    auto *log = rig.window().findChild<LogDock *>();
    EXPECT_FALSE(log->isVisible()) << "closed by default";
    rig.window().actions().log->trigger();
    EXPECT_TRUE(log->isVisible());
    EXPECT_LE(log->height(), rig.window().height() / 3);
    rig.window().actions().log->trigger();
    EXPECT_FALSE(log->isVisible());
    rig.window().actions().findInLog->trigger();
    EXPECT_TRUE(log->isVisible());
}

/// Everything one can reach with Tab says what it is.
void expectNamesOnPage(FlowRig &rig)
{
    for (QWidget *widget : rig.window().findChildren<QWidget *>()) {
        const bool reachable = widget->isVisible() && widget->isEnabled()
            && (widget->focusPolicy() & Qt::TabFocus) == Qt::TabFocus;
        if (!reachable || widget->focusProxy())
            continue;
        QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget);
        ASSERT_NE(interface, nullptr);
        if (interface->role() == QAccessible::ComboBox || interface->role() == QAccessible::EditableText)
            continue;
        EXPECT_FALSE(interface->text(QAccessible::Name).isEmpty())
            << widget->metaObject()->className() << " " << widget->objectName().toStdString() << " on page "
            << static_cast<int>(rig.window().flow().page());
    }
}

TEST(Keyboard, EverythingReachableHasAName)
{
    FlowRig rig;
    expectNamesOnPage(rig);
    ASSERT_TRUE(rig.plugIn(QStringLiteral("e392-unfinished")));
    expectNamesOnPage(rig);
    ASSERT_TRUE(rig.diagnose());
    expectNamesOnPage(rig);
    ASSERT_TRUE(rig.plan());
    expectNamesOnPage(rig);
    ASSERT_TRUE(rig.begin());
    ASSERT_TRUE(rig.waitForResult());
    expectNamesOnPage(rig);
    rig.window().actions().report->trigger();
    expectNamesOnPage(rig);
    rig.window().actions().firmware->trigger();
    expectNamesOnPage(rig);
}

}  // namespace
}  // namespace reviver::test
