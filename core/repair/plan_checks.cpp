// SPDX-License-Identifier: Apache-2.0
#include "core/repair/plan_checks.h"

#include "core/base/hex.h"
#include "core/base/size_text.h"
#include "core/device/diagnosis.h"
#include "core/firmware/images/partition_table.h"
#include "core/repair/device_traits.h"
#include "core/repair/route_definition.h"

#include <algorithm>
#include <iterator>
#include <map>

namespace reviver {
namespace {

using State = PlanCheck::State;

/// The hardware id that practice firmware carries in its records.
constexpr std::string_view kPracticeHardwareId = "PRACTICE";

std::string describeProblem(const BundleProblem &problem)
{
    return problem.where.empty() ? problem.what.english()
                                 : problem.what.english() + " (" + problem.where + ")";
}

PlanCheck checkWhole(const RepairPlan &plan, const FirmwareBundle &bundle)
{
    const Message title = REVIVER_TR("File is whole");
    if (!bundle.problems.empty()) {
        return {State::Refuse,
                title,
                {REVIVER_TR("The file is damaged: %1. Download it again, then try once more."),
                 {describeProblem(bundle.problems.front())}},
                ErrorCode::BundleCorrupt};
    }
    bool unchecked = plan.imagesToWrite() == 0;
    for (const PlannedImage &image : plan.images) {
        if (!image.write)
            continue;
        const FirmwareImage &source = bundle.images[image.index];
        if (!source.whole()) {
            return {State::Refuse,
                    title,
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

/// Practice firmware says so in its records: a real modem must never get it.
std::optional<PlanCheck> checkPractice(const Evidence &evidence, const FirmwareBundle &bundle)
{
    const AttachedDevice &device = evidence.modem.device;
    const bool practice
        = std::any_of(bundle.images.begin(), bundle.images.end(),
                      [](const FirmwareImage &image) { return image.hardware == kPracticeHardwareId; });
    if (!practice || device.practice || !device.id)
        return std::nullopt;
    return PlanCheck{
        State::Refuse, REVIVER_TR("A real modem and practice firmware"),
        REVIVER_TR("This firmware was made for practice modems and is of no use to a real one. Choose "
                   "the firmware of your model."),
        ErrorCode::BundleForOtherDevice};
}

PlanCheck checkComplete(const RepairPlan &plan, const FirmwareBundle &bundle)
{
    const Message title = REVIVER_TR("Everything needed is in it");
    if (plan.imagesToWrite() == 0) {
        return {
            State::Refuse, title,
            REVIVER_TR("There is no image in this file that Reviver could write to this modem. Choose the "
                       "modem's full update file."),
            ErrorCode::BundleForOtherDevice};
    }
    std::string missing;
    for (const ImageRole role : definitionOf(plan.route->route).needed) {
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
    return {State::Good, title, REVIVER_TR("Partition table, boot loaders and all programs are there.")};
}

std::optional<PlanCheck> checkRolesUnique(const RepairPlan &plan, const FirmwareBundle &bundle)
{
    std::map<ImageRole, std::string> seen;
    for (const PlannedImage &image : plan.images) {
        const FirmwareImage &source = bundle.images[image.index];
        if (!image.write || source.role == ImageRole::Unknown)
            continue;
        const auto [first, isNew] = seen.emplace(source.role, source.name);
        if (!isNew) {
            return PlanCheck{
                State::Refuse,
                REVIVER_TR("One image for each place"),
                {REVIVER_TR("%1 and %2 both claim to be: %3. Reviver does not guess which one is "
                            "right."),
                 {first->second, source.name, roleTitle(source.role).english()}},
                ErrorCode::BundleCorrupt};
        }
    }
    return std::nullopt;
}

/// The row of the bundle's own partition table that a role goes into.
std::string_view partitionOf(ImageRole role)
{
    switch (role) {
    case ImageRole::Fsbl:
        return "0:FSBL";
    case ImageRole::Osbl:
        return "0:OSBL";
    case ImageRole::Amss:
        return "0:AMSS";
    case ImageRole::Dsp1:
        return "0:DSP1";
    case ImageRole::Dsp2:
        return "0:DSP2";
    case ImageRole::Efs2:
        return "0:EFS2";
    default:
        return {};
    }
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
                         title,
                         {REVIVER_TR("The partition table can't be read: %1."), {table.error().detail()}},
                         ErrorCode::BundleCorrupt};
    }
    for (const PlannedImage &planned : plan.images) {
        const FirmwareImage &source = bundle.images[planned.index];
        const std::string_view name = partitionOf(source.role);
        const auto room = planned.write ? roomFor(*table, name) : std::nullopt;
        if (room && source.size > *room) {
            return PlanCheck{State::Refuse,
                             title,
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
        return {State::Refuse, title, loaderWanted(kind), ErrorCode::LoaderMissing};
    if (plan.loader->kind != kind)
        return {State::Refuse, title,
                REVIVER_TR("The loader that was chosen is of another kind than this modem takes. Choose one "
                           "for its chip."),
                ErrorCode::LoaderMissing};
    if (kind != LoaderKind::Download)
        return {State::Good, title, {REVIVER_TR("%1"), {sizeText(plan.loader->data.size())}}};
    return {State::Good,
            title,
            {REVIVER_TR("%1, to address %2. %3"),
             {sizeText(plan.loader->data.size()), hexNumber(plan.loader->address, 8),
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
    checks.push_back(about(Topic::Proof, checkProven(*plan.route)));
    return checks;
}

}  // namespace reviver
