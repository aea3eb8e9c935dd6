// SPDX-License-Identifier: Apache-2.0
// A picture of every page and state, in both themes and two sizes, and a check that no text is cut.
#include "tests/ui/flow/window_pictures.h"
#include "tests/ui/support/nothing_cut.h"
#include "tests/ui/support/pictures.h"
#include "ui/dialogs/choice_dialog.h"
#include "ui/dialogs/light_dialog.h"
#include "ui/style/theme.h"
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

TEST(Pictures, Practice)
{
    FlowRig rig;
    ASSERT_TRUE(rig.plugIn(QStringLiteral("e392-unfinished")));
    ASSERT_TRUE(rig.diagnose());
    takePictures(rig, QStringLiteral("10-practice"), true);
}

TEST(Pictures, ConnectWithTrouble)
{
    {
        FlowRig rig;
        rig.hardware.attach(e392(), ErrorCode::PortAccessDenied);
        ASSERT_TRUE(rig.waitUntil([&] { return rig.session() != nullptr; }));
        ASSERT_TRUE(rig.diagnose());
        EXPECT_EQ(rig.window().flow().page(), PageId::Connect);
        takePictures(rig, QStringLiteral("01c-no-access"));
    }
    {
        FlowRig rig;
        rig.hardware.attach(e392(), ErrorCode::PortBusy);
        ASSERT_TRUE(rig.waitUntil([&] { return rig.session() != nullptr; }));
        ASSERT_TRUE(rig.diagnose());
        takePictures(rig, QStringLiteral("01d-busy"));
    }
    {
        FlowRig rig;
        rig.hardware.attach(e392Disc());
        ASSERT_TRUE(rig.waitUntil([&] { return rig.session() != nullptr; }));
        ASSERT_TRUE(rig.diagnose());
        takePictures(rig, QStringLiteral("01e-disc"));
    }
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
    takePictures(rig, QStringLiteral("03-plan"), true);
    PlanOptions options;
    options.include = {ImageRole::Efs2};
    rig.session()->setOptions(options);
    rig.window().flow().go(PageId::Diagnosis);
    rig.window().flow().go(PageId::Plan);
    takePictures(rig, QStringLiteral("03b-plan-complete"), true);
    rig.window().actions().firmware->trigger();
    takePictures(rig, QStringLiteral("07-firmware"), true);
}

TEST(Pictures, HealthyModem)
{
    FlowRig rig;
    ASSERT_TRUE(rig.plugInReal(QStringLiteral("e392-healthy")));
    ASSERT_TRUE(rig.diagnose());
    takePictures(rig, QStringLiteral("02b-diagnosis-normal"), true);
}

TEST(Pictures, PlanRefusals)
{
    FlowRig rig;
    ASSERT_TRUE(rig.plugInReal(QStringLiteral("e392-dmss")));
    ASSERT_TRUE(rig.diagnose());
    ASSERT_TRUE(rig.plan());
    takePictures(rig, QStringLiteral("03c-plan-loader"), true);
    QFile file(rig.folder.filePath(QStringLiteral("letter.txt")));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("nothing of a modem");
    file.close();
    rig.window().files().openFirmware(file.fileName(), FileTasks::Purpose::Plan);
    ASSERT_TRUE(rig.waitUntil(
        [&] { return rig.primary() && rig.primary()->text() == QStringLiteral("Choose another file…"); }));
    takePictures(rig, QStringLiteral("03d-plan-no-firmware"));
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
    takePictures(rig, QStringLiteral("05-verified"), true);
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
    takePictures(rig, QStringLiteral("06-failed"), true);
}

TEST(Pictures, CompleteSetOffered)
{
    FlowRig rig;
    ASSERT_TRUE(rig.plugInReal(QStringLiteral("e392-wants-efs")));
    ASSERT_TRUE(rig.diagnose());
    ASSERT_TRUE(rig.plan());
    ASSERT_TRUE(rig.begin());
    ASSERT_TRUE(rig.waitForResult());
    takePictures(rig, QStringLiteral("06b-complete-set"), true);
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
    takePictures(rig, QStringLiteral("06c-stopped"), true);
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

TEST(Pictures, Dialogs)
{
    FlowRig rig;
    LightDialog light(reviver::LightPattern::SlowBlink, &rig.window());
    EXPECT_TRUE(takePicture(light, QStringLiteral("09-light-dialog")));
    EXPECT_TRUE(cutTexts(&light).isEmpty()) << cutTexts(&light).join(u'\n').toStdString();
    ChoiceDialog choice(Tone::Warn, QStringLiteral("Stop the repair now?"),
                        QStringLiteral("The image that is being written stays incomplete. The modem stays in "
                                       "download mode and does not start until a repair is finished."),
                        {{ButtonKind::Secondary, QStringLiteral("Go on writing")},
                         {ButtonKind::Danger, QStringLiteral("Stop now")}},
                        &rig.window());
    EXPECT_TRUE(takePicture(choice, QStringLiteral("09-stop-dialog")));
    EXPECT_TRUE(cutTexts(&choice).isEmpty()) << cutTexts(&choice).join(u'\n').toStdString();
}

}  // namespace
}  // namespace reviver::test
