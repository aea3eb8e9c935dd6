// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/chip.h"

#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/style/paint.h"
#include "ui/style/theme.h"

#include <QFontMetrics>
#include <QGuiApplication>
#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace reviver::ui {

namespace {

constexpr int kHeight = 26;
constexpr int kShape = 14;
constexpr int kPadding = 10;
constexpr int kGap = 6;

/// What a chip holds besides its text.
int overhead()
{
    return 2 * px(kPadding) + px(kShape) + px(kGap) + px(2);
}

}  // namespace

Chip::Chip(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    followTheme(this);
}

void Chip::setContent(const QString &iconName, const QString &text, Tone tone)
{
    m_icon = iconName;
    m_text = text;
    m_tone = tone;
    setAccessibleName(text);
    updateGeometry();
    update();
}

QSize Chip::sizeFor(const QString &text)
{
    const QFontMetrics metrics(ui::font(TextRole::CaptionStrong));
    const int height = std::max(px(kHeight), metrics.height() + px(6));
    return QSize(metrics.horizontalAdvance(text) + overhead(), height);
}

QSize Chip::sizeHint() const
{
    return sizeFor(m_text);
}

QSize Chip::minimumSizeHint() const
{
    return QSize(std::min(sizeHint().width(), overhead() + px(40)), sizeHint().height());
}

void Chip::paint(QPainter &painter, const QRect &rect, const QString &iconName, const QString &text,
                 Tone tone)
{
    const QFont chipFont = ui::font(TextRole::CaptionStrong);
    const QFontMetrics metrics(chipFont);
    paintGround(painter, rect, rect.height() / 2.0, color(ground(tone)));
    const Qt::LayoutDirection direction = QGuiApplication::layoutDirection();
    QRect shape(rect.left() + px(kPadding), 0, px(kShape), px(kShape));
    shape.moveTop(rect.top() + (rect.height() - shape.height()) / 2);
    paintIcon(painter, iconName, QStyle::visualRect(direction, rect, shape), color(ink(tone)));
    const QRect words = rect.adjusted(px(kPadding) + px(kShape) + px(kGap), 0, -px(kPadding), 0);
    painter.setFont(chipFont);
    painter.setPen(color(ink(tone)));
    painter.drawText(QStyle::visualRect(direction, rect, words),
                     int(QStyle::visualAlignment(direction, Qt::AlignLeading | Qt::AlignVCenter)),
                     metrics.elidedText(text, Qt::ElideRight, words.width()));
}

void Chip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint(painter, rect(), m_icon, m_text, m_tone);
}

void Chip::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    setToolTip(width() < sizeHint().width() ? m_text : QString());
}

ModeChip::ModeChip(QWidget *parent) : Chip(parent)
{
    setMode(ModeShape::Unknown);
}

void ModeChip::setMode(ModeShape shape, const QString &text)
{
    m_shape = shape;
    const QString words = text.isEmpty() ? modeText(shape) : text;
    setContent(modeIconName(shape), words, modeTone(shape));
    setAccessibleName(tr("The modem's mode: %1").arg(words));
}

}  // namespace reviver::ui
