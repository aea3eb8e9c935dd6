// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStyledItemDelegate>

namespace reviver::ui {

/// Draws one modem: title and port, shape and word of its mode, progress at the lower edge.
class ModemDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    /// The whole row as one sentence for tool tip and screen reader.
    static QString sentence(const QModelIndex &index);
    /// The words of the mode: the model's own, else the usual ones.
    static QString modeWords(const QModelIndex &index);
    static QString portWords(const QModelIndex &index);
};

}  // namespace reviver::ui
