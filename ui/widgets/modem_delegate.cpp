// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/modem_delegate.h"

#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/style/paint.h"
#include "ui/style/tone.h"
#include "ui/widgets/mode_shape.h"
#include "ui/widgets/modem_list.h"
#include "ui/widgets/progress_bar.h"

#include <QPainter>

#include <algorithm>

namespace reviver::ui {

namespace {

ModeShape shapeOf(const QModelIndex &index)
{
    return ModeShape(index.data(ModemModeShapeRole).toInt());
}

bool isPractice(const QModelIndex &index)
{
    return index.data(ModemPracticeRole).toBool();
}

int lineHeight(TextRole role)
{
    return QFontMetrics(ui::font(role)).height();
}

/// Draws text in reading direction, elided, and returns the width it took.
int drawLine(QPainter &painter, const QStyleOptionViewItem &option, const QRect &rect, const QString &text,
             TextRole role, const QColor &ink, Qt::Alignment align)
{
    const QFont font = ui::font(role);
    const QFontMetrics metrics(font);
    painter.setFont(font);
    painter.setPen(ink);
    painter.drawText(QStyle::visualRect(option.direction, option.rect, rect),
                     int(QStyle::visualAlignment(option.direction, align | Qt::AlignVCenter)),
                     metrics.elidedText(text, Qt::ElideMiddle, rect.width()));
    return metrics.horizontalAdvance(text);
}

void paintRowGround(QPainter &painter, const QStyleOptionViewItem &option, const QRect &card)
{
    const bool selected = option.state & QStyle::State_Selected;
    if (selected) {
        paintGround(painter, card, px(radius::kNote), tokens().surface, tokens().border);
        QRect bar(card.left(), 0, px(3), card.height() - px(28));
        bar.moveTop(card.top() + (card.height() - bar.height()) / 2);
        painter.fillRect(QStyle::visualRect(option.direction, option.rect, bar), tokens().accent);
    } else if (option.state & QStyle::State_MouseOver) {
        paintGround(painter, card, px(radius::kNote), tokens().unkSoft);
    }
    if (option.state & QStyle::State_HasFocus)
        paintFocusRing(painter, card, px(radius::kNote));
}

}  // namespace

QString ModemDelegate::modeWords(const QModelIndex &index)
{
    const QString own = index.data(ModemModeTextRole).toString();
    return own.isEmpty() ? modeText(shapeOf(index)) : own;
}

QString ModemDelegate::portWords(const QModelIndex &index)
{
    return isPractice(index) ? tr("practice") : index.data(ModemPortRole).toString();
}

QString ModemDelegate::sentence(const QModelIndex &index)
{
    QStringList parts = {index.data(ModemTitleRole).toString(), portWords(index), modeWords(index)};
    const QVariant progress = index.data(ModemProgressRole);
    if (progress.isValid() && progress.toDouble() >= 0)
        parts << tr("%1 %").arg(int(progress.toDouble() * 100));
    return parts.join(tr(", "));
}

void ModemDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    const QRect card = option.rect.adjusted(0, px(2), 0, -px(2));
    paintRowGround(*painter, option, card);
    const QRect inner = card.adjusted(px(14), 0, -px(12), 0);
    const int first = lineHeight(TextRole::Strong);
    const int second = lineHeight(TextRole::Caption);
    const int top = card.top() + (card.height() - first - second - px(8)) / 2;

    const QRect line(inner.left(), top, inner.width(), first);
    const QColor portInk = isPractice(index) ? tokens().practice : tokens().text2;
    const int port
        = drawLine(*painter, option, line, portWords(index), TextRole::Caption, portInk, Qt::AlignTrailing);
    drawLine(*painter, option, line.adjusted(0, 0, -port - px(8), 0), index.data(ModemTitleRole).toString(),
             TextRole::Strong, tokens().text, Qt::AlignLeading);

    const QColor modeInk = color(ink(modeTone(shapeOf(index))));
    const QRect below(inner.left(), line.bottom() + 1 + px(8), inner.width(), second);
    QRect square(below.left(), below.top() + (second - px(14)) / 2, px(14), px(14));
    paintIcon(*painter, modeIconName(shapeOf(index)),
              QStyle::visualRect(option.direction, option.rect, square), modeInk);
    drawLine(*painter, option, below.adjusted(px(20), 0, 0, 0), modeWords(index), TextRole::Caption, modeInk,
             Qt::AlignLeading);

    const QVariant progress = index.data(ModemProgressRole);
    if (progress.isValid() && progress.toDouble() >= 0) {
        const QRect bar(inner.left(), card.bottom() + 1 - px(7), inner.width(), px(3));
        painter->setLayoutDirection(option.direction);
        ProgressBar::paint(*painter, QStyle::visualRect(option.direction, option.rect, bar),
                           progress.toDouble(), &Tokens::bar);
    }
}

QSize ModemDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    const int needed = lineHeight(TextRole::Strong) + lineHeight(TextRole::Caption) + px(30);
    return QSize(px(160), std::max(px(66), needed));
}

}  // namespace reviver::ui
