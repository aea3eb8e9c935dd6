// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/transport/host_services.h"

#include <memory>
#include <string>

namespace reviver {

/// Keeps two programs from working on one modem at the same time.
class DeviceLocks {
public:
    virtual ~DeviceLocks() = default;

    /// Holds the place of a modem (AttachedDevice::location) for `owner`, "the window of
    /// Reviver", until the Hold is destroyed or the program dies. PortBusy while somebody
    /// else holds it; the detail is the holder, as it named itself, with its process number
    /// and nothing else: "the window of Reviver (process 4711)". May be used from any thread.
    virtual Result<std::unique_ptr<Hold>> take(const std::string &location, const std::string &owner) = 0;
};

}  // namespace reviver
