// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/connect_page.h"

#include "ui/bridge/texts.h"
#include "ui/pages/action_words.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/note.h"
#include "ui/widgets/progress_bar.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace reviver::ui {

namespace {

constexpr int kCardWidth = 620;
constexpr int kWaitWidth = 360;

}  // namespace

ConnectPage::ConnectPage(QWidget *parent) : PageFrame(parent)
{
    m_picture = new Illustration(QStringLiteral("illustration-connect"));
    m_title = new TextLabel({}, TextRole::Hero);
    m_text = new TextLabel({}, TextRole::Body, &Tokens::text2);
    m_wait = new ProgressBar(8);
    m_wait->setBusy(true);
    m_wait->setFixedWidth(px(kWaitWidth));
    m_wait->setAccessibleName(tr("Waiting for the modem's answers"));
    m_question = new TextLabel({}, TextRole::Caption, &Tokens::text2);
    m_problem = new Note;
    m_checks = makeChecks();
    for (TextLabel *label : {m_title, m_text, m_question}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
    }

    body()->addStretch(3);
    body()->addWidget(m_picture, 0, Qt::AlignHCenter);
    auto *words = new QVBoxLayout;
    words->setSpacing(px(8));
    words->addWidget(m_title);
    words->addWidget(m_text);
    body()->addLayout(words);
    body()->addWidget(m_wait, 0, Qt::AlignHCenter);
    body()->addWidget(m_question);
    // Stretches, not an alignment: only so the card gets the height that its width needs.
    for (QWidget *block : {static_cast<QWidget *>(m_problem), static_cast<QWidget *>(m_checks)}) {
        block->setMaximumWidth(px(kCardWidth));
        auto *middle = new QHBoxLayout;
        middle->addStretch(1);
        middle->addWidget(block, 1000);
        middle->addStretch(1);
        body()->addLayout(middle);
    }
    body()->addStretch(4);

    auto *open = makeButton(ButtonKind::Link, tr("Open a firmware file…"));
    connect(open, &QPushButton::clicked, this, &ConnectPage::openFirmwareRequested);
    addFooterLeft(open);
    m_practice = addFooterButton(ButtonKind::Secondary, tr("Try the practice modem"));
    connect(m_practice, &QPushButton::clicked, this, [this] { emit practiceRequested(m_practice); });
    m_stop = addFooterButton(ButtonKind::Secondary, tr("Stop asking"));
    connect(m_stop, &QPushButton::clicked, this, &ConnectPage::stopRequested);
    m_detect = addFooterButton(ButtonKind::Secondary, tr("Detect again"), QStringLiteral("detect"));
    connect(m_detect, &QPushButton::clicked, this, [this] { emit actionRequested(NextAction::Detect); });
    m_action = addFooterButton(ButtonKind::Primary, tr("Detect"), QStringLiteral("detect"));
    connect(m_action, &QPushButton::clicked, this, [this] { emit actionRequested(m_offered); });
    showSession(nullptr);
}

Card *ConnectPage::makeChecks()
{
    auto *card = new Card;
    card->setPadding(24, 10);
    for (std::size_t i = 0; i < m_checkTitles.size(); ++i) {
        if (i > 0)
            card->addSeparator();
        m_checkTitles[i] = new TextLabel({}, TextRole::Strong);
        m_checkTexts[i] = new TextLabel({}, TextRole::Body, &Tokens::text2);
        m_checkTexts[i]->setWordWrap(true);
        auto *words = new QVBoxLayout;
        words->setSpacing(0);
        words->addWidget(m_checkTitles[i]);
        words->addWidget(m_checkTexts[i]);
        auto *row = new QHBoxLayout;
        row->setContentsMargins(0, px(1), 0, px(1));
        row->setSpacing(px(16));
        row->addWidget(new NumberBadge(static_cast<int>(i) + 1));
        row->addLayout(words, 1);
        card->body()->addLayout(row);
    }
    return card;
}

void ConnectPage::setDensity(Density density)
{
    m_picture->setSmall(density == Density::Tight);
}

ConnectPage::State ConnectPage::stateOf(const ModemSession *session)
{
    if (!session)
        return State::Nothing;
    if (session->stage() == ModemSession::Stage::Asking)
        return State::Asking;
    if (session->stage() == ModemSession::Stage::Changing)
        return State::Changing;
    if (!session->evidence())
        return State::Found;
    switch (session->mode()) {
    case DeviceMode::NoAccess:
        return State::NoAccess;
    case DeviceMode::Busy:
        return State::Busy;
    case DeviceMode::CdRom:
        return State::Disc;
    default:
        return State::Found;
    }
}

ConnectPage::Words ConnectPage::wordsFor(State state, const ModemSession *session)
{
    const QString picture = QStringLiteral("illustration-connect");
    switch (state) {
    case State::Nothing:
        return {
            picture,
            tr("Plug in the modem"),
            tr("Nothing found yet. Three things to check while Reviver keeps looking:"),
            {{{tr("Use a port on the computer itself"),
               tr("Without a hub or an extension cable. If it is there already, try the port beside it.")},
              {tr("Look at the light on the modem"),
               tr("Any light means that it has power. No light at all: try it in another computer.")},
              {tr("Give it half a minute"),
               tr("Some modems take up to 30 seconds before the computer sees them.")}}}};
    case State::Found:
        return {picture,
                tr("A modem is plugged in"),
                tr("%1. Press Detect to find out what it is doing.").arg(session->title()),
                {{{tr("Reviver asks harmless questions"),
                   tr("Only questions that a modem takes as such in every mode.")},
                  {tr("It takes a few seconds"), tr("Up to half a minute if the modem stays silent.")},
                  {tr("Nothing is changed"),
                   tr("You see the diagnosis and the whole plan before anything is written.")}}}};
    case State::Asking:
        return {picture, tr("Asking the modem"), tr("Nothing is changed by this."), {}};
    case State::Changing:
        return {picture, session->changeTitle(), session->changeText(), {}};
    case State::NoAccess:
    case State::Busy:
    case State::Disc:
        break;
    }
    const Diagnosis &diagnosis = session->diagnosis();
    return {state == State::Disc ? QStringLiteral("illustration-disc")
                                 : QStringLiteral("illustration-access"),
            translate(diagnosis.headline), translate(diagnosis.meaning), checksFor(diagnosis)};
}

std::array<ConnectPage::Check, 3> ConnectPage::checksFor(const Diagnosis &diagnosis)
{
    switch (diagnosis.action) {
    case NextAction::FixAccess:
        return {{{tr("Press Fix access"), tr("You see what would be written, and where, before it is done.")},
                 {tr("Enter your password"), tr("The system asks for it once, in a window of its own.")},
                 {tr("The modem is asked again"),
                  tr("If the system still says no, plug the modem in again and press Detect.")}}};
    case NextAction::PauseManager:
        return {{{tr("Press Pause it while we work"),
                  tr("ModemManager leaves this one modem alone, also while it restarts.")},
                 {tr("It goes on by itself"),
                  tr("When the repair has worked, you unplug the modem, or Reviver is closed.")},
                 {tr("Or when you say so"), tr("Device, Give the modem back to ModemManager.")}}};
    case NextAction::SwitchMode:
        return {{{tr("Press Switch to modem mode"),
                  tr("One message is sent to the disc. Nothing is written on the modem.")},
                 {tr("Wait half a minute"), tr("The disc vanishes and the ports of the modem appear.")},
                 {tr("The modem is asked again"),
                  tr("If it stays a disc, other messages are tried, then plug it in again.")}}};
    default:
        break;
    }
    switch (diagnosis.mode) {
    case DeviceMode::NoAccess:
        return {{{tr("Allow access to the port"),
                  tr("On Linux, add yourself to the group that owns it (often dialout).")},
                 {tr("Sign in again"), tr("A new group counts from the next time you sign in.")},
                 {tr("Press Detect"), tr("Plug the modem in again first, if it was plugged in before.")}}};
    case DeviceMode::CdRom:
        return {{{tr("Eject the disc"), tr("In the file manager, as any other disc.")},
                 {tr("Plug it in again"), tr("Give it half a minute; the disc vanishes and ports appear.")},
                 {tr("Press Detect"), tr("Reviver looks again.")}}};
    default:
        return {{{tr("Close the other program"), translate(diagnosis.nextDetail)},
                 {tr("Look for its helpers"),
                  tr("A dashboard often has a background service that stays when its window is closed.")},
                 {tr("Press Detect"), tr("Reviver looks again.")}}};
    }
}

void ConnectPage::showSession(const ModemSession *session)
{
    const State state = stateOf(session);
    apply(state, wordsFor(state, session));
    if (state == State::Asking || state == State::Changing)
        m_question->setText(session->lastQuestion());
    showProblem(session);
    showActions(session);
}

void ConnectPage::apply(State state, const Words &words)
{
    m_state = state;
    const bool waiting = state == State::Asking || state == State::Changing;
    m_picture->setPicture(words.picture);
    m_title->setText(words.title);
    m_text->setText(words.text);
    for (std::size_t i = 0; i < m_checkTitles.size(); ++i) {
        m_checkTitles[i]->setText(words.checks[i].title);
        m_checkTexts[i]->setText(words.checks[i].text);
    }
    m_checks->setVisible(!waiting);
    m_wait->setVisible(waiting);
    m_question->setVisible(waiting);
    m_stop->setVisible(waiting);
    m_stop->setText(state == State::Changing ? tr("Stop waiting") : tr("Stop asking"));
    m_practice->setVisible(state == State::Nothing);
}

/// In the place of the three checks: what stands in the way comes first.
void ConnectPage::showProblem(const ModemSession *session)
{
    const bool problem
        = session && session->changeProblem() && session->stage() != ModemSession::Stage::Changing;
    m_problem->setVisible(problem);
    if (!problem)
        return;
    const ProblemWords words = problemWords(*session->changeProblem());
    m_problem->setContent(Tone::Warn, words.what, words.next);
}

void ConnectPage::showActions(const ModemSession *session)
{
    const bool waiting = m_state == State::Asking || m_state == State::Changing;
    const bool obstacle = m_state == State::NoAccess || m_state == State::Busy || m_state == State::Disc;
    m_offered = obstacle ? session->diagnosis().action : NextAction::Detect;
    const ActionWords words = actionWords(m_offered);
    const bool plain = words.icon == QStringLiteral("detect");
    m_action->setText(plain ? tr("Detect") : words.text);
    setButtonIcon(m_action, words.icon);
    m_detect->setVisible(!plain && !waiting);
    const bool waited = !waiting && !m_action->isEnabled();
    m_action->setEnabled(!waiting);
    if (waited && isVisible())
        m_action->setFocus();
}

}  // namespace reviver::ui
