// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/diagnosis_page.h"

#include "ui/bridge/texts.h"
#include "ui/pages/action_words.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/confidence_meter.h"
#include "ui/widgets/evidence_table.h"
#include "ui/widgets/note.h"

#include <QMenu>
#include <QVBoxLayout>

#include <algorithm>

namespace reviver::ui {

namespace {

/// How many findings stand there at first: the strongest. One more is not worth a link.
constexpr int kMostFindings = 8;

int rowHeight(PageFrame::Density density)
{
    switch (density) {
    case PageFrame::Density::Roomy:
        return 37;
    case PageFrame::Density::Usual:
        return 29;
    case PageFrame::Density::Tight:
        return 22;
    }
    return 29;
}

Tone iconTone(FindingWeight weight)
{
    switch (weight) {
    case FindingWeight::Proof:
    case FindingWeight::Supports:
        return Tone::Ok;
    case FindingWeight::Misleading:
    case FindingWeight::Unknown:
        return Tone::Unknown;
    case FindingWeight::Expected:
        return Tone::Next;
    case FindingWeight::Problem:
        return Tone::Warn;
    }
    return Tone::Unknown;
}

Tone tellsTone(FindingWeight weight, DeviceMode mode)
{
    if (weight == FindingWeight::Proof)
        return modeTone(modeShape(mode));
    return weight == FindingWeight::Problem ? Tone::Warn : Tone::Quiet;
}

QList<EvidenceRow> rowsOf(const Diagnosis &diagnosis)
{
    QList<EvidenceRow> rows;
    for (const Finding &finding : diagnosis.findings) {
        rows.append({iconTone(finding.weight), translate(finding.checked), translate(finding.saw),
                     finding.literal, translate(finding.tells), tellsTone(finding.weight, diagnosis.mode)});
    }
    return rows;
}

}  // namespace

DiagnosisPage::DiagnosisPage(QWidget *parent) : PageFrame(parent)
{
    m_confidence = new ConfidenceMeter;
    setHeadlineSide(m_confidence);
    m_all = makeButton(ButtonKind::Link, {});
    setSublineSide(m_all);
    connect(m_all, &QPushButton::clicked, this, [this] {
        m_showAll = !m_showAll;
        showFindings();
    });
    m_table = new EvidenceTable(rowHeight(Density::Usual));
    m_table->table()->setAccessibleName(tr("What was checked"));
    m_next = new Note;
    body()->addWidget(m_table);
    body()->addWidget(m_next);
    body()->addStretch();
    makeFooter();
}

void DiagnosisPage::makeFooter()
{
    m_light = makeButton(ButtonKind::Quiet, tr("What does the light do?"), QStringLiteral("light"));
    connect(m_light, &QPushButton::clicked, this, &DiagnosisPage::lightRequested);
    addFooterLeft(m_light);

    m_options = new QMenu(this);
    m_options->setToolTipsVisible(true);
    connect(m_options, &QMenu::aboutToShow, this, &DiagnosisPage::fillOptions);
    addFooterButton(makeMenuButton(tr("Other options"), m_options));
    m_primary = addFooterButton(ButtonKind::Primary, tr("Resurrect…"), QStringLiteral("resurrect"));
    connect(m_primary, &QPushButton::clicked, this, [this] { emit actionRequested(m_action); });
}

void DiagnosisPage::fillOptions()
{
    m_options->clear();
    if (!m_session)
        return;
    const std::vector<NextAction> others = otherActions(m_session->diagnosis());
    for (const NextAction action : others)
        connect(m_options->addAction(actionWords(action).text), &QAction::triggered, this,
                [this, action] { emit actionRequested(action); });
    connect(m_options->addAction(tr("Look into a firmware file…")), &QAction::triggered, this,
            &DiagnosisPage::openFirmwareRequested);
    std::vector<ModeSwitch> changes = m_session->changes().possible();
    std::erase_if(changes, [&](const ModeSwitch &change) {
        const auto same = actionOf(change.kind);
        return same && (same == m_action || std::ranges::find(others, *same) != others.end());
    });
    if (!changes.empty())
        m_options->addSeparator();
    for (const ModeSwitch &change : changes) {
        QAction *action = m_options->addAction(tr("%1…").arg(translate(change.title)));
        action->setToolTip(translate(change.explanation));
        connect(action, &QAction::triggered, this, [this, change] { emit modeSwitchRequested(change); });
    }
}

void DiagnosisPage::showSession(const ModemSession &session)
{
    const Diagnosis &diagnosis = session.diagnosis();
    setHeadline(translate(diagnosis.headline));
    setSubline(translate(diagnosis.meaning));
    m_confidence->setLevel(static_cast<ConfidenceMeter::Level>(static_cast<int>(diagnosis.confidence) + 1));
    m_showAll = m_showAll && m_session == &session;
    m_session = &session;
    showFindings();
    m_action = diagnosis.action;
    const ActionWords words = actionWords(m_action);
    m_primary->setText(words.text);
    setButtonIcon(m_primary, words.icon);
    m_light->setVisible(!session.practice());
    showNext(session);
}

void DiagnosisPage::showFindings()
{
    QList<EvidenceRow> rows = rowsOf(m_session->diagnosis());
    const bool many = rows.size() > kMostFindings + 1;
    m_all->setVisible(many);
    m_all->setText(m_showAll ? tr("Only the strongest findings") : tr("All %1 findings").arg(rows.size()));
    if (many && !m_showAll)
        rows.resize(kMostFindings);
    m_table->setRows(rows);
}

void DiagnosisPage::setDensity(Density density)
{
    m_table->setRowHeight(rowHeight(density));
}

void DiagnosisPage::showNext(const ModemSession &session)
{
    const Diagnosis &diagnosis = session.diagnosis();
    if (session.changeProblem()) {
        const ProblemWords problem = problemWords(*session.changeProblem());
        m_next->setContent(Tone::Warn, problem.what, problem.next);
    } else {
        m_next->setContent(Tone::Next, translate(diagnosis.next), translate(diagnosis.nextDetail),
                           actionWords(diagnosis.action).icon);
    }
    m_next->setVisible(session.changeProblem() || !diagnosis.next.empty());
}

}  // namespace reviver::ui
