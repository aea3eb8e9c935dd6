// SPDX-License-Identifier: Apache-2.0
#include "core/repair/work.h"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace reviver {
namespace {

std::string_view verbOf(StepKind kind)
{
    switch (kind) {
    case StepKind::PartitionTable:
        return "show";
    case StepKind::Erase:
        return "erase";
    case StepKind::WriteImage:
        return "write";
    case StepKind::Patch:
        return "patch";
    case StepKind::ReadBack:
        return "compare";
    default:
        return {};
    }
}

std::string rowName(const FirehoseStep &row)
{
    if (row.kind == FirehoseStep::Kind::Patch)
        return fmt::format("sector {} + {} of partition {} = {}", row.startSector, row.byteOffset,
                           row.physicalPartition, row.value);
    return fmt::format("sectors {} + {} of partition {}", row.startSector, row.sectors,
                       row.physicalPartition);
}

bool usesImage(StepKind kind)
{
    return kind == StepKind::WriteImage || kind == StepKind::ReadBack || kind == StepKind::PartitionTable;
}

bool overlap(const FirehoseStep &one, const FirehoseStep &other)
{
    return one.physicalPartition == other.physicalPartition && one.startSector < other.endSector()
        && other.startSector < one.endSector();
}

/// Takes out of `done` what erases the areas of the rows that are still to be written: they
/// may have been begun. With it goes whatever else was written into an area that is erased,
/// what erases the areas of those, and so on.
void eraseAgain(const RepairPlan &plan, std::set<std::size_t> &done)
{
    std::vector<FirehoseStep> again;
    for (std::size_t i = 0; i < plan.steps.size(); ++i)
        if (plan.steps[i].kind == StepKind::WriteImage && plan.steps[i].row && !done.contains(i))
            again.push_back(*plan.steps[i].row);
    for (std::size_t next = 0; next < again.size(); ++next) {
        const FirehoseStep row = again[next];
        std::erase_if(done, [&](std::size_t i) {
            const PlanStep &step = plan.steps[i];
            const bool erasing = row.kind == FirehoseStep::Kind::Erase || step.kind == StepKind::Erase;
            if (!step.row || !erasing || !overlap(*step.row, row))
                return false;
            again.push_back(*step.row);
            return true;
        });
    }
}

}  // namespace

bool isWork(const PlanStep &step)
{
    return !verbOf(step.kind).empty();
}

std::string workName(const RepairPlan &plan, const FirmwareBundle &bundle, const PlanStep &step)
{
    std::string name(verbOf(step.kind));
    if (usesImage(step.kind)) {
        const PlannedImage &planned = plan.images[step.image];
        const FirmwareImage &image = bundle.images[planned.index];
        name += fmt::format(" {} {} to {}", image.name, image.sha256(), planned.target);
    }
    if (step.row)
        name += " " + rowName(*step.row);
    return name;
}

std::vector<std::string> workOf(const RepairPlan &plan, const FirmwareBundle &bundle)
{
    std::vector<std::string> names;
    for (const PlanStep &step : plan.steps)
        if (isWork(step))
            names.push_back(workName(plan, bundle, step));
    return names;
}

bool isComparison(std::string_view workName)
{
    return workName.starts_with(verbOf(StepKind::ReadBack));
}

std::set<std::size_t> stepsDone(const RepairPlan &plan, const FirmwareBundle &bundle,
                                const std::set<std::string> &done, ResumeAt at)
{
    std::set<std::size_t> steps;
    if (at == ResumeAt::Beginning)
        return steps;
    for (std::size_t i = 0; i < plan.steps.size(); ++i) {
        const PlanStep &step = plan.steps[i];
        if (!isWork(step))
            continue;
        if (done.contains(workName(plan, bundle, step)))
            steps.insert(i);
        else if (step.kind != StepKind::ReadBack)  // what was only not compared is written
            break;
    }
    if (at == ResumeAt::ErasedRow)
        eraseAgain(plan, steps);
    const auto work = std::ranges::count_if(plan.steps, isWork);
    // A loader that takes further images must see the table again.
    if (std::cmp_less(steps.size(), work))
        std::erase_if(steps, [&](std::size_t i) { return plan.steps[i].kind == StepKind::PartitionTable; });
    return steps;
}

}  // namespace reviver
