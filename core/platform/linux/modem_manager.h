// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transport/host_services.h"

namespace reviver {

/// HostServices::keepModemManagerAway() for Linux: ModemManager's InhibitDevice, which it
/// keeps for the device's folder in sysfs as long as our connection lasts.
///
/// Unsupported when ModemManager does not run or is older than 1.10. DeviceRefused when it
/// has not recognised the device as a modem: it inhibits only those it has, so a modem that
/// is already in download mode can't be protected, nor one plugged in seconds ago. PortBusy
/// when another program keeps it away already, PortAccessDenied when the user may not.
/// Source: ModemManager mm-base-manager.c, mm-device.c (one source).
Result<std::unique_ptr<Hold>> inhibitModemManager(const AttachedDevice &device);

}  // namespace reviver
