// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/tokens.h"

#include <QString>

namespace reviver::ui {

/// What a colour means. A tone always comes with a shape and a word.
enum class Tone { Plain, Quiet, Next, Ok, Warn, Error, Unknown, Practice };

/// Text, icon and edge of the tone.
ColorRole ink(Tone tone);
/// The ground under it.
ColorRole ground(Tone tone);
/// The ready shape of the tone: "ok", "warning", "error", "unknown", "info".
QString shapeName(Tone tone);

}  // namespace reviver::ui
