// SPDX-License-Identifier: Apache-2.0
// Pictures of everything that the owner can have done beside detecting and repairing.
#include "tests/ui/flow/page_pictures.h"
#include "tests/ui/support/dialogs.h"
#include "ui/dialogs/choice_dialog.h"
#include "ui/dialogs/command_list_dialog.h"
#include "ui/dialogs/error_code_dialog.h"
#include "ui/dialogs/host_change_dialog.h"
#include "ui/dialogs/light_dialog.h"
#include "ui/dialogs/port_set_dialog.h"
#include "ui/pages/terminal_page.h"
#include "ui/window/flow_controller.h"
#include "ui/window/owner_tasks.h"
#include "ui/window/window_actions.h"

#include <QCheckBox>
#include <QDialog>
#include <QLineEdit>
#include <QTreeView>

#include <gtest/gtest.h>

namespace reviver::test {
namespace {

using namespace ui;

/// The first page that detecting a practice modem leads to.
void takeDiagnosis(const QString &scenario, const QString &name, bool real = true)
{
    FlowRig rig;
    ASSERT_TRUE(real ? rig.plugInReal(scenario) : rig.plugIn(scenario));
    ASSERT_TRUE(rig.diagnose());
    takePictures(rig, name);
}

TEST(OwnerPictures, Obstacles)
{
    takeDiagnosis(QStringLiteral("no-access"), QStringLiteral("01c-no-access"));
    takeDiagnosis(QStringLiteral("busy-manager"), QStringLiteral("01d-busy-manager"));
    takeDiagnosis(QStringLiteral("busy"), QStringLiteral("01d-busy"));
    takeDiagnosis(QStringLiteral("e392-cdrom"), QStringLiteral("01e-disc"));
    takeDiagnosis(QStringLiteral("unbound"), QStringLiteral("02c-no-driver"));
    takeDiagnosis(QStringLiteral("slow-hub"), QStringLiteral("02d-slow-hub"));
}

TEST(OwnerPictures, Situations)
{
    takeDiagnosis(QStringLiteral("e392-healthy"), QStringLiteral("02b-diagnosis-normal"));
    takeDiagnosis(QStringLiteral("e392-factory-mode"), QStringLiteral("02e-factory-mode"));
    takeDiagnosis(QStringLiteral("e392-no-pcui"), QStringLiteral("02f-no-control-port"));
    takeDiagnosis(QStringLiteral("e392-unfinished"), QStringLiteral("02g-practice"), false);
}

TEST(OwnerPictures, NoAccessWithoutHelp)
{
    FlowRig rig;
    rig.hardware.attach(e392(), ErrorCode::PortAccessDenied);
    ASSERT_TRUE(rig.waitUntil([&] { return rig.session() != nullptr; }));
    ASSERT_TRUE(rig.diagnose());
    takePictures(rig, QStringLiteral("01g-no-access-by-hand"));
}

TEST(OwnerPictures, ChangingAndProblem)
{
    FlowRig rig;
    ASSERT_TRUE(rig.plugInReal(QStringLiteral("e392-healthy")));
    ASSERT_TRUE(rig.diagnose());
    rig.clock.closeIn(std::chrono::milliseconds(300));
    ASSERT_FALSE(rig.session()->changes().possible().empty());
    rig.session()->changes().switchMode(rig.session()->changes().possible().front());
    ASSERT_TRUE(rig.waitUntil([&] { return rig.clock.waiting(); }));
    takePictures(rig, QStringLiteral("01h-changing"));
    rig.session()->stop(StopRequest::Now);
    rig.clock.open();
    ASSERT_TRUE(rig.waitUntil([&] { return !rig.session()->busy(); }));
    takePictures(rig, QStringLiteral("02h-problem"));
}

TEST(OwnerPictures, Terminal)
{
    FlowRig rig;
    ASSERT_TRUE(rig.plugIn(QStringLiteral("e392-healthy")));
    ASSERT_TRUE(rig.diagnose());
    rig.window().actions().terminal->trigger();
    takePictures(rig, QStringLiteral("09b-terminal-empty"));
    const auto ask = [&](const char *question) {
        emit rig.window().pages().terminal->sendRequested(terminalPorts(*rig.session()->evidence()).front(),
                                                          QLatin1String(question));
        ASSERT_TRUE(rig.waitUntil([&] { return !rig.session()->terminal().waiting(); }));
    };
    for (const char *question : {"ATI", "AT+CSQ", "AT+CPIN?", "AT+COPS?", "AT^SYSINFO", "AT^CIMEI=\"1\""})
        ask(question);
    rig.window().pages().terminal->propose(QStringLiteral("AT^HWVER"));
    takePictures(rig, QStringLiteral("09-terminal-practice"));
}

TEST(OwnerPictures, LightDialog)
{
    LightDialog dialog(reviver::LightPattern::SlowBlink);
    takeDialogPictures(dialog, QStringLiteral("dialog-light"));
}

TEST(OwnerPictures, ErrorCodeDialog)
{
    ErrorCodeDialog dialog;
    takeDialogPictures(dialog, QStringLiteral("dialog-error-code-empty"));
    dialog.findChild<QLineEdit *>()->setText(QStringLiteral("ERROR_IMEI"));
    takeDialogPictures(dialog, QStringLiteral("dialog-error-code"));
    dialog.findChild<QLineEdit *>()->setText(QStringLiteral("4711"));
    takeDialogPictures(dialog, QStringLiteral("dialog-error-code-unknown"));
}

TEST(OwnerPictures, HostChangeDialog)
{
    const HostChange rule{"/etc/udev/rules.d/70-reviver.rules",
                          "# USB modems may be opened by whoever sits at this computer.\n"
                          "SUBSYSTEM==\"usb\", ATTR{idVendor}==\"12d1\", TAG+=\"uaccess\"\n"
                          "SUBSYSTEM==\"tty\", ATTRS{idVendor}==\"12d1\", TAG+=\"uaccess\"\n",
                          true};
    HostChangeDialog access(HostAction::FixAccess, rule, nullptr);
    takeDialogPictures(access, QStringLiteral("dialog-access"));
    HostChangeDialog driver(HostAction::BindDriver,
                            {{}, "echo 12d1 1506 > /sys/bus/usb-serial/drivers/option1/new_id", true},
                            nullptr);
    takeDialogPictures(driver, QStringLiteral("dialog-driver"));
}

TEST(OwnerPictures, PortSetDialog)
{
    PortSetDialog dialog(*parsePortSet("A1,A2;1,2,3,7,A1,A2"), nullptr);
    takeDialogPictures(dialog, QStringLiteral("dialog-ports"));
    dialog.findChild<QCheckBox *>(QStringLiteral("port-2"))->setChecked(false);
    takeDialogPictures(dialog, QStringLiteral("dialog-ports-refused"));
}

TEST(OwnerPictures, CommandListDialog)
{
    CommandListDialog at(TerminalLanguage::At, nullptr);
    auto *table = at.findChild<QTreeView *>();
    table->setCurrentIndex(table->model()->index(19, 0));
    takeDialogPictures(at, QStringLiteral("dialog-commands"));
    CommandListDialog diag(TerminalLanguage::Diag, nullptr);
    takeDialogPictures(diag, QStringLiteral("dialog-commands-diag"));
}

TEST(OwnerPictures, ModeSwitchDialog)
{
    FlowRig rig;
    ASSERT_TRUE(rig.plugIn(QStringLiteral("e392-healthy")));
    ASSERT_TRUE(rig.diagnose());
    withNextDialog([](QWidget &dialog) {
        takeDialogPictures(dialog, QStringLiteral("dialog-mode-switch"));
        dialog.close();
    });
    const std::vector<ModeSwitch> changes = rig.session()->changes().possible();
    ASSERT_GT(changes.size(), 1U);
    rig.window().owner().switchMode(changes[1]);
}

}  // namespace
}  // namespace reviver::test
