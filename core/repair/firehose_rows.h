// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/firmware/firmware_bundle.h"

#include <set>

namespace reviver {

/// What becomes of the rows of a Firehose set.
struct FirehoseRows {
    std::vector<FirehoseStep> steps;  ///< what is done, in safe order
    std::vector<Message> leftOut;     ///< what the list wants and is not done, and why
};

/// Decides about each row. Not done, unless a role of identity is in `include`: what
/// touches an area that holds identity, and erasing an area that is not written again and
/// may hold it; an erase row that covers more is cut to what remains. Added: the erase
/// rows that NAND needs and the list forgot. Patches are for the modem only if they name DISK.
FirehoseRows planRows(const FirmwareBundle &bundle, const std::set<ImageRole> &include);

/// "sectors 13184 to 13951 (0:TZ)"
std::string rowPlace(const FirehoseStep &row, const FirmwareBundle &bundle);

}  // namespace reviver
