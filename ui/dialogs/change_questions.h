// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/mode_switch.h"
#include "core/device/terminal.h"

#include <QString>

class QWidget;

namespace reviver::ui {

/// A change of mode: what happens and what may go wrong; true to do it.
bool confirmModeSwitch(const ModeSwitch &change, QWidget *parent);

/// A command of the terminal that changes something or that nobody has written down; true to send it.
bool confirmQuestion(const QString &typed, const TerminalAdvice &advice, QWidget *parent);

}  // namespace reviver::ui
