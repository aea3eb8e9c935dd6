// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/mode_shape.h"

#include <QCoreApplication>

#include <array>

namespace reviver::ui {

namespace {

struct ModeLook {
    const char *icon;
    Tone tone;
    const char *text;
};

/// In the order of ModeShape.
constexpr std::array<ModeLook, 9> kLooks = {{
    {"mode-none", Tone::Unknown, QT_TRANSLATE_NOOP("reviver::ui::ModeShape", "Unknown mode")},
    {"mode-normal", Tone::Ok, QT_TRANSLATE_NOOP("reviver::ui::ModeShape", "Normal mode")},
    {"mode-download", Tone::Warn, QT_TRANSLATE_NOOP("reviver::ui::ModeShape", "Download mode")},
    {"mode-emergency", Tone::Warn, QT_TRANSLATE_NOOP("reviver::ui::ModeShape", "Emergency mode")},
    {"mode-network", Tone::Next, QT_TRANSLATE_NOOP("reviver::ui::ModeShape", "Network card")},
    {"mode-disc", Tone::Next, QT_TRANSLATE_NOOP("reviver::ui::ModeShape", "Installer disc")},
    {"mode-attention", Tone::Warn, QT_TRANSLATE_NOOP("reviver::ui::ModeShape", "Needs access")},
    {"mode-interrupted", Tone::Warn, QT_TRANSLATE_NOOP("reviver::ui::ModeShape", "Interrupted")},
    {"mode-restarting", Tone::Next, QT_TRANSLATE_NOOP("reviver::ui::ModeShape", "Restarting")},
}};

const ModeLook &look(ModeShape shape)
{
    const auto index = static_cast<std::size_t>(shape);
    return kLooks[index < kLooks.size() ? index : 0];
}

}  // namespace

Tone modeTone(ModeShape shape)
{
    return look(shape).tone;
}

QString modeIconName(ModeShape shape)
{
    return QLatin1String(look(shape).icon);
}

QString modeText(ModeShape shape)
{
    return QCoreApplication::translate("reviver::ui::ModeShape", look(shape).text);
}

}  // namespace reviver::ui
