// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/flow/flow_rig.h"
#include "ui/window/file_tasks.h"
#include "ui/window/flow_controller.h"
#include "ui/window/window_actions.h"

#include <QAction>
#include <QPushButton>

#include <gtest/gtest.h>

namespace reviver::test {
namespace {

using namespace ui;

QString fileOf(const FlowRig &rig, const char *name)
{
    return rig.folder.filePath(QString::fromLatin1(name));
}

bool repairs(FlowRig &rig)
{
    return rig.begin() && rig.waitForResult() && rig.session()->result()->outcome == Outcome::Verified;
}

TEST(BalongFlow, LeadsFromTheDownloadMonitorToAVerifiedStick)
{
    FlowRig rig;
    ASSERT_TRUE(rig.plugIn(QStringLiteral("e3372-download")));
    ASSERT_TRUE(rig.diagnose());
    EXPECT_EQ(rig.primary()->text(), QStringLiteral("Resurrect…"));
    ASSERT_TRUE(rig.plan(fileOf(rig, "E3372_practice_22.180.05.00.00.bin")));
    EXPECT_EQ(rig.window().flow().page(), PageId::Plan);
    ASSERT_TRUE(repairs(rig)) << rig.session()->result()->happened.english();
    EXPECT_EQ(rig.window().flow().page(), PageId::Result);
    EXPECT_TRUE(rig.practice.host()->forbiddenSeen().empty());
}

TEST(BalongFlow, WritesSignedFirmwareToAStickThatWantsIt)
{
    FlowRig rig;
    ASSERT_TRUE(rig.plugIn(QStringLiteral("e3372-signed")));
    ASSERT_TRUE(rig.diagnose());
    ASSERT_TRUE(rig.plan(fileOf(rig, "E3372_signed_practice_22.180.05.00.00.bin")));
    EXPECT_TRUE(repairs(rig)) << rig.session()->result()->happened.english();
}

TEST(BalongFlow, TakesAWorkingStickThereOnlyWhenItIsAsked)
{
    FlowRig rig;
    ASSERT_TRUE(rig.plugIn(QStringLiteral("e3372-healthy")));
    ASSERT_TRUE(rig.diagnose());
    EXPECT_FALSE(rig.primary() && rig.primary()->text() == QStringLiteral("Resurrect…"))
        << "nothing is wrong with it";
    EXPECT_TRUE(rig.window().actions().resurrect->isEnabled());
    ASSERT_TRUE(rig.plan(fileOf(rig, "E3372_practice_22.180.05.00.00.bin")));
    EXPECT_FALSE(rig.primary()->isEnabled()) << "the box must be ticked first";
    ASSERT_TRUE(repairs(rig)) << rig.session()->result()->happened.english();
    EXPECT_EQ(rig.session()->result()->modeBefore, DeviceMode::Normal);
}

TEST(BalongFlow, GoesFromTheBootRomToAVerifiedStick)
{
    FlowRig rig;
    ASSERT_TRUE(rig.plugIn(QStringLiteral("e3372-bootrom")));
    ASSERT_TRUE(rig.diagnose());
    EXPECT_EQ(rig.primary()->text(), QStringLiteral("Resurrect…"));
    ASSERT_TRUE(rig.plan(fileOf(rig, "E3372_practice_22.180.05.00.00.bin")));
    EXPECT_EQ(rig.primary()->text(), QStringLiteral("Choose loader…"));
    rig.window().files().openLoader(fileOf(rig, "usblsafe_practice.bin"));
    ASSERT_TRUE(rig.waitUntil([&] { return rig.session()->plan()->loader.has_value(); }));
    EXPECT_EQ(rig.primary()->text(), QStringLiteral("Resurrect"));
    EXPECT_TRUE(repairs(rig)) << rig.session()->result()->happened.english();
}

}  // namespace
}  // namespace reviver::test
