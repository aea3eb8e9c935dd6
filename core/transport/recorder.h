// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transport/hardware.h"
#include "core/transport/recording.h"

#include <memory>

namespace reviver {

/// Stands between the program and its hardware, and keeps what goes through while it
/// records. May be used from any thread; transports that it opened may outlive it.
class Recorder final : public DeviceEnumerator, public PortOpener {
public:
    /// `inner` outlives the recorder and its transports.
    explicit Recorder(const Hardware &inner);

    /// The same hardware, seen through the recorder.
    Hardware hardware() { return {*this, *this, m_inner.clock, m_inner.services, m_inner.locks}; }

    /// Begins a new recording. Ports that are open already are not in it.
    void start();
    bool recording() const;
    /// Ends the recording and hands it out with every octet as it was: pass it through
    /// withoutIdentity() before it leaves this computer.
    Recording stop();

    std::vector<AttachedDevice> devices() override;
    std::vector<AttachedDevice> remembered() override { return m_inner.enumerator.remembered(); }
    Result<std::unique_ptr<Transport>> open(const std::string &path) override;

private:
    class Tape;
    class TapedTransport;

    Hardware m_inner;
    std::shared_ptr<Tape> m_tape;
};

}  // namespace reviver
