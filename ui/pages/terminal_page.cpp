// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/terminal_page.h"

#include "ui/pages/terminal_questions.h"
#include "ui/pages/terminal_transcript.h"
#include "ui/style/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/history_line.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace reviver::ui {

namespace {

QString languageName(TerminalLanguage language)
{
    return language == TerminalLanguage::At ? TerminalPage::tr("AT") : TerminalPage::tr("DIAG");
}

/// The first port of each language: the others would answer the same.
std::vector<TerminalPort> onePerLanguage(const std::vector<TerminalPort> &ports)
{
    std::vector<TerminalPort> chosen;
    for (const TerminalPort &port : ports) {
        if (std::ranges::find(chosen, port.language, &TerminalPort::language) == chosen.end())
            chosen.push_back(port);
    }
    return chosen;
}

}  // namespace

TerminalPage::TerminalPage(QWidget *parent) : PageFrame(parent)
{
    auto *card = new Card;
    card->setPadding(20, 16);
    m_transcript = new TerminalTranscript;
    card->body()->addWidget(m_transcript);
    m_questions = new TerminalQuestions;
    auto *row = new QHBoxLayout;
    row->setSpacing(px(16));
    row->addWidget(card, 1);
    row->addWidget(m_questions);
    body()->addLayout(row, 1);
    fixedArea()->addLayout(makeInput());
    fixedArea()->addSpacing(px(20));
    connect(m_questions, &TerminalQuestions::questionChosen, this, &TerminalPage::send);
    connect(m_questions, &TerminalQuestions::listRequested, this, &TerminalPage::listRequested);
    showSession(nullptr, false);
}

void TerminalPage::setDensity(Density density)
{
    m_questions->setTight(density == Density::Tight);
}

QLayout *TerminalPage::makeInput()
{
    m_languages = new QComboBox;
    m_languages->setAccessibleName(tr("What to speak"));
    connect(m_languages, &QComboBox::currentIndexChanged, this, &TerminalPage::changeLanguage);
    m_input = new HistoryLine;
    m_input->setAccessibleName(tr("Command for the modem"));
    connect(m_input, &QLineEdit::returnPressed, this, [this] { send(m_input->text()); });
    m_clear = makeButton(ButtonKind::Secondary, tr("Clear"));
    connect(m_clear, &QPushButton::clicked, this, [this] {
        if (m_session)
            m_session->terminal().clear();
    });
    m_send = makeButton(ButtonKind::Primary, tr("Send"), QStringLiteral("send"));
    connect(m_send, &QPushButton::clicked, this, [this] { send(m_input->text()); });
    auto *row = new QHBoxLayout;
    row->setSpacing(px(space::kButtons));
    row->addWidget(m_languages);
    row->addWidget(m_input, 1);
    row->addWidget(m_clear);
    row->addWidget(m_send);
    return row;
}

void TerminalPage::showSession(ModemSession *session, bool mayAsk)
{
    m_session = session;
    m_mayAsk = mayAsk;
    m_transcript->setEntries(session ? session->terminal().entries() : QList<TerminalEntry>());
    m_input->setHistory(session ? session->terminal().history() : QStringList());
    if (mayAsk)
        showPorts(onePerLanguage(terminalPorts(*session->evidence())));
    const bool waiting = session && session->terminal().waiting();
    m_questions->setEnabled(mayAsk && !waiting);
    m_languages->setEnabled(mayAsk && !waiting);
    m_input->setEnabled(mayAsk);
    m_send->setEnabled(mayAsk && !waiting);
    m_clear->setEnabled(session && !waiting && !session->terminal().entries().isEmpty());
    if (!mayAsk)
        m_input->setPlaceholderText(tr("The terminal waits until the modem is in normal mode"));
    else
        changeLanguage();
}

void TerminalPage::showPorts(const std::vector<TerminalPort> &ports)
{
    if (ports == m_ports)
        return;
    m_ports = ports;
    const QSignalBlocker quiet(m_languages);
    m_languages->clear();
    for (const TerminalPort &port : ports) {
        m_languages->addItem(languageName(port.language));
        m_languages->setItemData(m_languages->count() - 1, QString::fromStdString(port.path),
                                 Qt::ToolTipRole);
    }
    m_languages->setVisible(ports.size() > 1);
}

TerminalLanguage TerminalPage::language() const
{
    const int row = m_languages->currentIndex();
    return row >= 0 ? m_ports[static_cast<std::size_t>(row)].language : TerminalLanguage::At;
}

void TerminalPage::changeLanguage()
{
    m_questions->setLanguage(language());
    m_input->setPlaceholderText(language() == TerminalLanguage::At
                                    ? tr("Type a command, for example AT+CSQ")
                                    : tr("Type octets in hex, for example 7C; the frame is added"));
}

void TerminalPage::propose(const QString &command)
{
    m_input->setText(command);
    m_input->setFocus();
}

void TerminalPage::focusInput()
{
    if (m_input->isEnabled())
        m_input->setFocus();
    else
        m_transcript->setFocus();
}

void TerminalPage::send(const QString &typed)
{
    const QString question = typed.trimmed();
    const int row = m_languages->currentIndex();
    if (!m_mayAsk || row < 0 || question.isEmpty() || m_session->terminal().waiting())
        return;
    m_input->clear();
    m_input->setFocus();
    emit sendRequested(m_ports[static_cast<std::size_t>(row)], question);
}

}  // namespace reviver::ui
