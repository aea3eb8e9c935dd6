// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/message.h"

#include <string>
#include <string_view>
#include <vector>

namespace reviver {

/// A practice modem that can be chosen: its name on the command line and what the
/// list in the window says about it.
struct Scenario {
    std::string name;
    Message title;
    Message description;
};

/// All of them, in the order in which they are shown.
const std::vector<Scenario> &scenarios();
/// The scenario of that name, or nullptr.
const Scenario *findScenario(std::string_view name);

}  // namespace reviver
