// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"

#include <cstdint>

namespace reviver {

/// One transfer to a USB device outside its serial ports. Bulk octets go out exactly as
/// they are: the command length of 0 in some disc messages breaks the rules on purpose.
struct UsbMessage {
    enum class Transfer { Bulk, Control };

    Transfer transfer = Transfer::Bulk;
    Bytes octets;  ///< Bulk: as sent to the storage interface, a command block wrapper of 31
    // Control: the fields of the set-up packet; there is no data phase.
    std::uint8_t requestType = 0;
    std::uint8_t request = 0;
    std::uint16_t value = 0;
    std::uint16_t index = 0;

    bool operator==(const UsbMessage &) const = default;
};

}  // namespace reviver
