// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/tone.h"

#include <QWidget>

namespace reviver::ui {

/// One icon of the theme at a fixed size. Decoration: it has no accessible name unless given one.
class IconLabel : public QWidget {
    Q_OBJECT

public:
    /// `size` as drawn for a font 16 px high.
    explicit IconLabel(const QString &name = {}, int size = 20, ColorRole role = &Tokens::text2,
                       QWidget *parent = nullptr);

    void setIcon(const QString &name, ColorRole role);
    QString iconName() const { return m_name; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

    QString m_name;
    int m_size;
    ColorRole m_role;
};

/// An icon of 24 on a soft square of 40: what a header is about if not a modem.
class IconTile : public IconLabel {
    Q_OBJECT

public:
    explicit IconTile(QWidget *parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

/// A number in a soft circle, for lists of things to do in order.
class NumberBadge : public QWidget {
    Q_OBJECT

public:
    explicit NumberBadge(int number, QWidget *parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_number;
};

/// A picture of resources/icons in the colours of the theme.
class Illustration : public QWidget {
    Q_OBJECT

public:
    explicit Illustration(const QString &name = {}, QWidget *parent = nullptr);
    /// "illustration-connect", "illustration-access" or "illustration-disc".
    void setPicture(const QString &name);
    /// Smaller, where a window is low.
    void setSmall(bool small);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_name;
    bool m_small = false;
};

}  // namespace reviver::ui
