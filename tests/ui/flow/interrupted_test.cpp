// SPDX-License-Identifier: Apache-2.0
// A program that ended in the middle of a repair, and what its next start offers.
#include "tests/ui/flow/flow_rig.h"
#include "tests/ui/support/nothing_cut.h"
#include "tests/ui/support/pictures.h"
#include "ui/pages/interrupted_page.h"
#include "ui/style/theme.h"
#include "ui/widgets/note.h"
#include "ui/widgets/text_label.h"
#include "ui/window/flow_controller.h"
#include "ui/window/window_actions.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QPushButton>
#include <QTimer>

#include <gtest/gtest.h>

namespace reviver::test {
namespace {

using namespace ui;

/// A repair of a real modem whose program is killed on the way, and the next start of it.
class Interrupted : public testing::Test {
protected:
    void killAt(double part)
    {
        rig.practice.options.fast = false;
        rig.practice.options.faults = {};
        ASSERT_TRUE(rig.plugInReal(QStringLiteral("e392-unfinished")));
        ASSERT_TRUE(rig.diagnose());
        ASSERT_TRUE(rig.plan());
        rig.clock.closeIn(std::chrono::milliseconds(0));
        ASSERT_TRUE(rig.begin());
        // Let time go on in small steps until so much is written.
        const auto written = [this] {
            const RepairProgress &latest = rig.session()->progress().latest();
            return latest.total > 0 ? static_cast<double>(latest.done) / static_cast<double>(latest.total)
                                    : 0;
        };
        ASSERT_TRUE(rig.waitUntil([&] {
            if (written() < part && rig.clock.waiting())
                rig.clock.closeIn(std::chrono::milliseconds(300));
            return written() >= part && rig.clock.waiting();
        }));
        // What a killed program leaves: the journal without an end.
        journal = QDir(jobs()).entryInfoList({QStringLiteral("*.journal")}).front().filePath();
        QFile file(journal);
        ASSERT_TRUE(file.open(QIODevice::ReadOnly));
        const QByteArray left = file.readAll();
        rig.restartProgram([&] {
            QFile again(journal);
            if (again.open(QIODevice::WriteOnly))
                again.write(left);
            if (between)
                between();
        });
    }
    QString jobs() const { return rig.folder.filePath(QStringLiteral("jobs")); }
    QString noteText()
    {
        QString text;
        for (const TextLabel *label : page().findChild<Note *>()->findChildren<TextLabel *>())
            text += label->text() + QLatin1Char(' ');
        return text;
    }
    InterruptedPage &page() { return *rig.window().pages().interrupted; }
    bool flashHoldsAll()
    {
        const auto flash = rig.realModem().flash();
        const auto images = practiceImages(PracticeSizes::Small);
        for (std::size_t i = 0; i + 1 < images.size(); ++i)  // the last is the settings area
            if (std::ranges::none_of(flash, [&](const auto &one) { return one.second == images[i].data; }))
                return false;
        return true;
    }

    FlowRig rig;
    QString journal;
    std::function<void()> between;
};

TEST_F(Interrupted, IsOfferedAtTheStartAndEndsVerified)
{
    killAt(0.37);
    ASSERT_EQ(rig.window().flow().page(), PageId::Interrupted);
    EXPECT_TRUE(page().headline()->text().startsWith(
        QStringLiteral("A repair of HUAWEI E392u-12 was interrupted at ")))
        << page().headline()->text().toStdString();
    EXPECT_TRUE(page().headline()->text().endsWith(QStringLiteral(" %. Continue?")));
    ASSERT_TRUE(rig.waitUntil([&] { return rig.session() != nullptr; }));
    EXPECT_EQ(rig.window().flow().page(), PageId::Interrupted) << "a modem that appears does not hide it";
    EXPECT_EQ(rig.session()->stage(), ModemSession::Stage::Found)
        << "nothing is asked before Continue is pressed";
    EXPECT_EQ(rig.primary()->text(), QStringLiteral("Continue"));

    rig.primary()->click();
    ASSERT_TRUE(rig.waitForResult());
    EXPECT_EQ(rig.session()->result()->outcome, Outcome::Verified)
        << rig.session()->result()->happened.english();
    EXPECT_EQ(rig.window().flow().page(), PageId::Result);
    EXPECT_TRUE(flashHoldsAll());
    rig.restartProgram([] {});
    EXPECT_EQ(rig.window().flow().page(), PageId::Connect) << "nothing is left to continue";
}

TEST_F(Interrupted, WaitsForItsModemAndThenGoesOnByItself)
{
    between = [this] { rig.hardware.detachHost(); };
    killAt(0.2);
    ASSERT_EQ(rig.window().flow().page(), PageId::Interrupted);
    rig.primary()->click();
    EXPECT_TRUE(noteText().contains(QStringLiteral("Plug in the modem"))) << noteText().toStdString();
    rig.hardware.attach(rig.realModem());
    ASSERT_TRUE(rig.waitUntil([&] { return rig.session() && rig.session()->result(); }));
    EXPECT_EQ(rig.session()->result()->outcome, Outcome::Verified);
    EXPECT_TRUE(flashHoldsAll());
}

TEST_F(Interrupted, SaysWhyItCanNotGoOnWithOtherFirmware)
{
    between = [this] {
        const Bytes updater
            = practiceUpdater(practiceImages(PracticeSizes::Small, "11.433.99.00.260"), "HWE392");
        QFile file(rig.firmware());
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(reinterpret_cast<const char *>(updater.data()), static_cast<qint64>(updater.size()));
    };
    killAt(0.2);
    ASSERT_TRUE(rig.waitUntil([&] { return rig.session() != nullptr; }));
    rig.primary()->click();
    ASSERT_TRUE(rig.waitUntil([&] { return rig.session()->continueProblem().has_value(); }));
    EXPECT_EQ(rig.window().flow().page(), PageId::Interrupted);
    EXPECT_TRUE(noteText().contains(QStringLiteral("the firmware file is another one")))
        << noteText().toStdString();
    EXPECT_TRUE(QFile::exists(journal)) << "with the right file it can still go on";
}

TEST_F(Interrupted, IsForgottenOnlyWhenTheOwnerConfirmsIt)
{
    killAt(0.2);
    const auto answer = [](const QString &text) {
        auto *timer = new QTimer(qApp);
        QObject::connect(timer, &QTimer::timeout, [timer, text] {
            QWidget *dialog = QApplication::activeModalWidget();
            if (!dialog)
                return;
            for (QPushButton *button : dialog->findChildren<QPushButton *>()) {
                if (button->text() == text) {
                    timer->deleteLater();
                    return button->click();
                }
            }
        });
        timer->start(10);
    };
    answer(QStringLiteral("Keep it"));
    rig.button(QStringLiteral("Discard…"))->click();
    EXPECT_TRUE(QFile::exists(journal));
    EXPECT_EQ(rig.window().flow().page(), PageId::Interrupted);
    answer(QStringLiteral("Discard"));
    rig.button(QStringLiteral("Discard…"))->click();
    EXPECT_FALSE(QFile::exists(journal));
    EXPECT_EQ(rig.window().flow().page(), PageId::Connect);
}

TEST_F(Interrupted, ItsReportAsksTheModemFirst)
{
    killAt(0.2);
    ASSERT_TRUE(rig.waitUntil([&] { return rig.session() != nullptr; }));
    rig.button(QStringLiteral("Report…"))->click();
    ASSERT_TRUE(rig.waitForPage(PageId::Report));
}

TEST_F(Interrupted, LooksAsDrawn)
{
    killAt(0.37);
    for (const Theme theme : {Theme::Light, Theme::Dark}) {
        applyTheme(theme);
        const QString suffix = theme == Theme::Light ? QStringLiteral("-light") : QStringLiteral("-dark");
        for (const QSize size : {QSize(880, 600), QSize(1120, 760)}) {
            rig.window().resize(size);
            const QString name = (size.width() < 1000 ? QStringLiteral("narrow-") : QString())
                + QStringLiteral("14-interrupted") + suffix;
            EXPECT_TRUE(takePicture(rig.window(), name));
            EXPECT_TRUE(cutTexts(&rig.window()).isEmpty()) << name.toStdString();
        }
    }
    applyTheme(Theme::Light);
}

TEST(NextSteps, OfAFailureWorkWhenTheyAreClicked)
{
    FlowRig rig;
    rig.practice.options.fast = false;
    ASSERT_TRUE(rig.plugIn(QStringLiteral("e392-unfinished")));
    ASSERT_TRUE(rig.diagnose());
    ASSERT_TRUE(rig.plan());
    rig.clock.closeIn(std::chrono::seconds(1));
    ASSERT_TRUE(rig.begin());
    ASSERT_TRUE(rig.waitUntil([&] { return rig.clock.waiting(); }));
    rig.session()->stop(StopRequest::Now);
    rig.clock.open();
    ASSERT_TRUE(rig.waitForResult());
    ASSERT_EQ(rig.session()->result()->outcome, Outcome::Stopped);

    // The report, and back; then the repair goes on.
    rig.button(QStringLiteral("Save report…"))->click();
    EXPECT_EQ(rig.window().flow().page(), PageId::Report);
    rig.window().flow().goHome();
    QPushButton *goOn = rig.button(QStringLiteral("Continue from image 3"));
    ASSERT_TRUE(goOn) << rig.primary()->text().toStdString();
    goOn->click();
    ASSERT_TRUE(rig.waitUntil(
        [&] { return rig.session()->result() && rig.session()->result()->outcome == Outcome::Verified; }));
}

TEST(NextSteps, AModemThatIsPluggedInAgainIsGoneOnWithInTheSameWindow)
{
    FlowRig rig;
    rig.practice.options.faults = {*parseFault("unplug@100000")};
    ASSERT_TRUE(rig.plugIn(QStringLiteral("e392-unfinished")));
    ASSERT_TRUE(rig.diagnose());
    ASSERT_TRUE(rig.plan());
    ASSERT_TRUE(rig.begin());
    ASSERT_TRUE(rig.waitForResult());
    EXPECT_EQ(rig.session()->result()->outcome, Outcome::Verified)
        << rig.session()->result()->happened.english();
    EXPECT_EQ(rig.session()->result()->link.returns, 1u);
}

}  // namespace
}  // namespace reviver::test
