// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/tool_bar.h"

#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/style/theme.h"

#include <QAction>
#include <QToolButton>

namespace reviver::ui {

namespace {

/// A style sheet fixes the icon's gap at 4 px: the icon is asked for 4 px wider than high.
QSize toolIconSize(bool withText, int side)
{
    return QSize(px(side) + (withText ? px(4) : 0), px(side));
}

}  // namespace

ToolBar::ToolBar(const QString &title, QWidget *parent) : QToolBar(title, parent)
{
    setObjectName(QStringLiteral("toolBar"));
    setMovable(false);
    setFloatable(false);
    setContextMenuPolicy(Qt::PreventContextMenu);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    // With the gap behind it the first icon stands under the first menu.
    auto *lead = new QWidget;
    lead->setFixedWidth(px(2));
    addWidget(lead);
    const auto fit = [this] {
        setIconSize(toolIconSize(true, 20));
        setMinimumHeight(controlHeight(48));
    };
    fit();
    connect(&ThemeNotifier::instance(), &ThemeNotifier::themeChanged, this, fit);
}

void ToolBar::addTool(QAction *action, const QString &iconName)
{
    action->setIcon(icon(iconName));
    addAction(action);
    // In the tab order: every action must be reachable without a mouse.
    if (QWidget *button = widgetForAction(action))
        button->setFocusPolicy(Qt::TabFocus);
}

void ToolBar::addGap()
{
    auto *gap = new QWidget;
    gap->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    addWidget(gap);
}

QToolButton *makeToolButton(const QString &text, const QString &iconName, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setText(text);
    button->setIcon(icon(iconName));
    button->setFocusPolicy(Qt::TabFocus);
    const bool withText = !text.isEmpty();
    button->setToolButtonStyle(withText ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
    const auto fit = [button, withText] { button->setIconSize(toolIconSize(withText, 18)); };
    fit();
    QObject::connect(&ThemeNotifier::instance(), &ThemeNotifier::themeChanged, button, fit);
    return button;
}

}  // namespace reviver::ui
