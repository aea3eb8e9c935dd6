// SPDX-License-Identifier: Apache-2.0
#include "ui/style/theme.h"

#include "ui/style/fusion_style.h"
#include "ui/style/style_sheet.h"
#include "ui/style/tokens.h"

#include <QApplication>
#include <QEvent>
#include <QPalette>
#include <QPointer>
#include <QStyle>
#include <QTimer>
#include <QWidget>
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
#include <QStyleHints>
#endif

namespace reviver::ui {

namespace {

struct State {
    Theme theme = Theme::System;
    bool dark = false;
    bool highContrast = false;
    bool reduceMotion = false;
    bool applying = false;
};

State &state()
{
    static State state;
    return state;
}

/// Setting an unset palette brings the system's own back; afterwards ours is set again.
QPalette systemPalette()
{
    QApplication::setPalette(QPalette());
    return QApplication::palette();
}

bool systemIsDark()
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    return QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark;
#else
    return looksDark(systemPalette());
#endif
}

/// Applies the theme again when the system's colours or the application's font or reading direction change.
class SystemWatcher : public QObject {
public:
    SystemWatcher() : QObject(qApp)
    {
        m_later.setSingleShot(true);
        connect(&m_later, &QTimer::timeout, this, [] { applyTheme(theme()); });
        qApp->installEventFilter(this);
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        const bool systemChanged = event->type() == QEvent::ThemeChange;
        const bool textChanged = watched == qApp
            && (event->type() == QEvent::ApplicationFontChange
                || event->type() == QEvent::ApplicationLayoutDirectionChange);
        if ((systemChanged || textChanged) && !state().applying)
            m_later.start(0);
        return false;
    }

private:
    QTimer m_later;
};

void watchSystem()
{
    static QPointer<SystemWatcher> watcher;
    if (!watcher)
        watcher = new SystemWatcher;
}

void applyColors()
{
    if (state().highContrast) {
        qApp->setStyleSheet(QString());
        setTokens(tokensFromPalette(systemPalette()));
        return;
    }
    setTokens(state().dark ? darkTokens() : lightTokens());
    QApplication::setPalette(stylePalette());
    qApp->setStyleSheet(styleSheet());
}

}  // namespace

ThemeNotifier &ThemeNotifier::instance()
{
    static ThemeNotifier notifier;
    return notifier;
}

void applyTheme(Theme theme)
{
    State &now = state();
    if (now.applying)
        return;
    now.applying = true;
    now.theme = theme;
    watchSystem();
    if (!qApp->property("reviverStyle").toBool()) {
        QApplication::setStyle(new FusionStyle);
        qApp->setProperty("reviverStyle", true);
    }
    now.dark = theme == Theme::Dark || (theme == Theme::System && systemIsDark());
    applyColors();
    now.applying = false;
    emit ThemeNotifier::instance().themeChanged();
}

Theme theme()
{
    return state().theme;
}

bool isDark()
{
    return state().dark;
}

void setHighContrast(bool on)
{
    state().highContrast = on;
    applyTheme(state().theme);
}

bool highContrast()
{
    return state().highContrast;
}

void setReduceMotion(bool on)
{
    state().reduceMotion = on;
    emit ThemeNotifier::instance().themeChanged();
}

bool motionAllowed()
{
    return !state().reduceMotion
        && QApplication::style()->styleHint(QStyle::SH_Widget_Animation_Duration) > 0;
}

bool looksDark(const QPalette &system)
{
    return system.color(QPalette::Window).lightness() < system.color(QPalette::WindowText).lightness();
}

void followTheme(QWidget *widget)
{
    QObject::connect(&ThemeNotifier::instance(), &ThemeNotifier::themeChanged, widget, [widget] {
        widget->updateGeometry();
        widget->update();
    });
}

}  // namespace reviver::ui
