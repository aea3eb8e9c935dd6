// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/firmware/bundle_loader.h"

namespace reviver {

/// Finds the SHA-256 of every image of a bundle, after which FirmwareImage::sha256() tells it. Opening leaves
/// that out: a checksum of the container tells damage in a fraction of the time; the digest names the
/// contents, which the journal of a repair, a report and whoever compares two files need.
/// What is known already costs nothing. FileUnreadable, or Cancelled when `stop` is requested.
Result<void> digestImages(const FirmwareBundle &bundle, const ReadProgress &progress = {},
                          StopToken stop = {});

}  // namespace reviver
