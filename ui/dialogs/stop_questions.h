// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/bridge/modem_session.h"

class QWidget;

namespace reviver::ui {

/// "Stop now…": says what it leaves behind; true to stop.
bool confirmStopNow(const ModemSession &session, QWidget *parent);

/// The window is about to close while a modem is being written.
StopRequest askBeforeClosing(const ModemSession &session, QWidget *parent);

/// A repair that was broken off is about to be forgotten; true to do it.
bool confirmDiscard(const QString &model, QWidget *parent);

/// Before images are written that are left out by default; true to write them.
bool confirmCompleteSet(const ModemSession &session, QWidget *parent);

}  // namespace reviver::ui
