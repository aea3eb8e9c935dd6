// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/diagnosis_page.h"

#include "ui/bridge/texts.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/confidence_meter.h"
#include "ui/widgets/evidence_table.h"
#include "ui/widgets/note.h"

#include <QMenu>
#include <QVBoxLayout>

namespace reviver::ui {

namespace {

/// Eight findings and the note fit a window of the usual height.
constexpr int kRowHeight = 29;

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

struct Verb {
    QString text;
    QString icon;
};

Verb verbOf(NextAction action)
{
    switch (action) {
    case NextAction::Resurrect:
        return {DiagnosisPage::tr("Resurrect…"), QStringLiteral("resurrect")};
    case NextAction::SaveReport:
        return {DiagnosisPage::tr("Show report"), QStringLiteral("report")};
    default:
        return {DiagnosisPage::tr("Detect again"), QStringLiteral("detect")};
    }
}

}  // namespace

DiagnosisPage::DiagnosisPage(QWidget *parent) : PageFrame(parent)
{
    m_confidence = new ConfidenceMeter;
    setHeadlineSide(m_confidence);
    m_table = new EvidenceTable(kRowHeight);
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

    auto *menu = new QMenu(this);
    connect(menu->addAction(tr("Detect again")), &QAction::triggered, this, &DiagnosisPage::detectRequested);
    connect(menu->addAction(tr("Look into a firmware file…")), &QAction::triggered, this,
            &DiagnosisPage::openFirmwareRequested);
    connect(menu->addAction(tr("Show report")), &QAction::triggered, this, &DiagnosisPage::reportRequested);
    addFooterButton(makeMenuButton(tr("Other options"), menu));
    m_primary = addFooterButton(ButtonKind::Primary, tr("Resurrect…"), QStringLiteral("resurrect"));
    connect(m_primary, &QPushButton::clicked, this, &DiagnosisPage::runPrimary);
}

void DiagnosisPage::runPrimary()
{
    switch (m_action) {
    case NextAction::Resurrect:
        return emit resurrectRequested();
    case NextAction::SaveReport:
        return emit reportRequested();
    default:
        return emit detectRequested();
    }
}

void DiagnosisPage::showSession(const ModemSession &session)
{
    const Diagnosis &diagnosis = session.diagnosis();
    setHeadline(translate(diagnosis.headline));
    setSubline(translate(diagnosis.meaning));
    m_confidence->setLevel(static_cast<ConfidenceMeter::Level>(static_cast<int>(diagnosis.confidence) + 1));
    m_table->setRows(rowsOf(diagnosis));
    m_next->setVisible(!diagnosis.next.empty());
    const Verb verb = verbOf(diagnosis.action);
    m_next->setContent(Tone::Next, translate(diagnosis.next), translate(diagnosis.nextDetail), verb.icon);
    m_action = diagnosis.action;
    m_primary->setText(verb.text);
    setButtonIcon(m_primary, verb.icon);
    m_light->setVisible(!session.practice());
}

}  // namespace reviver::ui
