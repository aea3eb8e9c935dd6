// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string_view>

namespace reviver::cli {

/// Writes a file that does not exist yet; FileWriteFailed otherwise. Nothing is
/// ever overwritten.
Result<void> writeNewFile(const std::filesystem::path &path, std::string_view content);

}  // namespace reviver::cli
