// SPDX-License-Identifier: Apache-2.0
//
// Huawei's Balong sticks: their download monitor answers AT, then Huawei's download protocol.
// A stick that still works goes there when it is asked (docs/sources.md, confirmed).
#include "core/device/mode_switch.h"
#include "core/repair/balong_plan.h"
#include "core/repair/balong_writer.h"
#include "core/repair/routes/routes.h"

#include <iterator>

namespace reviver {
namespace {

bool waitsInMonitor(const Evidence &evidence)
{
    return evidence.mode == DeviceMode::BalongDownload
        || evidence.capabilities().downloadVersion == Answer::Given;
}

std::optional<Message> fits(const Evidence &evidence, const FirmwareBundle &bundle)
{
    if (waitsInMonitor(evidence))
        return REVIVER_TR("The modem's download monitor answers, as only Huawei's sticks with a Balong chip "
                          "and a few others have one.");
    if (bundle.platform == FirmwarePlatform::Balong && canEnterDownloadByAt(evidence))
        return REVIVER_TR(
            "The modem runs its normal program and is one of Huawei's Balong sticks: it goes to "
            "its download monitor when it is asked.");
    return std::nullopt;
}

std::vector<PlanStep> steps(const RepairPlan &plan, const Evidence &evidence, const FirmwareBundle &bundle)
{
    std::vector<PlanStep> all;
    if (!waitsInMonitor(evidence)) {
        all.push_back(plainStep(StepKind::EnterDownload, REVIVER_TR("Lead the modem to download mode"),
                                REVIVER_TR("It leaves the network. Until the first image is begun, a restart "
                                           "brings its normal program back.")));
        all.push_back(awaitMonitorStep());
    }
    std::ranges::move(balongImageSteps(plan, evidence, bundle), std::back_inserter(all));
    return all;
}

std::vector<PlanCheck> checks(const RepairPlan &, const Evidence &evidence, const FirmwareBundle &bundle)
{
    std::vector<PlanCheck> all = balongSignatureCheck(bundle);
    if (!waitsInMonitor(evidence)) {
        all.push_back({PlanCheck::State::Warn, REVIVER_TR("This modem works now"),
                       REVIVER_TR("Its normal program answers. Once writing has begun it does not start "
                                  "until the repair is finished: go on only if you have a reason to "
                                  "replace its firmware.")});
    }
    all.push_back({PlanCheck::State::Unknown, REVIVER_TR("First time with Reviver"),
                   REVIVER_TR("Other programs write real sticks of this kind in this way. Nobody has yet "
                              "reported it with Reviver.")});
    return all;
}

std::unique_ptr<ImageWriter> makeWriter(const WriterSetup &setup)
{
    return std::make_unique<BalongWriter>(setup);
}

}  // namespace

const RouteDefinition kBalongDownloadRoute{
    .route = Route::BalongDownload,
    .name = "balong-download",
    .title = REVIVER_TR("Balong download monitor"),
    .certainty = Certainty::Confirmed,
    .loader = std::nullopt,
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
