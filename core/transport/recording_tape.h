// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transport/recording_sink.h"

#include <map>
#include <memory>
#include <mutex>

namespace reviver {

/// What recorders write to: the numbers and times of a recording, and where it goes. It has a
/// sink while it runs. May be used from any thread.
class RecordingTape {
public:
    /// An opening of a port: in which recording, and which one there; {0, 0} in none.
    struct Opening {
        unsigned recording = 0;
        unsigned number = 0;
    };

    /// `clock` outlives the tape.
    explicit RecordingTape(const Clock &clock) : m_clock(clock) {}

    /// Begins a new recording. Ports that are open already are not in it.
    Result<void> start(std::unique_ptr<RecordingSink> sink);
    bool running() const;
    /// Ends it. Says what ended it before, if anything did: then its end is missing.
    Result<void> stop();

    /// All devices that `recorder` sees now.
    void attached(const void *recorder, const std::vector<AttachedDevice> &devices);
    Opening opened(const std::string &port, const std::optional<Error> &error);
    void happened(Opening opening, RecordedEvent::Kind kind, ByteView octets,
                  const std::optional<Error> &error);

private:
    void addDevices();
    void add(RecordedEvent event);
    void endEarly(const Error &error);

    const Clock &m_clock;
    mutable std::mutex m_mutex;
    std::unique_ptr<RecordingSink> m_sink;
    std::optional<Error> m_error;  ///< that ended the last recording
    Clock::Instant m_began;
    std::map<const void *, std::vector<AttachedDevice>> m_attached;
    std::optional<std::vector<AttachedDevice>> m_told;  ///< the last list in the recording
    std::size_t m_octets = 0;
    unsigned m_openings = 0;
    unsigned m_recordings = 0;
};

}  // namespace reviver
