// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/connect_page.h"

#include "ui/bridge/texts.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/icon_label.h"
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
    m_checks = makeChecks();
    for (TextLabel *label : {m_title, m_text, m_question}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
    }

    body()->addStretch(3);
    body()->addWidget(m_picture, 0, Qt::AlignHCenter);
    body()->addWidget(m_title);
    body()->addWidget(m_text);
    body()->addWidget(m_wait, 0, Qt::AlignHCenter);
    body()->addWidget(m_question);
    // Stretches, not an alignment: only so the card gets the height that its width needs.
    auto *middle = new QHBoxLayout;
    middle->addStretch(1);
    middle->addWidget(m_checks, 1000);
    middle->addStretch(1);
    body()->addLayout(middle);
    body()->addStretch(4);

    auto *open = makeButton(ButtonKind::Link, tr("Open a firmware file…"));
    connect(open, &QPushButton::clicked, this, &ConnectPage::openFirmwareRequested);
    addFooterLeft(open);
    m_practice = addFooterButton(ButtonKind::Secondary, tr("Try the practice modem"));
    connect(m_practice, &QPushButton::clicked, this, [this] { emit practiceRequested(m_practice); });
    m_stop = addFooterButton(ButtonKind::Secondary, tr("Stop asking"));
    connect(m_stop, &QPushButton::clicked, this, &ConnectPage::stopRequested);
    m_detect = addFooterButton(ButtonKind::Primary, tr("Detect"), QStringLiteral("detect"));
    connect(m_detect, &QPushButton::clicked, this, &ConnectPage::detectRequested);
    showSession(nullptr);
}

Card *ConnectPage::makeChecks()
{
    auto *card = new Card;
    card->setPadding(24, 8);
    card->setMaximumWidth(px(kCardWidth));
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

ConnectPage::State ConnectPage::stateOf(const ModemSession *session)
{
    if (!session)
        return State::Nothing;
    if (session->stage() == ModemSession::Stage::Asking)
        return State::Asking;
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
    case State::NoAccess:
        return {QStringLiteral("illustration-access"),
                translate(session->diagnosis().headline),
                translate(session->diagnosis().meaning),
                {{{tr("Allow access to the port"),
                   tr("On Linux, add yourself to the group that owns it (often dialout).")},
                  {tr("Sign in again"), tr("A new group counts from the next time you sign in.")},
                  {tr("Press Detect"), tr("Plug the modem in again first, if it was plugged in before.")}}}};
    case State::Busy:
        return {QStringLiteral("illustration-access"),
                translate(session->diagnosis().headline),
                translate(session->diagnosis().meaning),
                {{{tr("Close other modem programs"), tr("The maker's dashboard, a dialler, a terminal.")},
                  {tr("Let the system let go"),
                   tr("On Linux, ModemManager holds new modems for about half a minute.")},
                  {tr("Press Detect"), tr("Reviver looks again.")}}}};
    case State::Disc:
        return {QStringLiteral("illustration-disc"),
                translate(session->diagnosis().headline),
                translate(session->diagnosis().meaning),
                {{{tr("Let the system switch it"),
                   tr("On Linux, the package usb-modeswitch does it when the modem is plugged in.")},
                  {tr("Plug it in again"), tr("Give it half a minute; the disc vanishes and ports appear.")},
                  {tr("Press Detect"), tr("Reviver looks again.")}}}};
    }
    return {};
}

void ConnectPage::showSession(const ModemSession *session)
{
    const State state = stateOf(session);
    apply(state, wordsFor(state, session));
    if (state == State::Asking)
        m_question->setText(session->lastQuestion());
}

void ConnectPage::apply(State state, const Words &words)
{
    m_state = state;
    const bool asking = state == State::Asking;
    m_picture->setPicture(words.picture);
    m_title->setText(words.title);
    m_text->setText(words.text);
    for (std::size_t i = 0; i < m_checkTitles.size(); ++i) {
        m_checkTitles[i]->setText(words.checks[i].title);
        m_checkTexts[i]->setText(words.checks[i].text);
    }
    m_checks->setVisible(!asking);
    m_wait->setVisible(asking);
    m_question->setVisible(asking);
    m_stop->setVisible(asking);
    m_practice->setVisible(state == State::Nothing);
    const bool asked = !asking && !m_detect->isEnabled();
    m_detect->setEnabled(!asking);
    if (asked && isVisible())
        m_detect->setFocus();
}

}  // namespace reviver::ui
