// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/terminal_questions.h"

#include "ui/style/theme.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/note.h"
#include "ui/widgets/question_button.h"
#include "ui/widgets/text_label.h"

#include <QVBoxLayout>

#include <algorithm>

namespace reviver::ui {

namespace {

constexpr int kWidth = 248;
constexpr int kPadding = 8;

struct Question {
    QString words;
    QString text;
};

QList<Question> questionsIn(TerminalLanguage language)
{
    if (language == TerminalLanguage::Diag)
        return {{TerminalQuestions::tr("Who are you?"), QStringLiteral("7C")},
                {TerminalQuestions::tr("When were you built?"), QStringLiteral("00")},
                {TerminalQuestions::tr("Protocol"), QStringLiteral("1C")},
                {TerminalQuestions::tr("Features"), QStringLiteral("51")},
                {TerminalQuestions::tr("Echo"), QStringLiteral("7B 01 02 03")}};
    return {{TerminalQuestions::tr("Who are you?"), QStringLiteral("ATI")},
            {TerminalQuestions::tr("Signal"), QStringLiteral("AT+CSQ")},
            {TerminalQuestions::tr("SIM state"), QStringLiteral("AT+CPIN?")},
            {TerminalQuestions::tr("Network"), QStringLiteral("AT+COPS?")},
            {TerminalQuestions::tr("Mode and band"), QStringLiteral("AT^SYSINFO")},
            {TerminalQuestions::tr("Hardware version"), QStringLiteral("AT^HWVER")}};
}

}  // namespace

TerminalQuestions::TerminalQuestions(QWidget *parent) : Card(parent)
{
    setPadding(kPadding, kPadding);
    auto *title = new TextLabel(tr("Ready-made questions"), TextRole::CaptionStrong, &Tokens::text2);
    title->setContentsMargins(px(10), px(6), px(10), px(6));
    m_rows = new QVBoxLayout;
    m_rows->setSpacing(0);
    auto *all = makeButton(ButtonKind::Quiet, tr("All known commands…"));
    connect(all, &QPushButton::clicked, this, &TerminalQuestions::listRequested);
    m_note = new Note(Tone::Quiet, {}, tr("Commands that change the modem ask you first."),
                      QStringLiteral("info"));
    body()->addWidget(title);
    body()->addLayout(m_rows);
    body()->addWidget(all, 0, Qt::AlignLeading);
    body()->addStretch(1);
    body()->addWidget(m_note);
    connect(&ThemeNotifier::instance(), &ThemeNotifier::themeChanged, this, &TerminalQuestions::fill);
    fill();
}

void TerminalQuestions::setLanguage(TerminalLanguage language)
{
    if (language == m_language)
        return;
    m_language = language;
    fill();
}

void TerminalQuestions::setTight(bool tight)
{
    if (tight == m_tight)
        return;
    m_tight = tight;
    m_note->setVisible(!tight);
    for (auto *button : findChildren<QuestionButton *>())
        button->setTight(tight);
}

void TerminalQuestions::fill()
{
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    int widest = px(kWidth - 2 * kPadding);
    for (const Question &question : questionsIn(m_language)) {
        auto *button = new QuestionButton(question.words, question.text);
        connect(button, &QuestionButton::clicked, this,
                [this, text = question.text] { emit questionChosen(text); });
        button->setTight(m_tight);
        m_rows->addWidget(button);
        widest = std::max(widest, button->sizeHint().width());
    }
    setFixedWidth(widest + 2 * px(kPadding));
}

}  // namespace reviver::ui
