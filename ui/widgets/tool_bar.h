// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QToolBar>

class QToolButton;

namespace reviver::ui {

/// The toolbar: text beside icons of 20, not movable, actions at both ends.
class ToolBar : public QToolBar {
    Q_OBJECT

public:
    explicit ToolBar(const QString &title, QWidget *parent = nullptr);

    /// Gives the action its icon and a button.
    void addTool(QAction *action, const QString &iconName);
    /// What follows stands at the right end.
    void addGap();
};

/// A flat button with text beside its icon, as in toolbar and log.
QToolButton *makeToolButton(const QString &text, const QString &iconName, QWidget *parent = nullptr);

}  // namespace reviver::ui
