// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

namespace reviver::streaming {

/// "0x07 operation failed": the code of an error message (0x0D).
/// Source: libopenpst streaming_dload.h; libqmi QDLEnum.h; edl streaming_defs.py (confirmed).
std::string errorText(std::uint32_t code);

/// What a loader says to a partition table (0x1A).
/// Source: libopenpst; qtools qwflash.c (confirmed).
enum class TableStatus : std::uint8_t {
    Accepted = 0,
    Differs = 1,  ///< From the table in the flash. Overriding would lose EFS: we stop.
    UnknownFormat = 2,
    EraseFailed = 3,
};

/// "0x01 differs from the table in the modem"
std::string tableStatusText(TableStatus status);

/// "0x03 a payload is required": the status of an open (0x1C).
/// Source: libopenpst; edl (0 to 4 confirmed; 5 seen as a failure in general).
std::string openStatusText(std::uint8_t status);

}  // namespace reviver::streaming
