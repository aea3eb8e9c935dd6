// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QPushButton;

namespace reviver::ui {

class TextLabel;

/// Says that nothing here is real hardware. It cannot be closed: "End practice" is its only control.
class PracticeBanner : public QWidget {
    Q_OBJECT

public:
    explicit PracticeBanner(QWidget *parent = nullptr);
    QPushButton *endButton() const { return m_end; }

signals:
    void endPracticeRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    TextLabel *m_sentence;
    QPushButton *m_end;
};

}  // namespace reviver::ui
