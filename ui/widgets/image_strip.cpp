// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/image_strip.h"

#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/style/paint.h"
#include "ui/style/theme.h"
#include "ui/style/tone.h"

#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

#include <algorithm>
#include <utility>

namespace reviver::ui {

namespace {

struct CellLook {
    QString icon;
    Tone tone;
};

CellLook look(CellState state)
{
    switch (state) {
    case CellState::Done:
        return {QStringLiteral("check"), Tone::Ok};
    case CellState::Now:
        return {QStringLiteral("play"), Tone::Next};
    case CellState::Failed:
        return {QStringLiteral("cross"), Tone::Error};
    case CellState::LeftOut:
        return {QStringLiteral("minus"), Tone::Quiet};
    case CellState::Waiting:
        return {QString(), Tone::Quiet};
    }
    return {QString(), Tone::Quiet};
}

void paintCellGround(QPainter &painter, const QRectF &rect, CellState state)
{
    const qreal round = px(radius::kControl);
    const Tone tone = look(state).tone;
    const QRectF inner = rect.adjusted(0.75, 0.75, -0.75, -0.75);
    painter.setRenderHint(QPainter::Antialiasing);
    switch (state) {
    case CellState::Done:
        return paintGround(painter, rect, round, color(ground(tone)));
    case CellState::Waiting:
        return paintGround(painter, rect, round, tokens().sunken, tokens().border);
    case CellState::Now:
    case CellState::Failed:
        painter.setPen(QPen(color(ink(tone)), 1.5));
        painter.setBrush(color(ground(tone)));
        break;
    case CellState::LeftOut:
        painter.setPen(QPen(tokens().scroll, 1, Qt::DashLine));
        painter.setBrush(Qt::NoBrush);
        break;
    }
    painter.drawRoundedRect(inner, round, round);
}

}  // namespace

ImageStrip::ImageStrip(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    followTheme(this);
}

void ImageStrip::setCells(std::vector<ImageCell> cells)
{
    m_cells = std::move(cells);
    setAccessibleName(sentence());
    updateGeometry();
    update();
}

QString ImageStrip::sentence() const
{
    const auto count = [this](CellState state) {
        return int(std::count_if(m_cells.begin(), m_cells.end(),
                                 [state](const ImageCell &cell) { return cell.state == state; }));
    };
    QStringList parts;
    if (const int done = count(CellState::Done))
        parts << tr("%n done", nullptr, done);
    for (const ImageCell &cell : m_cells) {
        if (cell.state == CellState::Now)
            parts << tr("number %1 being written").arg(cell.label);
        if (cell.state == CellState::Failed)
            parts << tr("number %1 failed").arg(cell.label);
    }
    if (const int waiting = count(CellState::Waiting))
        parts << tr("%n waiting", nullptr, waiting);
    if (const int leftOut = count(CellState::LeftOut))
        parts << tr("%n left out", nullptr, leftOut);
    if (parts.isEmpty())
        return tr("No images.");
    return tr("Images: %1.").arg(parts.join(tr(", ")));
}

QSize ImageStrip::sizeHint() const
{
    const QFontMetrics metrics(ui::font(TextRole::CaptionStrong));
    return QSize(int(m_cells.size()) * px(60), std::max(px(24), metrics.height() + px(6)));
}

QSize ImageStrip::minimumSizeHint() const
{
    return QSize(int(m_cells.size()) * px(16), sizeHint().height());
}

QRectF ImageStrip::cellRect(int index) const
{
    const int count = int(m_cells.size());
    const int gap = px(width() > count * px(48) ? 7 : 3);
    const int left = (width() + gap) * index / count;
    const int right = (width() + gap) * (index + 1) / count - gap;
    return QStyle::visualRect(layoutDirection(), rect(), QRect(left, 0, right - left, height()));
}

void ImageStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QFont labels = ui::font(TextRole::CaptionStrong);
    const QFontMetrics metrics(labels);
    painter.setFont(labels);
    for (int i = 0; i < int(m_cells.size()); ++i) {
        const ImageCell &cell = m_cells[std::size_t(i)];
        const QRectF box = cellRect(i);
        const CellLook drawn = look(cell.state);
        paintCellGround(painter, box, cell.state);
        const int side = drawn.icon.isEmpty() ? 0 : px(14);
        const int gap = side > 0 ? px(4) : 0;
        const int label = metrics.horizontalAdvance(cell.label);
        const bool both = label + gap + side + px(4) <= box.width();
        const int needed = both ? label + gap + side : (side > 0 ? side : label);
        QRect content(int(box.center().x() - needed / 2.0), int(box.top()), needed, int(box.height()));
        painter.setPen(color(ink(drawn.tone)));
        if (both || side == 0) {
            const QRect text = content.adjusted(0, 0, -(gap + side), 0);
            painter.drawText(QStyle::visualRect(layoutDirection(), content, text), Qt::AlignCenter,
                             cell.label);
        }
        if (side > 0) {
            const QRect square(content.right() + 1 - side, content.top() + (content.height() - side) / 2,
                               side, side);
            paintIcon(painter, drawn.icon, QStyle::visualRect(layoutDirection(), content, square),
                      color(ink(drawn.tone)));
        }
    }
}

bool ImageStrip::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    auto *help = static_cast<QHelpEvent *>(event);
    for (int i = 0; i < int(m_cells.size()); ++i) {
        if (cellRect(i).contains(help->pos())) {
            const ImageCell &cell = m_cells[std::size_t(i)];
            QToolTip::showText(help->globalPos(), cell.name.isEmpty() ? cell.label : cell.name, this);
            return true;
        }
    }
    QToolTip::hideText();
    return true;
}

}  // namespace reviver::ui
