// SPDX-License-Identifier: Apache-2.0
// No text is cut on any page and in any dialog: larger fonts, the other direction, a
// language with longer texts, high contrast.
#include "tests/ui/flow/flow_rig.h"
#include "tests/ui/support/nothing_cut.h"
#include "tests/ui/support/other_text.h"
#include "tests/ui/support/pictures.h"
#include "ui/dialogs/change_questions.h"
#include "ui/dialogs/command_list_dialog.h"
#include "ui/dialogs/error_code_dialog.h"
#include "ui/dialogs/forum_dialog.h"
#include "ui/dialogs/host_change_dialog.h"
#include "ui/dialogs/light_dialog.h"
#include "ui/dialogs/port_set_dialog.h"
#include "ui/style/theme.h"
#include "ui/window/flow_controller.h"
#include "ui/window/window_actions.h"

#include <QCheckBox>
#include <QLineEdit>

#include <gtest/gtest.h>

namespace reviver::test {
namespace {

using namespace ui;

void expectNothingCut(QWidget &widget, const QString &name)
{
    EXPECT_TRUE(takePicture(widget, name));
    EXPECT_EQ(cutTexts(&widget).join(QStringLiteral("\n  ")).toStdString(), "") << name.toStdString();
}

void expectPagesWhole(const QString &name)
{
    {
        FlowRig rig;
        expectNothingCut(rig.window(), name + QStringLiteral("connect"));
        ASSERT_TRUE(rig.plugIn(QStringLiteral("busy-manager")));
        ASSERT_TRUE(rig.diagnose());
        expectNothingCut(rig.window(), name + QStringLiteral("busy"));
    }
    {
        FlowRig rig;
        ASSERT_TRUE(rig.plugIn(QStringLiteral("e392-healthy")));
        ASSERT_TRUE(rig.diagnose());
        rig.window().actions().terminal->trigger();
        rig.session()->terminal().refuse(TerminalLanguage::At, QStringLiteral("AT^CIMEI=1"),
                                         REVIVER_TR("This app does not unlock modems."));
        expectNothingCut(rig.window(), name + QStringLiteral("terminal"));
    }
    FlowRig rig;
    ASSERT_TRUE(rig.plugIn(QStringLiteral("e392-unfinished")));
    ASSERT_TRUE(rig.diagnose());
    expectNothingCut(rig.window(), name + QStringLiteral("diagnosis"));
    ASSERT_TRUE(rig.plan());
    expectNothingCut(rig.window(), name + QStringLiteral("plan"));
    ASSERT_TRUE(rig.begin());
    ASSERT_TRUE(rig.waitForResult());
    expectNothingCut(rig.window(), name + QStringLiteral("result"));
    rig.window().actions().report->trigger();
    expectNothingCut(rig.window(), name + QStringLiteral("report"));
}

void expectDialogsWhole(const QString &name)
{
    LightDialog light(reviver::LightPattern::SlowBlink);
    expectNothingCut(light, name + QStringLiteral("light"));
    ErrorCodeDialog code;
    code.findChild<QLineEdit *>()->setText(QStringLiteral("13"));
    expectNothingCut(code, name + QStringLiteral("code"));
    HostChangeDialog host(HostAction::FixAccess,
                          {"/etc/udev/rules.d/70-modem.rules", "TAG+=\"uaccess\"", true}, nullptr);
    expectNothingCut(host, name + QStringLiteral("host"));
    PortSetDialog ports(*parsePortSet("A1,A2;1,2,3,7,A1,A2"), nullptr);
    ports.findChild<QCheckBox *>(QStringLiteral("port-2"))->setChecked(false);
    expectNothingCut(ports, name + QStringLiteral("ports"));
    CommandListDialog commands(TerminalLanguage::At, nullptr);
    expectNothingCut(commands, name + QStringLiteral("commands"));
    ForumDialog forum(QStringLiteral("E392u-12: Your modem is waiting for firmware"), nullptr);
    expectNothingCut(forum, name + QStringLiteral("forum"));
}

void expectAllWhole(const QString &name)
{
    expectPagesWhole(name);
    expectDialogsWhole(name);
}

TEST(NothingIsCutInTheFlow, AtOneAndAHalfTheFontSize)
{
    OtherText text({}, 1.5);
    expectAllWhole(QStringLiteral("flow-150-"));
}

TEST(NothingIsCutInTheFlow, AtTwiceTheFontSize)
{
    OtherText text({}, 2.0);
    expectAllWhole(QStringLiteral("flow-200-"));
}

TEST(NothingIsCutInTheFlow, FromRightToLeft)
{
    OtherText text({}, 1.0, Qt::RightToLeft);
    expectAllWhole(QStringLiteral("flow-mirrored-"));
}

TEST(NothingIsCutInTheFlow, InALanguageWithLongerTexts)
{
    LongLanguage language;
    expectAllWhole(QStringLiteral("flow-long-"));
}

TEST(NothingIsCutInTheFlow, InHighContrast)
{
    setHighContrast(true);
    applyTheme(Theme::Light);
    expectAllWhole(QStringLiteral("flow-contrast-"));
    setHighContrast(false);
    applyTheme(Theme::Light);
}

}  // namespace
}  // namespace reviver::test
