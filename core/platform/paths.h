// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <filesystem>

namespace reviver {

/// Where Reviver keeps what is its own: on Linux ~/.local/share/reviver, on macOS
/// ~/Library/Application Support/reviver, on Windows %LOCALAPPDATA%\reviver. Not created.
std::filesystem::path dataFolder();

/// The folder of the log files, one per run; created when it is missing. Fails
/// with FileWriteFailed when it can't be created.
Result<std::filesystem::path> logFolder();

/// The folder of the journals, one per repair. Not created.
std::filesystem::path jobFolder();

/// The folder of the recordings for which the user names no place. Not created.
std::filesystem::path recordingFolder();

/// Where users look for their files; the place to offer for reports.
std::filesystem::path documentsFolder();

}  // namespace reviver
