// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/transport/attached_device.h"
#include "core/transport/transport.h"

namespace reviver {

/// Everything outside the program that probing and jobs may touch. The real
/// computer is one, a practice modem another. All three outlive their users.
struct Hardware {
    DeviceEnumerator &enumerator;
    PortOpener &opener;
    Clock &clock;
};

}  // namespace reviver
