// SPDX-License-Identifier: Apache-2.0
// The steps of StepRunner that ask, write and compare.
#include "core/base/hex.h"
#include "core/device/diagnosis.h"
#include "core/device/modem_family.h"
#include "core/repair/step_runner.h"

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

/// The step that wrote what `comparing` reads back; null if there is none.
const PlanStep *writingStepOf(const RepairPlan &plan, const PlanStep &comparing)
{
    const auto found = std::ranges::find_if(plan.steps, [&](const PlanStep &step) {
        return step.kind == StepKind::WriteImage && step.image == comparing.image
            && step.row == comparing.row;
    });
    return found == plan.steps.end() ? nullptr : &*found;
}

}  // namespace

Result<void> StepRunner::checkConnection()
{
    return openPort(*m_evidence);
}

Result<void> StepRunner::checkDownloadMode()
{
    const auto said = m_writer->confirmMode();
    REVIVER_TRY(m_voice.logged(said ? Result<void>() : failure(said.error()),
                               REVIVER_TR("Checking Download Mode...OK"),
                               REVIVER_TR("Checking Download Mode...failed")));
    const std::string &expected = m_evidence->identity.buildId;
    if (!expected.empty() && !said->empty() && *said != expected) {
        return failure(ErrorCode::UnexpectedMessage,
                       "another modem answers on this port: " + *said + " instead of " + expected);
    }
    m_voice.log(LogLevel::Done, {REVIVER_TR("Model Found: %1"), {modelLine(*m_evidence)}});
    if (!said->empty())
        m_voice.log(LogLevel::Detail, {REVIVER_TR("Loader version: %1"), {*said}});
    return {};
}

Result<void> StepRunner::checkCompatibility()
{
    m_voice.log(LogLevel::Done, REVIVER_TR("Checking firmware compatibility...OK"));
    for (const PlanCheck &check : m_plan->checks) {
        const bool good = check.state == PlanCheck::State::Good;
        m_voice.log(good ? LogLevel::Detail : LogLevel::Note,
                    {"%1: %2", {check.title.english(), check.detail.english()}});
    }
    m_voice.log(LogLevel::Note,
                {REVIVER_TR("Way of writing: %1. %2 (%3)"),
                 {routeTitle(m_plan->route->route).english(), m_plan->route->reason.english(),
                  m_evidence->capabilities().text()}});
    m_voice.log(LogLevel::Done, REVIVER_TR("Parsing Firmware Files...OK"));
    for (const PlannedImage &image : m_plan->images) {
        if (!image.write)
            m_voice.log(
                LogLevel::Note,
                {"%1: %2. %3",
                 {m_bundle.images[image.index].name, image.decision.english(), image.reason.english()}});
    }
    return {};
}

Result<void> StepRunner::comparePartitionTable(const PlanStep &step)
{
    auto compared = m_writer->comparePartitionTable(imageOf(step));
    // What does not match is no fault of the image that was shown.
    if (compared)
        endWork(step);
    else if (compared.error().code() != ErrorCode::BundleForOtherDevice)
        m_seen.failedImage = step.image;
    return m_voice.logged(std::move(compared), REVIVER_TR("Comparing the partition table...OK"),
                          REVIVER_TR("Comparing the partition table...failed"));
}

Result<void> StepRunner::changeRow(const PlanStep &step)
{
    beginWork(step);
    const auto done = step.kind == StepKind::Erase ? m_writer->erase(*step.row) : m_writer->patch(*step.row);
    if (done) {
        endWork(step);
        m_voice.log(LogLevel::Done, {REVIVER_TR("%1...OK"), {step.title.english()}});
    } else {
        m_voice.log(LogLevel::Error,
                    {REVIVER_TR("%1...failed: %2"), {step.title.english(), done.error().detail()}});
    }
    return done;
}

Result<void> StepRunner::writeImage(const PlanStep &step)
{
    REVIVER_TRY(stopBeforeImage());
    const FirmwareImage &image = imageOf(step);
    const std::vector<std::string> args{image.name, hexNumber(image.size, 8)};
    m_voice.log(LogLevel::Detail,
                {REVIVER_TR("Writing %1 (%2) to %3"), {args[0], args[1], m_plan->images[step.image].target}});
    beginWork(step);
    const auto written = m_writer->write(image, targetOf(step), blockListener());
    if (!written) {
        m_seen.failedImage = step.image;
        const bool stopped = written.error().code() == ErrorCode::Cancelled;
        m_voice.log(
            stopped ? LogLevel::Note : LogLevel::Error,
            {stopped ? REVIVER_TR("Writing %1 (%2)...stopped") : REVIVER_TR("Writing %1 (%2)...failed: %3"),
             {args[0], args[1], written.error().detail()}});
        return written;
    }
    endWork(step);
    m_voice.log(LogLevel::Done, {REVIVER_TR("Writing %1 (%2)...OK"), args});
    return {};
}

Result<void> StepRunner::readBack(const PlanStep &step)
{
    REVIVER_TRY(stopBeforeImage());
    const FirmwareImage &image = imageOf(step);
    m_journal.workBegan(nameOf(step));
    const auto compared = m_writer->readBack(image, targetOf(step), blockListener());
    if (compared) {
        endWork(step);
        m_voice.log(LogLevel::Done, {REVIVER_TR("Reading %1 back and comparing...OK"), {image.name}});
        return {};
    }
    if (compared.error().code() == ErrorCode::Unsupported) {
        // The same for all images: said once.
        if (m_seen.facts.readsBack)
            m_voice.log(
                LogLevel::Note,
                {REVIVER_TR("%1 could not be read back: %2"), {image.name, compared.error().detail()}});
        m_seen.facts.readsBack = false;
        return {};
    }
    m_seen.failedImage = step.image;
    const PlanStep *written = writingStepOf(*m_plan, step);
    if (written && compared.error().code() == ErrorCode::VerifyMismatch)
        m_journal.workUndone(nameOf(*written));
    m_voice.log(LogLevel::Error,
                {REVIVER_TR("Reading %1 back...failed: %2"), {image.name, compared.error().detail()}});
    return compared;
}

Result<void> StepRunner::readInfo()
{
    if (!m_seen.after)
        return {};
    const Evidence &after = *m_seen.after;
    m_seen.facts.seenVersion = after.mode == DeviceMode::Normal ? after.identity.firmware : std::string();
    if (after.mode != DeviceMode::Normal) {
        m_voice.log(
            LogLevel::Error,
            {REVIVER_TR("The modem is back, but not in normal mode: %1"), {modeTitle(after.mode).english()}});
        return {};
    }
    m_voice.log(LogLevel::Done, {REVIVER_TR("Reading info at %1...OK"), {after.workPort}});
    m_voice.log(LogLevel::Done, {REVIVER_TR("Firmware: %1"), {after.identity.firmware}});
    m_voice.log(LogLevel::Done, {REVIVER_TR("Hardware: %1"), {after.identity.hardware}});
    m_voice.log(LogLevel::Done, {REVIVER_TR("IMEI: %1"), {maskIdentity(after.identity.imei)}});
    return {};
}

}  // namespace reviver
