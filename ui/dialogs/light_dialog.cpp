// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/light_dialog.h"

#include "ui/bridge/texts.h"
#include "ui/style/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/led_widget.h"
#include "ui/widgets/text_label.h"

#include <QButtonGroup>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QRadioButton>
#include <QVBoxLayout>

namespace reviver::ui {

namespace {

constexpr int kWidth = 532;

}  // namespace

LightDialog::LightDialog(reviver::LightPattern present, QWidget *parent)
    : QDialog(parent)
    , m_group(new QButtonGroup(this))
{
    setWindowTitle(tr("What does the light do?"));
    auto *title = new TextLabel(windowTitle(), TextRole::Title);
    auto *text
        = new TextLabel(tr("Watch the light on the modem for six seconds, then choose the line that looks "
                           "like it. The colour does not matter."),
                        TextRole::Body, &Tokens::text2);
    text->setWordWrap(true);
    m_meaning = new TextLabel({}, TextRole::Body, &Tokens::text2);
    m_meaning->setWordWrap(true);

    auto *card = new Card;
    card->setPadding(20, 12);
    card->body()->addLayout(makeChoices());
    m_group->button(static_cast<int>(present))->setChecked(true);
    connect(m_group, &QButtonGroup::idToggled, this, &LightDialog::showMeaning);
    showMeaning();

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(px(24), px(24), px(24), px(20));
    column->setSpacing(px(16));
    column->addWidget(title);
    column->addWidget(text);
    column->addWidget(card);
    column->addWidget(m_meaning);
    column->addLayout(makeButtons());
    column->addStrut(px(kWidth));
    column->setSizeConstraint(QLayout::SetFixedSize);
}

QLayout *LightDialog::makeChoices()
{
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(px(16));
    grid->setVerticalSpacing(px(8));
    grid->setColumnStretch(0, 1);
    int row = 0;
    for (const LightChoice &choice : lightChoices()) {
        auto *button = new QRadioButton(translate(choice.answer));
        m_group->addButton(button, static_cast<int>(choice.pattern));
        grid->addWidget(button, row, 0);
        const bool told = choice.pattern != reviver::LightPattern::Unknown;
        auto *light = new LedWidget;
        light->setLight(told ? lightWords(choice.pattern) : tr("No clue"), drawnLight(choice.pattern));
        light->setLive(true);
        grid->addWidget(light, row++, 1, Qt::AlignLeading);
    }
    return grid;
}

QLayout *LightDialog::makeButtons()
{
    auto *cancel = makeButton(ButtonKind::Secondary, tr("Cancel"));
    auto *use = makeButton(ButtonKind::Primary, tr("Use this"));
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(use, &QPushButton::clicked, this, &QDialog::accept);
    use->setDefault(true);
    auto *row = new QHBoxLayout;
    row->setSpacing(px(space::kButtons));
    row->addStretch();
    row->addWidget(cancel);
    row->addWidget(use);
    return row;
}

void LightDialog::showMeaning()
{
    m_meaning->setText(tr("What it may mean: %1. Makers differ, so it only supports what the ports say.")
                           .arg(translate(lightChoice(chosen()).meaning)));
}

reviver::LightPattern LightDialog::chosen() const
{
    return static_cast<reviver::LightPattern>(m_group->checkedId());
}

}  // namespace reviver::ui
