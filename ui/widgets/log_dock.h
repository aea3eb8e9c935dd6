// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/widgets/log_view.h"

#include <QDockWidget>

class QComboBox;
class QLineEdit;
class QToolButton;

namespace reviver::ui {

class TextLabel;

/// The log at the bottom of the window with its own title bar: filter, find, hold, copy, folder, hide.
class LogDock : public QDockWidget {
    Q_OBJECT

public:
    explicit LogDock(QWidget *parent = nullptr);

    void addLine(const QString &time, LogLevel level, LogKind kind, const QString &text);
    void clearLines();
    int errors() const { return m_errors; }
    int notes() const { return m_notes; }
    LogView *view() const { return m_view; }
    QComboBox *filter() const { return m_filter; }
    QLineEdit *find() const { return m_find; }
    QToolButton *holdButton() const { return m_hold; }
    /// Ctrl+F.
    void focusFind();

signals:
    void countsChanged(int errors, int notes);
    void openFolderRequested();
    void hideRequested();

protected:
    bool event(QEvent *event) override;

private:
    QWidget *makeTitleBar();
    void showMatches(int matches);

    LogView *m_view;
    QComboBox *m_filter = nullptr;
    QLineEdit *m_find = nullptr;
    TextLabel *m_found = nullptr;
    QToolButton *m_hold = nullptr;
    int m_errors = 0;
    int m_notes = 0;
};

}  // namespace reviver::ui
