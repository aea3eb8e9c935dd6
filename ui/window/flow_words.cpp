// SPDX-License-Identifier: Apache-2.0
#include "ui/window/flow_words.h"

#include "ui/bridge/texts.h"

#include <QCoreApplication>

#include <algorithm>

namespace reviver::ui {

namespace {

using Stage = ModemSession::Stage;

QString tr(const char *text)
{
    return QCoreApplication::translate("reviver::ui::FlowWords", text);
}

bool isVerifying(StepKind kind)
{
    return kind == StepKind::Restart || kind == StepKind::AwaitReturn || kind == StepKind::ReadInfo;
}

Step runningStep(const ModemSession &session)
{
    const RepairPlan &plan = *session.ranPlan();
    const std::size_t step = session.progress().step();
    return step < plan.steps.size() && isVerifying(plan.steps[step].kind) ? Step::Verify : Step::Resurrect;
}

FlowPlace placeOfResult(const RepairResult &result)
{
    switch (result.outcome) {
    case Outcome::Verified:
        return {PageId::Result, Step::Report, false};
    case Outcome::Written:
        return {PageId::Result, Step::Verify, result.offerCompleteSet};
    default:
        break;
    }
    const bool writingDone = result.offerCompleteSet
        || (result.error
            && (result.error->code() == ErrorCode::ModemNotReturned
                || result.error->code() == ErrorCode::VerifyMismatch));
    return {PageId::Result, writingDone ? Step::Verify : Step::Resurrect, true};
}

FlowPlace placeOfDiagnosis(const ModemSession &session, bool planning)
{
    switch (session.mode()) {
    case DeviceMode::NoAccess:
    case DeviceMode::Busy:
    case DeviceMode::CdRom:
        return {PageId::Connect, Step::Detect, false};
    default:
        break;
    }
    return planning ? FlowPlace{PageId::Plan, Step::BackUp, false}
                    : FlowPlace{PageId::Diagnosis, Step::Diagnose, false};
}

/// The end of the sentence about a repair that ended early.
QString unpluggingNow(const RepairResult &result)
{
    return result.mode == DeviceMode::Unknown ? tr("It is safe to plug the modem in again.")
                                              : tr("It is safe to unplug the modem.");
}

StatusWords statusOfResult(const RepairResult &result)
{
    switch (result.outcome) {
    case Outcome::Verified:
        return {Tone::Ok, {}, tr("Repaired and checked. You can unplug the modem.")};
    case Outcome::Written:
        return {Tone::Unknown, {}, tr("Written, not checked. %1").arg(unpluggingNow(result))};
    case Outcome::Refused:
        return {Tone::Warn, {}, tr("Not started. Nothing has been changed on the modem.")};
    case Outcome::Stopped:
        return {Tone::Unknown, QStringLiteral("stop"), tr("Stopped by you. %1").arg(unpluggingNow(result))};
    case Outcome::Failed:
        return {Tone::Error, {}, tr("Not finished. %1").arg(unpluggingNow(result))};
    }
    return {Tone::Unknown, {}, {}};
}

StatusWords statusOfSession(const ModemSession &session)
{
    switch (session.stage()) {
    case Stage::Found:
        return {Tone::Next, QStringLiteral("detect"),
                tr("Not asked yet. Nothing has been changed on the modem.")};
    case Stage::Asking:
        return {Tone::Next, QStringLiteral("detect"), tr("Asking the modem. Nothing is changed by this.")};
    case Stage::Changing:
        return {Tone::Next, QStringLiteral("mode-restarting"),
                tr("%1: under way. Leave the modem plugged in.").arg(session.changeTitle())};
    case Stage::Diagnosed:
        if (session.changeProblem())
            return {Tone::Warn, {}, problemWords(*session.changeProblem()).what};
        if (!session.lastChange().isEmpty())
            return {Tone::Ok, {}, tr("Ready. Changed as you asked: %1.").arg(session.lastChange())};
        return {Tone::Ok, {}, tr("Ready. Nothing has been changed on the modem.")};
    case Stage::Repairing:
        if (session.awaited().count() > 0)
            return {Tone::Warn, QStringLiteral("usb"), tr("The modem was unplugged. Plug it in again.")};
        return runningStep(session) == Step::Verify
            ? StatusWords{Tone::Next, QStringLiteral("resurrect"),
                          tr("Everything is written. Leave the modem plugged in while it restarts.")}
            : StatusWords{Tone::Next, QStringLiteral("resurrect"),
                          tr("Writing to the modem. Do not unplug it.")};
    case Stage::Finished:
        return statusOfResult(*session.result());
    }
    return {Tone::Unknown, {}, {}};
}

}  // namespace

FlowPlace placeOf(const ModemSession *session, bool planning)
{
    if (!session)
        return {};
    switch (session->stage()) {
    case Stage::Found:
    case Stage::Asking:
    case Stage::Changing:
        return {PageId::Connect, Step::Detect, false};
    case Stage::Diagnosed:
        return placeOfDiagnosis(*session, planning);
    case Stage::Repairing:
        return {PageId::Run, runningStep(*session), false};
    case Stage::Finished:
        return placeOfResult(*session->result());
    }
    return {};
}

std::optional<PageId> pageOfStep(const ModemSession *session, Step step)
{
    if (!session)
        return step == Step::Detect ? std::optional(PageId::Connect) : std::nullopt;
    const bool repairing = session->stage() == Stage::Repairing;
    switch (step) {
    case Step::Detect:
        return PageId::Connect;
    case Step::Diagnose:
        return session->evidence() ? std::optional(PageId::Diagnosis) : std::nullopt;
    case Step::BackUp:
        return session->plan() && !session->busy() ? std::optional(PageId::Plan) : std::nullopt;
    case Step::Resurrect:
    case Step::Verify:
        if (repairing)
            return PageId::Run;
        return session->result() ? std::optional(PageId::Result) : std::nullopt;
    case Step::Report:
        return session->evidence() ? std::optional(PageId::Report) : std::nullopt;
    }
    return {};
}

QString reasonToWait(const ModemSession *session, Step step)
{
    if (!session)
        return tr("Plug in a modem first.");
    if (session->stage() == Stage::Repairing)
        return tr("This waits until the repair has ended.");
    switch (step) {
    case Step::Detect:
        return {};
    case Step::Diagnose:
        return tr("Press Detect first.");
    case Step::BackUp:
        return tr("Press Resurrect and choose a firmware file first.");
    case Step::Resurrect:
        return tr("Nothing is written before you confirm the plan.");
    case Step::Verify:
        return tr("Follows the writing by itself.");
    case Step::Report:
        return tr("Press Detect first; then there is something to report.");
    }
    return {};
}

QString reasonSkipped(const ModemSession *session, Step step)
{
    if (!session || step != Step::BackUp)
        return {};
    const auto &plan = session->ranPlan() ? session->ranPlan() : session->plan();
    if (!plan)
        return {};
    const auto check = std::ranges::find(plan->checks, PlanCheck::Topic::Backup, &PlanCheck::topic);
    if (check == plan->checks.end() || check->state == PlanCheck::State::Good)
        return {};
    return translate(check->title);
}

StatusWords statusOf(const ModemSession *session, PageId page)
{
    if (page == PageId::Firmware && !(session && session->stage() == Stage::Repairing))
        return {Tone::Next, {}, tr("Looking at a file. No modem is in use.")};
    if (page == PageId::Interrupted)
        return {Tone::Warn, {}, tr("A repair was broken off. Nothing is being written now.")};
    if (!session)
        return {Tone::Next, QStringLiteral("detect"), tr("Looking for modems. Nothing has been changed.")};
    if (page == PageId::Terminal && session->stage() == Stage::Diagnosed)
        return {session->practice() ? Tone::Practice : Tone::Next, QStringLiteral("terminal"),
                session->practice() ? tr("Terminal open on the practice modem.")
                                    : tr("Terminal open. What you send goes to the modem as it is.")};
    if (page == PageId::Plan && session->stage() == Stage::Diagnosed)
        return {Tone::Ok, {}, tr("Planning. Nothing has been changed on the modem.")};
    return statusOfSession(*session);
}

QStringList captionOf(const ModemSession &session)
{
    if (session.practice())
        return {tr("No USB port"), tr("simulated")};
    const AttachedDevice &device = session.modem().device;
    QStringList parts;
    if (!device.location.empty())
        parts.append(tr("USB port %1").arg(QString::fromStdString(device.location)));
    else if (!session.modem().ports.empty())
        parts.append(QString::fromStdString(session.modem().ports.front().path));
    if (!session.present())
        return parts << tr("not back yet");
    if (device.id)
        parts.append(QString::fromStdString(device.id->text()));
    const QString speed = usbSpeedText(device.speed);
    if (!speed.isEmpty())
        parts.append(speed);
    return parts;
}

}  // namespace reviver::ui
