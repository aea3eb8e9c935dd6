// SPDX-License-Identifier: Apache-2.0
// A picture of every page and state, in both themes and two sizes, and a check that no text is cut.
#include "tests/ui/flow/page_pictures.h"
#include "ui/dialogs/choice_dialog.h"
#include "ui/window/file_tasks.h"
#include "ui/window/flow_controller.h"
#include "ui/window/window_actions.h"

#include <QFile>
#include <QPushButton>

#include <gtest/gtest.h>

namespace reviver::test {
namespace {

using namespace ui;

TEST(Pictures, Connect)
{
    FlowRig rig;
    takePictures(rig, QStringLiteral("01-connect"));
    ASSERT_TRUE(rig.plugInReal(QStringLiteral("e392-unfinished")));
    takePictures(rig, QStringLiteral("01b-found"));
}

/// Every page under the banner of the practice modem.
TEST(Pictures, Practice)
{
    FlowRig rig(PracticeSizes::Forum);
    ASSERT_TRUE(rig.plugIn(QStringLiteral("e392-unfinished")));
    takePictures(rig, QStringLiteral("practice-01-found"));
    ASSERT_TRUE(rig.diagnose());
    takePictures(rig, QStringLiteral("practice-02-diagnosis"));
    ASSERT_TRUE(rig.plan());
    takePictures(rig, QStringLiteral("practice-03-plan"));
    rig.clock.closeIn(std::chrono::seconds(200));
    ASSERT_TRUE(rig.begin());
    ASSERT_TRUE(rig.waitUntil([&] { return rig.clock.waiting(); }));
    takePictures(rig, QStringLiteral("practice-04-run"));
    rig.clock.open();
    ASSERT_TRUE(rig.waitForResult());
    takePictures(rig, QStringLiteral("practice-05-verified"));
}

TEST(Pictures, Asking)
{
    FlowRig rig;
    ASSERT_TRUE(rig.plugInReal(QStringLiteral("e392-unfinished")));
    rig.clock.closeIn(std::chrono::milliseconds(200));
    rig.window().actions().detect->trigger();
    ASSERT_TRUE(rig.waitUntil([&] { return rig.clock.waiting(); }));
    takePictures(rig, QStringLiteral("01f-asking"));
}

TEST(Pictures, DiagnosisAndPlan)
{
    FlowRig rig(PracticeSizes::Forum);
    ASSERT_TRUE(rig.plugInReal(QStringLiteral("e392-unfinished")));
    ASSERT_TRUE(rig.diagnose());
    takePictures(rig, QStringLiteral("02-diagnosis"));
    ASSERT_TRUE(rig.plan());
    takePictures(rig, QStringLiteral("03-plan"));
    PlanOptions options;
    options.include = {ImageRole::Efs2};
    rig.session()->setOptions(options);
    rig.window().flow().go(PageId::Diagnosis);
    rig.window().flow().go(PageId::Plan);
    takePictures(rig, QStringLiteral("03b-plan-complete"));
    rig.window().actions().firmware->trigger();
    takePictures(rig, QStringLiteral("07-firmware"), true);
}

TEST(Pictures, PlanRefusals)
{
    FlowRig rig;
    ASSERT_TRUE(rig.plugInReal(QStringLiteral("e392-dmss")));
    ASSERT_TRUE(rig.diagnose());
    ASSERT_TRUE(rig.plan());
    takePictures(rig, QStringLiteral("03c-plan-loader"));
    QFile file(rig.folder.filePath(QStringLiteral("letter.txt")));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("nothing of a modem");
    file.close();
    rig.window().files().openFirmware(file.fileName(), FileTasks::Purpose::Plan);
    ASSERT_TRUE(rig.waitUntil(
        [&] { return rig.primary() && rig.primary()->text() == QStringLiteral("Choose another file…"); }));
    takePictures(rig, QStringLiteral("03d-plan-no-firmware"));
}

TEST(Pictures, PlanOfADamagedFile)
{
    FlowRig rig;
    ASSERT_TRUE(rig.plugInReal(QStringLiteral("e392-unfinished")));
    ASSERT_TRUE(rig.diagnose());
    ASSERT_TRUE(rig.damageFirmware());
    ASSERT_TRUE(rig.plan());
    // What to do comes first; the table of images below it may be scrolled to.
    takePictures(rig, QStringLiteral("03e-plan-damaged"), true);
}

TEST(Pictures, RunAndVerified)
{
    FlowRig rig(PracticeSizes::Forum);
    ASSERT_TRUE(rig.plugInReal(QStringLiteral("e392-unfinished")));
    ASSERT_TRUE(rig.diagnose());
    ASSERT_TRUE(rig.plan());
    rig.clock.closeIn(std::chrono::seconds(200));
    ASSERT_TRUE(rig.begin());
    ASSERT_TRUE(rig.waitUntil([&] { return rig.clock.waiting(); }));
    takePictures(rig, QStringLiteral("04-run"));
    rig.window().actions().log->trigger();
    takePictures(rig, QStringLiteral("04b-run-log"), true);
    rig.window().actions().log->trigger();
    rig.clock.open();
    ASSERT_TRUE(rig.waitForResult());
    takePictures(rig, QStringLiteral("05-verified"));
    rig.window().actions().report->trigger();
    takePictures(rig, QStringLiteral("08-report"), true);
}

TEST(Pictures, Failed)
{
    FlowRig rig;
    rig.practice.options.faults = {*parseFault("unplug@100000")};
    rig.practice.options.replugAfter.reset();
    ASSERT_TRUE(rig.plugInReal(QStringLiteral("e392-unfinished")));
    ASSERT_TRUE(rig.diagnose());
    ASSERT_TRUE(rig.plan());
    ASSERT_TRUE(rig.begin());
    ASSERT_TRUE(rig.waitForResult());
    takePictures(rig, QStringLiteral("06-failed"));
}

TEST(Pictures, CompleteSetOffered)
{
    FlowRig rig;
    ASSERT_TRUE(rig.plugInReal(QStringLiteral("e392-wants-efs")));
    ASSERT_TRUE(rig.diagnose());
    ASSERT_TRUE(rig.plan());
    ASSERT_TRUE(rig.begin());
    ASSERT_TRUE(rig.waitForResult());
    takePictures(rig, QStringLiteral("06b-complete-set"));
}

TEST(Pictures, Stopped)
{
    FlowRig rig;
    rig.practice.options.fast = false;
    ASSERT_TRUE(rig.plugInReal(QStringLiteral("e392-unfinished")));
    ASSERT_TRUE(rig.diagnose());
    ASSERT_TRUE(rig.plan());
    rig.clock.closeIn(std::chrono::seconds(1));
    ASSERT_TRUE(rig.begin());
    ASSERT_TRUE(rig.waitUntil([&] { return rig.clock.waiting(); }));
    rig.session()->stop(StopRequest::Now);
    rig.clock.open();
    ASSERT_TRUE(rig.waitForResult());
    takePictures(rig, QStringLiteral("06c-stopped"));
}

TEST(Pictures, Stalled)
{
    FlowRig rig;
    rig.practice.options.fast = false;
    rig.practice.options.faults = {*parseFault("stall@40:25")};
    ASSERT_TRUE(rig.plugInReal(QStringLiteral("e392-unfinished")));
    ASSERT_TRUE(rig.diagnose());
    ASSERT_TRUE(rig.plan());
    rig.clock.closeIn(std::chrono::seconds(18));
    ASSERT_TRUE(rig.begin());
    ASSERT_TRUE(rig.waitUntil([&] { return rig.clock.waiting(); }));
    takePictures(rig, QStringLiteral("04c-stalled"));
}

TEST(Pictures, Unplugged)
{
    FlowRig rig;
    rig.practice.options.faults = {*parseFault("unplug@100000")};
    rig.practice.options.replugAfter.reset();
    ASSERT_TRUE(rig.plugInReal(QStringLiteral("e392-unfinished")));
    ASSERT_TRUE(rig.diagnose());
    ASSERT_TRUE(rig.plan());
    rig.clock.closeIn(std::chrono::seconds(60));
    ASSERT_TRUE(rig.begin());
    ASSERT_TRUE(rig.waitUntil([&] { return rig.clock.waiting(); }));
    takePictures(rig, QStringLiteral("04d-unplugged"));
}

TEST(Pictures, StopDialog)
{
    FlowRig rig;
    ChoiceDialog choice(Tone::Warn, QStringLiteral("Stop the repair now?"),
                        QStringLiteral("The image that is being written stays incomplete. The modem stays in "
                                       "download mode and does not start until a repair is finished."),
                        {{ButtonKind::Secondary, QStringLiteral("Go on writing")},
                         {ButtonKind::Danger, QStringLiteral("Stop now")}},
                        &rig.window());
    takeDialogPictures(choice, QStringLiteral("stop-dialog"));
}

}  // namespace
}  // namespace reviver::test
