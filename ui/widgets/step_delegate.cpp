// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/step_delegate.h"

#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/style/paint.h"
#include "ui/style/tokens.h"

#include <QPainter>

#include <algorithm>

namespace reviver::ui {

namespace {

constexpr int kCircle = 20;
constexpr int kHeight = 52;

struct StepColors {
    QColor fill;
    QColor edge;
    QColor mark;
    QColor word;
};

StepColors colorsOf(StepState state)
{
    const Tokens &t = tokens();
    switch (state) {
    case StepState::Done:
        return {t.okSoft, {}, t.ok, t.text2};
    case StepState::Current:
        return {t.accentFill, {}, t.onAccent, t.text};
    case StepState::Skipped:
        return {t.unkSoft, {}, t.unk, t.text2};
    case StepState::Stopped:
        return {t.errSoft, {}, t.err, t.err};
    case StepState::Open:
        break;
    }
    return {t.surface, t.control, t.text2, t.text2};
}

/// The icon in place of the number; empty for none.
QString markName(StepState state)
{
    switch (state) {
    case StepState::Done:
        return QStringLiteral("check");
    case StepState::Skipped:
        return QStringLiteral("minus");
    case StepState::Stopped:
        return QStringLiteral("cross");
    default:
        return {};
    }
}

void paintCircle(QPainter &painter, const QRectF &circle, StepState state, int number)
{
    const StepColors colors = colorsOf(state);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(colors.edge.isValid() ? QPen(colors.edge, 1.5) : QPen(Qt::NoPen));
    painter.setBrush(colors.fill);
    const qreal inset = colors.edge.isValid() ? 0.75 : 0;
    painter.drawEllipse(circle.adjusted(inset, inset, -inset, -inset));
    painter.restore();
    if (const QString name = markName(state); !name.isEmpty()) {
        const QRectF mark = circle.adjusted(px(3), px(3), -px(3), -px(3));
        return paintIcon(painter, name, mark, colors.mark);
    }
    painter.setFont(ui::font(TextRole::CaptionStrong));
    painter.setPen(colors.mark);
    painter.drawText(circle, Qt::AlignCenter, QString::number(number));
}

}  // namespace

int StepDelegate::ringRoom()
{
    return px(8);
}

int StepDelegate::lineGap()
{
    return px(3);
}

int StepDelegate::naturalWidth(const QString &word, bool withWord)
{
    const int words = withWord ? px(8) + QFontMetrics(ui::font(TextRole::Strong)).horizontalAdvance(word) : 0;
    return 2 * ringRoom() + px(kCircle) + words;
}

void StepDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    const auto state = StepState(index.data(StepStateRole).toInt());
    const QString word = index.data(Qt::DisplayRole).toString();
    const bool withWord = index.data(StepWordRole).toBool();
    const int natural = naturalWidth(word, withWord);
    const QRect all = option.rect;
    const auto mirrored = [&](const QRect &rect) { return QStyle::visualRect(option.direction, all, rect); };

    QRect circle(all.left() + ringRoom(), 0, px(kCircle), px(kCircle));
    circle.moveTop(all.top() + (all.height() - circle.height()) / 2);
    paintCircle(*painter, mirrored(circle), state, index.row() + 1);
    if (withWord) {
        const QRect text(circle.right() + 1 + px(8), all.top(), natural - ringRoom() - px(kCircle) - px(8),
                         all.height());
        const bool strong = state == StepState::Current || state == StepState::Stopped;
        painter->setFont(ui::font(strong ? TextRole::Strong : TextRole::Body));
        painter->setPen(colorsOf(state).word);
        painter->drawText(mirrored(text),
                          int(QStyle::visualAlignment(option.direction, Qt::AlignLeading | Qt::AlignVCenter)),
                          word);
    }
    if (const int length = index.data(StepLineRole).toInt(); length > 0) {
        const bool done = index.data(StepLineDoneRole).toBool();
        const int thickness = done ? 2 : 1 + (px(16) > 16);
        const QRect line(all.left() + natural + lineGap(), all.center().y(), length, thickness);
        painter->fillRect(mirrored(line), done ? tokens().ok : tokens().border);
    }
    if ((option.state & QStyle::State_HasFocus)) {
        const int height = std::min(all.height() - px(4), px(kCircle) + 2 * ringRoom());
        const QRect ring(all.left(), all.top() + (all.height() - height) / 2, natural, height);
        paintFocusRing(*painter, mirrored(ring), px(radius::kControl));
    }
}

QSize StepDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const int natural
        = naturalWidth(index.data(Qt::DisplayRole).toString(), index.data(StepWordRole).toBool());
    const int line = index.data(StepLineRole).toInt();
    return QSize(natural + (line > 0 ? line + 2 * lineGap() : 0), controlHeight(kHeight));
}

}  // namespace reviver::ui
