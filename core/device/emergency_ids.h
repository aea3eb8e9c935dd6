// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transport/hardware.h"

#include <string>

namespace reviver {

/// What a chip in emergency mode (Sahara) says of itself. Empty: it did not say.
struct EmergencyIds {
    std::string serialNumber;   ///< of the chip, hex; personal: show through maskIdentity()
    std::string hardwareId;     ///< chip, maker and model, hex: "0x000460E100000000"
    std::string keyHash;        ///< of the key that a loader must be signed with, hex
    std::string loaderVersion;  ///< hex

    bool operator==(const EmergencyIds &) const = default;
};

/// Asks a chip that was seen to speak Sahara for its numbers, and leaves it waiting for a
/// loader as before. Only when the owner asks for it, never while detecting: a chip that
/// does not know these questions may have to be plugged in again.
/// Timeout when it does not greet, even after it was woken.
/// Source: edl sahara.py; qdl sahara.c (confirmed).
Result<EmergencyIds> readEmergencyIds(const std::string &port, const Hardware &hardware, StopToken stop = {});

}  // namespace reviver
