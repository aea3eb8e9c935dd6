// SPDX-License-Identifier: Apache-2.0
#include "core/repair/continue_repair.h"

#include "core/base/sha256.h"
#include "core/firmware/digests.h"
#include "core/repair/plan_images.h"
#include "core/repair/run_voice.h"

#include <algorithm>
#include <fmt/format.h>

namespace reviver {
namespace {

/// As much of a digest as a person compares.
constexpr std::size_t kDigestDigits = 12;

std::string shortDigest(const std::string &digest)
{
    return digest.substr(0, kDigestDigits);
}

std::filesystem::path pathOf(const std::string &text)
{
    return std::filesystem::path(std::u8string(text.begin(), text.end()));
}

tl::unexpected<Error> otherModem(const Message &difference)
{
    std::string text = difference.english();
    if (text.ends_with('.'))
        text.pop_back();
    return failure(ErrorCode::OtherModem, std::move(text));
}

Result<void> compareModem(const JournalContents &journal, const Evidence &evidence)
{
    // A port that can't be asked tells nothing about who is behind it.
    if (evidence.mode == DeviceMode::Busy || evidence.mode == DeviceMode::NoAccess) {
        for (const PortEvidence &port : evidence.ports)
            if (port.error)
                return failure(*port.error);
    }
    const DeviceFingerprint now = fingerprintOf(evidence);
    if (const auto difference = differenceOf(journal.job.modem, now))
        return otherModem(*difference);
    const bool atItsPlace
        = now.location == journal.run.location || now.location == journal.job.modem.location;
    if (!atItsPlace && !knownAgain(journal.job.modem, now))
        return otherModem(
            {REVIVER_TR("The repair was of a modem at %1. This one is at %2, and nothing that it "
                        "says shows that it is the same"),
             {journal.job.modem.location, now.location}});
    return {};
}

Result<PlanOptions> optionsOf(const JournalJob &job, const Hardware &hardware)
{
    PlanOptions options;
    for (const std::string &name : job.include)
        if (const auto role = roleFromName(name))
            options.include.insert(*role);
    if (hardware.services)
        options.power = hardware.services->power();
    if (job.loader.empty())
        return options;
    auto loader = openLoader(pathOf(job.loader));
    if (!loader)
        return failure(loader.error().during("reading the loader again"));
    const std::string digest = sha256Hex(loader->data);
    if (digest != job.loaderSha256)
        return failure(ErrorCode::BundleChanged,
                       fmt::format("the loader {} is not the one that the repair was begun with: {} then, {} "
                                   "now (SHA-256)",
                                   job.loader, shortDigest(job.loaderSha256), shortDigest(digest)));
    options.loader = *std::move(loader);
    return options;
}

/// What is left when all is written and the modem runs already: to see that it does.
RepairPlan planVerification(const RouteDefinition &route, const JournalContents &journal,
                            const Evidence &evidence, const FirmwareBundle &bundle,
                            const PlanOptions &options)
{
    RepairPlan plan = makePlan(evidence, bundle, options);
    plan.route = RouteChoice{route.route, route.title, route.certainty};
    plan.checks.clear();
    plan.images = planImages(route, bundle, options);
    plan.steps = route.steps(plan, evidence, bundle);
    std::erase_if(plan.steps, [&](const PlanStep &step) {
        return !isWork(step) || !journal.done.contains(workName(plan, bundle, step));
    });
    plan.steps.push_back(plainStep(StepKind::AwaitReturn, REVIVER_TR("Wait until it returns")));
    plan.steps.push_back(plainStep(StepKind::ReadInfo, REVIVER_TR("Read its version and compare")));
    plan.bytes = 0;
    for (const PlanStep &step : plan.steps)
        plan.bytes += step.bytes;
    return plan;
}

const RouteDefinition *routeNamed(const std::string &name)
{
    const auto found = std::ranges::find(allRoutes(), name, &RouteDefinition::name);
    return found == allRoutes().end() ? nullptr : *found;
}

Result<RepairPlan> planRest(const JournalContents &journal, const Evidence &evidence,
                            const FirmwareBundle &bundle, const PlanOptions &options)
{
    // Not every loader lets be compared what was written.
    const bool allDone = std::ranges::all_of(journal.run.work, [&](const std::string &work) {
        return isComparison(work) || journal.done.contains(work);
    });
    const RouteDefinition *route = routeNamed(journal.run.route);
    if (allDone && route && evidence.mode == DeviceMode::Normal)
        return planVerification(*route, journal, evidence, bundle, options);
    RepairPlan plan = makePlan(evidence, bundle, options);
    if (const PlanCheck *refusal = plan.refusal()) {
        if (evidence.mode == DeviceMode::Silent)
            return failure(ErrorCode::Timeout,
                           "the modem does not answer; it may still wait for the rest of an image");
        if (refusal->code == ErrorCode::NoRoute && evidence.mode == DeviceMode::Normal)
            return failure(ErrorCode::NoRoute,
                           "the modem runs its own program again; if it works, nothing is left to do");
        if (refusal->code == ErrorCode::NoRoute)
            return failure(ErrorCode::NoRoute,
                           fmt::format("the modem is not in a mode in which the repair can go on ({})",
                                       modeName(evidence.mode)));
        return failure(refusal->code, refusal->detail.english());
    }
    return plan;
}

}  // namespace

const Modem *modemOf(const JournalContents &journal, const std::vector<Modem> &modems)
{
    const Modem *alike = nullptr;
    int others = 0;
    for (const Modem &modem : modems) {
        if (modem.device.practice != journal.job.modem.practice)
            continue;
        const std::string &location = modem.device.location;
        if (location == journal.run.location || location == journal.job.modem.location)
            return &modem;
        if (modem.device.id && modem.device.id == journal.job.modem.usb) {
            alike = &modem;
            ++others;
        }
    }
    return others == 1 ? alike : nullptr;
}

Result<void> compareFirmware(const JournalJob &job, const FirmwareBundle &bundle)
{
    if (job.images.size() != bundle.images.size())
        return failure(
            ErrorCode::BundleChanged,
            fmt::format("{} is not the firmware that the repair was begun with: {} images then, {} "
                        "now",
                        job.firmware, job.images.size(), bundle.images.size()));
    for (std::size_t i = 0; i < job.images.size(); ++i) {
        const JournalImage &then = job.images[i];
        const FirmwareImage &now = bundle.images[i];
        if (then.sha256 != now.sha256() || then.size != now.size || then.name != now.name)
            return failure(ErrorCode::BundleChanged,
                           fmt::format("{} is not the firmware that the repair was begun with: image {} was "
                                       "{} ({}), now it is {} ({})",
                                       job.firmware, i + 1, then.name, shortDigest(then.sha256), now.name,
                                       shortDigest(now.sha256())));
    }
    return {};
}

Result<ContinuedRepair> prepareToContinue(const JournalContents &journal, const Modem &modem,
                                          const Hardware &hardware, RepairObserver &observer, StopToken stop)
{
    RunVoice voice(observer, hardware.clock);
    voice.log(LogLevel::Step, {REVIVER_TR("Looking for the modem of the repair of %1"), {journal.id()}});
    Evidence evidence = probeModem(modem, hardware, stop, voice.probeLog());
    if (stop.stopRequested())
        return failure(ErrorCode::Cancelled, "stopped before anything was written");
    REVIVER_TRY(compareModem(journal, evidence));
    voice.log(LogLevel::Done, REVIVER_TR("The modem is the one that the repair was begun with."));
    auto bundle = openBundle(pathOf(journal.job.firmware), {}, stop);
    if (!bundle)
        return failure(bundle.error());
    REVIVER_TRY(digestImages(*bundle, {}, stop));
    REVIVER_TRY(compareFirmware(journal.job, *bundle));
    auto options = optionsOf(journal.job, hardware);
    if (!options)
        return failure(options.error());
    voice.log(LogLevel::Done, REVIVER_TR("The firmware is the one that the repair was begun with."));
    auto plan = planRest(journal, evidence, *bundle, *options);
    if (!plan)
        return failure(plan.error());
    return ContinuedRepair{std::move(evidence), *std::move(bundle), *std::move(plan)};
}

}  // namespace reviver
