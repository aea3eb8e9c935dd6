// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/bridge/modem_session.h"
#include "ui/widgets/image_strip.h"

namespace reviver::ui {

/// The images of the repair that runs or ran, as the strip shows them.
std::vector<ImageCell> imageCells(const ModemSession &session);

/// The image of the present step; nothing in a step that writes none.
std::optional<std::size_t> imageOfStep(const RepairPlan &plan, std::size_t step);

}  // namespace reviver::ui
