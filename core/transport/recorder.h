// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transport/hardware.h"
#include "core/transport/recording_tape.h"

namespace reviver {

/// Stands between the program and its hardware, and tells a tape what goes through. May be used
/// from any thread; transports that it opened may outlive it.
class Recorder final : public DeviceEnumerator, public PortOpener {
public:
    /// `inner` outlives the recorder and its transports. Several recorders may share a tape.
    Recorder(const Hardware &inner, std::shared_ptr<RecordingTape> tape);
    ~Recorder() override;

    /// The same hardware, seen through the recorder.
    Hardware hardware() { return {*this, *this, m_inner.clock, m_inner.services, m_inner.locks}; }

    std::vector<AttachedDevice> devices() override;
    std::vector<AttachedDevice> remembered() override { return m_inner.enumerator.remembered(); }
    Result<std::unique_ptr<Transport>> open(const std::string &path) override;

private:
    class TapedTransport;

    Hardware m_inner;
    std::shared_ptr<RecordingTape> m_tape;
};

}  // namespace reviver
