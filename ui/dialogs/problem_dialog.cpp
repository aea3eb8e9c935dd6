// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/problem_dialog.h"

#include "ui/bridge/texts.h"
#include "ui/style/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/growing_scroll.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace reviver::ui {

namespace {

constexpr QSize kProblemSize{640, 600};

}  // namespace

ProblemDialog::ProblemDialog(const ProblemFiles &files, QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("Report a problem"));
    auto *card = new Card;
    card->setPadding(16, 8);
    card->body()->addWidget(makeList(files));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(px(24), px(24), px(24), px(20));
    column->setSpacing(px(12));
    column->addWidget(new TextLabel(windowTitle(), TextRole::Title));
    column->addWidget(makeParagraph(
        tr("These files go into one zip, for whoever is to find out what went wrong. It is saved where you "
           "choose and sent to nobody: look into it, then attach it where you ask for help."),
        &Tokens::text2));
    column->addWidget(card, 1);
    column->addLayout(makeButtons());
    resize(px(kProblemSize.width()), px(kProblemSize.height()));
}

QWidget *ProblemDialog::makeList(const ProblemFiles &files)
{
    auto *list = new QWidget;
    auto *column = new QVBoxLayout(list);
    column->setContentsMargins(0, px(4), 0, px(4));
    column->setSpacing(px(2));
    for (const ProblemFile &file : files.files) {
        column->addWidget(new TextLabel(QString::fromStdString(file.name), TextRole::Strong));
        column->addWidget(makeParagraph(tr("%1.").arg(translate(file.what))));
        column->addWidget(makeParagraph(tr("Masked: %1.").arg(translate(file.masked)), &Tokens::text2));
        column->addSpacing(px(8));
    }
    if (!files.leftOut.empty())
        column->addWidget(new TextLabel(tr("Not in it"), TextRole::Strong));
    for (const Message &one : files.leftOut)
        column->addWidget(makeParagraph(tr("%1.").arg(translate(one))));
    column->addStretch();
    auto *scroll = new GrowingScroll(list);
    scroll->setAccessibleName(tr("What will be in the zip"));
    return scroll;
}

QLayout *ProblemDialog::makeButtons()
{
    auto *close = makeButton(ButtonKind::Secondary, tr("Close"));
    auto *save = makeButton(ButtonKind::Primary, tr("Save the zip as…"), QStringLiteral("report"));
    close->setAutoDefault(false);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(save, &QPushButton::clicked, this, &QDialog::accept);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(px(space::kButtons));
    buttons->addStretch();
    buttons->addWidget(close);
    buttons->addWidget(save);
    save->setFocus();
    return buttons;
}

}  // namespace reviver::ui
