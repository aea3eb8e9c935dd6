// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/icon_label.h"

#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/style/paint.h"
#include "ui/style/theme.h"

#include <QPainter>

namespace reviver::ui {

IconLabel::IconLabel(const QString &name, int size, ColorRole role, QWidget *parent)
    : QWidget(parent)
    , m_name(name)
    , m_size(size)
    , m_role(role)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    followTheme(this);
}

void IconLabel::setIcon(const QString &name, ColorRole role)
{
    m_name = name;
    m_role = role;
    update();
}

QSize IconLabel::sizeHint() const
{
    return QSize(px(m_size), px(m_size));
}

void IconLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QRect square(0, 0, px(m_size), px(m_size));
    square.moveCenter(rect().center());
    paintIcon(painter, m_name, square, color(m_role));
}

IconTile::IconTile(QWidget *parent) : IconLabel({}, 22, &Tokens::accent, parent)
{
}

QSize IconTile::sizeHint() const
{
    return QSize(px(40), px(40));
}

void IconTile::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    paintGround(painter, rect(), px(radius::kNote), tokens().accentSoft);
    painter.end();
    IconLabel::paintEvent(event);
}

NumberBadge::NumberBadge(int number, QWidget *parent) : QWidget(parent), m_number(number)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(QString::number(number));
    followTheme(this);
}

QSize NumberBadge::sizeHint() const
{
    return QSize(px(24), px(24));
}

void NumberBadge::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintGround(painter, rect(), height() / 2.0, tokens().accentSoft);
    painter.setFont(ui::font(TextRole::CaptionStrong));
    painter.setPen(tokens().accent);
    painter.drawText(rect(), Qt::AlignCenter, QString::number(m_number));
}

Illustration::Illustration(const QString &name, QWidget *parent) : QWidget(parent), m_name(name)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    followTheme(this);
}

void Illustration::setPicture(const QString &name)
{
    m_name = name;
    update();
}

void Illustration::setSmall(bool small)
{
    if (small == m_small)
        return;
    m_small = small;
    updateGeometry();
    update();
}

QSize Illustration::sizeHint() const
{
    return m_small ? QSize(px(300), px(114)) : QSize(px(400), px(152));
}

void Illustration::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.drawPixmap(0, 0, illustration(m_name, sizeHint(), devicePixelRatioF()));
}

}  // namespace reviver::ui
