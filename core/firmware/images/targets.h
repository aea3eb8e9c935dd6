// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/firmware/firmware_bundle.h"

namespace reviver {

/// Fills `partition` and `target` of the images: from the bundle's own partition table, the
/// rows of a Firehose list, or the names that Balong firmware gives its record ids.
Result<void> assignTargets(FirmwareBundle &bundle);

}  // namespace reviver
