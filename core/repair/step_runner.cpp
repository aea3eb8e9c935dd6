// SPDX-License-Identifier: Apache-2.0
#include "core/repair/step_runner.h"

#include "core/device/away_and_back.h"
#include "core/device/mode_switch.h"
#include "core/repair/link_quality.h"
#include "core/repair/stall_watch.h"

#include <algorithm>

namespace reviver {
namespace {

/// What a modem is in once a loader of this kind runs; another device for some.
DeviceMode modeOfLoader(LoaderKind kind)
{
    switch (kind) {
    case LoaderKind::Download:
        return DeviceMode::StreamingLoader;
    case LoaderKind::Firehose:
        return DeviceMode::Firehose;
    case LoaderKind::BootRom:
        break;
    }
    return DeviceMode::Unknown;
}

/// A package brings what is inside of it.
bool bringsIdentity(const FirmwareImage &image, const FirmwareBundle &bundle)
{
    return holdsIdentity(image.role)
        || (image.role == ImageRole::Package
            && std::ranges::any_of(bundle.images, holdsIdentity, &FirmwareImage::role));
}

}  // namespace

StepRunner::StepRunner(const FirmwareBundle &bundle, const Hardware &hardware, RepairObserver &observer,
                       RunVoice &voice, RunJournal &journal, StopToken stop)
    : m_bundle(bundle)
    , m_hardware(hardware)
    , m_observer(observer)
    , m_voice(voice)
    , m_journal(journal)
    , m_stop(std::move(stop))
    , m_start(hardware.clock.now())
{
    m_seen.facts.expectedVersion = bundle.version;
}

void StepRunner::use(const RepairPlan &plan, const Evidence &evidence)
{
    // A shorter plan of what is left, without the loader say, leaves what was done done.
    m_total = std::max(m_total, plan.bytes);
    m_plan = &plan;
    m_evidence = &evidence;
    m_route = plan.route ? &definitionOf(plan.route->route) : nullptr;
    m_seen.mode = evidence.mode;
    m_seen.facts.imagesPlanned = plan.imagesToWrite();
    m_seen.facts.readsBack = m_route && m_route->readsBack;
    m_seen.facts.identityWritten = std::ranges::any_of(plan.images, [this](const PlannedImage &image) {
        return image.write && bringsIdentity(m_bundle.images[image.index], m_bundle);
    });
    m_done
        = m_route ? stepsDone(plan, m_bundle, m_journal.done(), m_route->resumeAt) : std::set<std::size_t>();
    m_seen.failedImage.reset();
    m_doneBefore = m_stepDone = 0;
    m_step = 0;
    for (const std::size_t step : m_done)
        m_doneBefore += plan.steps[step].bytes;
    m_seen.flashTouched = m_seen.flashTouched || !m_done.empty();
    countDone();
}

Result<void> StepRunner::run()
{
    for (const std::size_t step : m_done)
        m_observer.stepFinished(step);
    auto done = doSteps();
    closePort();
    countDone();
    return done;
}

Result<void> StepRunner::doSteps()
{
    for (m_step = 0; m_step < m_plan->steps.size(); ++m_step) {
        if (m_done.contains(m_step))
            continue;
        const PlanStep &step = m_plan->steps[m_step];
        m_observer.stepStarted(m_step);
        announce(0, step.bytes);
        REVIVER_TRY(doStep(step));
        m_doneBefore += step.bytes;
        announce(0, 0);
        m_observer.stepFinished(m_step);
    }
    return {};
}

Result<void> StepRunner::doStep(const PlanStep &step)
{
    switch (step.kind) {
    case StepKind::CheckConnection:
        return m_voice.logged(checkConnection(), REVIVER_TR("Checking connection...OK"),
                              REVIVER_TR("Checking connection...failed"));
    case StepKind::CheckDownloadMode:
        return checkDownloadMode();
    case StepKind::CheckCompatibility:
        return checkCompatibility();
    case StepKind::LoadLoader:
        return m_voice.logged(loadLoader(), REVIVER_TR("Loading the loader into memory...OK"),
                              REVIVER_TR("Loading the loader into memory...failed"));
    case StepKind::EnterDownload:
        return m_voice.logged(enterDownload(), REVIVER_TR("Entering download mode...OK"),
                              REVIVER_TR("Entering download mode...failed"));
    case StepKind::AwaitStage:
        return awaitStage();
    case StepKind::Prepare:
        return m_voice.logged(m_writer->prepare(), REVIVER_TR("Preparing the modem for images...OK"),
                              REVIVER_TR("Preparing the modem for images...failed"));
    case StepKind::PartitionTable:
        return comparePartitionTable(step);
    case StepKind::Erase:
    case StepKind::Patch:
        return changeRow(step);
    case StepKind::WriteImage:
        return writeImage(step);
    case StepKind::ReadBack:
        return readBack(step);
    case StepKind::Restart:
        return m_voice.logged(restart(), REVIVER_TR("Modem reset...OK"), REVIVER_TR("Modem reset...failed"));
    case StepKind::AwaitReturn:
        return awaitModem();
    case StepKind::ReadInfo:
        return readInfo();
    }
    return failure(ErrorCode::Unsupported, "a step of an unknown kind");
}

Result<void> StepRunner::openPort(const Evidence &evidence)
{
    closePort();
    auto port = m_hardware.opener.open(evidence.workPort);
    if (!port)
        return failure(port.error());
    m_port
        = std::make_unique<StallWatch>(*std::move(port), m_hardware.clock, [this](auto silence, auto limit) {
              m_observer.stalled(silence, limit);
          });
    m_writer = m_route->makeWriter(
        {*m_port, m_hardware.clock, m_stop, evidence.mode, m_bundle,
         m_plan->loader ? &*m_plan->loader : nullptr,
         [this](LogLevel level, Message text) { m_voice.log(level, std::move(text)); }});
    return {};
}

void StepRunner::closePort()
{
    m_linkBefore = link();
    m_writer.reset();
    m_port.reset();
}

Result<void> StepRunner::loadLoader()
{
    m_seen.sentAnything = true;
    REVIVER_TRY(m_writer->startLoader(*m_plan->loader, blockListener()));
    seeMode(modeOfLoader(m_plan->loader->kind));
    return {};
}

Result<void> StepRunner::enterDownload()
{
    closePort();
    const auto switches = modeSwitches(*m_evidence);
    const auto found = std::ranges::find_if(switches, [](const ModeSwitch &change) {
        return change.kind == ModeSwitchKind::EnterDownloadByAt
            || change.kind == ModeSwitchKind::EnterDownloadByDiag;
    });
    if (found == switches.end())
        return failure(ErrorCode::NoRoute, "no port of the modem takes it to download mode");
    REVIVER_TRY(performModeSwitch(*found, *m_evidence, m_hardware, m_stop));
    m_seen.sentAnything = true;
    seeMode(DeviceMode::Unknown);
    return {};
}

Result<void> StepRunner::awaitStage()
{
    m_voice.log(LogLevel::Step, REVIVER_TR("Waiting for the modem to come back for the next step"));
    closePort();
    const auto returned
        = awaitReturn(m_evidence->modem, m_hardware, ReturnInto::Download, m_stop, m_voice.probeLog());
    if (!returned)
        return failure(returned.error().during("waiting for download mode"));
    seeMode(returned->mode);
    if (m_route->loader && returned->mode == m_evidence->mode)
        return failure(ErrorCode::UnexpectedMessage, "the loader did not start: nothing has changed");
    if (!isDownloadMode(returned->mode))
        return failure(ErrorCode::UnexpectedMessage,
                       "the modem came back in another mode: " + std::string(modeName(returned->mode)));
    return m_voice.logged(openPort(*returned), REVIVER_TR("The modem is ready for the next step...OK"),
                          REVIVER_TR("Opening the modem's port again...failed"));
}

Result<void> StepRunner::restart()
{
    const auto time = std::chrono::duration_cast<std::chrono::milliseconds>(m_hardware.clock.now() - m_start);
    m_voice.log(LogLevel::Done, {REVIVER_TR("Flashing Done in %1"), {durationText(time)}});
    auto reset = m_writer->restart();
    closePort();
    return reset;
}

Result<void> StepRunner::awaitModem()
{
    m_voice.log(LogLevel::Step, REVIVER_TR("Waiting for the modem to return"));
    m_observer.modeChanged(DeviceMode::Unknown);
    VerificationFacts &facts = m_seen.facts;
    const Clock::Instant away = m_hardware.clock.now();
    auto returned
        = awaitReturn(m_evidence->modem, m_hardware, ReturnInto::Normal, m_stop, m_voice.probeLog());
    facts.waited = std::chrono::duration_cast<std::chrono::milliseconds>(m_hardware.clock.now() - away);
    if (!returned) {
        // Everything is written by now: whoever stops waiting has not stopped the repair.
        m_voice.log(LogLevel::Warning,
                    {REVIVER_TR("The modem was not seen again: %1"), {returned.error().detail()}});
        return {};
    }
    facts.returned = true;
    facts.mode = returned->mode;
    m_seen.after = *std::move(returned);
    seeMode(facts.mode);
    return {};
}

Result<void> StepRunner::stopBeforeImage() const
{
    if (m_stop.request() == StopRequest::None)
        return {};
    return failure(ErrorCode::Cancelled, "stopped between two images");
}

void StepRunner::beginWork(const PlanStep &step)
{
    m_seen.sentAnything = true;
    m_seen.flashTouched = true;
    m_journal.workBegan(nameOf(step));
}

void StepRunner::endWork(const PlanStep &step)
{
    m_journal.workDone(nameOf(step), step.bytes);
    m_done.insert(m_step);
    countDone();
}

/// Counts anew from the steps that are over: after a loss some of them are not any more.
void StepRunner::countDone()
{
    std::set<std::size_t> written;
    std::set<std::size_t> ended;
    std::set<std::size_t> compared;
    m_seen.bytes = 0;
    m_seen.nextImage.reset();
    for (std::size_t i = 0; i < m_plan->steps.size(); ++i) {
        const PlanStep &step = m_plan->steps[i];
        const bool writes = step.kind == StepKind::WriteImage;
        if (!m_done.contains(i)) {
            if (writes && i == m_step)
                m_seen.bytes += m_stepDone;
            if (writes && !m_seen.nextImage)
                m_seen.nextImage = step.image;
            continue;
        }
        if (writes)
            written.insert(step.image);
        if (step.kind == StepKind::ReadBack)
            compared.insert(step.image);
        if (writes || step.kind == StepKind::PartitionTable) {
            ended.insert(step.image);
            m_seen.bytes += step.bytes;
        }
    }
    m_seen.imagesWritten = written.size();
    m_seen.facts.imagesEnded = ended.size();
    m_seen.facts.imagesReadBack = compared.size();
}

const FirmwareImage &StepRunner::imageOf(const PlanStep &step) const
{
    return m_bundle.images[m_plan->images[step.image].index];
}

WriteTarget StepRunner::targetOf(const PlanStep &step) const
{
    return {m_plan->images[step.image].code, step.row};
}

std::string StepRunner::nameOf(const PlanStep &step) const
{
    return workName(*m_plan, m_bundle, step);
}

BlockListener StepRunner::blockListener()
{
    return [this](std::uint64_t acknowledged) {
        const PlanStep &step = m_plan->steps[m_step];
        announce(acknowledged, step.bytes);
        if (isWork(step))
            m_journal.acknowledged(acknowledged, link());
    };
}

LinkQuality StepRunner::link() const
{
    return m_writer ? m_linkBefore + m_writer->link() : m_linkBefore;
}

void StepRunner::announce(std::uint64_t stepDone, std::uint64_t stepTotal)
{
    m_stepDone = stepDone = std::min(stepDone, stepTotal);
    const std::uint64_t beforePlan = m_total - m_plan->bytes;
    m_mostDone = std::max(m_mostDone, beforePlan + m_doneBefore + stepDone);
    m_observer.progressed({m_step, stepDone, stepTotal, m_mostDone, m_total, link()});
}

void StepRunner::seeMode(DeviceMode mode)
{
    m_seen.mode = mode;
    if (mode == DeviceMode::Unknown)
        return;
    m_observer.modeChanged(mode);
    m_journal.modeSeen(mode);
}

}  // namespace reviver
