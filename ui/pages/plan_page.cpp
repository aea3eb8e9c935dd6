// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/plan_page.h"

#include "core/repair/next_steps.h"
#include "ui/bridge/texts.h"
#include "ui/pages/marked_lines.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/note.h"
#include "ui/widgets/plan_facts.h"
#include "ui/widgets/progress_bar.h"
#include "ui/widgets/table_view.h"
#include "ui/widgets/text_label.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QStandardItemModel>

#include <algorithm>

namespace reviver::ui {

namespace {

enum Column { NumberColumn, ImageColumn, SizeColumn, CheckColumn, PlanColumn, ColumnCount };

QStandardItem *cell(const QString &text, Tone tone = Tone::Plain)
{
    auto *item = new QStandardItem(text);
    item->setEditable(false);
    item->setData(static_cast<int>(tone), TextToneRole);
    return item;
}

void setIcon(QStandardItem *item, const QString &name, Tone tone)
{
    item->setData(name, IconNameRole);
    item->setData(static_cast<int>(tone), IconToneRole);
}

QStandardItem *checkCell(const FirmwareImage &image)
{
    if (!image.whole()) {
        auto *item = cell(image.truncated ? PlanPage::tr("Cut off") : PlanPage::tr("Damaged"), Tone::Error);
        setIcon(item, QStringLiteral("cross"), Tone::Error);
        return item;
    }
    const bool checked = image.check == CheckState::Good;
    auto *item = cell(checked ? PlanPage::tr("Whole") : PlanPage::tr("No checksum"), Tone::Quiet);
    setIcon(item, checked ? QStringLiteral("check") : QStringLiteral("unknown"),
            checked ? Tone::Ok : Tone::Unknown);
    return item;
}

/// Of a plan that is refused nothing is written, whatever it says of the image.
QStandardItem *planCell(const PlannedImage &planned, const FirmwareImage &image, bool refused)
{
    if (refused && planned.write)
        return cell(PlanPage::tr("Not written"), Tone::Quiet);
    const bool risky = holdsIdentity(image.role);
    const QString decision
        = planned.write && risky ? PlanPage::tr("Write: replaces calibration") : translate(planned.decision);
    auto *item = cell(decision, planned.write && !risky ? Tone::Plain : Tone::Warn);
    if (!planned.write)
        setIcon(item, QStringLiteral("keep"), Tone::Warn);
    else if (risky)
        setIcon(item, QStringLiteral("warning"), Tone::Warn);
    else
        setIcon(item, QStringLiteral("check"), Tone::Ok);
    item->setToolTip(translate(planned.reason));
    return item;
}

QString imageText(const FirmwareImage &image)
{
    const QString title = translate(roleTitle(image.role));
    return image.certainty == Certainty::Unknown ? PlanPage::tr("%1 (role not proven)").arg(title) : title;
}

Tone toneOf(PlanCheck::State state)
{
    switch (state) {
    case PlanCheck::State::Good:
        return Tone::Ok;
    case PlanCheck::State::Unknown:
        return Tone::Unknown;
    case PlanCheck::State::Warn:
        return Tone::Warn;
    case PlanCheck::State::Refuse:
        return Tone::Error;
    }
    return Tone::Unknown;
}

QString fileNameOf(const FirmwareBundle &bundle)
{
    return QString::fromStdString(bundle.path.filename().string());
}

/// What the computer and the cable mean for the time that writing takes.
QString surroundings(const Evidence &evidence)
{
    const auto &power = evidence.host.power;
    if (power && power->onBattery)
        return PlanPage::tr("On battery: plug in the charger first.");
    if (!evidence.modem.device.hubs.empty())
        return PlanPage::tr("A port without a hub is safer.");
    return power ? PlanPage::tr("On mains power, no USB hub.")
                 : PlanPage::tr("Best on mains power, without a hub.");
}

bool leavesIdentityOut(const RepairPlan &plan, const FirmwareBundle &bundle)
{
    return std::any_of(plan.images.begin(), plan.images.end(), [&bundle](const PlannedImage &image) {
        return holdsIdentity(bundle.images[image.index].role);
    });
}

}  // namespace

PlanPage::PlanPage(QWidget *parent) : PageFrame(parent)
{
    setHeadline(tr("Resurrect plan"));
    subline()->setElideMode(Qt::ElideMiddle);
    m_certainty = new Chip;
    setHeadlineSide(m_certainty);
    makeLinks();
    makeTable();
    m_facts = new PlanFacts;
    m_note = new Note;
    makeSteps();
    m_wait = new ProgressBar(8);
    m_wait->setAccessibleName(tr("Reading the firmware file"));
    body()->addWidget(m_note);
    body()->addWidget(m_steps);
    body()->addWidget(m_wait);
    body()->addWidget(m_table);
    body()->addWidget(m_facts);
    body()->addStretch();
    makeFooter();
}

void PlanPage::makeLinks()
{
    auto *links = new QWidget;
    auto *row = new QHBoxLayout(links);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(px(12));
    m_setLink = makeButton(ButtonKind::Link, {});
    m_fileLink = makeButton(ButtonKind::Link, tr("Choose another file…"));
    m_lookLink = makeButton(ButtonKind::Link, tr("Look into it"));
    row->addWidget(m_setLink);
    row->addWidget(m_lookLink);
    row->addWidget(m_fileLink);
    setSublineSide(links);
    connect(m_setLink, &QPushButton::clicked, this, [this] { emit completeSetRequested(!m_complete); });
    connect(m_lookLink, &QPushButton::clicked, this, &PlanPage::lookRequested);
    connect(m_fileLink, &QPushButton::clicked, this, &PlanPage::chooseFileRequested);
}

void PlanPage::makeSteps()
{
    m_stepList = new NextStepList;
    connect(m_stepList, &NextStepList::stepChosen, this, &PlanPage::takeStep);
    m_steps = new Card;
    m_steps->setPadding(20, 12);
    m_steps->body()->addLayout(titledRow(tr("Next steps"), m_stepList));
}

void PlanPage::showSteps(ErrorCode why)
{
    m_stepList->setSteps(nextSteps(why, {}));
    m_steps->show();
}

/// The modem was asked a moment ago: files are chosen without asking it once more.
void PlanPage::takeStep(RepairAction action)
{
    if (action == RepairAction::ChooseFile)
        emit chooseFileRequested();
    else if (action == RepairAction::ChooseLoader)
        emit chooseLoaderRequested();
    else
        emit stepChosen(action);
}

void PlanPage::makeTable()
{
    m_table = new TableCard(26);
    m_model = new QStandardItemModel(0, ColumnCount, this);
    m_model->setHorizontalHeaderLabels(
        {tr("#"), tr("Image"), tr("Size"), tr("File check"), tr("In the plan")});
    m_model->horizontalHeaderItem(SizeColumn)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_table->table()->setModel(m_model);
    m_table->table()->setColumnWidths({48, 0, 110, 124, 270});
    m_table->table()->setNarrowHidden({CheckColumn});
    m_table->table()->setGrowsToContent(true);
    m_table->table()->setAccessibleName(tr("Images of the plan"));
}

void PlanPage::makeFooter()
{
    m_understood = new QCheckBox;
    connect(m_understood, &QCheckBox::toggled, this, &PlanPage::updatePrimary);
    addFooterLeft(m_understood);
    m_cancel = addFooterButton(ButtonKind::Secondary, tr("Cancel"));
    connect(m_cancel, &QPushButton::clicked, this, &PlanPage::cancelRequested);
    m_chooseFile
        = addFooterButton(ButtonKind::Primary, tr("Choose another file…"), QStringLiteral("firmware"));
    connect(m_chooseFile, &QPushButton::clicked, this, &PlanPage::chooseFileRequested);
    m_chooseLoader = addFooterButton(ButtonKind::Primary, tr("Choose loader…"), QStringLiteral("firmware"));
    connect(m_chooseLoader, &QPushButton::clicked, this, &PlanPage::chooseLoaderRequested);
    m_start = addFooterButton(ButtonKind::Primary, tr("Resurrect"), QStringLiteral("resurrect"));
    m_start->setAccessibleDescription(
        tr("Begins writing. The images of the plan on the modem are replaced."));
    connect(m_start, &QPushButton::clicked, this, &PlanPage::startRequested);
}

void PlanPage::setDensity(Density density)
{
    const bool tight = density == Density::Tight;
    m_table->setRowHeight(tight ? 22 : 26);
    m_facts->setRowGap(tight ? 4 : 10);
}

void PlanPage::focusCancel()
{
    m_cancel->setFocus();
}

void PlanPage::choosePrimary(QPushButton *primary)
{
    for (QPushButton *button : {m_chooseFile, m_chooseLoader, m_start})
        button->setVisible(button == primary);
    m_understood->setVisible(primary == m_start && m_mayStart);
    m_fileLink->setVisible(primary != m_chooseFile);
}

void PlanPage::updatePrimary()
{
    m_start->setEnabled(m_mayStart && m_understood->isChecked());
    m_start->setToolTip(m_start->isEnabled() ? QString() : tr("Tick the box first"));
}

void PlanPage::showBlocks(bool table, bool facts, bool note, bool wait)
{
    m_table->setVisible(table);
    m_facts->setVisible(facts);
    m_note->setVisible(note);
    m_steps->hide();
    m_wait->setVisible(wait);
}

void PlanPage::showReading(const QString &fileName, double fraction)
{
    m_mayStart = false;
    setSubline(tr("Reading and checking %1").arg(fileName));
    if (!m_wait->isVisibleTo(this))
        m_wait->restart();
    m_wait->setFraction(fraction);
    showBlocks(false, false, false, true);
    m_certainty->hide();
    m_setLink->hide();
    m_lookLink->hide();
    choosePrimary(m_start);
    m_fileLink->hide();
    updatePrimary();
}

void PlanPage::showFileError(const QString &fileName, const QString &what, const QString &detail)
{
    m_mayStart = false;
    setSubline(fileName);
    m_note->setContent(Tone::Error, tr("This file cannot be used. The modem was not touched."), what);
    m_note->setToolTip(detail);
    showBlocks(false, false, true, false);
    showSteps(ErrorCode::BundleNotRecognised);
    m_certainty->hide();
    m_setLink->hide();
    m_lookLink->hide();
    choosePrimary(m_chooseFile);
}

void PlanPage::showSession(const ModemSession &session)
{
    if (!session.plan() || !session.firmware())
        return;
    const RepairPlan &plan = *session.plan();
    const FirmwareBundle &bundle = *session.firmware();
    const PlanCheck *refusal = plan.refusal();
    m_mayStart = plan.mayStart();
    setSubline(tr("From %1").arg(fileNameOf(bundle)));

    const bool proven = plan.route && plan.route->certainty == Certainty::Confirmed;
    m_certainty->setVisible(plan.route.has_value() && !proven);
    m_certainty->setContent(QStringLiteral("warning"), tr("Not proven on hardware"), Tone::Warn);
    m_certainty->setToolTip(plan.route ? translate(plan.route->reason) : QString());

    m_complete = !session.options().include.empty();
    m_lookLink->show();
    m_setLink->setVisible(m_mayStart && leavesIdentityOut(plan, bundle));
    m_setLink->setText(m_complete ? tr("Leave the settings out") : tr("Write the complete set…"));
    fillTable(plan, bundle);
    fillFacts(plan, session);
    if (refusal)
        m_note->setContent(plan.needsLoader ? Tone::Warn : Tone::Error, translate(refusal->title),
                           translate(refusal->detail));
    showBlocks(plan.route.has_value(), !refusal, refusal != nullptr, false);
    // A missing loader is one step, which the note tells and the primary button does.
    if (refusal && !plan.needsLoader)
        showSteps(refusal->code);
    m_understood->setChecked(false);
    m_understood->setText(m_complete ? tr("I understand: no backup, and the calibration is replaced")
                                     : tr("I understand that nothing can be restored"));
    choosePrimary(plan.needsLoader ? m_chooseLoader : refusal ? m_chooseFile : m_start);
    updatePrimary();
}

void PlanPage::fillTable(const RepairPlan &plan, const FirmwareBundle &bundle)
{
    m_model->removeRows(0, m_model->rowCount());
    const bool refused = plan.refusal() && !plan.needsLoader;  // a loader can be chosen yet
    for (std::size_t i = 0; i < plan.images.size(); ++i) {
        const FirmwareImage &image = bundle.images[plan.images[i].index];
        auto *number = cell(QStringLiteral("%1").arg(i + 1, 2, 10, QLatin1Char('0')), Tone::Quiet);
        auto *title = cell(imageText(image));
        title->setToolTip(QString::fromStdString(image.name));
        auto *size = cell(sizeText(image.size));
        size->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        m_model->appendRow({number, title, size, checkCell(image), planCell(plan.images[i], image, refused)});
    }
    m_table->table()->updateGeometry();
}

void PlanPage::fillFacts(const RepairPlan &plan, const ModemSession &session)
{
    // Good checks of the file itself are in the table; the proof is the chip beside the headline.
    using Topic = PlanCheck::Topic;
    QList<PlanFact> facts;
    for (const PlanCheck &check : plan.checks) {
        const bool good = check.state == PlanCheck::State::Good;
        if (check.topic == Topic::Proof || (good && check.topic == Topic::Other))
            continue;
        const bool kept = good && check.topic == Topic::Kept;
        const Tone tone = check.topic == Topic::Backup ? Tone::Warn : kept ? Tone::Next : toneOf(check.state);
        facts.append({kept ? QStringLiteral("keep") : shapeName(tone), tone, translate(check.title),
                      translate(check.detail)});
    }
    const QString amount = sizeText(plan.bytes);
    facts.append({QStringLiteral("time"), Tone::Next, rangeText(plan.shortest, plan.longest),
                  QStringLiteral("%1. %2").arg(amount,
                                               session.practice() ? tr("Nothing real is written.")
                                                                  : surroundings(*session.evidence()))});
    m_facts->setFacts(facts);
}

}  // namespace reviver::ui
