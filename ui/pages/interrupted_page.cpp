// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/interrupted_page.h"

#include "ui/bridge/texts.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/note.h"
#include "ui/widgets/value_grid.h"

#include <QDateTime>
#include <QFileInfo>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>

namespace reviver::ui {

namespace {

constexpr int kFactWidth = 144;

/// A time of the journal as owners read it.
QString whenText(const std::string &iso)
{
    const QDateTime time = QDateTime::fromString(QString::fromStdString(iso), Qt::ISODateWithMs);
    return QLocale().toString(time.toLocalTime(), QLocale::ShortFormat);
}

QString writtenText(const JournalContents &job)
{
    const auto isImage = [](const std::string &work) { return work.starts_with("write "); };
    return InterruptedPage::tr("%1 of %2 images, %3")
        .arg(std::ranges::count_if(job.done, isImage))
        .arg(std::ranges::count_if(job.run.work, isImage))
        .arg(amountText(job.acknowledged, job.run.bytes));
}

}  // namespace

InterruptedPage::InterruptedPage(QWidget *parent) : PageFrame(parent)
{
    setBadge(Tone::Warn, QStringLiteral("mode-interrupted"));
    auto *card = new Card;
    card->setPadding(20, 12);
    m_facts = new ValueGrid(kFactWidth);
    card->body()->addWidget(m_facts);
    m_note = new Note;
    body()->addWidget(card);
    body()->addWidget(m_note);
    body()->addStretch();

    auto *discard = makeButton(ButtonKind::Quiet, tr("Discard…"));
    connect(discard, &QPushButton::clicked, this, &InterruptedPage::discardRequested);
    addFooterLeft(discard);
    QPushButton *report = addFooterButton(ButtonKind::Secondary, tr("Report…"), QStringLiteral("report"));
    connect(report, &QPushButton::clicked, this, &InterruptedPage::reportRequested);
    QPushButton *goOn = addFooterButton(ButtonKind::Primary, tr("Continue"), QStringLiteral("play"));
    connect(goOn, &QPushButton::clicked, this, &InterruptedPage::continueRequested);
}

void InterruptedPage::showJob(const JournalContents &job)
{
    setHeadline(tr("A repair of %1 was interrupted at %2 %. Continue?")
                    .arg(QString::fromStdString(job.job.modem.model))
                    .arg(job.percent()));
    setSubline(tr("What the modem acknowledged stays as it is; the rest is written. The modem does not start "
                  "until the repair is finished."));
    m_facts->clear();
    m_facts->addRow(tr("Firmware"), QFileInfo(QString::fromStdString(job.job.firmware)).fileName());
    m_facts->addRow(tr("Modem"), tr("at %1").arg(QString::fromStdString(job.run.location)));
    m_facts->addRow(tr("Written"), writtenText(job));
    m_facts->addRow(tr("Begun"), whenText(job.job.began));
    m_facts->addRow(tr("Last sign"), whenText(job.lastTime));
    m_note->setContent(
        Tone::Next, tr("Modem and firmware are compared first"),
        tr("Plug the modem in where it was. Reviver goes on only if it is the same modem and the "
           "same firmware file."));
}

void InterruptedPage::showWaiting()
{
    m_note->setContent(
        Tone::Warn, tr("Plug in the modem"),
        tr("It is not there now. Plug it in where it was; the repair then goes on by itself."));
}

void InterruptedPage::showProblem(const Advice &advice)
{
    QString text = translate(advice.what) + QLatin1Char(' ') + translate(advice.state);
    for (const NextStep &step : advice.next)
        text += QLatin1Char(' ') + translate(step.text);
    m_note->setContent(Tone::Error, translate(advice.headline), text);
}

}  // namespace reviver::ui
