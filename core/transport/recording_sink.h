// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transport/recording.h"

namespace reviver {

/// Takes a recording while it comes about: its begin, its events in order of time, its end.
/// After an error nothing but end() follows.
class RecordingSink {
public:
    virtual ~RecordingSink() = default;

    virtual Result<void> begin(Clock::WallTime began, bool identityMasked) = 0;
    virtual Result<void> add(RecordedEvent event) = 0;
    /// `complete` is false when the end of the conversation is missing.
    virtual Result<void> end(bool complete) = 0;
};

}  // namespace reviver
