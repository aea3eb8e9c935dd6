// SPDX-License-Identifier: Apache-2.0
#include "ui/window/owner_tasks.h"

#include "ui/bridge/texts.h"
#include "ui/dialogs/change_questions.h"
#include "ui/dialogs/choice_dialog.h"
#include "ui/dialogs/command_list_dialog.h"
#include "ui/dialogs/host_change_dialog.h"
#include "ui/dialogs/light_dialog.h"
#include "ui/dialogs/port_set_dialog.h"
#include "ui/pages/terminal_page.h"
#include "ui/window/file_tasks.h"
#include "ui/window/flow_controller.h"

#include <QDesktopServices>
#include <QMenu>
#include <QUrl>

#include <algorithm>

namespace reviver::ui {

OwnerTasks::OwnerTasks(FlowController &flow, FileTasks &files, PageStack &pages, QWidget *window)
    : QObject(window)
    , m_flow(flow)
    , m_files(files)
    , m_pages(pages)
    , m_window(window)
{
}

void OwnerTasks::run(NextAction action)
{
    ModemSession *session = m_flow.session();
    switch (action) {
    case NextAction::None:
    case NextAction::Detect:
    case NextAction::CloseOther:
        return emit detectRequested();
    case NextAction::Resurrect:
        return m_files.planRepair();
    case NextAction::SaveReport:
        return m_flow.go(PageId::Report);
    case NextAction::FixAccess:
        return session->changes().describe(HostAction::FixAccess);
    case NextAction::BindDriver:
        return session->changes().describe(HostAction::BindDriver);
    // The page says what it does and when it ends; nothing is written.
    case NextAction::PauseManager:
        return session->changes().perform(HostAction::PauseManager);
    case NextAction::SwitchMode:
        return switchTo(ModeSwitchKind::LeaveDisc);
    case NextAction::LeaveFactoryMode:
        return switchTo(ModeSwitchKind::LeaveFactoryMode);
    case NextAction::EditPortSet:
        return editPorts();
    case NextAction::Identify:
        return session->changes().readNumbers();
    case NextAction::OpenWebPage:
        QDesktopServices::openUrl(QUrl(QString::fromUtf8(kModemWebPage.data(), kModemWebPage.size())));
        return;
    }
}

std::optional<ModeSwitch> OwnerTasks::find(ModeSwitchKind kind) const
{
    const ModemSession *session = m_flow.session();
    const std::vector<ModeSwitch> changes
        = session ? session->changes().possible() : std::vector<ModeSwitch>();
    const auto found = std::ranges::find(changes, kind, &ModeSwitch::kind);
    return found == changes.end() ? std::nullopt : std::optional(*found);
}

void OwnerTasks::switchTo(ModeSwitchKind kind)
{
    if (const auto change = find(kind))
        switchMode(*change);
    else
        m_flow.announce(Tone::Warn, tr("This is not possible any more. Press Detect to see what is."));
}

void OwnerTasks::switchMode(const ModeSwitch &change)
{
    if (change.kind == ModeSwitchKind::SetPorts)
        return editPorts();
    ModemSession *session = m_flow.session();
    if (confirmModeSwitch(change, m_window) && m_flow.session() == session)
        session->changes().switchMode(change);
}

void OwnerTasks::fillModeMenu(QMenu &menu)
{
    menu.clear();
    menu.setToolTipsVisible(true);
    const ModemSession *session = m_flow.session();
    const std::vector<ModeSwitch> changes
        = session ? session->changes().possible() : std::vector<ModeSwitch>();
    for (const ModeSwitch &change : changes) {
        if (change.kind == ModeSwitchKind::SetPorts)
            continue;  // has an entry of its own
        QAction *action = menu.addAction(tr("%1…").arg(translate(change.title)));
        action->setToolTip(translate(change.explanation));
        connect(action, &QAction::triggered, this, [this, change] { switchMode(change); });
    }
    if (menu.isEmpty())
        menu.addAction(tr("None is possible now"))->setEnabled(false);
}

void OwnerTasks::editPorts()
{
    auto change = find(ModeSwitchKind::SetPorts);
    if (!change)
        return m_flow.announce(Tone::Warn,
                               tr("The modem did not tell its set of ports. Press Detect and try again."));
    ModemSession *session = m_flow.session();
    PortSetDialog dialog(change->ports, m_window);
    if (dialog.exec() != QDialog::Accepted || m_flow.session() != session)
        return;
    change->ports = dialog.chosen();
    session->changes().switchMode(*change);
}

void OwnerTasks::letManagerBack()
{
    m_flow.session()->changes().letManagerBack();
}

void OwnerTasks::tellLight()
{
    ModemSession *session = m_flow.session();
    LightDialog dialog(session->light(), m_window);
    if (dialog.exec() == QDialog::Accepted && m_flow.session() == session)
        session->setLight(dialog.chosen());
}

void OwnerTasks::askPort(const TerminalPort &port, const QString &typed)
{
    ModemSession *session = m_flow.session();
    const Evidence &evidence = *session->evidence();
    const TerminalAdvice advice = adviseOnQuestion(port.language, typed.toStdString(), evidence);
    if (advice.verdict == TerminalAdvice::Verdict::Refuse)
        return session->terminal().refuse(port.language, typed, advice.warning);
    const bool asks = advice.verdict == TerminalAdvice::Verdict::AskFirst;
    if (asks && !confirmQuestion(typed, advice, m_window))
        return m_pages.terminal->propose(typed);
    if (m_flow.session() != session)
        return;
    if (asks)
        session->expectReturn();
    session->terminal().ask(port, typed, evidence);
}

void OwnerTasks::listCommands()
{
    CommandListDialog dialog(m_pages.terminal->language(), m_window);
    if (dialog.exec() == QDialog::Accepted)
        m_pages.terminal->propose(dialog.chosen());
}

void OwnerTasks::watch(ModemSession *session)
{
    connect(&session->changes(), &SessionChanges::described, this,
            [this, session](HostAction action, const std::optional<HostChange> &change) {
                if (m_flow.session() == session)
                    offerHostChange(action, change);
            });
    connect(&session->changes(), &SessionChanges::numbersRead, this,
            [this, session](const EmergencyIds &numbers) {
                if (m_flow.session() == session)
                    showNumbers(numbers);
            });
}

void OwnerTasks::offerHostChange(HostAction action, const std::optional<HostChange> &change)
{
    if (!change)
        return m_flow.announce(Tone::Warn, tr("This computer offers no such change. Nothing was changed."));
    ModemSession *session = m_flow.session();
    HostChangeDialog dialog(action, *change, m_window);
    if (dialog.exec() == QDialog::Accepted && m_flow.session() == session)
        session->changes().perform(action);
}

void OwnerTasks::showNumbers(const EmergencyIds &numbers)
{
    const auto told = [](const std::string &value) {
        return value.empty() ? tr("not told") : QString::fromStdString(value);
    };
    const QString serial = numbers.serialNumber.empty()
        ? tr("not told")
        : QString::fromStdString(maskIdentity(numbers.serialNumber));
    ChoiceDialog(
        Tone::Ok, tr("What the chip tells"),
        tr("Chip and maker: %1\nKey that a loader must be signed with: %2\nLoader version: %3\n"
           "Serial number: %4\n\nA loader fits if it was made for this chip and signed with this key. "
           "The numbers are in the log.")
            .arg(told(numbers.hardwareId), told(numbers.keyHash), told(numbers.loaderVersion), serial),
        {{ButtonKind::Secondary, tr("Close")}}, m_window)
        .ask();
}

}  // namespace reviver::ui
