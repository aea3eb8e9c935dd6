// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/check_list.h"

#include "ui/style/metrics.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/text_label.h"

#include <QGridLayout>

namespace reviver::ui {

namespace {

QString iconOf(const SeenRow &row)
{
    if (!row.iconName.isEmpty())
        return row.iconName;
    return row.tone == Tone::Ok ? QStringLiteral("check") : shapeName(row.tone);
}

}  // namespace

CheckList::CheckList(QWidget *parent) : QWidget(parent), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(px(10));
    setRowGap(8);
    m_grid->setColumnStretch(1, 1);
}

void CheckList::setRowGap(int gap)
{
    m_grid->setVerticalSpacing(px(gap));
}

void CheckList::setRows(const QList<SeenRow> &rows)
{
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (int i = 0; i < rows.size(); ++i) {
        auto *text = new TextLabel(rows[i].text);
        text->setWordWrap(true);
        auto *detail = new TextLabel(rows[i].detail, TextRole::Body, &Tokens::text2);
        detail->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
        m_grid->addWidget(new IconLabel(iconOf(rows[i]), 18, ink(rows[i].tone)), i, 0, Qt::AlignTop);
        m_grid->addWidget(text, i, 1);
        m_grid->addWidget(detail, i, 2);
    }
}

}  // namespace reviver::ui
