// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/existing_files.h"
#include "core/repair/problem_files.h"

namespace reviver {

/// Writes the files as one zip, which appears under its name when it is complete.
/// FileWriteFailed when it can't be written, or is there already and stays; FileUnreadable when a
/// file that is copied can't be read.
Result<void> writeProblemZip(const std::filesystem::path &path, const ProblemFiles &problem,
                             Clock::WallTime time, ExistingFiles existing = ExistingFiles::Keep);

}  // namespace reviver
