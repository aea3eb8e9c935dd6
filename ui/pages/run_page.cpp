// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/run_page.h"

#include "ui/bridge/texts.h"
#include "ui/pages/image_cells.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/image_strip.h"
#include "ui/widgets/link_bars.h"
#include "ui/widgets/metric.h"
#include "ui/widgets/note.h"
#include "ui/widgets/progress_row.h"
#include "ui/widgets/speed_spark.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace reviver::ui {

namespace {

/// Numbers change at most twice a second.
constexpr qint64 kNumbersGapMs = 500;
constexpr int kPhases = 4;

/// Check, write, restart, look: what "phase 2 of 4" counts.
int phaseOf(StepKind kind)
{
    switch (kind) {
    case StepKind::CheckConnection:
    case StepKind::CheckDownloadMode:
    case StepKind::CheckCompatibility:
        return 1;
    case StepKind::EnterDownload:
    case StepKind::LoadLoader:
    case StepKind::AwaitStage:
    case StepKind::Prepare:
    case StepKind::PartitionTable:
    case StepKind::Erase:
    case StepKind::WriteImage:
    case StepKind::Patch:
    case StepKind::ReadBack:
        return 2;
    case StepKind::Restart:
    case StepKind::AwaitReturn:
        return 3;
    case StepKind::ReadInfo:
        return 4;
    }
    return 1;
}

QString headlineOf(const RepairPlan &plan, const PlanStep &step)
{
    switch (step.kind) {
    case StepKind::CheckConnection:
        return RunPage::tr("Checking the connection");
    case StepKind::CheckDownloadMode:
        return RunPage::tr("Checking download mode");
    case StepKind::CheckCompatibility:
        return RunPage::tr("Comparing file and modem");
    case StepKind::EnterDownload:
        return RunPage::tr("Entering download mode");
    case StepKind::AwaitStage:
        return RunPage::tr("Waiting for the modem's next step");
    case StepKind::Prepare:
        return RunPage::tr("Preparing the modem");
    case StepKind::Erase:
        return RunPage::tr("Erasing old contents");
    case StepKind::Patch:
        return RunPage::tr("Adjusting the partition table");
    case StepKind::ReadBack:
        return RunPage::tr("Comparing image %1 of %2").arg(step.image + 1).arg(plan.images.size());
    case StepKind::LoadLoader:
        return RunPage::tr("Loading the loader into memory");
    case StepKind::PartitionTable:
        return RunPage::tr("Comparing the partition table");
    case StepKind::WriteImage:
        return RunPage::tr("Writing image %1 of %2").arg(step.image + 1).arg(plan.images.size());
    case StepKind::Restart:
        return RunPage::tr("Restarting the modem");
    case StepKind::AwaitReturn:
        return RunPage::tr("Waiting for the modem to come back");
    case StepKind::ReadInfo:
        return RunPage::tr("Reading its version");
    }
    return {};
}

/// Thresholds for repeats per block: the scale is ours, the counts stand beside it.
LinkQuality qualityOf(const reviver::LinkQuality &link)
{
    if (link.blocks == 0)
        return LinkQuality::Unknown;
    const double bad = static_cast<double>(link.repeats + link.errors) / static_cast<double>(link.blocks);
    if (bad < 0.0005)
        return LinkQuality::Good;
    if (bad < 0.005)
        return LinkQuality::Fair;
    return bad < 0.05 ? LinkQuality::Weak : LinkQuality::Poor;
}

QString leftText(const ProgressModel &progress, StepKind kind)
{
    if (kind == StepKind::Restart || kind == StepKind::AwaitReturn || kind == StepKind::ReadInfo)
        return RunPage::tr("up to 1 min");
    const auto left = progress.timeLeft();
    return left ? rangeText(left->shortest, left->longest) : RunPage::tr("Measuring");
}

}  // namespace

RunPage::RunPage(QWidget *parent) : PageFrame(parent)
{
    m_image = new TextLabel({}, TextRole::Body, &Tokens::text2);
    setHeadlineSide(m_image);
    m_strip = new ImageStrip;
    m_thisImage = new ProgressRow(tr("This image"), 8);
    m_whole = new ProgressRow(tr("Whole repair"), 12);
    m_metrics = makeMetrics();
    m_stalled = new Note;
    auto *bars = new QVBoxLayout;
    bars->setSpacing(px(8));
    bars->addWidget(m_strip);
    bars->addSpacing(px(4));
    bars->addWidget(m_thisImage);
    bars->addWidget(m_whole);
    body()->addLayout(bars);
    body()->addWidget(m_metrics);
    body()->addWidget(m_stalled);
    body()->addStretch();

    auto *advice = new QWidget;
    auto *row = new QHBoxLayout(advice);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(px(8));
    m_advice = new TextLabel;
    row->addWidget(new IconLabel(QStringLiteral("warning"), 18, &Tokens::warn));
    row->addWidget(m_advice, 1);
    addFooterLeft(advice);
    m_stopAfter = addFooterButton(ButtonKind::Secondary, tr("Stop after this image"));
    connect(m_stopAfter, &QPushButton::clicked, this, &RunPage::stopAfterImageRequested);
    m_stopNow = addFooterButton(ButtonKind::Danger, tr("Stop now…"), QStringLiteral("stop"));
    connect(m_stopNow, &QPushButton::clicked, this, &RunPage::stopNowRequested);
}

QWidget *RunPage::makeMetrics()
{
    auto *metrics = new QWidget;
    auto *row = new QHBoxLayout(metrics);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(px(20));
    m_speed = new Metric(tr("Speed"));
    m_speed->reserve(tr("%1 kB/s").arg(9999));
    m_spark = new SpeedSpark;
    m_speed->addAfterValue(m_spark);
    m_left = new Metric(tr("Time left"));
    m_left->reserve(tr("%1 to %2 min").arg(10).arg(20));
    m_link = new Metric(tr("Link quality"));
    m_bars = new LinkBars;
    m_link->addBeforeValue(m_bars);
    row->addWidget(m_speed, 3, Qt::AlignTop);
    row->addWidget(new Separator(Qt::Vertical));
    row->addWidget(m_left, 2, Qt::AlignTop);
    row->addWidget(new Separator(Qt::Vertical));
    row->addWidget(m_link, 3, Qt::AlignTop);
    return metrics;
}

void RunPage::begin(const ModemSession &session)
{
    m_thisImage->restart();
    m_whole->restart();
    m_spark->clear();
    m_sinceNumbers.invalidate();
    m_shownStep = static_cast<std::size_t>(-1);
    showStep(session);
    showSilence(session);
}

void RunPage::showStep(const ModemSession &session)
{
    const RepairPlan &plan = *session.ranPlan();
    const std::size_t index = session.progress().step();
    if (index >= plan.steps.size())
        return;
    const PlanStep &step = plan.steps[index];
    setHeadline(headlineOf(plan, step));
    const auto image = imageOfStep(plan, index);
    if (image) {
        const FirmwareImage &source = session.firmware()->images[plan.images[*image].index];
        m_image->setText(tr("%1, %2").arg(translate(roleTitle(source.role)), sizeText(source.size)));
    } else {
        m_image->setText(translate(step.reason));
    }
    m_strip->setCells(imageCells(session));
    if (m_shownStep != index && (image || step.kind == StepKind::LoadLoader))
        m_thisImage->restart();
    m_shownStep = index;
    const bool waiting = step.kind == StepKind::AwaitReturn;
    m_thisImage->setBusy(waiting);
    m_thisImage->setVisible(image || waiting || step.kind == StepKind::LoadLoader);
    m_whole->setFraction(session.progress().wholeFraction());
    m_whole->setAmount(tr("phase %1 of %2").arg(phaseOf(step.kind)).arg(kPhases));
    showNumbers(session);
    showStops(session);
}

void RunPage::showProgress(const ModemSession &session)
{
    const ProgressModel &progress = session.progress();
    if (progress.latest().stepTotal > 0)
        m_thisImage->setFraction(progress.stepFraction());
    m_whole->setFraction(progress.wholeFraction());
    if (const auto speed = progress.speed())
        m_spark->addSample(std::chrono::duration<double>(progress.elapsed()).count(), *speed);
    if (m_sinceNumbers.isValid() && m_sinceNumbers.elapsed() < kNumbersGapMs)
        return;
    showNumbers(session);
}

void RunPage::showNumbers(const ModemSession &session)
{
    m_sinceNumbers.start();
    const ProgressModel &progress = session.progress();
    const RepairProgress &latest = progress.latest();
    const StepKind kind = session.ranPlan()->steps[progress.step()].kind;
    m_thisImage->setAmount(latest.stepTotal > 0 ? amountText(latest.stepDone, latest.stepTotal) : QString());
    ProgressRow::align({m_thisImage, m_whole});
    const auto speed = progress.speed();
    m_speed->setValue(speed ? speedText(*speed) : tr("Measuring"));
    const QString amount = amountText(latest.done, session.ranPlan()->bytes);
    const auto average = progress.averageSpeed();
    m_speed->setDetail(average ? tr("%1, average %2").arg(amount, speedText(*average)) : amount);
    m_left->setValue(leftText(progress, kind));
    m_left->setDetail(tr("%1 so far").arg(elapsedText(progress.elapsed())));
    const LinkQuality quality = qualityOf(latest.link);
    m_bars->setQuality(quality);
    m_link->setValue(linkWord(quality));
    m_link->setDetail(tr("%1 errors, %2 repeats in %3 blocks")
                          .arg(countText(latest.link.errors), countText(latest.link.repeats),
                               countText(latest.link.blocks)));
}

void RunPage::showSilence(const ModemSession &session)
{
    const bool away = session.awaited().count() > 0;
    const bool stalled = session.silence().count() > 0 || away;
    m_metrics->setVisible(!stalled);
    m_stalled->setVisible(stalled);
    if (!stalled)
        return;
    showNumbers(session);
    if (away)
        return m_stalled->setContent(
            Tone::Warn, tr("The modem was unplugged"),
            tr("Plug it in again, if you can into a port of the computer itself: the "
               "repair goes on by itself. It is awaited for %1.")
                .arg(tookText(session.awaited())));
    m_stalled->setContent(Tone::Warn, tr("No answer for %1").arg(tookText(session.silence())),
                          tr("Reviver still tries, for %1 at most. Leave the modem where it is.")
                              .arg(tookText(session.silenceLimit())));
}

void RunPage::showStops(const ModemSession &session)
{
    const StopRequest asked = session.stopRequested();
    m_stopAfter->setEnabled(asked == StopRequest::None);
    m_stopNow->setEnabled(asked != StopRequest::Now);
    if (asked == StopRequest::Now)
        m_advice->setText(tr("Stopping at the next block. Do not unplug yet."));
    else if (asked == StopRequest::AfterImage)
        m_advice->setText(tr("Stopping after this image. Do not unplug yet."));
    else
        m_advice->setText(tr("Do not unplug. If power fails, you can continue later."));
}

}  // namespace reviver::ui
