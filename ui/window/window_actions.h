// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAction>
#include <QList>

class QMenu;
class QMenuBar;
class QMainWindow;

namespace reviver::ui {

class ToolBar;

/// The actions of the window with their keys, and where they stand in menus and toolbar.
class WindowActions : public QObject {
    Q_OBJECT

public:
    explicit WindowActions(QMainWindow &window);

    void fillMenus(QMenuBar &bar);
    void fillToolBar(ToolBar &bar);
    QMenu *practiceMenu() const { return m_practiceMenu; }
    QMenu *modeMenu() const { return m_modeMenu; }

    QAction *openFirmware, *openFolder, *saveReport, *quit;
    QAction *detect, *resurrect, *backUp, *report;
    QAction *light, *completeSet, *ports, *giveBack;
    QAction *firmware, *terminal, *bench, *record, *recordings;
    QAction *log, *findInLog, *reduceMotion;
    QAction *themeSystem, *themeLight, *themeDark;
    QAction *back, *forward;
    QList<QAction *> steps;
    QAction *help, *explainCode, *reportProblem, *endPractice, *about;

private:
    QAction *make(const QString &text, const QKeySequence &key = {});
    QAction *makeCheckable(const QString &text, const QKeySequence &key = {});
    QAction *makeLater(const QString &text, const QKeySequence &key = {});
    void fillView(QMenu &menu);

    QMainWindow &m_window;
    QMenu *m_practiceMenu;
    QMenu *m_modeMenu;
};

}  // namespace reviver::ui
