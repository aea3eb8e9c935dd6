// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

namespace reviver {

/// Tells whether something was attached or detached, so that lists need not be read again
/// and again. One thread at a time.
class DeviceChanges {
public:
    virtual ~DeviceChanges() = default;

    /// True when something came, went or got another driver since this was last asked.
    /// Never waits.
    virtual bool seen() = 0;
};

/// Listens to this computer (Linux: udev). Null where nothing can be listened to: then
/// only reading the list tells.
std::unique_ptr<DeviceChanges> watchDevices();

}  // namespace reviver
