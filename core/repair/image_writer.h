// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/device/evidence.h"
#include "core/firmware/firehose_plan.h"
#include "core/repair/log_line.h"
#include "core/repair/plan.h"
#include "core/repair/repair_result.h"
#include "core/transport/transport.h"

#include <functional>
#include <memory>

namespace reviver {

/// Octets of the present image or loader that the modem has acknowledged.
using BlockListener = std::function<void(std::uint64_t acknowledged)>;

/// What a writer is made with. Port and clock outlive it.
struct WriterSetup {
    Transport &port;
    Clock &clock;
    StopToken stop;                         ///< looked at between blocks and while waiting for answers
    DeviceMode mode = DeviceMode::Unknown;  ///< what the modem was seen in last
    const FirmwareBundle &bundle;
    const LoaderImage *loader = nullptr;                   ///< of the plan; null if it has none
    std::function<void(LogLevel, Message)> log = nullptr;  ///< for what the modem itself says
};

/// Where an image goes.
struct WriteTarget {
    std::uint32_t code = 0;           ///< as PlannedImage::code
    std::optional<FirehoseStep> row;  ///< Firehose: the row of the set's list
};

/// Writes images to a modem by one route, over one open port. What a route has no use
/// for is Unsupported.
class ImageWriter {
public:
    virtual ~ImageWriter() = default;

    /// Asks again, with read-only questions, whether the modem is in the download mode
    /// of this route. Gives what it says of itself: a build id; empty if it says none.
    virtual Result<std::string> confirmMode() = 0;
    /// Leads from that mode to where images are taken: announces a signature, leaves AT.
    virtual Result<void> prepare() { return {}; }
    /// Sends the loader to memory, starts it, and greets it.
    virtual Result<void> startLoader(const LoaderImage &loader, const BlockListener &listener);
    /// Has the partition table compared; never changes it.
    virtual Result<void> comparePartitionTable(const FirmwareImage &image);
    /// Erases the area of a row.
    virtual Result<void> erase(const FirehoseStep &row);
    /// Writes one image from its first octet to its acknowledged end.
    virtual Result<void> write(const FirmwareImage &image, const WriteTarget &target,
                               const BlockListener &listener);
    virtual Result<void> patch(const FirehoseStep &row);
    /// Reads what was written and compares it; VerifyMismatch names the first place that
    /// differs, Unsupported when the loader can't read.
    virtual Result<void> readBack(const FirmwareImage &image, const WriteTarget &target,
                                  const BlockListener &listener);
    /// Restarts the modem with the reset of the protocol in use.
    virtual Result<void> restart() = 0;
    virtual LinkQuality link() const = 0;
};

}  // namespace reviver
