// SPDX-License-Identifier: Apache-2.0
#include "core/repair/plan_checks.h"

#include "core/base/hex.h"
#include "core/base/size_text.h"
#include "core/device/diagnosis.h"
#include "core/firmware/images/partition_table.h"
#include "core/repair/device_traits.h"
#include "core/repair/plan_images.h"
#include "core/repair/route_definition.h"

#include <algorithm>
#include <iterator>
#include <map>

namespace reviver {
namespace {

using State = PlanCheck::State;

/// What practice firmware carries in its records, or in the name of its product.
constexpr std::string_view kPracticeHardwareId = "PRACTICE";
/// What stands in the octets of practice images, and how far from their beginning at most.
constexpr std::string_view kPracticeText = "REVIVER PRACTICE";
constexpr std::uint64_t kPracticeHead = 16 * 1024;

/// All of them: a set that lacks five files must not be downloaded five times.
std::string describeProblems(const std::vector<BundleProblem> &problems)
{
    constexpr std::size_t kMostShown = 8;
    std::string text;
    for (std::size_t i = 0; i < std::min(problems.size(), kMostShown); ++i) {
        const BundleProblem &problem = problems[i];
        const std::string what = problem.what.english();
        const std::string_view sentence = what.ends_with('.')
            ? std::string_view(what).substr(0, what.size() - 1)
            : std::string_view(what);
        const bool named = problem.where.empty() || what.find(problem.where) != std::string::npos;
        text += fmt::format("{}{}{}", text.empty() ? "" : "; ", sentence,
                            named ? "" : " (" + problem.where + ")");
    }
    if (problems.size() > kMostShown)
        text += fmt::format("; and {} more", problems.size() - kMostShown);
    return text;
}

PlanCheck checkWhole(const RepairPlan &plan, const FirmwareBundle &bundle)
{
    const Message title = REVIVER_TR("File is whole");
    const Message refused = REVIVER_TR("This file is not whole");
    if (!bundle.problems.empty()) {
        return {State::Refuse,
                refused,
                {REVIVER_TR("The file is damaged: %1. Download it again, then try once more."),
                 {describeProblems(bundle.problems)}},
                ErrorCode::BundleCorrupt};
    }
    bool unchecked = plan.imagesToWrite() == 0;
    for (const PlannedImage &image : plan.images) {
        if (!image.write)
            continue;
        const FirmwareImage &source = bundle.images[image.index];
        if (!source.whole()) {
            return {State::Refuse,
                    refused,
                    {REVIVER_TR("Image %1 is damaged. Download the file again, then try once more."),
                     {source.name}},
                    ErrorCode::BundleCorrupt};
        }
        unchecked = unchecked || source.check == CheckState::None;
    }
    if (unchecked) {
        return {State::Warn, title,
                REVIVER_TR("These files carry no checksums, so damage in them can't be seen.")};
    }
    return {State::Good, title, REVIVER_TR("Every checksum in it is right.")};
}

/// All reasons of the verdict in one line.
std::string reasonsFor(const Compatibility &comparison)
{
    std::string text;
    for (const FitReason &reason : comparison.reasons) {
        if (reason.says == comparison.verdict)
            text += (text.empty() ? "" : " ") + reason.text.english();
    }
    return text;
}

/// Verdict on file and modem, with both sides; then a warning for each doubt that is left.
std::vector<PlanCheck> checkMatch(const Compatibility &comparison)
{
    PlanCheck match;
    match.title = REVIVER_TR("File and modem match");
    match.topic = PlanCheck::Topic::Match;
    switch (comparison.verdict) {
    case Fit::No:
        match.state = State::Refuse;
        match.title = REVIVER_TR("This file is for another modem");
        match.code = ErrorCode::BundleForOtherDevice;
        match.detail = {REVIVER_TR("%1 Writing it would stop the modem from starting. Choose another file."),
                        {reasonsFor(comparison)}};
        break;
    case Fit::Yes:
        match.state = State::Good;
        match.detail = {REVIVER_TR("%1"), {reasonsFor(comparison)}};
        break;
    case Fit::CannotTell:
        match.state = State::Unknown;
        match.detail
            = {REVIVER_TR("%1 Make sure that the file is for your model."), {reasonsFor(comparison)}};
        break;
    }
    std::vector<PlanCheck> checks = {std::move(match)};
    for (const Message &warning : comparison.warnings)
        checks.push_back({State::Warn, REVIVER_TR("File and modem differ in a detail"), warning});
    return checks;
}

/// By the record of the image, or by its own first octets, as in a folder of images.
bool isPracticeImage(const FirmwareImage &image)
{
    if (image.hardware == kPracticeHardwareId || !image.data)
        return image.hardware == kPracticeHardwareId;
    const auto head
        = readAll(*image.data, 0, std::min<std::uint64_t>(image.data->size(), kPracticeHead), kPracticeHead);
    return head && asText(*head).find(kPracticeText) != std::string_view::npos;
}

/// Practice firmware says so in its records: a real modem must never get it.
std::optional<PlanCheck> checkPractice(const Evidence &evidence, const FirmwareBundle &bundle)
{
    const AttachedDevice &device = evidence.modem.device;
    const bool practice = bundle.product.find(kPracticeHardwareId) != std::string::npos
        || std::ranges::any_of(bundle.images, isPracticeImage);
    if (!practice || device.practice || !device.id)
        return std::nullopt;
    return PlanCheck{
        State::Refuse, REVIVER_TR("A real modem and practice firmware"),
        REVIVER_TR("This firmware was made for practice modems and is of no use to a real one. Choose "
                   "the firmware of your model."),
        ErrorCode::BundleForOtherDevice};
}

std::span<const ImageRole> neededRoles(const RouteDefinition &route, const FirmwareBundle &bundle)
{
    return startsBySbl(bundle) && !route.neededBySbl.empty() ? route.neededBySbl : route.needed;
}

PlanCheck checkComplete(const RepairPlan &plan, const FirmwareBundle &bundle)
{
    const Message title = REVIVER_TR("Everything needed is in it");
    if (plan.imagesToWrite() == 0) {
        return {
            State::Refuse, REVIVER_TR("Nothing in this file can be written"),
            REVIVER_TR("There is no image in this file that Reviver could write to this modem. Choose the "
                       "modem's full update file."),
            ErrorCode::BundleForOtherDevice};
    }
    std::string missing;
    for (const ImageRole role : neededRoles(definitionOf(plan.route->route), bundle)) {
        if (!bundle.find(role))
            missing += (missing.empty() ? "" : ", ") + roleTitle(role).english();
    }
    if (!missing.empty()) {
        return {
            State::Warn,
            title,
            {REVIVER_TR("Not in this file: %1. What the modem still has of it must be good, or it will not "
                        "start."),
             {missing}}};
    }
    return {State::Good, title, REVIVER_TR("Boot loaders and all programs are there.")};
}

/// Balong files hold several images of one role (two boot loaders, say): there the area
/// tells places apart.
std::string placeOf(const PlannedImage &image, const FirmwareBundle &bundle)
{
    const ImageRole role = bundle.images[image.index].role;
    if (bundle.platform == FirmwarePlatform::Balong)
        return image.target;
    return role == ImageRole::Unknown ? std::string() : std::string(roleName(role));
}

std::optional<PlanCheck> checkRolesUnique(const RepairPlan &plan, const FirmwareBundle &bundle)
{
    if (!bundle.steps.empty())
        return std::nullopt;  // a list says where each goes, whatever it is called
    std::map<std::string, std::string> seen;
    for (const PlannedImage &image : plan.images) {
        const FirmwareImage &source = bundle.images[image.index];
        const std::string place = placeOf(image, bundle);
        if (!image.write || place.empty())
            continue;
        const auto [first, isNew] = seen.emplace(place, source.name);
        if (!isNew) {
            return PlanCheck{
                State::Refuse,
                REVIVER_TR("Two images for one place"),
                {REVIVER_TR("%1 and %2 both claim to be: %3. Reviver does not guess which one is "
                            "right."),
                 {first->second, source.name, roleTitle(source.role).english()}},
                ErrorCode::BundleCorrupt};
        }
    }
    return std::nullopt;
}

Result<PartitionTable> readTable(const FirmwareImage &image)
{
    const auto octets = readAll(*image.data, 0, image.size);
    if (!octets)
        return failure(octets.error());
    return PartitionTable::decode(*octets);
}

/// Octets that a partition holds without its reserve. Rows that count erase blocks or
/// take the rest of the flash set no bound that the file alone could tell.
std::optional<std::uint64_t> roomFor(const PartitionTable &table, std::string_view name)
{
    const PartitionRow *row = name.empty() ? nullptr : table.find(name);
    if (!row || row->inBlocks() || row->takesRest())
        return std::nullopt;
    return std::uint64_t{row->length} * 1024;
}

std::optional<PlanCheck> checkFits(const RepairPlan &plan, const FirmwareBundle &bundle)
{
    const FirmwareImage *image = bundle.find(ImageRole::PartitionTable);
    if (!image || !image->data)
        return std::nullopt;
    const Message title = REVIVER_TR("Each image fits its place");
    const auto table = readTable(*image);
    if (!table) {
        return PlanCheck{State::Refuse,
                         REVIVER_TR("The partition table is damaged"),
                         {REVIVER_TR("The partition table can't be read: %1."), {table.error().detail()}},
                         ErrorCode::BundleCorrupt};
    }
    for (const PlannedImage &planned : plan.images) {
        const FirmwareImage &source = bundle.images[planned.index];
        const std::string_view name = partitionOf(source.role);
        const auto room = planned.write ? roomFor(*table, name) : std::nullopt;
        if (room && source.size > *room) {
            return PlanCheck{State::Refuse,
                             REVIVER_TR("An image does not fit its place"),
                             {REVIVER_TR("%1 is larger (%2) than its place %3 (%4)."),
                              {source.name, sizeText(source.size), std::string(name), sizeText(*room)}},
                             ErrorCode::BundleCorrupt};
        }
    }
    return PlanCheck{State::Good, title, REVIVER_TR("Compared with the partition table in the file.")};
}

Message loaderWanted(LoaderKind kind)
{
    switch (kind) {
    case LoaderKind::BootRom:
        return REVIVER_TR("This modem needs a loader file for its boot ROM (usbloader), and none was chosen. "
                          "Reviver brings none: choose one of your own.");
    case LoaderKind::Firehose:
        return REVIVER_TR("This modem needs a loader file that its maker signed for its chip (Firehose), and "
                          "none was chosen. Reviver brings none: choose one of your own.");
    case LoaderKind::Download:
        break;
    }
    return REVIVER_TR("This modem needs a loader file (NPRG) for its chip, and none was chosen. Reviver "
                      "brings none: choose one of your own.");
}

PlanCheck checkLoader(const RepairPlan &plan, LoaderKind kind)
{
    const Message title = REVIVER_TR("Loader for the chip");
    if (!plan.loader)
        return {State::Refuse, REVIVER_TR("A loader for the chip is missing"), loaderWanted(kind), ErrorCode::LoaderMissing};
    if (plan.loader->kind != kind)
        return {State::Refuse, REVIVER_TR("A loader of another kind"),
                REVIVER_TR("The loader that was chosen is of another kind than this modem takes. Choose one "
                           "for its chip."),
                ErrorCode::LoaderMissing};
    if (kind != LoaderKind::Download)
        return {State::Good, title, {REVIVER_TR("%1"), {sizeText(plan.loader->data.size())}}};
    return {State::Good,
            title,
            {REVIVER_TR("%1 (%2), to address %3. %4"),
             {plan.loader->name, sizeText(plan.loader->data.size()), hexNumber(plan.loader->address, 8),
              plan.loader->addressReason.english()}}};
}

PlanCheck checkKept(const RepairPlan &plan, const FirmwareBundle &bundle)
{
    const Message title = REVIVER_TR("What is kept");
    const bool replaces = std::any_of(plan.images.begin(), plan.images.end(), [&](const PlannedImage &image) {
        return image.write && holdsIdentity(bundle.images[image.index].role);
    });
    if (replaces) {
        return {State::Warn, title,
                REVIVER_TR("You chose to write factory settings: this modem's own calibration and settings "
                           "will be replaced, and it may lose its network or its IMEI.")};
    }
    return {State::Good, title, REVIVER_TR("IMEI, serial number, calibration and SIM lock.")};
}

PlanCheck checkBackup()
{
    return {State::Unknown, REVIVER_TR("No backup possible in this mode"),
            REVIVER_TR("The areas that hold its identity are not written.")};
}

/// Percent below which a charger is asked for; the bound is ours.
constexpr int kLowBattery = 30;

std::optional<PlanCheck> checkPower(const RepairPlan &plan)
{
    const auto &power = plan.options.power;
    if (!power || !power->onBattery || !power->percent || *power->percent >= kLowBattery)
        return std::nullopt;
    return PlanCheck{State::Warn,
                     REVIVER_TR("Battery is low"),
                     {REVIVER_TR("This computer runs on its battery, which is at %1 %. Plug in its charger: "
                                 "a repair that is cut off must be continued before the modem starts."),
                      {std::to_string(*power->percent)}}};
}

PlanCheck checkProven(const RouteChoice &route)
{
    if (route.certainty == Certainty::Confirmed)
        return {State::Good, REVIVER_TR("Way of writing"), route.reason};
    return {State::Warn, REVIVER_TR("Not proven on hardware"),
            REVIVER_TR("This way of writing is drawn from public evidence and works on the practice modem. "
                       "Nobody has yet reported it from a real modem of this kind.")};
}

PlanCheck about(PlanCheck::Topic topic, PlanCheck check)
{
    check.topic = topic;
    return check;
}

}  // namespace

std::vector<PlanCheck> checkPlan(const RepairPlan &plan, const Evidence &evidence,
                                 const FirmwareBundle &bundle)
{
    using Topic = PlanCheck::Topic;
    std::vector<PlanCheck> checks = checkMatch(compare(bundle, traitsOf(evidence)));
    checks.push_back(about(Topic::Kept, checkKept(plan, bundle)));
    checks.push_back(checkWhole(plan, bundle));
    checks.push_back(about(Topic::Backup, checkBackup()));
    checks.push_back(checkComplete(plan, bundle));
    if (auto practice = checkPractice(evidence, bundle))
        checks.insert(checks.begin(), *std::move(practice));
    if (auto unique = checkRolesUnique(plan, bundle))
        checks.push_back(*std::move(unique));
    if (auto fits = checkFits(plan, bundle))
        checks.push_back(*std::move(fits));
    const RouteDefinition &route = definitionOf(plan.route->route);
    if (route.loader)
        checks.push_back(checkLoader(plan, *route.loader));
    if (route.checks)
        std::ranges::move(route.checks(plan, evidence, bundle), std::back_inserter(checks));
    if (auto power = checkPower(plan))
        checks.push_back(*std::move(power));
    checks.push_back(about(Topic::Proof, checkProven(*plan.route)));
    return checks;
}

}  // namespace reviver
