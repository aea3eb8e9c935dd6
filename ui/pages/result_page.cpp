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

QString iconOf(RepairAction action)
{
    switch (action) {
    case RepairAction::Detect:
        return QStringLiteral("detect");
    case RepairAction::Continue:
    case RepairAction::StartAgain:
        return QStringLiteral("play");
    case RepairAction::CompleteSet:
        return QStringLiteral("resurrect");
    case RepairAction::ChooseFile:
    case RepairAction::ChooseLoader:
        return QStringLiteral("folder");
    case RepairAction::SaveReport:
        break;
    }
    return QStringLiteral("report");
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
    m_primary = addFooterButton(ButtonKind::Primary, tr("Save report…"), QStringLiteral("report"));
    connect(m_another, &QPushButton::clicked, this, &ResultPage::anotherModemRequested);
    connect(m_saveAside, &QPushButton::clicked, this, [this] { emit stepChosen(RepairAction::SaveReport); });
    connect(m_primary, &QPushButton::clicked, this, [this] { emit stepChosen(m_action); });
    connect(m_failure, &FailureView::stepChosen, this, &ResultPage::stepChosen);
}

/// The primary button does what helps first: the first next step, as its link does.
void ResultPage::choosePrimary(const RepairResult &result)
{
    m_action = RepairAction::SaveReport;
    QString text = tr("Save report…");
    if (result.outcome == Outcome::Written && !result.offerCompleteSet) {
        m_action = RepairAction::Detect;
        text = tr("Check now");
    } else if (!result.next.empty()) {
        m_action = result.next.front().action;
        text = translate(result.next.front().label);
    }
    m_primary->setText(text);
    setButtonIcon(m_primary, iconOf(m_action));
    const bool saves = m_action == RepairAction::SaveReport;
    m_another->setVisible(saves);
    m_saveAside->setVisible(!saves);
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
    choosePrimary(result);
}

}  // namespace reviver::ui
