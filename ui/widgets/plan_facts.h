// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/tone.h"

#include <QWidget>

class QGridLayout;

namespace reviver::ui {

/// One fact of a plan: "What is kept", "IMEI, serial number, calibration and SIM lock."
struct PlanFact {
    QString iconName;
    Tone tone = Tone::Next;
    QString strong;
    QString text;
};

/// Facts in two columns; in one where they would not fit.
class PlanFacts : public QWidget {
    Q_OBJECT

public:
    explicit PlanFacts(QWidget *parent = nullptr);
    /// The gap between the rows, as drawn for a font 16 px high.
    void setRowGap(int gap);
    void setFacts(const QList<PlanFact> &facts);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();

    QGridLayout *m_grid;
    QList<QWidget *> m_facts;
    int m_columns = 0;
};

}  // namespace reviver::ui
