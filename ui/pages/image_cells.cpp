// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/image_cells.h"

#include "ui/bridge/texts.h"

namespace reviver::ui {

namespace {

CellState stateWhileRunning(const RepairPlan &plan, std::size_t image, const ProgressModel &progress)
{
    for (std::size_t i = 0; i < plan.steps.size(); ++i) {
        if (imageOfStep(plan, i) != image)
            continue;
        if (progress.isDone(i))
            return CellState::Done;
        return i == progress.step() ? CellState::Now : CellState::Waiting;
    }
    return CellState::Waiting;
}

CellState stateAtEnd(const RepairResult &result, std::size_t image, std::size_t place)
{
    if (result.failedImage == image)
        return CellState::Failed;
    return place < result.imagesWritten ? CellState::Done : CellState::Waiting;
}

}  // namespace

std::optional<std::size_t> imageOfStep(const RepairPlan &plan, std::size_t step)
{
    if (step >= plan.steps.size())
        return {};
    const PlanStep &planned = plan.steps[step];
    if (planned.kind != StepKind::WriteImage && planned.kind != StepKind::PartitionTable)
        return {};
    return planned.image;
}

std::vector<ImageCell> imageCells(const ModemSession &session)
{
    std::vector<ImageCell> cells;
    if (!session.ranPlan() || !session.firmware())
        return cells;
    const RepairPlan &plan = *session.ranPlan();
    std::size_t place = 0;
    for (std::size_t i = 0; i < plan.images.size(); ++i) {
        const FirmwareImage &image = session.firmware()->images[plan.images[i].index];
        CellState state = CellState::LeftOut;
        if (plan.images[i].write) {
            state = session.result() ? stateAtEnd(*session.result(), i, place)
                                     : stateWhileRunning(plan, i, session.progress());
            ++place;
        }
        cells.push_back(
            {QString::number(i + 1), state,
             QStringLiteral("%1, %2").arg(translate(roleTitle(image.role)), sizeText(image.size))});
    }
    return cells;
}

}  // namespace reviver::ui
