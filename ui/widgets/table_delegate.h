// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStyledItemDelegate>

namespace reviver::ui {

/// Draws the cells of a TableView by the roles of TableRole.
class TableDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    /// `rowHeight` as drawn for a font 16 px high.
    TableDelegate(int rowHeight, QObject *parent);

    void setRowHeight(int rowHeight) { m_rowHeight = rowHeight; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    /// The width that shows the whole cell.
    static int neededWidth(const QModelIndex &index);
    /// The room left of a cell's content; heads take it too.
    static int leadingPadding();
    static int trailingPadding();

private:
    int m_rowHeight;
};

}  // namespace reviver::ui
