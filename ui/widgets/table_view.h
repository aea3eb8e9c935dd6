// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/widgets/card.h"

#include <QTreeView>

namespace reviver::ui {

class TableDelegate;

/// What a cell shows besides Qt::DisplayRole. Put these into the model.
enum TableRole {
    IconNameRole = Qt::UserRole + 100,  ///< QString: icon of 18 before the text
    IconToneRole,                       ///< int(Tone) of that icon
    TextToneRole,                       ///< int(Tone) of the text
    StrongRole,                         ///< bool: demi-bold
    MonoRole,                           ///< bool: fixed pitch
    DetailRole,                         ///< QString: second line in caption size
    ProgressRole,                       ///< double 0 to 1: a bar; the text stands at its right
    ModeShapeRole,                      ///< int(ModeShape): the text becomes a mode chip
    LinkQualityRole                     ///< int(LinkQuality): bars; its word is the accessible text
};

/// A flat table: hairlines between the rows, a rounded selection, no frame. It lives in a TableCard.
class TableView : public QTreeView {
    Q_OBJECT

public:
    /// `rowHeight` as drawn for a font 16 px high: 26, 37, 40 or 60.
    explicit TableView(int rowHeight = 37, QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;
    /// Widths as drawn for a font 16 px high; 0 stretches. Cells wider than that elide with a tool tip.
    void setColumnWidths(const QList<int> &widths);
    /// Columns that are hidden while the window is narrower than space::kNarrowWidth.
    void setNarrowHidden(const QList<int> &columns);
    /// Rows can be chosen (bench, firmware). Otherwise the table is read only and shows no selection.
    void setSelectable(bool selectable);
    /// As high as all rows: the page scrolls, not the table.
    void setGrowsToContent(bool grows);
    /// As drawn for a font 16 px high; 22 is the least.
    void setRowHeight(int rowHeight);
    int rowHeight() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    /// Whether the text of a cell does not fit.
    bool isElided(const QModelIndex &index) const;

protected:
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option,
                 const QModelIndex &index) const override;
    void drawBranches(QPainter *, const QRect &, const QModelIndex &) const override {}
    void resizeEvent(QResizeEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    void refresh();
    void layoutColumns();
    /// What the heads of the columns need.
    QList<int> leastWidths(int columns) const;

    TableDelegate *m_delegate;
    int m_rowHeight;
    QList<int> m_widths;
    QList<int> m_narrowHidden;
    bool m_grows = false;
    bool m_selectable = false;
};

/// A card around one table.
class TableCard : public Card {
    Q_OBJECT

public:
    explicit TableCard(int rowHeight = 37, QWidget *parent = nullptr);
    /// Takes `table` over.
    explicit TableCard(TableView *table, QWidget *parent = nullptr);
    TableView *table() const { return m_table; }
    void setRowHeight(int rowHeight) { m_table->setRowHeight(rowHeight); }

private:
    TableView *m_table;
};

}  // namespace reviver::ui
