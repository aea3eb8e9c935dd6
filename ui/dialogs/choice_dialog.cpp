// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/choice_dialog.h"

#include "ui/widgets/icon_label.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace reviver::ui {

namespace {

constexpr int kTextWidth = 440;

}  // namespace

ChoiceDialog::ChoiceDialog(Tone tone, const QString &title, const QString &text, const QList<Answer> &answers,
                           QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(title);
    auto *heading = new TextLabel(title, TextRole::Title);
    heading->setWordWrap(true);
    auto *body = new TextLabel(text);
    body->setWordWrap(true);
    body->setMinimumWidth(px(kTextWidth));
    body->setTextInteractionFlags(Qt::TextSelectableByMouse);

    auto *words = new QVBoxLayout;
    words->setSpacing(px(8));
    words->addWidget(heading);
    words->addWidget(body);
    auto *top = new QHBoxLayout;
    top->setSpacing(px(16));
    top->addWidget(new IconLabel(shapeName(tone), 24, ink(tone)), 0, Qt::AlignTop);
    top->addLayout(words, 1);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(px(space::kButtons));
    buttons->addStretch();
    for (int i = 0; i < answers.size(); ++i) {
        QPushButton *button = makeButton(answers[i].kind, answers[i].text);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, [this, i] {
            m_answer = i;
            accept();
        });
        buttons->addWidget(button);
        if (i == 0)
            button->setFocus();
    }

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(px(24), px(24), px(24), px(20));
    column->setSpacing(px(24));
    column->addLayout(top);
    column->addLayout(buttons);
    column->setSizeConstraint(QLayout::SetFixedSize);
}

int ChoiceDialog::ask()
{
    m_answer = 0;
    return exec() == QDialog::Accepted ? m_answer : 0;
}

}  // namespace reviver::ui
