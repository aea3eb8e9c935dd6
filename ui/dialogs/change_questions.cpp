// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/change_questions.h"

#include "ui/bridge/texts.h"
#include "ui/dialogs/choice_dialog.h"

#include <QCoreApplication>

namespace reviver::ui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("reviver::ui::ChangeQuestions", text);
}

}  // namespace

bool confirmModeSwitch(const ModeSwitch &change, QWidget *parent)
{
    const QString title = translate(change.title);
    ChoiceDialog dialog(Tone::Next, title,
                        translate(change.explanation) + QStringLiteral("\n\n")
                            + tr("What may go wrong: %1").arg(translate(change.risk)) + QStringLiteral("\n\n")
                            + tr("Afterwards the modem is detected again."),
                        {{ButtonKind::Secondary, tr("Leave it as it is")}, {ButtonKind::Primary, title}},
                        parent);
    return dialog.ask() == 1;
}

bool confirmQuestion(const QString &typed, const TerminalAdvice &advice, QWidget *parent)
{
    QStringList paragraphs;
    for (const Message &message : {advice.purpose, advice.warning}) {
        if (!message.empty())
            paragraphs.append(translate(message));
    }
    paragraphs.append(tr("It goes to the modem as it stands there."));
    ChoiceDialog dialog(Tone::Warn, tr("Send %1?").arg(typed), paragraphs.join(QStringLiteral("\n\n")),
                        {{ButtonKind::Secondary, tr("Do not send")}, {ButtonKind::Primary, tr("Send it")}},
                        parent);
    return dialog.ask() == 1;
}

}  // namespace reviver::ui
