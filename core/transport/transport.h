// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/base/stop_token.h"

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>

namespace reviver {

/// An open, ordered octet stream to one port of a modem.
///
/// Blocking by design: it is opened, used and closed in the job's own thread.
/// Implementations look at `stop` at least every 100 ms while they wait and then
/// return ErrorCode::Cancelled. After PortDisconnected every later call fails so too.
class Transport {
public:
    virtual ~Transport() = default;

    /// Writes all of `data`, or fails: Timeout when the port takes no more octets,
    /// PortDisconnected when the modem is gone.
    virtual Result<void> write(ByteView data, std::chrono::milliseconds timeout, StopToken stop = {}) = 0;

    /// Waits for at least one octet, then returns how many were put into `buffer`.
    /// Never returns 0; silence for `timeout` is ErrorCode::Timeout.
    virtual Result<std::size_t> readSome(MutableByteView buffer, std::chrono::milliseconds timeout,
                                         StopToken stop = {})
        = 0;

    /// Throws away what has arrived and was not read.
    virtual void discardInput() = 0;
};

/// Opens ports by the path that enumeration gave, or by one that the user names.
class PortOpener {
public:
    virtual ~PortOpener() = default;

    /// Opens exclusively, 115200 8N1, no flow control. Fails with PortNotFound,
    /// PortAccessDenied or PortBusy.
    virtual Result<std::unique_ptr<Transport>> open(const std::string &path) = 0;
};

}  // namespace reviver
