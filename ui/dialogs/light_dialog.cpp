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

#include <array>

namespace reviver::ui {

namespace {

constexpr std::array kChoices{
    reviver::LightPattern::SlowBlink, reviver::LightPattern::NotRegistered, reviver::LightPattern::Registered,
    reviver::LightPattern::Steady,    reviver::LightPattern::Dark,          reviver::LightPattern::Unknown,
};

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

    auto *card = new Card;
    card->setPadding(20, 16);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(px(32));
    grid->setVerticalSpacing(px(12));
    for (std::size_t i = 0; i < kChoices.size(); ++i)
        grid->addWidget(makeChoice(kChoices[i]), static_cast<int>(i / 2), static_cast<int>(i % 2));
    card->body()->addLayout(grid);
    m_group->button(static_cast<int>(present))->setChecked(true);

    auto *cancel = makeButton(ButtonKind::Secondary, tr("Cancel"));
    auto *use = makeButton(ButtonKind::Primary, tr("Use this"));
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(use, &QPushButton::clicked, this, &QDialog::accept);
    use->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(px(space::kButtons));
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(use);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(px(24), px(24), px(24), px(20));
    column->setSpacing(px(16));
    column->addWidget(title);
    column->addWidget(text);
    column->addWidget(card);
    column->addLayout(buttons);
}

QWidget *LightDialog::makeChoice(reviver::LightPattern light)
{
    const QString words = light == reviver::LightPattern::Unknown ? tr("I cannot tell") : lightWords(light);
    auto *choice = new QWidget;
    auto *row = new QHBoxLayout(choice);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(px(8));
    auto *button = new QRadioButton;
    button->setAccessibleName(words);
    auto *led = new LedWidget;
    led->setLight(words, drawnLight(light));
    row->addWidget(button);
    row->addWidget(led);
    row->addStretch();
    m_group->addButton(button, static_cast<int>(light));
    return choice;
}

reviver::LightPattern LightDialog::chosen() const
{
    return static_cast<reviver::LightPattern>(m_group->checkedId());
}

}  // namespace reviver::ui
