// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/footer_layout.h"

#include <QStyle>
#include <QWidget>

#include <algorithm>
#include <utility>

namespace reviver::ui {

FooterLayout::FooterLayout(QWidget *parent) : QLayout(parent)
{
}

FooterLayout::~FooterLayout() = default;

void FooterLayout::addLeading(QWidget *widget)
{
    addWidget(widget);
    m_items.back().leading = true;
}

void FooterLayout::addTrailing(QWidget *widget)
{
    addWidget(widget);
}

QWidget *FooterLayout::firstLeading() const
{
    const auto found = std::ranges::find(m_items, true, &Item::leading);
    return found == m_items.end() ? nullptr : found->item->widget();
}

void FooterLayout::addItem(QLayoutItem *item)
{
    m_items.push_back({std::unique_ptr<QLayoutItem>(item)});
    invalidate();
}

QLayoutItem *FooterLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[static_cast<std::size_t>(index)].item.get() : nullptr;
}

QLayoutItem *FooterLayout::takeAt(int index)
{
    if (index < 0 || index >= count())
        return nullptr;
    QLayoutItem *item = m_items[static_cast<std::size_t>(index)].item.release();
    m_items.erase(m_items.begin() + index);
    return item;
}

QSize FooterLayout::sizeHint() const
{
    Line all;
    for (const Item &item : m_items)
        addTo(all, item);
    const QMargins margins = contentsMargins();
    return QSize(all.width, all.height).grownBy(margins);
}

QSize FooterLayout::minimumSize() const
{
    QSize widest(0, 0);
    for (const Item &item : m_items) {
        if (!item.item->isEmpty())
            widest = widest.expandedTo(item.item->sizeHint());
    }
    return widest.grownBy(contentsMargins());
}

void FooterLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

void FooterLayout::addTo(Line &line, const Item &item) const
{
    if (item.item->isEmpty())
        return;
    const QSize size = item.item->sizeHint();
    line.width += size.width() + (line.items.empty() ? 0 : spacing());
    line.height = std::max(line.height, size.height());
    line.items.push_back(&item);
}

std::vector<FooterLayout::Line> FooterLayout::linesFor(int width) const
{
    Line all;
    for (const Item &item : m_items)
        addTo(all, item);
    if (all.width <= width)
        return {all};
    std::vector<Line> lines;
    for (const bool leading : {true, false}) {
        Line line;
        for (const Item &item : m_items) {
            if (item.leading != leading || item.item->isEmpty())
                continue;
            if (!line.items.empty() && line.width + spacing() + item.item->sizeHint().width() > width)
                lines.push_back(std::exchange(line, Line()));
            addTo(line, item);
        }
        if (!line.items.empty())
            lines.push_back(line);
    }
    return lines;
}

void FooterLayout::place(const Line &line, const QRect &rect) const
{
    const Qt::LayoutDirection direction
        = parentWidget() ? parentWidget()->layoutDirection() : Qt::LeftToRight;
    int trailing = 0;
    for (const Item *item : line.items) {
        if (!item->leading)
            trailing += item->item->sizeHint().width() + (trailing > 0 ? spacing() : 0);
    }
    int leadingX = rect.left();
    int trailingX = rect.right() + 1 - trailing;
    for (const Item *item : line.items) {
        const QSize size = item->item->sizeHint();
        int &x = item->leading ? leadingX : trailingX;
        const QRect box(x, rect.top() + (line.height - size.height()) / 2,
                        std::min(size.width(), rect.width()), size.height());
        item->item->setGeometry(QStyle::visualRect(direction, rect, box));
        x += size.width() + spacing();
    }
}

int FooterLayout::arrange(const QRect &rect, bool move) const
{
    const QMargins margins = contentsMargins();
    const QRect inner = rect.marginsRemoved(margins);
    int y = inner.top();
    bool first = true;
    for (const Line &line : linesFor(inner.width())) {
        y += first ? 0 : spacing();
        first = false;
        if (move)
            place(line, QRect(inner.left(), y, inner.width(), line.height));
        y += line.height;
    }
    return y - rect.top() + margins.bottom();
}

}  // namespace reviver::ui
