// SPDX-License-Identifier: Apache-2.0
// What the owner can have done beside detecting and repairing: each offered, explained and
// agreed to, then carried out in the session's thread and followed by a new look.
#include "tests/ui/flow/flow_rig.h"
#include "tests/ui/support/dialogs.h"
#include "ui/bridge/texts.h"
#include "ui/pages/action_words.h"
#include "ui/pages/connect_page.h"
#include "ui/window/flow_controller.h"
#include "ui/window/owner_tasks.h"
#include "ui/window/window_actions.h"

#include <QAction>
#include <QCheckBox>
#include <QDesktopServices>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTextBrowser>
#include <QUrl>

#include <algorithm>
#include <gtest/gtest.h>
#include <set>

namespace reviver::test {
namespace {

using namespace ui;

bool waitUntilSettled(FlowRig &rig)
{
    return rig.waitUntil([&] { return rig.session() && !rig.session()->busy(); });
}

std::string logOf(FlowRig &rig)
{
    std::string text;
    for (const reviver::LogLine &line : rig.session()->log())
        text += line.text.english() + "\n";
    return text;
}

std::optional<ModeSwitch> change(FlowRig &rig, ModeSwitchKind kind)
{
    for (const ModeSwitch &one : rig.session()->changes().possible()) {
        if (one.kind == kind)
            return one;
    }
    return std::nullopt;
}

TEST(ConnectionDoctor, PausesModemManagerForTheWholeJobAndLetsItGoOn)
{
    FlowRig rig;
    ASSERT_TRUE(rig.plugInReal(QStringLiteral("busy-manager")));
    ASSERT_TRUE(rig.diagnose());
    EXPECT_EQ(rig.window().flow().page(), PageId::Connect);
    EXPECT_EQ(rig.services.managersAway, 0) << "nothing happens before the owner says so";
    ASSERT_EQ(rig.primary()->text(), QStringLiteral("Pause it while we work"));
    rig.primary()->click();
    ASSERT_TRUE(rig.waitForPage(PageId::Diagnosis));
    EXPECT_EQ(rig.session()->mode(), DeviceMode::Normal);
    EXPECT_EQ(rig.services.managersAway, 1);
    EXPECT_NE(logOf(rig).find("ModemManager leaves this modem alone"), std::string::npos);

    EXPECT_TRUE(rig.window().actions().giveBack->isEnabled());
    rig.window().actions().giveBack->trigger();
    ASSERT_TRUE(rig.waitUntil([&] { return rig.services.managersAway == 0; }));
    ASSERT_TRUE(rig.waitUntil([&] { return !rig.window().actions().giveBack->isEnabled(); }));
}

TEST(ConnectionDoctor, KeepsModemManagerAwayWhileTheModemIsWritten)
{
    FlowRig rig;
    ASSERT_TRUE(rig.plugInReal(QStringLiteral("e392-unfinished")));
    ASSERT_TRUE(rig.diagnose());
    rig.session()->changes().perform(HostAction::PauseManager);
    ASSERT_TRUE(rig.waitUntil([&] { return rig.services.managersAway == 1; }));
    ASSERT_TRUE(waitUntilSettled(rig));
    ASSERT_TRUE(rig.plan());
    ASSERT_TRUE(rig.begin());
    ASSERT_TRUE(
        rig.waitUntil([&] { return rig.session()->progress().step() > 3 || rig.session()->result(); }));
    if (!rig.session()->result()) {
        EXPECT_EQ(rig.services.managersAway, 1);
    }
    ASSERT_TRUE(rig.waitForResult());
    EXPECT_EQ(rig.session()->result()->outcome, Outcome::Verified);
    EXPECT_TRUE(rig.waitUntil([&] { return rig.services.managersAway == 0; })) << "the work is over";
}

TEST(ConnectionDoctor, LetsModemManagerGoOnWhenTheWindowCloses)
{
    FlowRig rig;
    ASSERT_TRUE(rig.plugInReal(QStringLiteral("busy-manager")));
    ASSERT_TRUE(rig.diagnose());
    rig.primary()->click();
    ASSERT_TRUE(rig.waitForPage(PageId::Diagnosis));
    ASSERT_EQ(rig.services.managersAway, 1);
    rig.closeWindow();
    EXPECT_EQ(rig.services.managersAway, 0);
}

TEST(ConnectionDoctor, ShowsTheFileBeforeItIsWrittenAndTakesNoForAnAnswer)
{
    FlowRig rig;
    ASSERT_TRUE(rig.plugInReal(QStringLiteral("no-access")));
    ASSERT_TRUE(rig.diagnose());
    ASSERT_EQ(rig.primary()->text(), QStringLiteral("Fix access…"));
    bool shown = false;
    const auto look = [&](const QString &answer) {
        withNextDialog([&, answer](QWidget &dialog) {
            EXPECT_TRUE(
                dialog.findChild<QPlainTextEdit *>()->toPlainText().contains(QStringLiteral("uaccess")));
            QString texts;
            for (const QLabel *label : dialog.findChildren<QLabel *>())
                texts += label->text();
            EXPECT_TRUE(texts.contains(QStringLiteral("/etc/udev/rules.d/70-modem.rules")))
                << texts.toStdString();
            shown = true;
            buttonOf(dialog, answer)->click();
        });
    };
    look(QStringLiteral("Leave it as it is"));
    rig.primary()->click();
    ASSERT_TRUE(rig.waitUntil([&] { return shown; }));
    EXPECT_EQ(rig.services.rulesInstalled, 0);
    EXPECT_EQ(rig.session()->mode(), DeviceMode::NoAccess);

    shown = false;
    look(QStringLiteral("Install the rule"));
    rig.primary()->click();
    ASSERT_TRUE(rig.waitForPage(PageId::Diagnosis)) << "it is asked again by itself";
    EXPECT_EQ(rig.services.rulesInstalled, 1);
    EXPECT_TRUE(isDownloadMode(rig.session()->mode()));
    EXPECT_NE(logOf(rig).find("70-modem.rules"), std::string::npos);
}

TEST(ConnectionDoctor, SaysOnThePageWhenTheOwnerDeclined)
{
    FlowRig rig;
    ASSERT_TRUE(rig.plugInReal(QStringLiteral("no-access")));
    ASSERT_TRUE(rig.diagnose());
    rig.services.refuses = true;
    rig.session()->changes().perform(HostAction::FixAccess);
    ASSERT_TRUE(waitUntilSettled(rig));
    ASSERT_TRUE(rig.session()->changeProblem().has_value());
    EXPECT_EQ(rig.window().flow().page(), PageId::Connect);
    EXPECT_EQ(rig.window().pages().connectPage->state(), ConnectPage::State::NoAccess);
    ASSERT_TRUE(rig.diagnose());
    EXPECT_FALSE(rig.session()->changeProblem().has_value()) << "the next look begins anew";
}

TEST(ConnectionDoctor, BindsADriverAfterShowingTheCommand)
{
    FlowRig rig;
    ASSERT_TRUE(rig.plugInReal(QStringLiteral("unbound")));
    ASSERT_TRUE(rig.diagnose());
    ASSERT_EQ(rig.primary()->text(), QStringLiteral("Bind the driver…"));
    answerNextDialog(QStringLiteral("Bind the driver"));
    rig.primary()->click();
    ASSERT_TRUE(rig.waitUntil([&] { return rig.services.driversBound == 1 && !rig.session()->busy(); }));
    EXPECT_TRUE(isDownloadMode(rig.session()->mode()));
}

TEST(ConnectionDoctor, NamesTheBatteryBeforeARepair)
{
    FlowRig rig;
    rig.services.setPower(PowerState{true, 40});
    ASSERT_TRUE(rig.plugInReal(QStringLiteral("e392-unfinished")));
    ASSERT_TRUE(rig.diagnose());
    const auto &findings = rig.session()->diagnosis().findings;
    EXPECT_TRUE(std::any_of(findings.begin(), findings.end(),
                            [](const Finding &one) { return one.saw.english() == "On battery, 40 %"; }));
}

TEST(ModeSwitch, LeavesTheInstallerDisc)
{
    FlowRig rig;
    ASSERT_TRUE(rig.plugInReal(QStringLiteral("e392-cdrom")));
    ASSERT_TRUE(rig.diagnose());
    ASSERT_EQ(rig.primary()->text(), QStringLiteral("Switch to modem mode…"));
    answerNextDialog(QStringLiteral("Switch to modem mode"));
    rig.primary()->click();
    ASSERT_TRUE(rig.waitForPage(PageId::Diagnosis));
    EXPECT_NE(rig.session()->mode(), DeviceMode::CdRom);
}

TEST(ModeSwitch, GoesToDownloadModeAndBackAndSaysSo)
{
    FlowRig rig;
    ASSERT_TRUE(rig.plugIn(QStringLiteral("e392-healthy")));
    ASSERT_TRUE(rig.diagnose());
    const ModemSession *session = rig.session();
    const auto enter = change(rig, ModeSwitchKind::EnterDownloadByDiag);
    ASSERT_TRUE(enter.has_value());

    answerNextDialog(QStringLiteral("Leave it as it is"));
    rig.window().owner().switchMode(*enter);
    EXPECT_EQ(rig.session()->stage(), ModemSession::Stage::Diagnosed) << "Leave it means leave it";

    answerNextDialog(QStringLiteral("Enter download mode"));
    rig.window().owner().switchMode(*enter);
    EXPECT_EQ(rig.session()->stage(), ModemSession::Stage::Changing);
    EXPECT_EQ(rig.window().flow().page(), PageId::Connect);
    EXPECT_FALSE(rig.window().actions().detect->isEnabled());
    ASSERT_TRUE(waitUntilSettled(rig));
    EXPECT_EQ(rig.session(), session) << "the same modem all the time";
    EXPECT_TRUE(isDownloadMode(rig.session()->mode()));
    EXPECT_EQ(rig.window().flow().page(), PageId::Diagnosis);
    EXPECT_EQ(rig.session()->lastChange(), QStringLiteral("Enter download mode"));

    const auto back = change(rig, ModeSwitchKind::RestartFromDownload);
    ASSERT_TRUE(back.has_value());
    answerNextDialog(QStringLiteral("Restart the modem"));
    rig.window().owner().switchMode(*back);
    ASSERT_TRUE(waitUntilSettled(rig));
    EXPECT_EQ(rig.session()->mode(), DeviceMode::Normal);
}

TEST(ModeSwitch, LeavesFactoryModeByTheOneButton)
{
    FlowRig rig;
    ASSERT_TRUE(rig.plugIn(QStringLiteral("e392-factory-mode")));
    ASSERT_TRUE(rig.diagnose());
    ASSERT_EQ(rig.primary()->text(), QStringLiteral("Leave factory mode…"));
    answerNextDialog(QStringLiteral("Leave factory mode"));
    rig.primary()->click();
    ASSERT_TRUE(waitUntilSettled(rig));
    EXPECT_EQ(rig.session()->evidence()->settings.factoryMode, "0");
}

TEST(ModeSwitch, CanBeStoppedWhileItWaits)
{
    FlowRig rig;
    ASSERT_TRUE(rig.plugIn(QStringLiteral("e392-healthy")));
    ASSERT_TRUE(rig.diagnose());
    rig.clock.closeIn(std::chrono::milliseconds(300));
    rig.session()->changes().switchMode(*change(rig, ModeSwitchKind::Restart));
    ASSERT_TRUE(rig.waitUntil([&] { return rig.clock.waiting(); }));
    ASSERT_NE(rig.button(QStringLiteral("Stop waiting")), nullptr);
    rig.button(QStringLiteral("Stop waiting"))->click();
    ASSERT_TRUE(waitUntilSettled(rig));
    ASSERT_TRUE(rig.session()->changeProblem().has_value());
    EXPECT_EQ(rig.session()->changeProblem()->code(), ErrorCode::Cancelled);
}

TEST(ModeSwitch, TheMenuOffersWhatFits)
{
    FlowRig rig;
    QMenu *menu = rig.window().actions().modeMenu();
    EXPECT_FALSE(menu->isEnabled());
    ASSERT_TRUE(rig.plugIn(QStringLiteral("e392-healthy")));
    ASSERT_TRUE(rig.diagnose());
    EXPECT_TRUE(menu->isEnabled());
    emit menu->aboutToShow();
    QStringList texts;
    for (const QAction *action : menu->actions()) {
        texts << action->text();
        EXPECT_FALSE(action->toolTip().isEmpty());
    }
    EXPECT_TRUE(texts.contains(QStringLiteral("Enter download mode…"))) << texts.join(u'\n').toStdString();
    EXPECT_TRUE(texts.contains(QStringLiteral("Restart the modem…")));
}

TEST(PortSetEditor, RefusesASetThatLocksTheOwnerOutAndSaysWhy)
{
    FlowRig rig;
    ASSERT_TRUE(rig.plugIn(QStringLiteral("e392-healthy")));
    ASSERT_TRUE(rig.diagnose());
    ASSERT_TRUE(rig.window().actions().ports->isEnabled());
    withNextDialog([](QWidget &dialog) {
        const QPushButton *write = buttonOf(dialog, QStringLiteral("Write this set and restart"));
        EXPECT_FALSE(write->isEnabled()) << "it is the present set";
        dialog.findChild<QCheckBox *>(QStringLiteral("port-2"))->setChecked(false);
        EXPECT_FALSE(write->isEnabled());
        QString texts;
        for (const QLabel *label : dialog.findChildren<QLabel *>())
            texts += label->text();
        EXPECT_TRUE(texts.contains(QStringLiteral("Without a control port (2 or 12)")))
            << texts.toStdString();
        dialog.findChild<QCheckBox *>(QStringLiteral("port-2"))->setChecked(true);
        dialog.findChild<QCheckBox *>(QStringLiteral("port-7"))->setChecked(true);
        EXPECT_TRUE(write->isEnabled());
        buttonOf(dialog, QStringLiteral("Leave it as it is"))->click();
    });
    const std::string before = rig.session()->evidence()->settings.portSet;
    rig.window().actions().ports->trigger();
    EXPECT_EQ(rig.session()->stage(), ModemSession::Stage::Diagnosed);
    EXPECT_EQ(rig.session()->evidence()->settings.portSet, before);
}

TEST(PortSetEditor, BringsTheControlPortBackByTheOneButton)
{
    FlowRig rig;
    ASSERT_TRUE(rig.plugIn(QStringLiteral("e392-no-pcui")));
    ASSERT_TRUE(rig.diagnose());
    ASSERT_EQ(rig.primary()->text(), QStringLiteral("Edit the port set…"));
    const std::string before = rig.session()->evidence()->settings.portSet;
    withNextDialog([](QWidget &dialog) {
        dialog.findChild<QCheckBox *>(QStringLiteral("port-2"))->setChecked(true);
        buttonOf(dialog, QStringLiteral("Write this set and restart"))->click();
    });
    rig.primary()->click();
    ASSERT_TRUE(waitUntilSettled(rig));
    EXPECT_FALSE(rig.session()->changeProblem().has_value());
    EXPECT_TRUE(parsePortSet(rig.session()->evidence()->settings.portSet)->hasControlPort());
    EXPECT_NE(logOf(rig).find(before), std::string::npos) << "the set before is written down";
}

/// Takes the address that a browser would be opened with.
class Browser : public QTextBrowser {
public:
    Browser() { QDesktopServices::setUrlHandler(QStringLiteral("http"), this, "setSource"); }
    ~Browser() override { QDesktopServices::unsetUrlHandler(QStringLiteral("http")); }

    QUrl opened;

protected:
    void doSetSource(const QUrl &url, QTextDocument::ResourceType) override { opened = url; }
};

TEST(OneButton, OpensTheWebPageOfANetworkCard)
{
    FlowRig rig;
    Browser browser;
    ASSERT_TRUE(rig.plugIn(QStringLiteral("hilink")));
    ASSERT_TRUE(rig.diagnose());
    ASSERT_EQ(rig.primary()->text(), QStringLiteral("Open its web page"));
    rig.primary()->click();
    EXPECT_EQ(browser.opened, QUrl(QStringLiteral("http://192.168.8.1/")));
}

TEST(OneButton, ShowsTheReportOfAModemThatWorks)
{
    FlowRig rig;
    ASSERT_TRUE(rig.plugIn(QStringLiteral("e392-healthy")));
    ASSERT_TRUE(rig.diagnose());
    ASSERT_EQ(rig.primary()->text(), QStringLiteral("Show report"));
    rig.primary()->click();
    EXPECT_EQ(rig.window().flow().page(), PageId::Report);
}

TEST(OneButton, LooksAgainWhenTheOtherProgramWasClosed)
{
    FlowRig rig;
    ASSERT_TRUE(rig.plugIn(QStringLiteral("busy")));
    ASSERT_TRUE(rig.diagnose());
    ASSERT_EQ(rig.session()->mode(), DeviceMode::Busy);
    ASSERT_EQ(rig.primary()->text(), QStringLiteral("Detect"));
    rig.clock.sleep(std::chrono::seconds(11));
    rig.primary()->click();
    ASSERT_TRUE(rig.waitForPage(PageId::Diagnosis));
    EXPECT_TRUE(isDownloadMode(rig.session()->mode()));
}

/// No two actions that mean something else look alike, and none is without words.
TEST(OneButton, HasWordsForEveryAction)
{
    std::set<QString> texts;
    for (const NextAction action : {NextAction::Detect, NextAction::Resurrect, NextAction::SaveReport,
                                    NextAction::FixAccess, NextAction::PauseManager, NextAction::BindDriver,
                                    NextAction::SwitchMode, NextAction::LeaveFactoryMode,
                                    NextAction::EditPortSet, NextAction::Identify, NextAction::OpenWebPage}) {
        const ActionWords words = actionWords(action);
        EXPECT_FALSE(words.text.isEmpty() || words.icon.isEmpty()) << actionName(action);
        EXPECT_TRUE(texts.insert(words.text).second) << words.text.toStdString();
    }
}

}  // namespace
}  // namespace reviver::test
