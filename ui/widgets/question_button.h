// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractButton>

namespace reviver::ui {

/// A row to press: words at the start, what is sent at the end in fixed-width letters.
class QuestionButton : public QAbstractButton {
    Q_OBJECT

public:
    QuestionButton(const QString &words, const QString &question, QWidget *parent = nullptr);

    void setTight(bool tight);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_question;
    bool m_tight = false;
};

}  // namespace reviver::ui
