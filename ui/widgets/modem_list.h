// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QListView>

class QPushButton;

namespace reviver::ui {

class TextLabel;

/// What the model of the list answers.
enum ModemRole {
    ModemTitleRole = Qt::UserRole + 1,  ///< QString "E392u-12"
    ModemPortRole,                      ///< QString "port 1-4"
    ModemModeTextRole,                  ///< QString "Download mode"; empty takes the usual words
    ModemModeShapeRole,                 ///< int(ModeShape)
    ModemProgressRole,                  ///< double 0 to 1, below 0 for none
    ModemPracticeRole                   ///< bool
};

/// One row of 66 for each modem. Enter, Space and a click select.
class ModemList : public QListView {
    Q_OBJECT

public:
    explicit ModemList(QWidget *parent = nullptr);

signals:
    /// By click, Enter or Space.
    void modemChosen(const QModelIndex &index);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool viewportEvent(QEvent *event) override;
};

/// The sidebar: how many modems, the list or why it is empty, the way to the practice modem.
class ModemPanel : public QWidget {
    Q_OBJECT

public:
    explicit ModemPanel(QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model);
    ModemList *list() const { return m_list; }
    void setPracticeOffered(bool offered);

    QSize sizeHint() const override;

signals:
    void practiceRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();

    TextLabel *m_count;
    ModemList *m_list;
    TextLabel *m_empty;
    QPushButton *m_practice;
};

}  // namespace reviver::ui
