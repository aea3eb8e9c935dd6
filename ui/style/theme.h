// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

class QPalette;
class QWidget;

namespace reviver::ui {

enum class Theme { System, Light, Dark };

/// Sets Fusion, palette and style sheet of the application and tells the painted widgets.
/// Theme::System follows the system from then on. Call it once after QApplication is made.
void applyTheme(Theme theme);
Theme theme();
/// Whether the theme in force is dark.
bool isDark();

/// High contrast (asked by the application's start, which knows the platform):
/// no palette, no style sheet; painted widgets use the palette's roles.
void setHighContrast(bool on);
bool highContrast();

/// View, Reduce motion. Motion is also off when the style's animation duration is 0.
void setReduceMotion(bool on);
bool motionAllowed();

/// True if text on `system` is lighter than its window: how Qt before 6.5 tells a dark system.
bool looksDark(const QPalette &system);

/// Tells painted widgets that tokens, fonts or motion changed.
class ThemeNotifier : public QObject {
    Q_OBJECT

public:
    static ThemeNotifier &instance();

signals:
    void themeChanged();

private:
    ThemeNotifier() = default;
};

/// Measures and paints `widget` anew whenever the theme changes.
void followTheme(QWidget *widget);

}  // namespace reviver::ui
