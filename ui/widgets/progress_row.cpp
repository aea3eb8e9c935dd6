// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/progress_row.h"

#include "ui/style/metrics.h"
#include "ui/widgets/progress_bar.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>

#include <algorithm>

namespace reviver::ui {

ProgressRow::ProgressRow(const QString &label, int thickness, QWidget *parent)
    : QWidget(parent)
    , m_label(new TextLabel(label, TextRole::Strong))
    , m_bar(new ProgressBar(thickness))
    , m_percent(new TextLabel({}, TextRole::Strong))
    , m_amount(new TextLabel({}, TextRole::Body, &Tokens::text2))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(px(16));
    row->addWidget(m_label);
    row->addWidget(m_bar, 1);
    row->addWidget(m_percent);
    row->addWidget(m_amount);
    m_label->setBuddy(m_bar);
    m_bar->setAccessibleName(label);
    m_percent->reserve(tr("%1 %").arg(100));
    m_amount->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    refresh();
}

void ProgressRow::setFraction(double fraction)
{
    m_bar->setFraction(fraction);
    refresh();
}

void ProgressRow::setAmount(const QString &amount)
{
    m_amount->setText(amount);
    m_bar->setAccessibleDescription(amount);
    // It may become wider, never narrower: the bar beside it stays where it is.
    m_amount->setMinimumWidth(std::max(m_amount->minimumWidth(), m_amount->sizeHint().width()));
}

void ProgressRow::finish()
{
    setBusy(false);
    m_bar->finish();
    refresh();
}

void ProgressRow::restart()
{
    m_bar->restart();
    m_busy = false;
    refresh();
}

void ProgressRow::begin(const QString &label)
{
    m_label->setText(label);
    m_bar->setAccessibleName(label);
    restart();
}

void ProgressRow::setBusy(bool busy)
{
    m_busy = busy;
    m_bar->setBusy(busy);
    refresh();
}

int ProgressRow::percent() const
{
    return int(m_bar->fraction() * 100 + 1e-6);
}

void ProgressRow::refresh()
{
    m_percent->setText(m_busy ? QString() : tr("%1 %").arg(percent()));
}

void ProgressRow::align(const QList<ProgressRow *> &rows)
{
    int label = 0;
    int amount = 0;
    for (const ProgressRow *row : rows) {
        label = std::max(label, row->m_label->sizeHint().width());
        amount = std::max({amount, row->m_amount->sizeHint().width(), row->m_amount->minimumWidth()});
    }
    for (ProgressRow *row : rows) {
        row->m_label->setMinimumWidth(label);
        row->m_amount->setMinimumWidth(amount);
    }
}

}  // namespace reviver::ui
