// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/disc_switch.h"

#include <span>

namespace reviver {

/// Every USB id that is known to show an installer disc, in the order of the ids.
std::span<const DiscSwitch> discSwitchTable();

}  // namespace reviver
