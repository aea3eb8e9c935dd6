// SPDX-License-Identifier: Apache-2.0
//
// Sierra modems whose boot loader has a Firehose of its own: it takes a package as it is
// (docs/sources.md, "Sahara and Firehose of Sierra boot loaders").
#include "core/device/situation.h"
#include "core/repair/routes/routes.h"
#include "core/repair/sierra_writer.h"

#include <algorithm>
#include <fmt/format.h>

namespace reviver {
namespace {

std::optional<Message> fitsSierra(const Evidence &evidence, const FirmwareBundle &bundle)
{
    if (situationOf(evidence) != Situation::WaitsForPackage || !bundle.find(ImageRole::Package))
        return std::nullopt;
    return REVIVER_TR("The boot loader of a Sierra modem answers. It has a Firehose of its own, which takes "
                      "the maker's package as a whole.");
}

PlannedImage planPackage(std::size_t index, const FirmwareImage &image, const FirmwareBundle &)
{
    if (image.role != ImageRole::Package)
        return leftOut(index, REVIVER_TR("Not by itself"),
                       REVIVER_TR("It goes to the modem inside of the package."));
    return {index, true, REVIVER_TR("Write"), writeReason(image), "spkg.cwe", 0};
}

std::vector<PlanStep> packageSteps(const RepairPlan &plan, const Evidence &evidence,
                                   const FirmwareBundle &bundle)
{
    std::vector<PlanStep> all{plainStep(StepKind::Prepare,
                                        evidence.mode == DeviceMode::Firehose
                                            ? REVIVER_TR("Greet the Firehose that runs")
                                            : REVIVER_TR("Switch the boot loader to Firehose"))};
    std::ranges::move(writeSteps(plan, evidence, bundle), std::back_inserter(all));
    return all;
}

/// A package can't be written without the settings that it brings along.
std::vector<PlanCheck> packageChecks(const RepairPlan &plan, const Evidence &, const FirmwareBundle &bundle)
{
    const Message title = REVIVER_TR("Settings inside of the package");
    std::string names;
    for (const FirmwareImage &image : bundle.images) {
        if (holdsIdentity(image.role) && !plan.options.include.contains(image.role))
            names += fmt::format("{}{} ({})", names.empty() ? "" : ", ", image.name, roleName(image.role));
    }
    if (names.empty())
        return {};
    return {
        {PlanCheck::State::Refuse,
         title,
         {REVIVER_TR("The package also holds settings: %1. It is written as a whole, so they would replace "
                     "the modem's own. Choose a package without them, or include them if that is what "
                     "you want."),
          {names}}}};
}

std::unique_ptr<ImageWriter> makeSierraWriter(const WriterSetup &setup)
{
    return std::make_unique<SierraWriter>(setup);
}

}  // namespace

const RouteDefinition kSierraFirehoseRoute{
    .route = Route::SierraFirehose,
    .name = "sierra-firehose",
    .title = REVIVER_TR("the Firehose of a Sierra boot loader"),
    .certainty = Certainty::Confirmed,
    .loader = std::nullopt,
    .needed = {},
    .readsBack = false,
    .resumeAt = ResumeAt::Image,
    .fits = fitsSierra,
    .planImage = planPackage,
    .steps = packageSteps,
    .checks = packageChecks,
    .makeWriter = makeSierraWriter,
};

}  // namespace reviver
