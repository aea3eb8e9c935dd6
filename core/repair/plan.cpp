// SPDX-License-Identifier: Apache-2.0
#include "core/repair/plan.h"

#include "core/base/size_text.h"
#include "core/device/diagnosis.h"
#include "core/repair/plan_checks.h"
#include "core/repair/plan_images.h"
#include "core/repair/route_definition.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>

namespace reviver {
namespace {

/// Octets a second: 8 ms per KiB was seen with one modem of this class (one source,
/// a 2013 forum log: 36.3 MB in 4 min 39 s). The range allows for half and double.
constexpr std::uint64_t kFastRate = 256 * 1024;
constexpr std::uint64_t kSlowRate = 96 * 1024;
/// Restart, return and reading info.
constexpr std::chrono::seconds kShortestRestart{15};
constexpr std::chrono::seconds kLongestRestart{75};

/// On the way to another download mode. Source: lteupdate.c waits 20 s after ^GODLOAD (one source).
constexpr std::chrono::seconds kShortestStage{5};
constexpr std::chrono::seconds kLongestStage{30};

void addSteps(RepairPlan &plan, const Evidence &evidence, const FirmwareBundle &bundle)
{
    plan.steps.push_back(plainStep(StepKind::CheckConnection, REVIVER_TR("Check the connection")));
    if (evidence.mode != DeviceMode::Normal)
        plan.steps.push_back(plainStep(StepKind::CheckDownloadMode, REVIVER_TR("Check download mode")));
    plan.steps.push_back(
        plainStep(StepKind::CheckCompatibility, REVIVER_TR("Check that file and modem match")));
    std::ranges::copy(definitionOf(plan.route->route).steps(plan, evidence, bundle),
                      std::back_inserter(plan.steps));
    plan.steps.push_back(plainStep(StepKind::Restart, REVIVER_TR("Restart the modem")));
    plan.steps.push_back(plainStep(StepKind::AwaitReturn, REVIVER_TR("Wait until it returns")));
    plan.steps.push_back(plainStep(StepKind::ReadInfo, REVIVER_TR("Read its version and compare")));
}

/// Which of a set's two download loaders the chip takes: in its emergency mode the one for it.
/// Source: Quectel updater, which looks for "PBL" in the version text (one source).
ImageRole preferredLoader(const Evidence &evidence)
{
    return evidence.identity.buildId.find("PBL") != std::string::npos ? ImageRole::EmergencyLoader
                                                                      : ImageRole::Loader;
}

/// The loader that the user chose, or the one that the bundle brings.
std::optional<LoaderImage> loaderFor(LoaderKind kind, const Evidence &evidence, const FirmwareBundle &bundle,
                                     const PlanOptions &options)
{
    if (options.loader)
        return options.loader;
    std::optional<LoaderImage> found;
    for (const FirmwareImage &image : bundle.images) {
        const bool preferred = image.role == preferredLoader(evidence);
        if (found && !preferred)
            continue;
        auto loader = loaderFromImage(image);
        if (loader && loader->kind == kind)
            found = *std::move(loader);
        if (found && preferred)
            break;
    }
    return found;
}

void addTimes(RepairPlan &plan)
{
    for (const PlanStep &step : plan.steps) {
        plan.bytes += step.bytes;
        if (step.kind == StepKind::AwaitStage) {
            plan.shortest += kShortestStage;
            plan.longest += kLongestStage;
        }
    }
    plan.shortest += std::chrono::seconds(plan.bytes / kFastRate) + kShortestRestart;
    plan.longest += std::chrono::seconds(plan.bytes / kSlowRate) + kLongestRestart;
}

PlanCheck refusalOf(const Error &error)
{
    return {
        PlanCheck::State::Refuse,
        REVIVER_TR("No way to write"),
        {REVIVER_TR("The modem is not in a download mode that Reviver can write through (%1). Nothing was "
                    "changed. Plug it in again and press Detect."),
         {error.detail()}},
        error.code()};
}

/// "3 to 6 minutes": whole minutes, rounded outwards.
std::string timeRange(const RepairPlan &plan)
{
    const auto least = plan.shortest.count() / 60;
    const auto most = (plan.longest.count() + 59) / 60;
    return least == 0 ? fmt::format("up to {} minutes", most) : fmt::format("{} to {} minutes", least, most);
}

}  // namespace

bool RepairPlan::mayStart() const
{
    return route.has_value() && refusal() == nullptr;
}

const PlanCheck *RepairPlan::refusal() const
{
    const auto found = std::find_if(checks.begin(), checks.end(), [](const PlanCheck &check) {
        return check.state == PlanCheck::State::Refuse;
    });
    return found == checks.end() ? nullptr : &*found;
}

std::size_t RepairPlan::imagesToWrite() const
{
    return static_cast<std::size_t>(
        std::count_if(images.begin(), images.end(), [](const PlannedImage &image) { return image.write; }));
}

std::uint64_t RepairPlan::bytesToWrite() const
{
    std::uint64_t octets = 0;
    for (const PlanStep &step : steps) {
        if (step.kind == StepKind::WriteImage || step.kind == StepKind::PartitionTable)
            octets += step.bytes;
    }
    return octets;
}

RepairPlan makePlan(const Evidence &evidence, const FirmwareBundle &bundle, const PlanOptions &options)
{
    RepairPlan plan;
    plan.modemTitle = modelTitle(evidence);
    plan.options = options;
    const auto route = chooseRoute(evidence, bundle);
    if (!route) {
        plan.checks.push_back(refusalOf(route.error()));
        return plan;
    }
    plan.route = *route;
    const RouteDefinition &definition = definitionOf(route->route);
    if (definition.loader) {
        plan.loader = loaderFor(*definition.loader, evidence, bundle, options);
        plan.needsLoader
            = !plan.loader || plan.loader->kind != *definition.loader || plan.loader->erasesFlash;
    }
    plan.images = planImages(definition, bundle, options);
    addSteps(plan, evidence, bundle);
    addTimes(plan);
    plan.checks = checkPlan(plan, evidence, bundle);
    return plan;
}

std::vector<Message> describePlan(const RepairPlan &plan, const FirmwareBundle &bundle)
{
    std::vector<Message> lines;
    lines.push_back({REVIVER_TR("Plan for %1"), {plan.modemTitle}});
    if (plan.route) {
        lines.push_back(
            {REVIVER_TR("  Way of writing: %1 (%2)"),
             {routeTitle(plan.route->route).english(), std::string(certaintyName(plan.route->certainty))}});
        lines.push_back({REVIVER_TR("  Why: %1"), {plan.route->reason.english()}});
    }
    for (const PlannedImage &planned : plan.images) {
        const FirmwareImage &image = bundle.images[planned.index];
        lines.push_back({REVIVER_TR("  %1  %2  %3: %4%5"),
                         {fmt::format("{:<24}", image.name), fmt::format("{:>9}", sizeText(image.size)),
                          roleTitle(image.role).english(), planned.decision.english(),
                          planned.write ? ", " + planned.target : ""}});
    }
    for (const PlanCheck &check : plan.checks) {
        static constexpr const char *kMarks[] = {"ok", "??", "!!", "NO"};
        lines.push_back(
            {REVIVER_TR("  [%1] %2: %3"),
             {kMarks[static_cast<int>(check.state)], check.title.english(), check.detail.english()}});
    }
    if (plan.route) {
        lines.push_back(
            {REVIVER_TR("  %1 images, %2, %3"),
             {std::to_string(plan.imagesToWrite()), sizeText(plan.bytesToWrite()), timeRange(plan)}});
    }
    return lines;
}

}  // namespace reviver
