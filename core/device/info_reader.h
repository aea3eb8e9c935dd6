// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/probe_session.h"

namespace reviver {

/// Reads what a running modem says of itself over AT, with commands that only read:
/// ATI, versions, hardware, port set, locks as a state, SIM. Fills identity and
/// settings of `evidence`. Two silences in a row end it: the Error is Timeout if
/// not even ATI was answered.
/// Source: docs/sources.md, "AT commands"; router captures, ModemManager plugin huawei.
Result<void> readAtInfo(ProbeSession &session, const AttachedDevice &device, PortEvidence &evidence);

/// Reads what a download monitor says of itself over AT.
Result<void> readMonitorInfo(ProbeSession &session, PortEvidence &evidence);

}  // namespace reviver
