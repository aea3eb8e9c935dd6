// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/diagnosis.h"
#include "core/device/mode_switch.h"

#include <QString>

namespace reviver::ui {

/// What stands on the button of an action: a verb with its object, and an icon.
struct ActionWords {
    QString text;
    QString icon;
};
ActionWords actionWords(NextAction action);

/// The action that is the same as a change of mode; nothing where there is none.
std::optional<NextAction> actionOf(ModeSwitchKind kind);

/// What is offered beside the one button, likeliest first, without the button's own action.
std::vector<NextAction> otherActions(const Diagnosis &diagnosis);

}  // namespace reviver::ui
