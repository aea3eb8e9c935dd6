// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/tone.h"

#include <QWidget>

class QGridLayout;

namespace reviver::ui {

/// One line of "What was seen".
struct SeenRow {
    Tone tone = Tone::Unknown;
    QString text;
    QString detail;    ///< at the right end
    QString iconName;  ///< empty: a tick for Ok, else the shape of the tone
};

/// What was seen and what was not, each with its proof.
class CheckList : public QWidget {
    Q_OBJECT

public:
    explicit CheckList(QWidget *parent = nullptr);
    /// The gap between the rows, as drawn for a font 16 px high.
    void setRowGap(int gap);
    void setRows(const QList<SeenRow> &rows);

private:
    QGridLayout *m_grid;
};

}  // namespace reviver::ui
