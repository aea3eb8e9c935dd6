// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/device/probe_session.h"

namespace reviver {

/// Reads what a running modem says of itself over AT, with commands that only read:
/// ATI, versions, hardware, port set, locks as a state, SIM. Fills identity and
/// settings of `evidence`. Two silences in a row end it: the Error is Timeout if
/// not even ATI was answered.
/// Source: docs/sources.md, "AT"; router captures, ModemManager plugin huawei.
Result<void> readAtInfo(ProbeSession &session, const AttachedDevice &device, PortEvidence &evidence);

/// MU609 and ME909u crash on AT^GETPORTMODE. Source: ModemManager, its udev rule (confirmed).
bool portModesCrash(const AttachedDevice &device, const DeviceIdentity &identity);

/// Reads the item of the IMEI over a port that was seen to speak DIAG; imeiRequest() must
/// be allowed on its line before. Nothing else is read, and nothing is ever written.
/// Source: qtools qnvram.c; edl qc_diag.py (confirmed).
Result<void> readDiagImei(ProbeSession &session, PortEvidence &evidence);
/// The request of readDiagImei().
Bytes imeiRequest();
/// The digits of an IMEI as the item holds them: 08, then the first digit above A, then
/// pairs with the lower digit first. Empty if it is of another shape.
std::string imeiOfItem(ByteView data);

/// Reads what a download monitor says of itself over AT.
Result<void> readMonitorInfo(ProbeSession &session, PortEvidence &evidence);

}  // namespace reviver
