// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/flow/flow_rig.h"
#include "tests/ui/support/dialogs.h"
#include "ui/pages/terminal_page.h"
#include "ui/pages/terminal_transcript.h"
#include "ui/widgets/history_line.h"
#include "ui/widgets/question_button.h"
#include "ui/widgets/step_bar.h"
#include "ui/window/flow_controller.h"
#include "ui/window/window_actions.h"

#include <QComboBox>
#include <QPushButton>
#include <QTest>

#include <gtest/gtest.h>

namespace reviver::test {
namespace {

using namespace ui;

/// The terminal of a practice modem that was detected.
class TerminalOf {
public:
    /// With `awayForReal` a restart takes two seconds of the clock; else it is over at a glance.
    explicit TerminalOf(const char *scenario, bool awayForReal = false)
    {
        if (awayForReal)
            rig.practice.options.fast = false;
        ready = rig.plugIn(QLatin1String(scenario)) && rig.diagnose();
        rig.window().actions().terminal->trigger();
    }

    HistoryLine &line() { return *rig.window().pages().terminal->findChild<HistoryLine *>(); }
    QString transcript()
    {
        return rig.window().pages().terminal->findChild<TerminalTranscript *>()->toPlainText();
    }
    bool type(const char *question)
    {
        line().setText(QLatin1String(question));
        QTest::keyClick(&line(), Qt::Key_Return);
        return rig.waitUntil([&] { return !rig.session()->terminal().waiting(); });
    }

    FlowRig rig;
    bool ready = false;
};

TEST(Terminal, OpensForAModemInNormalModeOnly)
{
    FlowRig rig;
    EXPECT_FALSE(rig.window().actions().terminal->isEnabled());
    ASSERT_TRUE(rig.plugInReal(QStringLiteral("e392-healthy")));
    EXPECT_FALSE(rig.window().actions().terminal->isEnabled()) << "not before the modem was asked";
    ASSERT_TRUE(rig.diagnose());
    EXPECT_TRUE(rig.window().actions().terminal->isEnabled());
}

TEST(Terminal, StaysClosedForARealModemInDownloadMode)
{
    FlowRig rig;
    ASSERT_TRUE(rig.plugInReal(QStringLiteral("e392-unfinished")));
    ASSERT_TRUE(rig.diagnose());
    EXPECT_FALSE(rig.window().actions().terminal->isEnabled());
}

TEST(Terminal, AsksAndExplains)
{
    TerminalOf terminal("e392-healthy");
    ASSERT_TRUE(terminal.ready);
    EXPECT_EQ(terminal.rig.window().flow().page(), PageId::Terminal);
    EXPECT_FALSE(terminal.rig.window().findChild<StepBar *>()->isVisible());
    EXPECT_EQ(QApplication::focusWidget(), &terminal.line());
    ASSERT_TRUE(terminal.type("at+csq"));
    EXPECT_TRUE(terminal.transcript().contains(QStringLiteral("+CSQ: 21,99   signal 21 of 31")))
        << terminal.transcript().toStdString();
    EXPECT_TRUE(terminal.line().text().isEmpty());
    terminal.rig.window().actions().terminal->trigger();
    EXPECT_EQ(terminal.rig.window().flow().page(), PageId::Diagnosis);
}

TEST(Terminal, ReadyQuestionsAreSentAtOnce)
{
    TerminalOf terminal("e392-healthy");
    ASSERT_TRUE(terminal.ready);
    auto *question = terminal.rig.window().findChild<QuestionButton *>();
    EXPECT_TRUE(question->accessibleName().contains(QStringLiteral("ATI")));
    QTest::keyClick(question, Qt::Key_Space);
    ASSERT_TRUE(terminal.rig.waitUntil([&] { return !terminal.rig.session()->terminal().waiting(); }));
    EXPECT_TRUE(terminal.transcript().contains(QStringLiteral("Model: E392")));
}

TEST(Terminal, BringsBackWhatWasTypedBefore)
{
    TerminalOf terminal("e392-healthy");
    ASSERT_TRUE(terminal.ready);
    ASSERT_TRUE(terminal.type("ATI"));
    ASSERT_TRUE(terminal.type("AT+CSQ"));
    terminal.line().setText(QStringLiteral("AT^HW"));
    QTest::keyClick(&terminal.line(), Qt::Key_Up);
    EXPECT_EQ(terminal.line().text(), QStringLiteral("AT+CSQ"));
    QTest::keyClick(&terminal.line(), Qt::Key_Up);
    EXPECT_EQ(terminal.line().text(), QStringLiteral("ATI"));
    QTest::keyClick(&terminal.line(), Qt::Key_Up);
    EXPECT_EQ(terminal.line().text(), QStringLiteral("ATI")) << "there is nothing older";
    for (int i = 0; i < 3; ++i)
        QTest::keyClick(&terminal.line(), Qt::Key_Down);
    EXPECT_EQ(terminal.line().text(), QStringLiteral("AT^HW")) << "what was being typed is not lost";
}

TEST(Terminal, NeverSendsWhatWritesAnIdentity)
{
    TerminalOf terminal("e392-healthy");
    ASSERT_TRUE(terminal.ready);
    ASSERT_TRUE(terminal.type("AT^CIMEI=\"123456789012345\""));
    EXPECT_TRUE(
        terminal.transcript().contains(QStringLiteral("Not sent. This app never writes an identity")));
    for (const reviver::LogLine &line : terminal.rig.session()->log())
        EXPECT_EQ(line.text.english().find("CIMEI"), std::string::npos)
            << "it did not get as far as the port";
}

TEST(Terminal, AsksBeforeACommandThatChangesTheModem)
{
    TerminalOf terminal("e392-healthy");
    ASSERT_TRUE(terminal.ready);
    answerNextDialog(QStringLiteral("Do not send"));
    ASSERT_TRUE(terminal.type("AT^SFM=1"));
    EXPECT_TRUE(terminal.rig.session()->terminal().entries().isEmpty());
    EXPECT_EQ(terminal.line().text(), QStringLiteral("AT^SFM=1")) << "it can be changed and sent";
    answerNextDialog(QStringLiteral("Send it"));
    ASSERT_TRUE(terminal.type("AT^SFM=1"));
    ASSERT_TRUE(terminal.type("AT^SFM?"));
    EXPECT_TRUE(terminal.transcript().contains(QStringLiteral("factory mode is on")));
}

TEST(Terminal, KeepsTheModemThatWasToldToRestart)
{
    TerminalOf terminal("e392-healthy", true);
    ASSERT_TRUE(terminal.ready);
    const ModemSession *session = terminal.rig.session();
    // No other thread may sleep the two seconds away before anybody looked.
    terminal.rig.clock.closeIn(std::chrono::milliseconds(1500));
    answerNextDialog(QStringLiteral("Send it"));
    ASSERT_TRUE(terminal.type("AT^RESET"));
    StopSource atOnce;
    atOnce.requestStop();
    ASSERT_TRUE(terminal.rig.waitUntil([&] {
        if (terminal.rig.practice.host()->mode() != PracticeMode::Off)
            terminal.rig.clock.sleep(std::chrono::milliseconds(50), atOnce.token());
        terminal.rig.window().roster().lookNow();
        return !terminal.rig.session() || !terminal.rig.session()->present();
    }));
    terminal.rig.clock.open();
    ASSERT_EQ(terminal.rig.session(), session) << "it is not forgotten while it is away";
    EXPECT_FALSE(terminal.line().isEnabled());
    ASSERT_TRUE(terminal.rig.waitUntil([&] {
        terminal.rig.clock.sleep(std::chrono::milliseconds(200));
        terminal.rig.window().roster().lookNow();
        return session->present();
    }));
    EXPECT_EQ(session->stage(), ModemSession::Stage::Found)
        << "what was seen before need not be true any more";
    EXPECT_TRUE(terminal.transcript().contains(QStringLiteral("AT^RESET")));
}

TEST(Terminal, TakesOctetsOnADiagnosticPort)
{
    TerminalOf terminal("e392-healthy");
    ASSERT_TRUE(terminal.ready);
    auto *languages = terminal.rig.window().pages().terminal->findChild<QComboBox *>();
    ASSERT_TRUE(languages->isVisible());
    languages->setCurrentIndex(languages->findText(QStringLiteral("DIAG")));
    ASSERT_TRUE(terminal.type("7C"));
    EXPECT_TRUE(terminal.transcript().contains(QStringLiteral("DIAG build")))
        << terminal.transcript().toStdString();
    ASSERT_TRUE(terminal.type("27 26 02"));
    EXPECT_TRUE(terminal.transcript().contains(QStringLiteral("Not sent.")));
}

TEST(Terminal, EscapeEndsAWaitAndThenLeaves)
{
    TerminalOf terminal("e392-unfinished");
    ASSERT_TRUE(terminal.ready);
    EXPECT_EQ(terminal.rig.window().flow().page(), PageId::Terminal)
        << "in practice the terminal opens in every mode";
    terminal.rig.clock.closeIn(std::chrono::milliseconds(100));
    terminal.line().setText(QStringLiteral("ATI"));
    QTest::keyClick(&terminal.line(), Qt::Key_Return);
    ASSERT_TRUE(terminal.rig.waitUntil([&] { return terminal.rig.clock.waiting(); }));
    EXPECT_FALSE(terminal.rig.window().actions().detect->isEnabled()) << "one thing at a time";
    QTest::keyClick(&terminal.rig.window(), Qt::Key_Escape);
    ASSERT_TRUE(terminal.rig.waitUntil([&] { return !terminal.rig.session()->terminal().waiting(); }));
    EXPECT_TRUE(terminal.transcript().contains(QStringLiteral("Not waited for any longer")));
    QTest::keyClick(&terminal.rig.window(), Qt::Key_Escape);
    EXPECT_EQ(terminal.rig.window().flow().page(), PageId::Diagnosis);
}

TEST(Terminal, PersonalNumbersStayOutOfTheLog)
{
    TerminalOf terminal("e392-healthy");
    ASSERT_TRUE(terminal.ready);
    ASSERT_TRUE(terminal.type("AT+CGSN"));
    EXPECT_TRUE(terminal.transcript().contains(QStringLiteral("001010000000008"))) << "the owner may see it";
    for (const reviver::LogLine &line : terminal.rig.session()->log())
        EXPECT_EQ(line.text.english().find("001010000000008"), std::string::npos);
}

}  // namespace
}  // namespace reviver::test
