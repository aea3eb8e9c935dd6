// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/repair/repair_job.h"

namespace reviver {

/// A repair that was broken off, ready to go on: for a RepairJob with the journal in its
/// setup.
struct ContinuedRepair {
    Evidence evidence;
    FirmwareBundle bundle;
    RepairPlan plan;
};

/// The modem that a journal is about: the one at its place, else the only one with its USB
/// id. Null when it is not attached.
const Modem *modemOf(const JournalContents &journal, const std::vector<Modem> &modems);

/// Asks the modem again, compares it with the journal, reads firmware and loader again and
/// compares their digests, and plans what is left. Changes nothing on the modem.
///
/// OtherModem and BundleChanged name both sides. FileNotFound and FileUnreadable are about
/// the firmware; NoRoute, LoaderMissing, ... are a refusal of the plan.
Result<ContinuedRepair> prepareToContinue(const JournalContents &journal, const Modem &modem,
                                          const Hardware &hardware, RepairObserver &observer,
                                          StopToken stop = {});

/// Fails with BundleChanged when the images are not those that the repair was begun with.
Result<void> compareFirmware(const JournalJob &job, const FirmwareBundle &bundle);

}  // namespace reviver
