// SPDX-License-Identifier: Apache-2.0
#include "core/repair/repair_run.h"

#include "core/device/away_and_back.h"
#include "core/firmware/digests.h"
#include "core/repair/link_quality.h"
#include "core/repair/result_words.h"
#include "core/repair/same_modem.h"

#include <algorithm>

namespace reviver {
namespace {

using std::chrono::milliseconds;

/// A modem that leaves the bus so often at one and the same piece of work will not get
/// beyond it by itself.
constexpr int kMostLosses = 3;

}  // namespace

RepairRun::RepairRun(const RunInput &input, RepairObserver &observer, StopToken stop)
    : m_bundle(input.bundle)
    , m_hardware(input.hardware)
    , m_setup(input.setup)
    , m_observer(observer)
    , m_stop(stop)
    , m_plan(input.plan)
    , m_evidence(input.evidence)
    , m_voice(observer, input.hardware.clock)
    , m_journal(input.setup, input.hardware.clock, m_voice)
    , m_guard(input.hardware, input.setup.program, m_voice)
    , m_steps(input.bundle, input.hardware, observer, m_voice, m_journal, std::move(stop))
    , m_start(input.hardware.clock.now())
{
    m_result.modeBefore = m_evidence.mode;
    m_result.mode = m_evidence.mode;
    m_result.before = m_evidence.identity;
    m_result.port = m_evidence.workPort;
    m_steps.use(m_plan, m_evidence);
    if (m_setup.continued)
        m_steps.countLink(m_setup.continued->link);
}

RepairResult RepairRun::run()
{
    m_voice.log(LogLevel::Step, REVIVER_TR("Start Resurrect Mode"));
    auto begun = begin();
    finish(begun ? doSteps() : begun);
    return m_result;
}

Result<void> RepairRun::begin()
{
    if (const PlanCheck *refusal = m_plan.refusal())
        return failure(refusal->code, refusal->detail.english());
    REVIVER_TRY(m_guard.take(m_evidence.modem.device));
    REVIVER_TRY(digestImages(m_bundle, {}, m_stop));
    REVIVER_TRY(m_journal.begin(m_plan, m_evidence, m_bundle));
    m_result.journal = m_journal.path();
    if (!m_journal.done().empty())
        m_voice.log(LogLevel::Note,
                    {REVIVER_TR("Going on with a repair that was broken off: %1 of %2 images are written "
                                "and stay as they are."),
                     {std::to_string(m_steps.seen().imagesWritten), std::to_string(m_plan.imagesToWrite())}});
    return {};
}

Result<void> RepairRun::doSteps()
{
    for (;;) {
        auto done = m_steps.run();
        const bool lost = !done && done.error().code() == ErrorCode::PortDisconnected;
        if (!lost || !m_steps.seen().sentAnything)
            return done;
        REVIVER_TRY(findAgain(done.error()));
    }
}

Result<void> RepairRun::findAgain(const Error &lost)
{
    const std::size_t done = m_journal.done().size();
    m_losses = std::exchange(m_doneAtLoss, done) == done ? m_losses + 1 : 1;
    m_journal.modemLost(lost);
    m_away = true;
    if (m_losses > kMostLosses)
        return failure(lost);
    m_voice.log(
        LogLevel::Warning,
        {REVIVER_TR("The modem was unplugged at %1 %. Plug it in again: the repair goes on by itself. "
                    "It is awaited for %2 minutes."),
         {std::to_string(percent()), std::to_string(kAwaitModem.count())}});
    m_observer.modeChanged(DeviceMode::Unknown);
    m_observer.awaitingModem(kAwaitModem);
    auto back = awaitSameModem(m_evidence, m_hardware, m_voice, m_stop);
    m_observer.awaitingModem(milliseconds::zero());
    if (!back)
        return failure(back.error().code() == ErrorCode::Cancelled ? back.error() : lost);
    m_away = false;
    LinkQuality once;
    once.returns = 1;
    m_steps.countLink(once);
    return planWhatIsLeft(*std::move(back));
}

Result<void> RepairRun::planWhatIsLeft(Evidence evidence)
{
    m_voice.log(LogLevel::Done,
                {REVIVER_TR("The modem is back at %1. The repair goes on."), {evidence.workPort}});
    m_observer.modeChanged(evidence.mode);
    REVIVER_TRY(m_guard.take(evidence.modem.device));
    m_evidence = std::move(evidence);
    RepairPlan plan = makePlan(m_evidence, m_bundle, m_plan.options);
    if (const PlanCheck *refusal = plan.refusal())
        return failure(refusal->code, refusal->detail.english());
    m_plan = std::move(plan);
    m_observer.planChanged(m_plan);
    m_steps.use(m_plan, m_evidence);
    m_journal.runAgain(m_plan, m_evidence, m_bundle);
    return {};
}

int RepairRun::percent() const
{
    const std::uint64_t all = m_plan.bytesToWrite();
    return all == 0 ? 0 : static_cast<int>(m_steps.seen().bytes * 100 / all);
}

void RepairRun::takeSeen()
{
    const StepRunner::Seen &seen = m_steps.seen();
    m_result.link = m_steps.link();
    m_result.bytes = seen.bytes;
    m_result.imagesWritten = seen.imagesWritten;
    m_result.failedImage = seen.failedImage;
    m_result.nextImage = seen.nextImage;
    if (seen.after) {
        m_result.after = seen.after->identity;
        m_result.portAfter = seen.after->workPort;
    }
}

void RepairRun::finish(const Result<void> &steps)
{
    takeSeen();
    if (steps)
        finishWritten();
    else
        finishBroken(steps.error());
    m_result.duration = std::chrono::duration_cast<milliseconds>(m_hardware.clock.now() - m_start);
    m_result.linkAdvice = linkAdvice(m_result.link, m_evidence.modem.device.speed);
    m_result.canContinue = !m_result.journal.empty() && somethingIsLeft();
    std::optional<DeviceMode> now;
    if (m_result.mode != DeviceMode::Unknown)
        now = m_result.mode;
    addWords(m_result, {m_plan, m_bundle, flashTouched(), now, m_hardware.clock.wallTime()});
    m_journal.ended(m_result);
    const bool bad = m_result.outcome == Outcome::Failed || m_result.outcome == Outcome::Refused;
    m_voice.log(m_result.outcome == Outcome::Verified ? LogLevel::Done
                    : bad                             ? LogLevel::Error
                                                      : LogLevel::Warning,
                m_result.headline);
}

void RepairRun::finishWritten()
{
    VerificationFacts facts = m_steps.seen().facts;
    facts.link = m_result.link;
    const Verdict verdict = judge(facts);
    m_result.outcome = verdict.outcome;
    m_result.seen = verdict.seen;
    m_result.mode = facts.returned ? facts.mode : DeviceMode::Unknown;
    if (verdict.outcome != Outcome::Failed)
        return;
    m_result.error = Error(ErrorCode::VerifyMismatch, "the modem did not start its own program");
    m_result.offerCompleteSet = isDownloadMode(facts.mode) && settingsCouldBeWritten();
}

/// Streaming download has no place for such images: opening one erases the area.
bool RepairRun::settingsCouldBeWritten() const
{
    return std::ranges::any_of(m_plan.images, [this](const PlannedImage &image) {
        const FirmwareImage &source = m_bundle.images[image.index];
        return !image.write && holdsIdentity(source.role)
            && definitionOf(m_plan.route->route).planImage(image.index, source, m_bundle).write;
    });
}

void RepairRun::finishBroken(const Error &error)
{
    m_result.error = error;
    if (error.code() == ErrorCode::Cancelled)
        m_result.outcome = Outcome::Stopped;
    else
        m_result.outcome = m_steps.seen().sentAnything ? Outcome::Failed : Outcome::Refused;
    VerificationFacts facts = m_steps.seen().facts;
    facts.link = m_result.link;
    m_result.seen = judge(facts).seen;
    m_result.mode = modeNow(error).value_or(DeviceMode::Unknown);
}

bool RepairRun::flashTouched() const
{
    return m_steps.seen().flashTouched || (m_setup.continued && m_setup.continued->flashTouched);
}

/// Nothing is left when all was written and only the modem's start failed.
bool RepairRun::somethingIsLeft() const
{
    const bool ended = m_result.outcome == Outcome::Verified || m_result.outcome == Outcome::Written;
    if (ended || !flashTouched())
        return false;
    return !(m_steps.seen().facts.returned && m_result.error
             && m_result.error->code() == ErrorCode::VerifyMismatch);
}

std::optional<DeviceMode> RepairRun::modeNow(const Error &error)
{
    const StepRunner::Seen &seenBefore = m_steps.seen();
    const bool answered = error.code() == ErrorCode::DeviceRefused || error.code() == ErrorCode::Cancelled
        || error.code() == ErrorCode::SignatureWanted || error.code() == ErrorCode::BundleForOtherDevice;
    if (!seenBefore.sentAnything && error.code() == ErrorCode::PortNotFound)
        return std::nullopt;
    if (!m_away && seenBefore.mode != DeviceMode::Unknown && (answered || !seenBefore.sentAnything))
        return seenBefore.mode;
    m_voice.log(LogLevel::Step, REVIVER_TR("Looking at the modem's state now"));
    const auto seen = lookNow(m_evidence.modem, m_hardware, {}, m_voice.probeLog());
    if (!seen)
        return std::nullopt;
    m_observer.modeChanged(seen->mode);
    return seen->mode;
}

}  // namespace reviver
