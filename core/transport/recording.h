// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/transport/attached_device.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace reviver {

/// One thing that happened between this computer and its modems.
struct RecordedEvent {
    enum class Kind {
        Devices,   ///< what is attached from now on
        Open,      ///< a port was opened, or not: then `code` says why
        Sent,      ///< octets to the modem; with `code` when writing them failed
        Received,  ///< octets of the modem, as they were read
        Silence,   ///< a read that ended without an octet
        Failed,    ///< a read that failed: the modem is gone, for example
        Close,
    };
    Kind kind = Kind::Devices;
    std::chrono::microseconds time{0};      ///< since the recording began
    unsigned opening = 0;                   ///< counts the openings from 1; 0 for Devices
    std::string port;                       ///< Open: its path
    std::optional<ErrorCode> code;          ///< see above
    std::string detail;                     ///< of that error
    Bytes octets;                           ///< Sent, Received
    bool masked = false;                    ///< some octets were replaced: docs/recording.md
    std::vector<AttachedDevice> devices{};  ///< Devices
    std::size_t line = 0;                   ///< where it stands in its file, 0 if in none
};

/// A conversation with modems, in order of time. docs/recording.md describes its file.
struct Recording {
    Clock::WallTime began{};
    bool identityMasked = false;
    bool complete = true;  ///< false: the end of the conversation is missing
    std::vector<RecordedEvent> events;
};

inline constexpr const char *kRecordingEnding = ".recording";

/// Bound on a recording, in octets of its conversation; a file has a bit more than twice as many.
inline constexpr std::size_t kLongestRecording = 256u << 20;

/// Reads the text of the file of a recording. MalformedMessage with the line and what is wrong there
/// when it is no recording or damaged; Unsupported for another version. Without its last line, as a
/// program leaves it that was killed, it is read up to its last whole line, and not complete.
Result<Recording> parseRecording(std::string_view text);
/// The same of a file. FileNotFound, FileUnreadable; LimitExceeded when it is too large.
Result<Recording> readRecording(const std::filesystem::path &path);

}  // namespace reviver
