// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string_view>

namespace reviver {

// What stands in the lines of a recording, for writing and reading alike: docs/recording.md.

inline constexpr const char *kRecordingFormat = "reviver-recording";
inline constexpr int kRecordingVersion = 1;
/// In the order of RecordedEvent::Kind.
inline constexpr std::array<std::string_view, 7> kRecordedKinds
    = {"devices", "open", "sent", "received", "silence", "failed", "close"};

}  // namespace reviver
