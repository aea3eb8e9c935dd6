// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/plan_facts.h"

#include "ui/style/metrics.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/text_label.h"

#include <QGridLayout>

#include <algorithm>

namespace reviver::ui {

namespace {

QWidget *makeFact(const PlanFact &fact)
{
    auto *widget = new QWidget;
    auto *grid = new QGridLayout(widget);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(px(8));
    grid->setVerticalSpacing(px(2));
    grid->setColumnStretch(1, 1);
    auto *text = new TextLabel(fact.text, TextRole::Body, &Tokens::text2);
    text->setWordWrap(true);
    grid->addWidget(new IconLabel(fact.iconName, 18, ink(fact.tone)), 0, 0);
    grid->addWidget(new TextLabel(fact.strong, TextRole::Strong), 0, 1);
    grid->addWidget(text, 1, 1);
    return widget;
}

}  // namespace

PlanFacts::PlanFacts(QWidget *parent) : QWidget(parent), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(px(24));
    setRowGap(10);
}

void PlanFacts::setRowGap(int gap)
{
    m_grid->setVerticalSpacing(px(gap));
}

void PlanFacts::setFacts(const QList<PlanFact> &facts)
{
    qDeleteAll(m_facts);
    m_facts.clear();
    for (const PlanFact &fact : facts)
        m_facts << makeFact(fact);
    m_columns = 0;
    arrange();
}

void PlanFacts::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void PlanFacts::arrange()
{
    const int columns = width() >= px(560) ? 2 : 1;
    if (columns == m_columns)
        return;
    m_columns = columns;
    for (int i = 0; i < m_facts.size(); ++i)
        m_grid->addWidget(m_facts[i], i / columns, i % columns, Qt::AlignTop);
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(1, columns - 1);
}

}  // namespace reviver::ui
