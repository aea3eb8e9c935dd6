// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/transport/recording.h"
#include "core/transport/transport.h"

#include <memory>

namespace reviver {

/// A recording that plays the modems in it: it lists the devices, opens the ports and gives the
/// answers that were recorded, as long as it is asked the same. A question that was not recorded
/// gets UnexpectedMessage with the line of the file. Answers come at once, silence lasts as long as
/// who waits for one allows. May be used from any thread, as far as its clock may; transports may outlive it.
class ReplayHost final : public DeviceEnumerator, public PortOpener {
public:
    /// `clock` outlives the host and its transports.
    ReplayHost(Recording recording, Clock &clock);

    /// The next list that was recorded, once all that was said before it has been said again.
    std::vector<AttachedDevice> devices() override;
    /// The n-th opening of a path is the n-th that was recorded; PortNotFound when there are no more.
    Result<std::unique_ptr<Transport>> open(const std::string &path) override;

private:
    class Tape;
    class PlayingTransport;
    std::shared_ptr<Tape> m_tape;
};

}  // namespace reviver
