// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/tone.h"
#include "ui/widgets/mode_shape.h"

#include <QWidget>

namespace reviver::ui {

/// A rounded label of a shape and a few words on the soft ground of its tone.
class Chip : public QWidget {
    Q_OBJECT

public:
    explicit Chip(QWidget *parent = nullptr);

    void setContent(const QString &iconName, const QString &text, Tone tone);
    QString text() const { return m_text; }
    QString iconName() const { return m_icon; }
    Tone tone() const { return m_tone; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

    /// The same drawing for table cells; the chip is elided to `rect`.
    static void paint(QPainter &painter, const QRect &rect, const QString &iconName, const QString &text,
                      Tone tone);
    static QSize sizeFor(const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QString m_icon;
    QString m_text;
    Tone m_tone = Tone::Unknown;
};

/// The mode of a modem: shape, words and colour.
class ModeChip : public Chip {
    Q_OBJECT

public:
    explicit ModeChip(QWidget *parent = nullptr);

    /// `text` empty takes the usual words of the shape.
    void setMode(ModeShape shape, const QString &text = {});
    ModeShape shape() const { return m_shape; }

private:
    ModeShape m_shape = ModeShape::Unknown;
};

}  // namespace reviver::ui
