// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/repair/plan.h"
#include "core/repair/repair_result.h"
#include "core/transport/transport.h"

#include <functional>
#include <memory>

namespace reviver {

/// Octets of the present image or loader that the modem has acknowledged.
using BlockListener = std::function<void(std::uint64_t acknowledged)>;

/// Writes images to a modem by one route, over one open port. A new way to write is
/// one more of these.
class ImageWriter {
public:
    virtual ~ImageWriter() = default;

    /// Asks again, with read-only questions, whether the modem is in the download mode
    /// of this route. Gives what it says of itself: a build id.
    virtual Result<std::string> confirmMode() = 0;
    /// Sends the loader to memory, starts it, and greets it. Only for routes with one.
    virtual Result<void> startLoader(const LoaderImage &loader, const BlockListener &listener) = 0;
    /// Has the partition table compared; never changes it.
    virtual Result<void> comparePartitionTable(const FirmwareImage &image) = 0;
    /// Writes one image from its first octet to its acknowledged end.
    virtual Result<void> write(const FirmwareImage &image, const PlannedImage &planned,
                               const BlockListener &listener)
        = 0;
    /// Restarts the modem with the reset of the protocol in use.
    virtual Result<void> restart() = 0;
    virtual LinkQuality link() const = 0;
};

/// The writer of a route on an open port. `stop` is looked at between blocks and
/// while waiting for answers.
std::unique_ptr<ImageWriter> makeImageWriter(Route route, Transport &port, Clock &clock, StopToken stop);

}  // namespace reviver
