// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/firmware/firmware_bundle.h"
#include "core/firmware/reading.h"

namespace reviver {

/// Tests the checksums that an image carries itself (ELF digests, MIBIB CRC) and notes
/// what its headers say. A wrong checksum makes it bad and stands in the bundle's problems.
Result<void> checkOwnChecksums(FirmwareImage &image, std::vector<BundleProblem> &problems, Reading &reading);

/// CRC-32 of the MIBIB area: polynomial 0x04C11DB7, not reflected, initial value 0, no
/// final XOR. Source: recomputed on eleven EG25 releases (confirmed).
std::uint32_t mibibCrc(ByteView data);

}  // namespace reviver
