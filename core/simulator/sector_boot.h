// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/simulator/boot_check.h"

namespace reviver::practice {

/// What the boot code of a modem finds whose flash is addressed by sectors: it reads the
/// partition table that stands on the flash itself (MIBIB), then wants a whole program in
/// each partition that it starts from, and something in the settings area.
BootVerdict checkSectorBoot(const FlashStore &flash);

}  // namespace reviver::practice
