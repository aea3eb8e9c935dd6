// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/tone.h"

#include <QWidget>

class QGridLayout;

namespace reviver::ui {

/// Names at the left, values in one or more columns: details of an image, before and after, file and modem.
class ValueGrid : public QWidget {
    Q_OBJECT

public:
    /// How a value looks.
    struct Value {
        QString text;             ///< "Not seen yet" if empty
        Tone tone = Tone::Plain;  ///< Quiet for what was not seen
        bool strong = false;
        bool mono = false;
        bool elide = false;         ///< cut in the middle where it is too long; a tool tip has all
        QWidget *widget = nullptr;  ///< stands in place of the text (a ModeChip); the grid owns it
    };

    /// `nameWidth` as drawn for a font 16 px high.
    explicit ValueGrid(int nameWidth = 96, QWidget *parent = nullptr);

    /// The gap between the rows, as drawn for a font 16 px high.
    void setRowGap(int gap);
    void clear();
    /// Names longer than their column go on in the next line; else they widen it.
    void setWrapsNames(bool wraps) { m_wrapsNames = wraps; }
    /// Heads of the value columns ("Before", "After"), with a hairline below.
    void setHeads(const QStringList &heads, bool hairline = true);
    void addRow(const QString &name, const QList<Value> &values);
    void addRow(const QString &name, const QString &value) { addRow(name, {Value{value}}); }

private:
    QGridLayout *m_grid;
    int m_nameWidth;
    bool m_wrapsNames = false;
};

}  // namespace reviver::ui
