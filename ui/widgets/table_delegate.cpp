// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/table_delegate.h"

#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/style/tone.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/link_bars.h"
#include "ui/widgets/progress_bar.h"
#include "ui/widgets/table_view.h"

#include <QPainter>

#include <algorithm>

namespace reviver::ui {

namespace {

constexpr int kIcon = 18;
constexpr int kIconGap = 6;
constexpr int kTwoLineIconGap = 10;
constexpr int kPercentWidth = 44;
/// Above and below the text of a row together; rows lower than usual have less.
constexpr int kUsualRow = 26;
constexpr int kAir = 10;
constexpr int kLeastAir = 6;

Tone toneOf(const QModelIndex &index, int role)
{
    return Tone(index.data(role).toInt());
}

QFont textFont(const QModelIndex &index)
{
    if (index.data(MonoRole).toBool())
        return ui::font(TextRole::Mono);
    return ui::font(index.data(StrongRole).toBool() ? TextRole::Strong : TextRole::Body);
}

int iconRoom(const QModelIndex &index)
{
    if (index.data(IconNameRole).toString().isEmpty())
        return 0;
    const bool twoLines = !index.data(DetailRole).toString().isEmpty();
    return px(kIcon) + px(twoLines ? kTwoLineIconGap : kIconGap);
}

/// One cell being drawn: its content rectangle in reading direction.
struct CellPainter {
    QPainter &painter;
    const QModelIndex &index;
    QRect rect;
    Qt::LayoutDirection direction;

    QRect mirrored(const QRect &part) const { return QStyle::visualRect(direction, rect, part); }

    void text(const QRect &where, const QString &words, const QFont &font, const QColor &ink) const
    {
        Qt::Alignment align = Qt::AlignLeading;
        if (const QVariant asked = index.data(Qt::TextAlignmentRole); asked.isValid())
            align = Qt::Alignment(asked.toInt()) & Qt::AlignHorizontal_Mask;
        painter.setFont(font);
        painter.setPen(ink);
        const QString shown = QFontMetrics(font).elidedText(words, Qt::ElideRight, where.width());
        painter.drawText(mirrored(where), int(QStyle::visualAlignment(direction, align | Qt::AlignVCenter)),
                         shown);
    }

    void chip() const
    {
        const auto shape = ModeShape(index.data(ModeShapeRole).toInt());
        const QString words = index.data(Qt::DisplayRole).toString();
        const QSize size = Chip::sizeFor(words);
        QRect box(rect.left(), 0, std::min(size.width(), rect.width()), size.height());
        box.moveTop(rect.top() + (rect.height() - box.height()) / 2);
        Chip::paint(painter, mirrored(box), modeIconName(shape), words, modeTone(shape));
    }

    void progress() const
    {
        const double fraction = index.data(ProgressRole).toDouble();
        QRect bar(rect.left(), 0, rect.width() - px(kPercentWidth) - px(6), px(6));
        bar.moveTop(rect.top() + (rect.height() - bar.height()) / 2);
        const Tone tone = toneOf(index, IconToneRole);
        const ColorRole chunk = tone == Tone::Plain || tone == Tone::Next ? &Tokens::bar : ink(tone);
        ProgressBar::paint(painter, mirrored(bar), fraction, chunk);
        painter.setFont(ui::font(TextRole::Caption));
        painter.setPen(tokens().text);
        const QRect percent(rect.right() - px(kPercentWidth), rect.top(), px(kPercentWidth), rect.height());
        painter.drawText(mirrored(percent),
                         int(QStyle::visualAlignment(direction, Qt::AlignTrailing | Qt::AlignVCenter)),
                         index.data(Qt::DisplayRole).toString());
    }

    void link() const
    {
        QRect box(rect.left(), 0, px(26), px(16));
        box.moveTop(rect.top() + (rect.height() - box.height()) / 2);
        LinkBars::paint(painter, mirrored(box), LinkQuality(index.data(LinkQualityRole).toInt()));
    }

    void words() const
    {
        const int room = iconRoom(index);
        if (room > 0) {
            QRect square(rect.left(), rect.top() + (rect.height() - px(kIcon)) / 2, px(kIcon), px(kIcon));
            paintIcon(painter, index.data(IconNameRole).toString(), mirrored(square),
                      color(ink(toneOf(index, IconToneRole))));
        }
        QRect line = rect.adjusted(room, 0, 0, 0);
        const QFont font = textFont(index);
        const QColor textInk = color(ink(toneOf(index, TextToneRole)));
        const QString detail = index.data(DetailRole).toString();
        if (detail.isEmpty())
            return text(line, index.data(Qt::DisplayRole).toString(), font, textInk);
        const QFont small = ui::font(TextRole::Caption);
        const int first = QFontMetrics(font).height();
        const int second = QFontMetrics(small).height();
        line = QRect(line.left(), line.top() + (line.height() - first - second - 1) / 2, line.width(), first);
        text(line, index.data(Qt::DisplayRole).toString(), font, textInk);
        text(QRect(line.left(), line.bottom() + 2, line.width(), second), detail, small, tokens().text2);
    }
};

}  // namespace

TableDelegate::TableDelegate(int rowHeight, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_rowHeight(rowHeight)
{
}

int TableDelegate::leadingPadding()
{
    return px(7);
}

int TableDelegate::trailingPadding()
{
    return px(11);
}

void TableDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    const bool mirrored = option.direction == Qt::RightToLeft;
    const int before = mirrored ? trailingPadding() : leadingPadding();
    const int after = mirrored ? leadingPadding() : trailingPadding();
    const CellPainter cell{*painter, index, option.rect.adjusted(before, 0, -after, 0), option.direction};
    painter->save();
    painter->setLayoutDirection(option.direction);
    if (index.data(ModeShapeRole).isValid())
        cell.chip();
    else if (index.data(ProgressRole).isValid())
        cell.progress();
    else if (index.data(LinkQualityRole).isValid())
        cell.link();
    else
        cell.words();
    painter->restore();
}

QSize TableDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    int text = QFontMetrics(textFont(index)).height();
    if (!index.data(DetailRole).toString().isEmpty())
        text += QFontMetrics(ui::font(TextRole::Caption)).height() + 1;
    if (index.data(ModeShapeRole).isValid())
        text = Chip::sizeFor({}).height();
    const int air = m_rowHeight < kUsualRow ? kLeastAir : kAir;
    return QSize(neededWidth(index), std::max(px(m_rowHeight), text + px(air)));
}

int TableDelegate::neededWidth(const QModelIndex &index)
{
    const QString words = index.data(Qt::DisplayRole).toString();
    const int padding = leadingPadding() + trailingPadding();
    if (index.data(ModeShapeRole).isValid())
        return padding + Chip::sizeFor(words).width();
    if (index.data(ProgressRole).isValid())
        return padding + px(kPercentWidth) + px(60);
    if (index.data(LinkQualityRole).isValid())
        return padding + px(26);
    const int detail
        = QFontMetrics(ui::font(TextRole::Caption)).horizontalAdvance(index.data(DetailRole).toString());
    return padding + iconRoom(index)
        + std::max(QFontMetrics(textFont(index)).horizontalAdvance(words), detail);
}

}  // namespace reviver::ui
