// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transport/attached_device.h"

namespace reviver {

/// What the USB id allows or forbids while a port is asked. Never proof of a mode.
struct PortHints {
    bool qualcomm = false;       ///< listen longer, a loader or Sahara may be there
    bool emergency = false;      ///< an id of Qualcomm's boot stages only: no AT there
    bool balongBootRom = false;  ///< 12D1:1443: only a knock, nothing else
};

PortHints portHints(const AttachedDevice &device);

}  // namespace reviver
