// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/simulator/practice_firmware.h"

namespace reviver::practice {

/// Huawei's record container: 92 octets of prefix, then for each image a header of
/// 98 octets, a CRC-16/X-25 for each 4096 octets, the data, and zeros up to a
/// multiple of 4. All fields little-endian. `content` is the first octet of the prefix:
/// bits 0 to 2 what the file holds, bit 3 signed.
/// Sources: balongflash ptable.h, split_updata.pl, binwalk issue 173 (confirmed).
Bytes recordContainer(const std::vector<PracticeImage> &images, std::string_view version,
                      std::string_view hardware, std::uint8_t content = 0);

/// A minimal 32-bit PE with one resource `type`/`id`. Source: Microsoft's PE
/// format specification.
Bytes peWithResource(std::string_view type, std::uint32_t id, ByteView resource);

}  // namespace reviver::practice
