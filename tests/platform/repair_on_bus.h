// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/platform/system_enumerator.h"
#include "core/platform/system_port_opener.h"
#include "tests/repair/practice_bench.h"

namespace reviver::pretended {

/// Detects the only modem of this computer and repairs it with practice firmware, through
/// the real list and the real ports.
inline RepairResult repairOnlyModem(Clock &clock)
{
    SystemEnumerator enumerator(clock, nullptr);
    SystemPortOpener opener;
    const Hardware hardware{enumerator, opener, clock};
    const auto modems = groupModems(enumerator.devices());
    if (modems.size() != 1)
        return {};
    const Evidence evidence = probeModem(modems[0], hardware);
    const FirmwareBundle bundle = test::practiceBundle();
    test::RecordingObserver observer;
    return RepairJob(makePlan(evidence, bundle), evidence, bundle, hardware).run(observer);
}

}  // namespace reviver::pretended
