// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/flow/flow_rig.h"
#include "tests/ui/support/dialogs.h"
#include "ui/bridge/texts.h"
#include "ui/pages/plan_page.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/step_bar.h"
#include "ui/widgets/table_view.h"
#include "ui/window/file_tasks.h"
#include "ui/window/flow_controller.h"
#include "ui/window/window_actions.h"

#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QPushButton>

#include <algorithm>
#include <gtest/gtest.h>

namespace reviver::test {
namespace {

using namespace ui;

StepState stateOf(FlowRig &rig, Step step)
{
    return rig.window().findChild<StepBar *>()->state(step);
}

qsizetype visibleOnes(const QList<NumberBadge *> &badges)
{
    return std::ranges::count_if(badges, [](const NumberBadge *badge) { return badge->isVisible(); });
}

TEST(Flow, LeadsFromADeadModemToAVerifiedOne)
{
    FlowRig rig;
    ASSERT_TRUE(rig.plugIn(QStringLiteral("e392-unfinished")));
    EXPECT_EQ(rig.window().flow().page(), PageId::Connect);
    EXPECT_EQ(rig.session()->stage(), ModemSession::Stage::Found)
        << "nothing is asked before Detect is pressed";

    ASSERT_TRUE(rig.diagnose());
    EXPECT_EQ(rig.window().flow().page(), PageId::Diagnosis);
    EXPECT_TRUE(isDownloadMode(rig.session()->mode()));
    EXPECT_EQ(rig.primary()->text(), QStringLiteral("Resurrect…"));

    ASSERT_TRUE(rig.plan());
    EXPECT_EQ(rig.window().flow().page(), PageId::Plan);
    EXPECT_FALSE(rig.primary()->isEnabled()) << "no backup is possible: the box must be ticked first";
    EXPECT_EQ(stateOf(rig, Step::BackUp), StepState::Current);

    ASSERT_TRUE(rig.begin());
    EXPECT_EQ(rig.window().flow().page(), PageId::Run);
    ASSERT_TRUE(rig.waitForResult());
    EXPECT_EQ(rig.session()->result()->outcome, Outcome::Verified)
        << rig.session()->result()->happened.english();
    EXPECT_EQ(rig.window().flow().page(), PageId::Result);
    EXPECT_EQ(rig.text(PageId::Result), translate(rig.session()->result()->headline));
    EXPECT_EQ(stateOf(rig, Step::Report), StepState::Current);
    EXPECT_TRUE(rig.practice.host()->forbiddenSeen().empty());
}

TEST(Flow, AsksForALoaderWhereOneIsNeeded)
{
    FlowRig rig;
    ASSERT_TRUE(rig.plugIn(QStringLiteral("e392-dmss")));
    ASSERT_TRUE(rig.diagnose());
    ASSERT_TRUE(rig.plan());
    EXPECT_EQ(rig.primary()->text(), QStringLiteral("Choose loader…"));
    rig.window().files().openLoader(rig.loader());
    ASSERT_TRUE(rig.waitUntil([&] { return rig.session()->plan()->loader.has_value(); }));
    EXPECT_EQ(rig.primary()->text(), QStringLiteral("Resurrect"));
    ASSERT_TRUE(rig.begin());
    ASSERT_TRUE(rig.waitForResult());
    EXPECT_EQ(rig.session()->result()->outcome, Outcome::Verified)
        << rig.session()->result()->happened.english();
}

TEST(Flow, TakesTheLoaderThatTheFirmwareFolderBrings)
{
    FlowRig rig;
    ASSERT_TRUE(rig.plugIn(QStringLiteral("mdm9615-dload")));
    ASSERT_TRUE(rig.diagnose());
    ASSERT_TRUE(rig.plan(rig.folder.filePath(QStringLiteral("EC20CEFAR02A07M4G_practice"))));
    EXPECT_EQ(rig.primary()->text(), QStringLiteral("Resurrect")) << "no loader is asked for";
    ASSERT_TRUE(rig.begin());
    ASSERT_TRUE(rig.waitForResult());
    EXPECT_EQ(rig.session()->result()->outcome, Outcome::Verified)
        << rig.session()->result()->happened.english();
}

TEST(Flow, SaysThatTheFlashIsDividedOtherwise)
{
    FlowRig rig;
    ASSERT_TRUE(rig.plugIn(QStringLiteral("e392-dmss-other-table")));
    ASSERT_TRUE(rig.diagnose());
    ASSERT_TRUE(rig.plan());
    rig.window().files().openLoader(rig.loader());
    ASSERT_TRUE(rig.waitUntil([&] { return rig.session()->plan()->loader.has_value(); }));
    ASSERT_TRUE(rig.begin());
    ASSERT_TRUE(rig.waitForResult());
    EXPECT_EQ(rig.session()->result()->outcome, Outcome::Failed);
    EXPECT_EQ(rig.text(PageId::Result), QStringLiteral("Not started: file and modem do not match"));
    EXPECT_EQ(rig.practice.host()->traffic().images, 0u) << "nothing was opened";
}

TEST(Flow, OffersTheCompleteSetToAModemThatNeedsIt)
{
    FlowRig rig;
    ASSERT_TRUE(rig.plugIn(QStringLiteral("e392-wants-efs")));
    ASSERT_TRUE(rig.diagnose());
    ASSERT_TRUE(rig.plan());
    ASSERT_TRUE(rig.begin());
    ASSERT_TRUE(rig.waitForResult());
    ASSERT_TRUE(rig.session()->result()->offerCompleteSet);
    EXPECT_EQ(rig.primary()->text(), QStringLiteral("Write the complete set…"));

    answerNextDialog(QStringLiteral("Add to the plan"));
    rig.primary()->click();
    ASSERT_TRUE(rig.waitForPage(PageId::Plan));
    EXPECT_EQ(rig.session()->plan()->imagesToWrite(), rig.session()->plan()->images.size());
    EXPECT_FALSE(rig.primary()->isEnabled());
    ASSERT_TRUE(rig.begin());
    ASSERT_TRUE(rig.waitForResult());
    EXPECT_EQ(rig.session()->result()->outcome, Outcome::Verified)
        << rig.session()->result()->happened.english();
}

TEST(Flow, ShowsWhatHappenedWhenTheModemIsUnplugged)
{
    FlowRig rig;
    rig.practice.options.faults = {*parseFault("unplug@100000")};
    rig.practice.options.replugAfter.reset();
    ASSERT_TRUE(rig.plugIn(QStringLiteral("e392-unfinished")));
    ASSERT_TRUE(rig.diagnose());
    ASSERT_TRUE(rig.plan());
    ASSERT_TRUE(rig.begin());
    ASSERT_TRUE(rig.waitForResult());
    EXPECT_EQ(rig.session()->result()->outcome, Outcome::Failed);
    EXPECT_EQ(stateOf(rig, Step::Resurrect), StepState::Stopped);
    EXPECT_EQ(rig.primary()->text(), QStringLiteral("Continue from image 5"));
    rig.practice.host()->replug();
    ASSERT_TRUE(rig.waitUntil([&] { return rig.session()->present(); }));
    rig.primary()->click();
    ASSERT_TRUE(rig.waitUntil(
        [&] { return rig.session()->result() && rig.session()->result()->outcome == Outcome::Verified; }));
}

TEST(Flow, StopsWhenAskedAndSaysSo)
{
    FlowRig rig(PracticeSizes::Small);
    rig.practice.options.fast = false;
    ASSERT_TRUE(rig.plugIn(QStringLiteral("e392-unfinished")));
    ASSERT_TRUE(rig.diagnose());
    ASSERT_TRUE(rig.plan());
    rig.clock.closeIn(std::chrono::seconds(1));
    ASSERT_TRUE(rig.begin());
    ASSERT_TRUE(rig.waitUntil([&] { return rig.clock.waiting(); }));
    answerNextDialog(QStringLiteral("Stop now"));
    rig.button(QStringLiteral("Stop now…"))->click();
    rig.clock.open();
    ASSERT_TRUE(rig.waitForResult());
    EXPECT_EQ(rig.session()->result()->outcome, Outcome::Stopped);
    EXPECT_EQ(rig.window().flow().page(), PageId::Result);
}

TEST(Flow, AsksBeforeTheWindowClosesDuringARepair)
{
    FlowRig rig;
    rig.practice.options.fast = false;
    ASSERT_TRUE(rig.plugIn(QStringLiteral("e392-unfinished")));
    ASSERT_TRUE(rig.diagnose());
    ASSERT_TRUE(rig.plan());
    rig.clock.closeIn(std::chrono::seconds(1));
    ASSERT_TRUE(rig.begin());
    ASSERT_TRUE(rig.waitUntil([&] { return rig.clock.waiting(); }));
    answerNextDialog(QStringLiteral("Stay"));
    EXPECT_FALSE(rig.window().close());
    EXPECT_TRUE(rig.window().isVisible());
    answerNextDialog(QStringLiteral("Stop now"));
    rig.window().close();
    rig.clock.open();
    EXPECT_TRUE(rig.waitUntil([&] { return !rig.window().isVisible() || rig.session()->result(); }));
}

TEST(Flow, RefusesADamagedFileBeforeAnythingIsWritten)
{
    FlowRig rig;
    ASSERT_TRUE(rig.plugIn(QStringLiteral("e392-unfinished")));
    ASSERT_TRUE(rig.diagnose());
    ASSERT_TRUE(rig.damageFirmware());
    ASSERT_TRUE(rig.plan());
    EXPECT_FALSE(rig.session()->plan()->mayStart());
    EXPECT_EQ(rig.primary()->text(), QStringLiteral("Choose another file…"));
    EXPECT_TRUE(rig.practice.host()->flash().empty());

    const auto steps = visibleOnes(rig.window().pages().plan->findChildren<NumberBadge *>());
    EXPECT_EQ(steps, 2) << "numbered, as after a failure";
    rig.button(QStringLiteral("Save report…"))->click();
    EXPECT_EQ(rig.window().flow().page(), PageId::Report);
}

TEST(Flow, ARefusedPlanThatIsMadeAnewLosesItsSteps)
{
    FlowRig rig;
    ASSERT_TRUE(rig.plugIn(QStringLiteral("e392-unfinished")));
    ASSERT_TRUE(rig.diagnose());
    rig.window().files().openFirmware(rig.folder.filePath(QStringLiteral("nothing.bin")),
                                      FileTasks::Purpose::Plan);
    const PlanPage &page = *rig.window().pages().plan;
    ASSERT_TRUE(rig.waitUntil([&] { return visibleOnes(page.findChildren<NumberBadge *>()) > 0; }));
    ASSERT_TRUE(rig.plan());
    EXPECT_EQ(visibleOnes(page.findChildren<NumberBadge *>()), 0);
    EXPECT_TRUE(rig.session()->plan()->mayStart());
}

TEST(Flow, ARefusedPlanPromisesToWriteNothing)
{
    FlowRig rig;
    ASSERT_TRUE(rig.plugInReal(QStringLiteral("e392-unfinished")));
    ASSERT_TRUE(rig.diagnose());
    ASSERT_TRUE(rig.damageFirmware());
    ASSERT_TRUE(rig.plan());
    const PlanPage &page = *rig.window().pages().plan;
    const auto notes = page.findChildren<QLabel *>();
    EXPECT_TRUE(std::ranges::any_of(notes, [](const QLabel *label) {
        return label->isVisible() && label->text() == QStringLiteral("This file is not whole");
    }));
    const QAbstractItemModel &images = *page.findChild<TableView *>()->model();
    ASSERT_GT(images.rowCount(), 0);
    for (int row = 0; row < images.rowCount(); ++row)
        EXPECT_NE(images.index(row, images.columnCount() - 1).data().toString(), QStringLiteral("Write"));
}

TEST(Flow, SaysWhatIsWrongWithAFileThatIsNoFirmware)
{
    FlowRig rig;
    ASSERT_TRUE(rig.plugIn(QStringLiteral("e392-unfinished")));
    ASSERT_TRUE(rig.diagnose());
    QFile file(rig.folder.filePath(QStringLiteral("letter.txt")));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("nothing of a modem");
    file.close();
    rig.window().files().openFirmware(file.fileName(), FileTasks::Purpose::Plan);
    ASSERT_TRUE(rig.waitUntil(
        [&] { return rig.primary() && rig.primary()->text() == QStringLiteral("Choose another file…"); }));
    EXPECT_FALSE(rig.session()->plan().has_value());
}

TEST(Flow, EndingPracticeTakesTheModemAway)
{
    FlowRig rig;
    ASSERT_TRUE(rig.plugIn(QStringLiteral("e392-healthy")));
    ASSERT_TRUE(rig.diagnose());
    EXPECT_EQ(rig.session()->mode(), DeviceMode::Normal);
    rig.window().actions().endPractice->trigger();
    EXPECT_EQ(rig.session(), nullptr);
    EXPECT_EQ(rig.window().flow().page(), PageId::Connect);
}

TEST(Flow, KeepsAModemUnderRepairWhileItRestarts)
{
    FlowRig rig;
    ASSERT_TRUE(rig.plugIn(QStringLiteral("e392-unfinished")));
    const ModemSession *before = rig.session();
    ASSERT_TRUE(rig.diagnose());
    ASSERT_TRUE(rig.plan());
    ASSERT_TRUE(rig.begin());
    ASSERT_TRUE(rig.waitForResult());
    EXPECT_EQ(rig.session(), before);
    ASSERT_TRUE(rig.waitUntil([&] { return rig.session()->modem().device.id == UsbId{0x12D1, 0x1506}; }));
    EXPECT_EQ(rig.window().roster().count(), 1);
}

}  // namespace
}  // namespace reviver::test
