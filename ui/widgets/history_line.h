// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLineEdit>
#include <QStringList>

namespace reviver::ui {

/// A line to type into, in fixed-width letters. Up and Down bring back what was typed before.
class HistoryLine : public QLineEdit {
    Q_OBJECT

public:
    explicit HistoryLine(QWidget *parent = nullptr);

    /// Oldest first. What is being typed stays.
    void setHistory(const QStringList &history);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void refreshFont();
    void show(qsizetype place);

    QStringList m_history;
    qsizetype m_place = 0;  ///< in the history; its size: the line being typed
    QString m_typed;
};

}  // namespace reviver::ui
