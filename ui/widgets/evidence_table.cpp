// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/evidence_table.h"

#include <QStandardItemModel>

namespace reviver::ui {

namespace {

QStandardItem *checkedItem(const EvidenceRow &row)
{
    auto *item = new QStandardItem(row.checked);
    item->setData(shapeName(row.icon), IconNameRole);
    item->setData(int(row.icon), IconToneRole);
    return item;
}

QStandardItem *sawItem(const EvidenceRow &row)
{
    auto *item = new QStandardItem(row.saw.isEmpty() ? EvidenceTable::tr("Not seen yet") : row.saw);
    item->setData(row.sawMono && !row.saw.isEmpty(), MonoRole);
    item->setData(int(row.saw.isEmpty() ? Tone::Quiet : Tone::Plain), TextToneRole);
    return item;
}

QStandardItem *tellsItem(const EvidenceRow &row)
{
    auto *item = new QStandardItem(row.tells);
    item->setData(int(row.tellsTone), TextToneRole);
    item->setData(row.tellsTone != Tone::Quiet && row.tellsTone != Tone::Plain, StrongRole);
    return item;
}

}  // namespace

EvidenceTable::EvidenceTable(int rowHeight, QWidget *parent)
    : TableCard(rowHeight, parent)
    , m_model(new QStandardItemModel(this))
{
    m_model->setHorizontalHeaderLabels({tr("What we checked"), tr("What we saw"), tr("What it tells us")});
    table()->setModel(m_model);
    table()->setColumnWidths({252, 304, 242});
    table()->setGrowsToContent(true);
    table()->setAccessibleName(tr("What we saw"));
}

void EvidenceTable::setRows(const QList<EvidenceRow> &rows)
{
    m_model->removeRows(0, m_model->rowCount());
    for (const EvidenceRow &row : rows)
        m_model->appendRow({checkedItem(row), sawItem(row), tellsItem(row)});
}

}  // namespace reviver::ui
