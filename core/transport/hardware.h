// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/transport/attached_device.h"
#include "core/transport/device_locks.h"
#include "core/transport/host_services.h"
#include "core/transport/transport.h"

namespace reviver {

/// Everything outside the program that probing and jobs may touch. The real
/// computer is one, a practice modem another. All of it outlives its users.
struct Hardware {
    DeviceEnumerator &enumerator;
    PortOpener &opener;
    Clock &clock;
    HostServices *services = nullptr;  ///< null where there is no system around the modem
    DeviceLocks *locks = nullptr;      ///< null where no other program can reach the modem
};

}  // namespace reviver
