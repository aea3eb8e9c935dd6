// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/emergency_ids.h"
#include "core/device/evidence.h"
#include "core/firmware/compatibility.h"

namespace reviver {

/// What was seen of a modem, as far as firmware can be compared with it.
DeviceTraits traitsOf(const Evidence &evidence);
/// The same with what its chip told in emergency mode.
DeviceTraits traitsOf(const Evidence &evidence, const EmergencyIds &ids);

}  // namespace reviver
