// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPushButton>

class QMenu;

namespace reviver::ui {

/// Primary is filled, one a page; Danger is an outline; Quiet and Link have no edge.
/// Practice and Status belong to the banner and the status bar.
enum class ButtonKind { Secondary, Primary, Danger, Quiet, Link, Practice, Status };

/// A button 36 high. The text is a verb with its object.
QPushButton *makeButton(ButtonKind kind, const QString &text, const QString &iconName = {},
                        QWidget *parent = nullptr);
/// A secondary button with a chevron that opens a menu.
QPushButton *makeMenuButton(const QString &text, QMenu *menu, QWidget *parent = nullptr);
/// Changes the icon of a button made above and keeps its colour.
void setButtonIcon(QPushButton *button, const QString &iconName);
ButtonKind buttonKind(const QPushButton *button);

}  // namespace reviver::ui
