// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transport/recording.h"

#include <memory>

namespace reviver {

/// The octets of a file with a recording, part by part, in the order of RecordingSink.
class RecordingEncoder {
public:
    virtual ~RecordingEncoder() = default;

    virtual Bytes begin(Clock::WallTime began, bool identityMasked) = 0;
    virtual Bytes event(const RecordedEvent &event) = 0;
    virtual Bytes end(bool complete) = 0;
};

/// Reviver's own form, which readRecording() reads: docs/recording.md.
std::unique_ptr<RecordingEncoder> recordingLines();

}  // namespace reviver
