// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>

class QVBoxLayout;

namespace reviver::ui {

/// White ground, hairline, round corners. Never put a card into a card.
class Card : public QFrame {
    Q_OBJECT

public:
    explicit Card(QWidget *parent = nullptr);

    QVBoxLayout *body() const { return m_body; }
    /// The room between edge and content, as drawn for a font 16 px high (12 to 24).
    void setPadding(int horizontal, int vertical);
    /// A hairline across the content, added to the end of body().
    void addSeparator();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QVBoxLayout *m_body;
};

/// A hairline across.
class Separator : public QFrame {
    Q_OBJECT

public:
    explicit Separator(Qt::Orientation orientation = Qt::Horizontal, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

}  // namespace reviver::ui
