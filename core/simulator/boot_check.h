// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/simulator/flash_store.h"

namespace reviver::practice {

/// What the boot code finds in flash.
struct BootVerdict {
    bool boots = false;
    std::string reason;      ///< why not, "dsp1 is missing"
    std::string version;     ///< the version text in the AMSS image, empty if it has none
    bool bootLoader = true;  ///< what the chip itself starts is there
};

/// The modem starts only when each image that was written is whole and reads back
/// as it was received, and when the flash holds, by their own headers, a partition
/// table, DBL, OSBL, AMSS, DSP1, DSP2 and a settings area (EFS2).
BootVerdict checkBoot(const FlashStore &flash);
/// The same for a MDM9615: SBL1, SBL2, RPM and the boot loader of its Linux in place of DBL,
/// OSBL and AMSS. Its Linux itself is another updater's matter and always there.
BootVerdict checkMdm9615Boot(const FlashStore &flash);

}  // namespace reviver::practice
