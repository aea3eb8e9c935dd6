// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/forum_dialog.h"

#include "ui/style/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/text_label.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace reviver::ui {

namespace {

constexpr QSize kSize{640, 560};

}  // namespace

ForumDialog::ForumDialog(const QString &text, QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("What to post in a forum"));
    auto *contents = new QPlainTextEdit(text);
    contents->setFrameShape(QFrame::NoFrame);
    contents->setFont(reviver::ui::font(TextRole::Mono));
    contents->setTabChangesFocus(true);
    contents->setAccessibleName(tr("The text to post"));
    contents->setLayoutDirection(Qt::LeftToRight);
    auto *card = new Card;
    card->setPadding(16, 12);
    card->body()->addWidget(contents);

    auto *close = makeButton(ButtonKind::Secondary, tr("Close"));
    auto *copy = makeButton(ButtonKind::Primary, tr("Copy this text"), QStringLiteral("copy"));
    close->setAutoDefault(false);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(copy, &QPushButton::clicked, this, [this, contents] {
        QGuiApplication::clipboard()->setText(contents->toPlainText());
        accept();
    });
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(px(space::kButtons));
    buttons->addStretch();
    buttons->addWidget(close);
    buttons->addWidget(copy);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(px(24), px(24), px(24), px(20));
    column->setSpacing(px(12));
    column->addWidget(new TextLabel(windowTitle(), TextRole::Title));
    column->addWidget(
        makeParagraph(tr("This is what people who help ask for. Numbers that identify you are hidden. Fill "
                         "in the last two lines; attach the saved report if somebody asks for it."),
                      &Tokens::text2));
    column->addWidget(card, 1);
    column->addWidget(
        makeParagraph(tr("Leave out: IMEI and serial numbers, photographs of the label, unlock codes, and "
                         "links to firmware that is not yours to share."),
                      &Tokens::text2));
    column->addLayout(buttons);
    resize(px(kSize.width()), px(kSize.height()));
    copy->setFocus();
}

}  // namespace reviver::ui
