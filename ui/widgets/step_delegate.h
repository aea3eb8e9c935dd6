// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/widgets/step_bar.h"

#include <QStyledItemDelegate>

namespace reviver::ui {

/// What StepBar keeps in its items.
enum StepItemRole {
    StepStateRole = Qt::UserRole + 1,  ///< int(StepState)
    StepReasonRole,                    ///< QString
    StepWordRole,                      ///< bool: the word is drawn
    StepLineRole,                      ///< int: length of the line to the next step, 0 for none
    StepLineDoneRole                   ///< bool: that line was walked
};

/// Draws one step: circle with its state, word, line to the next.
class StepDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    /// The width of a step without its line.
    static int naturalWidth(const QString &word, bool withWord);
    /// The gap at either side of the line.
    static int lineGap();
    /// Room for the focus ring around circle and word.
    static int ringRoom();
};

}  // namespace reviver::ui
