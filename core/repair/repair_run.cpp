// SPDX-License-Identifier: Apache-2.0
#include "core/repair/repair_run.h"

#include "core/base/hex.h"
#include "core/device/diagnosis.h"
#include "core/device/mode_switch.h"
#include "core/device/modem_family.h"
#include "core/device/away_and_back.h"
#include "core/repair/link_quality.h"
#include "core/repair/result_words.h"
#include "core/repair/stall_watch.h"

#include <algorithm>

namespace reviver {
namespace {

std::string modelLine(const Evidence &evidence)
{
    std::string text = modelTitle(evidence);
    const std::string chip(evidence.family ? evidence.family->chip : std::string_view());
    if (!chip.empty() && text.find(chip) == std::string::npos)
        text += " (" + chip + ")";
    return text;
}

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

}  // namespace

RepairRun::RepairRun(const RepairPlan &plan, const Evidence &evidence, const FirmwareBundle &bundle,
                     const Hardware &hardware, RepairObserver &observer, StopToken stop)
    : m_plan(plan)
    , m_evidence(evidence)
    , m_bundle(bundle)
    , m_route(definitionOf(plan.route ? plan.route->route : Route::HuaweiDownload))
    , m_hardware(hardware)
    , m_observer(observer)
    , m_stop(std::move(stop))
    , m_start(hardware.clock.now())
{
    m_result.modeBefore = evidence.mode;
    m_result.mode = evidence.mode;
    m_result.before = evidence.identity;
    m_result.port = evidence.workPort;
    m_facts.imagesPlanned = plan.imagesToWrite();
    m_facts.readsBack = m_route.readsBack;
    m_facts.expectedVersion = bundle.version;
    m_facts.identityWritten
        = std::any_of(plan.images.begin(), plan.images.end(), [&](const PlannedImage &image) {
              return image.write && holdsIdentity(bundle.images[image.index].role);
          });
}

RepairResult RepairRun::run()
{
    log(LogLevel::Step, REVIVER_TR("Start Resurrect Mode"));
    if (const PlanCheck *refusal = m_plan.refusal())
        finish(failure(refusal->code, refusal->detail.english()));
    else
        finish(doSteps());
    return m_result;
}

Result<void> RepairRun::doSteps()
{
    for (m_step = 0; m_step < m_plan.steps.size(); ++m_step) {
        const PlanStep &step = m_plan.steps[m_step];
        m_observer.stepStarted(m_step);
        announce(0, step.bytes);
        REVIVER_TRY(doStep(step));
        m_doneBefore += step.bytes;
        announce(0, 0);
        m_observer.stepFinished(m_step);
    }
    return {};
}

Result<void> RepairRun::doStep(const PlanStep &step)
{
    switch (step.kind) {
    case StepKind::CheckConnection:
        return logged(checkConnection(), REVIVER_TR("Checking connection...OK"),
                      REVIVER_TR("Checking connection...failed"));
    case StepKind::CheckDownloadMode:
        return checkDownloadMode();
    case StepKind::CheckCompatibility:
        return checkCompatibility();
    case StepKind::LoadLoader:
        return logged(loadLoader(), REVIVER_TR("Loading the loader into memory...OK"),
                      REVIVER_TR("Loading the loader into memory...failed"));
    case StepKind::EnterDownload:
        return logged(enterDownload(), REVIVER_TR("Entering download mode...OK"),
                      REVIVER_TR("Entering download mode...failed"));
    case StepKind::AwaitStage:
        return awaitStage();
    case StepKind::Prepare:
        return logged(m_writer->prepare(), REVIVER_TR("Preparing the modem for images...OK"),
                      REVIVER_TR("Preparing the modem for images...failed"));
    case StepKind::PartitionTable:
        return comparePartitionTable(step);
    case StepKind::Erase:
        return changeRow(step, m_writer->erase(*step.row));
    case StepKind::WriteImage:
        return writeImage(step);
    case StepKind::Patch:
        return changeRow(step, m_writer->patch(*step.row));
    case StepKind::ReadBack:
        return readBack(step);
    case StepKind::Restart:
        return logged(restart(), REVIVER_TR("Modem reset...OK"), REVIVER_TR("Modem reset...failed"));
    case StepKind::AwaitReturn:
        return awaitModem();
    case StepKind::ReadInfo:
        return readInfo();
    }
    return failure(ErrorCode::Unsupported, "a step of an unknown kind");
}

Result<void> RepairRun::checkConnection()
{
    return openPort(m_evidence);
}

Result<void> RepairRun::openPort(const Evidence &evidence)
{
    auto port = m_hardware.opener.open(evidence.workPort);
    if (!port)
        return failure(port.error());
    m_port
        = std::make_unique<StallWatch>(*std::move(port), m_hardware.clock, [this](auto silence, auto limit) {
              m_observer.stalled(silence, limit);
          });
    m_writer = m_route.makeWriter({*m_port, m_hardware.clock, m_stop, evidence.mode, m_bundle,
                                   m_plan.loader ? &*m_plan.loader : nullptr,
                                   [this](LogLevel level, Message text) { log(level, std::move(text)); }});
    return {};
}

void RepairRun::closePort()
{
    m_writer.reset();
    m_port.reset();
}

Result<void> RepairRun::checkDownloadMode()
{
    const auto said = m_writer->confirmMode();
    REVIVER_TRY(logged(said ? Result<void>() : failure(said.error()),
                       REVIVER_TR("Checking Download Mode...OK"),
                       REVIVER_TR("Checking Download Mode...failed")));
    if (!m_evidence.identity.buildId.empty() && !said->empty() && *said != m_evidence.identity.buildId) {
        return failure(ErrorCode::UnexpectedMessage,
                       "another modem answers on this port: " + *said + " instead of "
                           + m_evidence.identity.buildId);
    }
    log(LogLevel::Done, {REVIVER_TR("Model Found: %1"), {modelLine(m_evidence)}});
    if (!said->empty())
        log(LogLevel::Detail, {REVIVER_TR("Loader version: %1"), {*said}});
    return {};
}

Result<void> RepairRun::checkCompatibility()
{
    log(LogLevel::Done, REVIVER_TR("Checking firmware compatibility...OK"));
    for (const PlanCheck &check : m_plan.checks) {
        const bool good = check.state == PlanCheck::State::Good;
        log(good ? LogLevel::Detail : LogLevel::Note,
            {"%1: %2", {check.title.english(), check.detail.english()}});
    }
    log(LogLevel::Note,
        {REVIVER_TR("Way of writing: %1. %2 (%3)"),
         {routeTitle(m_plan.route->route).english(), m_plan.route->reason.english(),
          m_evidence.capabilities().text()}});
    log(LogLevel::Done, REVIVER_TR("Parsing Firmware Files...OK"));
    for (const PlannedImage &image : m_plan.images) {
        if (!image.write)
            log(LogLevel::Note,
                {"%1: %2. %3",
                 {m_bundle.images[image.index].name, image.decision.english(), image.reason.english()}});
    }
    return {};
}

Result<void> RepairRun::loadLoader()
{
    m_sentAnything = true;
    REVIVER_TRY(m_writer->startLoader(*m_plan.loader, blockListener()));
    m_loaderMode = modeOfLoader(m_plan.loader->kind);
    m_observer.modeChanged(m_loaderMode);
    return {};
}

Result<void> RepairRun::enterDownload()
{
    closePort();
    const auto switches = modeSwitches(m_evidence);
    const auto found = std::ranges::find_if(switches, [](const ModeSwitch &change) {
        return change.kind == ModeSwitchKind::EnterDownloadByAt
            || change.kind == ModeSwitchKind::EnterDownloadByDiag;
    });
    if (found == switches.end())
        return failure(ErrorCode::NoRoute, "no port of the modem takes it to download mode");
    return performModeSwitch(*found, m_evidence, m_hardware, m_stop);
}

Result<void> RepairRun::awaitStage()
{
    log(LogLevel::Step, REVIVER_TR("Waiting for the modem to come back for the next step"));
    if (m_writer)
        m_linkBefore = m_linkBefore + m_writer->link();
    closePort();
    const auto returned = awaitReturn(m_evidence.modem, m_hardware, ReturnInto::Download, m_stop, probeLog());
    if (!returned)
        return failure(returned.error().during("waiting for download mode"));
    m_observer.modeChanged(returned->mode);
    m_stage = returned->mode;
    if (!isDownloadMode(returned->mode))
        return failure(ErrorCode::UnexpectedMessage,
                       "the modem came back in another mode: " + std::string(modeName(returned->mode)));
    return logged(openPort(*returned), REVIVER_TR("The modem is ready for the next step...OK"),
                  REVIVER_TR("Opening the modem's port again...failed"));
}

Result<void> RepairRun::changeRow(const PlanStep &step, Result<void> done)
{
    m_sentAnything = true;
    m_flashTouched = true;
    if (done)
        log(LogLevel::Done, {REVIVER_TR("%1...OK"), {step.title.english()}});
    else
        log(LogLevel::Error, {REVIVER_TR("%1...failed: %2"), {step.title.english(), done.error().detail()}});
    return done;
}

Result<void> RepairRun::readBack(const PlanStep &step)
{
    REVIVER_TRY(stopBeforeImage());
    const FirmwareImage &image = imageOf(step);
    const auto compared = m_writer->readBack(image, targetOf(step), blockListener());
    if (!compared && compared.error().code() == ErrorCode::Unsupported) {
        log(LogLevel::Note,
            {REVIVER_TR("%1 could not be read back: %2"), {image.name, compared.error().detail()}});
        m_facts.readsBack = false;
        return {};
    }
    if (!compared) {
        m_result.failedImage = step.image;
        log(LogLevel::Error,
            {REVIVER_TR("Reading %1 back...failed: %2"), {image.name, compared.error().detail()}});
        return compared;
    }
    m_facts.imagesReadBack += isLastOfImage(step);
    log(LogLevel::Done, {REVIVER_TR("Reading %1 back and comparing...OK"), {image.name}});
    return {};
}

Result<void> RepairRun::comparePartitionTable(const PlanStep &step)
{
    const FirmwareImage &image = imageOf(step);
    auto compared = m_writer->comparePartitionTable(image);
    if (compared) {
        ++m_facts.imagesEnded;
        m_result.bytes += image.size;
    } else {
        m_result.failedImage = step.image;
    }
    return logged(std::move(compared), REVIVER_TR("Comparing the partition table...OK"),
                  REVIVER_TR("Comparing the partition table...failed"));
}

Result<void> RepairRun::writeImage(const PlanStep &step)
{
    REVIVER_TRY(stopBeforeImage());
    const FirmwareImage &image = imageOf(step);
    const std::vector<std::string> args{image.name, hexNumber(image.size, 8)};
    log(LogLevel::Detail,
        {REVIVER_TR("Writing %1 (%2) to %3"), {args[0], args[1], m_plan.images[step.image].target}});
    m_sentAnything = true;
    m_flashTouched = true;
    const auto written = m_writer->write(image, targetOf(step), blockListener());
    if (!written) {
        m_result.failedImage = step.image;
        const bool stopped = written.error().code() == ErrorCode::Cancelled;
        log(stopped ? LogLevel::Note : LogLevel::Error,
            {stopped ? REVIVER_TR("Writing %1 (%2)...stopped") : REVIVER_TR("Writing %1 (%2)...failed: %3"),
             {args[0], args[1], written.error().detail()}});
        return written;
    }
    m_facts.imagesEnded += isLastOfImage(step);
    m_result.imagesWritten += isLastOfImage(step);
    log(LogLevel::Done, {REVIVER_TR("Writing %1 (%2)...OK"), args});
    return {};
}

Result<void> RepairRun::stopBeforeImage() const
{
    if (m_stop.request() == StopRequest::None)
        return {};
    return failure(ErrorCode::Cancelled, "stopped between two images");
}

Result<void> RepairRun::restart()
{
    const auto time = std::chrono::duration_cast<std::chrono::milliseconds>(m_hardware.clock.now() - m_start);
    log(LogLevel::Done, {REVIVER_TR("Flashing Done in %1"), {durationText(time)}});
    m_facts.link = link();
    auto reset = m_writer->restart();
    closePort();
    return reset;
}

Result<void> RepairRun::awaitModem()
{
    log(LogLevel::Step, REVIVER_TR("Waiting for the modem to return"));
    m_observer.modeChanged(DeviceMode::Unknown);
    const Clock::Instant away = m_hardware.clock.now();
    auto returned = awaitReturn(m_evidence.modem, m_hardware, ReturnInto::Normal, m_stop, probeLog());
    m_facts.waited = std::chrono::duration_cast<std::chrono::milliseconds>(m_hardware.clock.now() - away);
    if (!returned) {
        // Everything is written by now: whoever stops waiting has not stopped the repair.
        log(LogLevel::Warning, {REVIVER_TR("The modem was not seen again: %1"), {returned.error().detail()}});
        return {};
    }
    m_facts.returned = true;
    m_facts.mode = returned->mode;
    m_after = *std::move(returned);
    m_observer.modeChanged(m_facts.mode);
    return {};
}

Result<void> RepairRun::readInfo()
{
    if (!m_after)
        return {};
    m_result.after = m_after->identity;
    m_result.portAfter = m_after->workPort;
    m_facts.seenVersion = m_after->mode == DeviceMode::Normal ? m_after->identity.firmware : std::string();
    if (m_after->mode != DeviceMode::Normal) {
        log(LogLevel::Error,
            {REVIVER_TR("The modem is back, but not in normal mode: %1"),
             {modeTitle(m_after->mode).english()}});
        return {};
    }
    log(LogLevel::Done, {REVIVER_TR("Reading info at %1...OK"), {m_after->workPort}});
    log(LogLevel::Done, {REVIVER_TR("Firmware: %1"), {m_after->identity.firmware}});
    log(LogLevel::Done, {REVIVER_TR("Hardware: %1"), {m_after->identity.hardware}});
    log(LogLevel::Done, {REVIVER_TR("IMEI: %1"), {maskIdentity(m_after->identity.imei)}});
    return {};
}

/// A list may put one image into several places.
bool RepairRun::isLastOfImage(const PlanStep &step) const
{
    const auto rest = std::span(m_plan.steps).subspan(m_step + 1);
    return std::ranges::none_of(
        rest, [&](const PlanStep &later) { return later.kind == step.kind && later.image == step.image; });
}

const FirmwareImage &RepairRun::imageOf(const PlanStep &step) const
{
    return m_bundle.images[m_plan.images[step.image].index];
}

WriteTarget RepairRun::targetOf(const PlanStep &step) const
{
    return {m_plan.images[step.image].code, step.row};
}

BlockListener RepairRun::blockListener()
{
    return [this, last = std::uint64_t{0}](std::uint64_t acknowledged) mutable {
        const PlanStep &step = m_plan.steps[m_step];
        if (step.kind == StepKind::WriteImage)
            m_result.bytes += acknowledged - std::exchange(last, acknowledged);
        announce(acknowledged, step.bytes);
    };
}

LinkQuality RepairRun::link() const
{
    return m_writer ? m_linkBefore + m_writer->link() : m_linkBefore;
}

void RepairRun::announce(std::uint64_t stepDone, std::uint64_t stepTotal)
{
    m_result.link = link();
    m_observer.progressed(
        {m_step, stepDone, stepTotal, m_doneBefore + stepDone, m_plan.bytes, m_result.link});
}

ProbeObserver RepairRun::probeLog()
{
    return [this](const ModemPort &port, const Exchange &exchange) {
        log(LogLevel::Detail,
            {REVIVER_TR("%1: %2: %3"), {port.path, exchange.question, maskNumbers(exchange.answer)}});
    };
}

void RepairRun::log(LogLevel level, Message text)
{
    m_observer.logged({m_hardware.clock.wallTime(), level, std::move(text)});
}

Result<void> RepairRun::logged(Result<void> result, const char *good, const char *bad)
{
    if (result) {
        log(LogLevel::Done, good);
    } else {
        log(LogLevel::Error, bad);
        log(LogLevel::Detail,
            {"%1: %2", {std::string(errorCodeName(result.error().code())), result.error().detail()}});
    }
    return result;
}

void RepairRun::finish(const Result<void> &steps)
{
    m_result.link = link();
    closePort();
    if (steps)
        finishWritten();
    else
        finishBroken(steps.error());
    m_result.duration
        = std::chrono::duration_cast<std::chrono::milliseconds>(m_hardware.clock.now() - m_start);
    std::optional<DeviceMode> now;
    if (m_result.mode != DeviceMode::Unknown)
        now = m_result.mode;
    addWords(m_result, {m_plan, m_bundle, m_flashTouched, now, m_hardware.clock.wallTime()});
    const bool bad = m_result.outcome == Outcome::Failed || m_result.outcome == Outcome::Refused;
    log(m_result.outcome == Outcome::Verified ? LogLevel::Done
            : bad                             ? LogLevel::Error
                                              : LogLevel::Warning,
        m_result.headline);
}

void RepairRun::finishWritten()
{
    const Verdict verdict = judge(m_facts);
    m_result.link = m_facts.link;
    m_result.outcome = verdict.outcome;
    m_result.seen = verdict.seen;
    m_result.mode = m_facts.returned ? m_facts.mode : DeviceMode::Unknown;
    if (verdict.outcome != Outcome::Failed)
        return;
    m_result.error = Error(ErrorCode::VerifyMismatch, "the modem came back in download mode");
    // Streaming download has no place for these images: opening one erases the area.
    const bool canWriteThem = m_route.route != Route::LoaderThenStreaming;
    m_result.offerCompleteSet = canWriteThem
        && std::any_of(m_plan.images.begin(), m_plan.images.end(), [this](const PlannedImage &image) {
                                    return !image.write && holdsIdentity(m_bundle.images[image.index].role);
                                });
}

void RepairRun::finishBroken(const Error &error)
{
    m_result.error = error;
    if (error.code() == ErrorCode::Cancelled)
        m_result.outcome = Outcome::Stopped;
    else
        m_result.outcome = m_sentAnything ? Outcome::Failed : Outcome::Refused;
    m_facts.link = m_result.link;
    m_result.seen = judge(m_facts).seen;
    m_result.mode = modeNow(error).value_or(DeviceMode::Unknown);
}

std::optional<DeviceMode> RepairRun::modeNow(const Error &error)
{
    const bool answered = error.code() == ErrorCode::DeviceRefused || error.code() == ErrorCode::Cancelled;
    if (m_loaderMode != DeviceMode::Unknown && answered)
        return m_loaderMode;
    if (!m_sentAnything || answered)
        return error.code() == ErrorCode::PortNotFound ? std::nullopt : std::optional(m_result.modeBefore);
    log(LogLevel::Step, REVIVER_TR("Looking at the modem's state now"));
    const auto seen = lookNow(m_evidence.modem, m_hardware, {}, probeLog());
    if (!seen)
        return std::nullopt;
    m_observer.modeChanged(seen->mode);
    return seen->mode;
}

}  // namespace reviver
