// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/host_change_dialog.h"

#include "ui/style/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace reviver::ui {

namespace {

constexpr int kWidth = 552;
constexpr int kMostLines = 12;

struct Words {
    QString title;
    QString what;
    QString undo;
    QString verb;
};

Words wordsOf(HostAction action)
{
    if (action == HostAction::BindDriver)
        return {
            HostChangeDialog::tr("Bind the driver"),
            HostChangeDialog::tr("The system's serial driver for modems is told about this modem, so that "
                                 "it makes ports of it. Nothing is changed on the modem."),
            HostChangeDialog::tr("It lasts until the modem is unplugged or the computer restarts."),
            HostChangeDialog::tr("Bind the driver")};
    return {HostChangeDialog::tr("Fix access"),
            HostChangeDialog::tr("A rule is installed that lets whoever sits at this computer open modems. "
                                 "Nothing is changed on the modem."),
            HostChangeDialog::tr("It stays until you delete the file."),
            HostChangeDialog::tr("Install the rule")};
}

QPlainTextEdit *makeContents(const QString &text)
{
    auto *contents = new QPlainTextEdit(text.trimmed());
    contents->setReadOnly(true);
    contents->setFrameShape(QFrame::NoFrame);
    contents->setFont(font(TextRole::Mono));
    contents->setLineWrapMode(QPlainTextEdit::NoWrap);
    contents->setTabChangesFocus(true);
    contents->setAccessibleName(HostChangeDialog::tr("What is written or run"));
    contents->setLayoutDirection(Qt::LeftToRight);
    const int lines = std::min(contents->blockCount(), kMostLines);
    contents->setFixedHeight((lines + 1) * contents->fontMetrics().lineSpacing() + px(8));
    return contents;
}

}  // namespace

HostChangeDialog::HostChangeDialog(HostAction action, const HostChange &change, QWidget *parent)
    : QDialog(parent)
{
    const Words words = wordsOf(action);
    setWindowTitle(words.title);
    const QString file = QString::fromStdString(change.file.string());
    auto *card = new Card;
    card->setPadding(16, 12);
    card->body()->addWidget(makeContents(QString::fromStdString(change.contents)));

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(px(24), px(24), px(24), px(20));
    column->setSpacing(px(12));
    column->addWidget(new TextLabel(words.title, TextRole::Title));
    column->addWidget(makeParagraph(words.what));
    column->addWidget(makeParagraph(file.isEmpty() ? tr("This command is run:")
                                                   : tr("This file is written: %1").arg(file)));
    column->addWidget(card);
    column->addWidget(makeParagraph(words.undo, &Tokens::text2));
    if (change.asksForPassword)
        column->addWidget(
            makeParagraph(tr("The system asks for your password in a window of its own."), &Tokens::text2));

    auto *cancel = makeButton(ButtonKind::Secondary, tr("Leave it as it is"));
    auto *agree = makeButton(ButtonKind::Primary, words.verb);
    cancel->setAutoDefault(false);
    agree->setAutoDefault(false);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(agree, &QPushButton::clicked, this, &QDialog::accept);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(px(space::kButtons));
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(agree);
    column->addSpacing(px(8));
    column->addLayout(buttons);
    column->addStrut(px(kWidth));
    column->setSizeConstraint(QLayout::SetFixedSize);
    cancel->setFocus();
}

}  // namespace reviver::ui
