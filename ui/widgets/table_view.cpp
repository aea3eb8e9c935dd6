// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/table_view.h"

#include "ui/style/metrics.h"
#include "ui/style/paint.h"
#include "ui/style/theme.h"
#include "ui/style/tokens.h"
#include "ui/widgets/table_delegate.h"

#include <QHeaderView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>
#include <QVBoxLayout>

#include <algorithm>
#include <numeric>

namespace reviver::ui {

TableView::TableView(int rowHeight, QWidget *parent)
    : QTreeView(parent)
    , m_delegate(new TableDelegate(rowHeight, this))
    , m_rowHeight(rowHeight)
{
    setRootIsDecorated(false);
    setIndentation(0);
    setUniformRowHeights(true);
    setItemsExpandable(false);
    setFrameShape(QFrame::NoFrame);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setItemDelegate(m_delegate);
    header()->setSectionsMovable(false);
    header()->setSectionsClickable(false);
    header()->setHighlightSections(false);
    header()->setSectionResizeMode(QHeaderView::Fixed);
    header()->setStretchLastSection(false);
    header()->setMinimumSectionSize(px(24));
    setSelectable(false);
    connect(&ThemeNotifier::instance(), &ThemeNotifier::themeChanged, this, &TableView::refresh);
    refresh();
}

void TableView::refresh()
{
    header()->setFont(ui::font(TextRole::CaptionStrong));
    const int height = m_rowHeight < 26 ? 28 : m_rowHeight <= 32 ? 32 : 36;
    header()->setFixedHeight(controlHeight(height, TextRole::CaptionStrong));
    header()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    scheduleDelayedItemsLayout();
    layoutColumns();
    updateGeometry();
}

void TableView::setModel(QAbstractItemModel *model)
{
    QTreeView::setModel(model);
    if (!model)
        return;
    // The widths depend on the columns alone: rows, which come one by one, change only the height.
    const auto grow = [this] { updateGeometry(); };
    const auto divide = [this] {
        updateGeometry();
        layoutColumns();
    };
    connect(model, &QAbstractItemModel::rowsInserted, this, grow);
    connect(model, &QAbstractItemModel::rowsRemoved, this, grow);
    connect(model, &QAbstractItemModel::columnsInserted, this, divide);
    connect(model, &QAbstractItemModel::modelReset, this, divide);
    divide();
}

void TableView::setColumnWidths(const QList<int> &widths)
{
    m_widths = widths;
    layoutColumns();
}

void TableView::setNarrowHidden(const QList<int> &columns)
{
    m_narrowHidden = columns;
    layoutColumns();
}

void TableView::setSelectable(bool selectable)
{
    m_selectable = selectable;
    setSelectionMode(selectable ? QAbstractItemView::SingleSelection : QAbstractItemView::NoSelection);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setFocusPolicy(selectable ? Qt::StrongFocus : Qt::NoFocus);
}

void TableView::setGrowsToContent(bool grows)
{
    m_grows = grows;
    setVerticalScrollBarPolicy(grows ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
    setSizePolicy(QSizePolicy::Expanding, grows ? QSizePolicy::Fixed : QSizePolicy::Expanding);
    updateGeometry();
}

void TableView::setRowHeight(int rowHeight)
{
    if (rowHeight == m_rowHeight)
        return;
    m_rowHeight = rowHeight;
    m_delegate->setRowHeight(rowHeight);
    refresh();
}

int TableView::rowHeight() const
{
    int height = px(m_rowHeight);
    const int rows = model() ? std::min(model()->rowCount(), 1) : 0;
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < model()->columnCount(); ++column)
            height = std::max(height, sizeHintForIndex(model()->index(row, column)).height());
    }
    return height;
}

QSize TableView::sizeHint() const
{
    const int rows = model() ? model()->rowCount() : 0;
    return QSize(px(480), header()->height() + (m_grows ? rows : std::max(rows, 3)) * rowHeight());
}

QSize TableView::minimumSizeHint() const
{
    const QList<int> heads = model() ? leastWidths(model()->columnCount()) : QList<int>();
    const int width = std::max(px(240), std::accumulate(heads.begin(), heads.end(), 0));
    if (m_grows)
        return QSize(width, sizeHint().height());
    return QSize(width, header()->height() + 2 * rowHeight());
}

bool TableView::isElided(const QModelIndex &index) const
{
    return TableDelegate::neededWidth(index) > columnWidth(index.column());
}

void TableView::drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QRect row(0, option.rect.top(), viewport()->width(), option.rect.height());
    const bool selected = m_selectable && selectionModel() && selectionModel()->isRowSelected(index.row());
    const QRectF inner = QRectF(row).adjusted(0, 2, 0, -3);
    if (selected)
        paintGround(*painter, inner, px(radius::kControl), tokens().accentSoft);
    QStyleOptionViewItem plain = option;
    plain.state &= ~(QStyle::State_Selected | QStyle::State_HasFocus | QStyle::State_MouseOver);
    QTreeView::drawRow(painter, plain, index);
    if (m_selectable && hasFocus() && index.row() == currentIndex().row())
        paintFocusRing(*painter, inner, px(radius::kControl));
    if (index.row() + 1 < model()->rowCount(index.parent()))
        painter->fillRect(row.left(), row.bottom(), row.width(), 1, tokens().border);
}

void TableView::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    layoutColumns();
}

bool TableView::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QTreeView::viewportEvent(event);
    auto *help = static_cast<QHelpEvent *>(event);
    const QModelIndex index = indexAt(help->pos());
    if (!index.isValid())
        return true;
    QString tip = index.data(Qt::ToolTipRole).toString();
    if (tip.isEmpty() && isElided(index)) {
        const QString detail = index.data(DetailRole).toString();
        tip = index.data(Qt::DisplayRole).toString()
            + (detail.isEmpty() ? QString() : QLatin1Char('\n') + detail);
    }
    QToolTip::showText(help->globalPos(), tip, this);
    return true;
}

QList<int> TableView::leastWidths(int columns) const
{
    QList<int> widths(columns, 0);
    const QFontMetrics heads(header()->font());
    for (int i = 0; i < columns; ++i) {
        if (!isColumnHidden(i))
            widths[i] = heads.horizontalAdvance(model()->headerData(i, Qt::Horizontal).toString())
                + TableDelegate::leadingPadding() + TableDelegate::trailingPadding();
    }
    return widths;
}

void TableView::layoutColumns()
{
    if (!model() || m_widths.isEmpty())
        return;
    const int columns = std::min<int>(model()->columnCount(), int(m_widths.size()));
    int fixed = 0;
    int stretching = 0;
    for (int i = 0; i < columns; ++i) {
        setColumnHidden(i, isNarrow(this) && m_narrowHidden.contains(i));
        if (isColumnHidden(i))
            continue;
        fixed += px(m_widths[i]);
        stretching += m_widths[i] == 0;
    }
    const int available = viewport()->width();
    QList<int> asked(columns, 0);
    int sum = 0;
    for (int i = 0; i < columns; ++i) {
        if (!isColumnHidden(i))
            asked[i] = m_widths[i] > 0 ? px(m_widths[i]) : std::max(px(80), (available - fixed) / stretching);
        sum += asked[i];
    }
    const QList<int> least = leastWidths(columns);
    const int heads = std::accumulate(least.begin(), least.end(), 0);
    if (sum > available && heads <= available) {
        // Too narrow: no head is cut, and what is left is shared in proportion.
        for (int i = 0; i < columns; ++i)
            asked[i] = least[i] + (available - heads) * asked[i] / sum;
        sum = std::accumulate(asked.begin(), asked.end(), 0);
    }
    // No column that stretches: all share in proportion. The last takes what rounding left.
    int used = 0;
    for (int i = 0; i < columns; ++i) {
        if (isColumnHidden(i))
            continue;
        const int before = used;
        used += asked[i];
        setColumnWidth(i, sum > 0 ? available * used / sum - available * before / sum : asked[i]);
    }
}

TableCard::TableCard(int rowHeight, QWidget *parent) : TableCard(new TableView(rowHeight), parent)
{
}

TableCard::TableCard(TableView *table, QWidget *parent) : Card(parent), m_table(table)
{
    body()->setContentsMargins(px(13), 1, px(13), px(6));
    body()->setSpacing(0);
    body()->addWidget(m_table, 1);
    // Takes the room below a table that is only as high as its rows.
    body()->addStretch(0);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
}

}  // namespace reviver::ui
