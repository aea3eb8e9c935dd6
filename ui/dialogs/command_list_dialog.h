// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/terminal.h"

#include <QDialog>

class QLineEdit;
class QPushButton;
class QStandardItemModel;
class QSortFilterProxyModel;

namespace reviver::ui {

class Note;
class TableCard;

/// Every command that is known: what it does, and whether it only reads.
class CommandListDialog : public QDialog {
    Q_OBJECT

public:
    CommandListDialog(TerminalLanguage language, QWidget *parent);

    /// The command to put into the line, after the dialog was accepted.
    QString chosen() const;

private:
    void fill(TerminalLanguage language);
    QLayout *makeButtons();
    void showCurrent();

    QStandardItemModel *m_model;
    QSortFilterProxyModel *m_filtered;
    QLineEdit *m_filter;
    TableCard *m_table;
    Note *m_warning;
    QPushButton *m_use;
};

}  // namespace reviver::ui
