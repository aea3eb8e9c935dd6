// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

namespace reviver::ui {

/// How sure the diagnosis is: words and three pips.
class ConfidenceMeter : public QWidget {
    Q_OBJECT

public:
    enum class Level { Low = 1, Medium = 2, High = 3 };

    explicit ConfidenceMeter(QWidget *parent = nullptr);

    void setLevel(Level level);
    Level level() const { return m_level; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString words() const;

    Level m_level = Level::Low;
};

}  // namespace reviver::ui
