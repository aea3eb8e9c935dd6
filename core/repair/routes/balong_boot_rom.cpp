// SPDX-License-Identifier: Apache-2.0
//
// A Balong stick whose own boot loader is gone: the boot ROM takes a loader of the user's to
// memory, the stick comes back as download monitor, and the images follow (docs/sources.md:
// packets confirmed, modes of the blocks one source).
#include "core/repair/balong_boot_writer.h"
#include "core/repair/balong_plan.h"
#include "core/repair/balong_writer.h"
#include "core/repair/routes/routes.h"

#include <algorithm>
#include <iterator>

namespace reviver {
namespace {

using State = PlanCheck::State;

std::optional<Message> fits(const Evidence &evidence, const FirmwareBundle &)
{
    if (evidence.mode != DeviceMode::BalongBootRom || evidence.workPort.empty())
        return std::nullopt;
    return REVIVER_TR(
        "The modem's chip answers by itself (Balong boot ROM) and takes a loader to its memory.");
}

std::vector<PlanStep> steps(const RepairPlan &plan, const Evidence &evidence, const FirmwareBundle &bundle)
{
    PlanStep load = loaderStep(plan);
    load.bytes = 0;
    if (plan.loader) {
        for (const LoaderBlock &block : plan.loader->blocks)
            load.bytes += block.size;
    }
    std::vector<PlanStep> all{std::move(load), awaitMonitorStep()};
    std::ranges::move(balongImageSteps(plan, evidence, bundle), std::back_inserter(all));
    return all;
}

bool hasKnownBlocks(const LoaderImage &loader)
{
    using balong_boot::RunMode;
    return !loader.blocks.empty() && std::ranges::all_of(loader.blocks, [](const LoaderBlock &block) {
        return block.mode == static_cast<std::uint32_t>(RunMode::RunAsIs)
            || block.mode == static_cast<std::uint32_t>(RunMode::RestartApplicationCore);
    });
}

std::vector<PlanCheck> checks(const RepairPlan &plan, const Evidence &, const FirmwareBundle &bundle)
{
    std::vector<PlanCheck> all = balongSignatureCheck(bundle);
    if (!plan.loader || plan.loader->kind != LoaderKind::BootRom)
        return all;
    if (!hasKnownBlocks(*plan.loader)) {
        all.push_back(
            {State::Refuse, REVIVER_TR("The loader starts in an unknown way"),
             REVIVER_TR("This loader wants to be started in a way that is not known. Choose another "
                        "one."),
             ErrorCode::LoaderMissing});
    }
    if (plan.loader->erasesFlash) {
        all.push_back(
            {State::Refuse,
             REVIVER_TR("The loader erases the modem's identity"),
             {REVIVER_TR("%1 A loader that erases everything takes the modem's IMEI and calibration with it, "
                         "and nothing brings them back. Choose one that was changed to spare the flash; such "
                         "files are often called “usblsafe”."),
              {plan.loader->eraseReason.english()}},
             ErrorCode::LoaderMissing});
    } else {
        all.push_back(
            {State::Good, REVIVER_TR("The loader keeps the modem's identity"), plan.loader->eraseReason});
    }
    return all;
}

/// The stick is in its boot ROM first, and in its download monitor after the loader.
std::unique_ptr<ImageWriter> makeWriter(const WriterSetup &setup)
{
    if (setup.mode == DeviceMode::BalongBootRom)
        return std::make_unique<BalongBootWriter>(setup);
    return std::make_unique<BalongWriter>(setup);
}

}  // namespace

const RouteDefinition kBalongBootRomRoute{
    .route = Route::BalongBootRom,
    .name = "balong-boot-rom",
    .title = REVIVER_TR("loader to the Balong boot ROM, then its download monitor"),
    .certainty = Certainty::OneSource,
    .loader = LoaderKind::BootRom,
    .needed = kBalongNeeds,
    .readsBack = false,
    .resumeAt = ResumeAt::Image,
    .fits = fits,
    .planImage = planBalongImage,
    .steps = steps,
    .checks = checks,
    .makeWriter = makeWriter,
};

}  // namespace reviver
