// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/result_page.h"

#include "ui/bridge/texts.h"
#include "ui/pages/failure_view.h"
#include "ui/pages/proof_view.h"
#include "ui/widgets/buttons.h"

#include <QVBoxLayout>

namespace reviver::ui {

namespace {

struct Badge {
    Tone tone;
    QString icon;
};

Badge badgeOf(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Verified:
        return {Tone::Ok, {}};
    case Outcome::Written:
        return {Tone::Unknown, {}};
    case Outcome::Stopped:
        return {Tone::Unknown, QStringLiteral("stop")};
    case Outcome::Refused:
        return {Tone::Warn, {}};
    case Outcome::Failed:
        return {Tone::Error, {}};
    }
    return {Tone::Unknown, {}};
}

bool wasWritten(Outcome outcome)
{
    return outcome == Outcome::Verified || outcome == Outcome::Written;
}

}  // namespace

ResultPage::ResultPage(QWidget *parent) : PageFrame(parent)
{
    m_proof = new ProofView;
    m_failure = new FailureView;
    body()->addWidget(m_proof);
    body()->addWidget(m_failure);
    body()->addStretch();

    auto *folder = makeButton(ButtonKind::Link, tr("Open log folder"));
    connect(folder, &QPushButton::clicked, this, &ResultPage::openLogFolderRequested);
    addFooterLeft(folder);
    m_another = addFooterButton(ButtonKind::Secondary, tr("Another modem"));
    m_saveAside = addFooterButton(ButtonKind::Secondary, tr("Save report…"), QStringLiteral("report"));
    m_save = addFooterButton(ButtonKind::Primary, tr("Save report…"), QStringLiteral("report"));
    m_check = addFooterButton(ButtonKind::Primary, tr("Check now"), QStringLiteral("detect"));
    m_again = addFooterButton(ButtonKind::Primary, tr("Start again…"), QStringLiteral("play"));
    m_complete
        = addFooterButton(ButtonKind::Primary, tr("Write the complete set…"), QStringLiteral("resurrect"));
    connect(m_another, &QPushButton::clicked, this, &ResultPage::anotherModemRequested);
    connect(m_saveAside, &QPushButton::clicked, this, &ResultPage::reportRequested);
    connect(m_save, &QPushButton::clicked, this, &ResultPage::reportRequested);
    connect(m_check, &QPushButton::clicked, this, &ResultPage::checkRequested);
    connect(m_again, &QPushButton::clicked, this, &ResultPage::startAgainRequested);
    connect(m_complete, &QPushButton::clicked, this, &ResultPage::completeSetRequested);
}

void ResultPage::choosePrimary(QPushButton *primary)
{
    for (QPushButton *button : {m_save, m_check, m_again, m_complete})
        button->setVisible(button == primary);
    m_another->setVisible(primary == m_save);
    m_saveAside->setVisible(primary != m_save);
}

void ResultPage::setDensity(Density density)
{
    const bool tight = density == Density::Tight;
    m_proof->setTight(tight);
    m_failure->setTight(tight);
}

void ResultPage::showSession(const ModemSession &session)
{
    const RepairResult &result = *session.result();
    const Badge badge = badgeOf(result.outcome);
    setBadge(badge.tone, badge.icon);
    setHeadline(translate(result.headline));
    setSubline(translate(result.summary));
    // Nothing to compare when the modem came back as dead as before: words help more.
    const bool proof = wasWritten(result.outcome) && !result.offerCompleteSet;
    m_proof->setVisible(proof);
    m_failure->setVisible(!proof);
    if (proof)
        m_proof->showSession(session);
    else
        m_failure->showSession(session);
    if (result.offerCompleteSet)
        choosePrimary(m_complete);
    else if (result.outcome == Outcome::Verified)
        choosePrimary(m_save);
    else
        choosePrimary(result.outcome == Outcome::Written ? m_check : m_again);
}

}  // namespace reviver::ui
