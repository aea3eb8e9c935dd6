// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/flow/flow_rig.h"
#include "ui/window/flow_controller.h"

#include <QPushButton>

#include <gtest/gtest.h>

namespace reviver::test {
namespace {

using namespace ui;

TEST(SierraFlow, LeadsFromTheBootLoadersFirehoseToAVerifiedModem)
{
    FlowRig rig;
    ASSERT_TRUE(rig.plugIn(QStringLiteral("em7565-download")));
    ASSERT_TRUE(rig.diagnose());
    EXPECT_EQ(rig.primary()->text(), QStringLiteral("Resurrect…"));
    ASSERT_TRUE(rig.plan(rig.folder.filePath(QStringLiteral("EM7565_practice_03.05.24.00.cwe"))));
    EXPECT_EQ(rig.window().flow().page(), PageId::Plan);
    ASSERT_TRUE(rig.begin());
    ASSERT_TRUE(rig.waitForResult());
    EXPECT_EQ(rig.session()->result()->outcome, Outcome::Verified)
        << rig.session()->result()->happened.english();
    EXPECT_EQ(rig.window().flow().page(), PageId::Result);
    EXPECT_TRUE(rig.practice.host()->forbiddenSeen().empty());
}

}  // namespace
}  // namespace reviver::test
