// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/repair/image_writer.h"
#include "core/repair/plan.h"
#include "core/repair/work.h"
#include "core/transport/hardware.h"

#include <memory>
#include <span>

namespace reviver {

/// Everything by which one way to write differs from the others. A new way is one file
/// in routes/ with one of these, and one line in route_registry.cpp.
struct RouteDefinition {
    Route route;
    std::string_view name;  ///< stable
    const char *title;      ///< for owners
    Certainty certainty;
    /// What the route needs to start from, besides the firmware; None for most.
    std::optional<LoaderKind> loader;
    /// Roles without which a modem of this kind does not start.
    std::span<const ImageRole> needed;
    /// True when the writer can read back what it wrote.
    bool readsBack;
    /// Where a repair that was broken off goes on, by what the protocol makes safe.
    ResumeAt resumeAt = ResumeAt::Image;

    /// Why the route fits modem and file; nothing if it does not.
    std::optional<Message> (*fits)(const Evidence &evidence, const FirmwareBundle &bundle);
    /// Where one image goes. Loaders and images with identity are sorted out before.
    PlannedImage (*planImage)(std::size_t index, const FirmwareImage &image, const FirmwareBundle &bundle);
    /// The steps between the checks and the restart.
    std::vector<PlanStep> (*steps)(const RepairPlan &plan, const Evidence &evidence,
                                   const FirmwareBundle &bundle);
    /// Further checks before the start; null for none.
    std::vector<PlanCheck> (*checks)(const RepairPlan &plan, const Evidence &evidence,
                                     const FirmwareBundle &bundle);
    /// The writer for the stage that the modem is in: `mode` is what it was seen in last.
    std::unique_ptr<ImageWriter> (*makeWriter)(const WriterSetup &setup);
};

/// All routes, the preferred ones first.
std::span<const RouteDefinition *const> allRoutes();
const RouteDefinition &definitionOf(Route route);

// Steps that several routes share.

/// "Write NAME" for each image that is written, in the order of the bundle.
std::vector<PlanStep> writeSteps(const RepairPlan &plan, const Evidence &evidence,
                                 const FirmwareBundle &bundle);
PlanStep loaderStep(const RepairPlan &plan);
PlanStep plainStep(StepKind kind, Message title, Message reason = {});
/// An image that is not written, and why.
PlannedImage leftOut(std::size_t index, Message decision, Message reason);
/// The same for one of which the route does not know where it goes.
PlannedImage leftOutWithoutPlace(std::size_t index);
/// Why an image is written: what its role is known from.
Message writeReason(const FirmwareImage &image);

}  // namespace reviver
