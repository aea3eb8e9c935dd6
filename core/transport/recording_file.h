// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/existing_files.h"
#include "core/transport/recording_sink.h"

#include <memory>

namespace reviver {

/// A new file for a recording: pcapng if its name ends in .pcapng, else Reviver's own lines
/// (docs/recording.md). Each event is handed to the system before add() returns, so what is there
/// outlives the program. FileWriteFailed when it can't be made, or later, when the disk is full.
Result<std::unique_ptr<RecordingSink>> createRecordingFile(const std::filesystem::path &path,
                                                           ExistingFiles existing = ExistingFiles::Keep);

}  // namespace reviver
