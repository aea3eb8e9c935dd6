// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/tone.h"

#include <QString>

namespace reviver::ui {

/// The nine shapes a modem's mode is drawn with. Each is readable without colour.
enum class ModeShape {
    Unknown,
    Normal,
    Download,
    Emergency,
    Network,
    InstallerDisc,
    NeedsAccess,
    Interrupted,
    Restarting
};

Tone modeTone(ModeShape shape);
QString modeIconName(ModeShape shape);
/// The usual words: "Download mode".
QString modeText(ModeShape shape);

}  // namespace reviver::ui
