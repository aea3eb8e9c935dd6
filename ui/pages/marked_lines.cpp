// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/marked_lines.h"

#include "ui/bridge/texts.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace reviver::ui {

namespace {

constexpr int kTitleWidth = 144;

}  // namespace

MarkedLines::MarkedLines(QWidget *parent) : QWidget(parent), m_lines(new QVBoxLayout(this))
{
    m_lines->setContentsMargins(0, 0, 0, 0);
    m_lines->setSpacing(px(6));
}

void MarkedLines::clear()
{
    while (QLayoutItem *item = m_lines->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

void MarkedLines::add(QWidget *mark, const QString &text, QWidget *end)
{
    auto *line = new QWidget;
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(px(10));
    auto *label = new TextLabel(text);
    label->setWordWrap(true);
    row->addWidget(mark, 0, Qt::AlignTop);
    row->addWidget(label, 1, Qt::AlignVCenter);
    if (end)
        row->addWidget(end, 0, Qt::AlignTop);
    m_lines->addWidget(line);
}

void NextStepList::setSteps(const std::vector<NextStep> &steps)
{
    clear();
    int number = 0;
    for (const NextStep &step : steps) {
        QPushButton *link = makeButton(ButtonKind::Link, translate(step.label));
        connect(link, &QPushButton::clicked, this, [this, action = step.action] { emit stepChosen(action); });
        add(new NumberBadge(++number), translate(step.text), link);
    }
}

QHBoxLayout *titledRow(const QString &title, QWidget *content)
{
    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, px(4), 0, px(4));
    row->setSpacing(0);
    auto *name = new TextLabel(title, TextRole::Strong);
    name->setMinimumWidth(px(kTitleWidth));
    row->addWidget(name, 0, Qt::AlignTop);
    row->addWidget(content, 1);
    return row;
}

}  // namespace reviver::ui
