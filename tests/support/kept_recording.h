// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transport/recording_encoder.h"
#include "core/transport/recording_identity.h"
#include "core/transport/recording_sink.h"

namespace reviver::test {

/// Keeps a recording in memory.
class KeptRecording final : public RecordingSink {
public:
    /// `recording` outlives the sink.
    explicit KeptRecording(Recording &recording) : m_recording(recording) {}

    Result<void> begin(Clock::WallTime began, bool identityMasked) override
    {
        m_recording = {began, identityMasked, false, {}};
        return {};
    }
    Result<void> add(RecordedEvent event) override
    {
        m_recording.events.push_back(std::move(event));
        return {};
    }
    Result<void> end(bool complete) override
    {
        m_recording.complete = complete;
        return {};
    }

private:
    Recording &m_recording;
};

inline Recording masked(const Recording &recording)
{
    Recording kept;
    const auto sink = withoutIdentity(std::make_unique<KeptRecording>(kept));
    static_cast<void>(sink->begin(recording.began, false));
    for (const RecordedEvent &event : recording.events)
        static_cast<void>(sink->add(event));
    static_cast<void>(sink->end(recording.complete));
    return kept;
}

inline Bytes encoded(const std::unique_ptr<RecordingEncoder> &encoder, const Recording &recording)
{
    Bytes file = encoder->begin(recording.began, recording.identityMasked);
    for (const RecordedEvent &event : recording.events)
        append(file, encoder->event(event));
    append(file, encoder->end(recording.complete));
    return file;
}

/// The file of a recording as text.
inline std::string recordingText(const Recording &recording)
{
    return std::string(asText(encoded(recordingLines(), recording)));
}

}  // namespace reviver::test
