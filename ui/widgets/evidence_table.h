// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/tone.h"
#include "ui/widgets/table_view.h"

class QStandardItemModel;

namespace reviver::ui {

/// One thing that was looked at.
struct EvidenceRow {
    Tone icon = Tone::Unknown;  ///< Ok seen, Unknown no clue, Next for information, Warn, Error
    QString checked;            ///< "Loader version request"
    QString saw;                ///< "9x00B-SCAQDBZM-30350"; "Not seen yet" if empty
    bool sawMono = false;
    QString tells;                 ///< "Download mode"
    Tone tellsTone = Tone::Quiet;  ///< a tone other than Quiet is strong
};

/// What we checked, what we saw, what it tells us.
class EvidenceTable : public TableCard {
    Q_OBJECT

public:
    /// `rowHeight` as drawn for a font 16 px high; the table scrolls with its page.
    explicit EvidenceTable(int rowHeight = 37, QWidget *parent = nullptr);
    void setRows(const QList<EvidenceRow> &rows);

private:
    QStandardItemModel *m_model;
};

}  // namespace reviver::ui
