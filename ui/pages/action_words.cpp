// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/action_words.h"

#include <QCoreApplication>

#include <algorithm>

namespace reviver::ui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("reviver::ui::ActionWords", text);
}

}  // namespace

ActionWords actionWords(NextAction action)
{
    switch (action) {
    case NextAction::None:
    case NextAction::Detect:
    case NextAction::CloseOther:
        return {tr("Detect again"), QStringLiteral("detect")};
    case NextAction::Resurrect:
        return {tr("Resurrect…"), QStringLiteral("resurrect")};
    case NextAction::SaveReport:
        return {tr("Show report"), QStringLiteral("report")};
    case NextAction::FixAccess:
        return {tr("Fix access…"), QStringLiteral("keep")};
    case NextAction::PauseManager:
        return {tr("Pause it while we work"), QStringLiteral("pause")};
    case NextAction::BindDriver:
        return {tr("Bind the driver…"), QStringLiteral("usb")};
    case NextAction::SwitchMode:
        return {tr("Switch to modem mode…"), QStringLiteral("usb")};
    case NextAction::LeaveFactoryMode:
        return {tr("Leave factory mode…"), QStringLiteral("mode-restarting")};
    case NextAction::EditPortSet:
        return {tr("Edit the port set…"), QStringLiteral("usb")};
    case NextAction::Identify:
        return {tr("Ask the chip…"), QStringLiteral("firmware")};
    case NextAction::OpenWebPage:
        return {tr("Open its web page"), QStringLiteral("mode-network")};
    }
    return {};
}

std::optional<NextAction> actionOf(ModeSwitchKind kind)
{
    switch (kind) {
    case ModeSwitchKind::LeaveDisc:
        return NextAction::SwitchMode;
    case ModeSwitchKind::LeaveFactoryMode:
        return NextAction::LeaveFactoryMode;
    case ModeSwitchKind::SetPorts:
        return NextAction::EditPortSet;
    default:
        return std::nullopt;
    }
}

std::vector<NextAction> otherActions(const Diagnosis &diagnosis)
{
    std::vector<NextAction> actions = diagnosis.alternatives;
    for (const NextAction always : {NextAction::Detect, NextAction::SaveReport}) {
        if (std::ranges::find(actions, always) == actions.end())
            actions.push_back(always);
    }
    const QString button = actionWords(diagnosis.action).text;
    std::erase_if(actions, [&](NextAction action) { return actionWords(action).text == button; });
    return actions;
}

}  // namespace reviver::ui
