// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/metric.h"

#include "ui/style/metrics.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace reviver::ui {

Metric::Metric(const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_name(new TextLabel(name, TextRole::Caption, &Tokens::text2))
    , m_value(new TextLabel({}, TextRole::Title))
    , m_detail(new TextLabel({}, TextRole::Caption, &Tokens::text2))
    , m_line(new QHBoxLayout)
{
    m_detail->setElideMode(Qt::ElideRight);
    m_line->setSpacing(px(10));
    m_line->addWidget(m_value);
    m_line->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px(4));
    column->addWidget(m_name);
    column->addLayout(m_line);
    column->addWidget(m_detail);
    m_name->setBuddy(m_value);
}

void Metric::setValue(const QString &value)
{
    m_value->setText(value);
}

void Metric::setDetail(const QString &detail)
{
    m_detail->setText(detail);
}

void Metric::reserve(const QString &sample)
{
    m_value->setMinimumWidth(QFontMetrics(ui::font(TextRole::Title)).horizontalAdvance(sample));
}

void Metric::addBeforeValue(QWidget *widget)
{
    m_line->insertWidget(0, widget);
}

void Metric::addAfterValue(QWidget *widget)
{
    m_line->insertWidget(m_line->indexOf(m_value) + 1, widget, 100);
}

}  // namespace reviver::ui
