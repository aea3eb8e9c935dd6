// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/repair/repair_job.h"

#include <filesystem>
#include <string>

namespace reviver::ui {

/// Where the repairs of the window leave their traces.
struct RepairRecords {
    std::filesystem::path logs;        ///< one file per repair; empty for none
    AppendOnlyFiles *files = nullptr;  ///< that journals are written with; null for none
    std::filesystem::path journals;
    std::string program;  ///< the name of the window for others: "the window of Reviver 0.1.0"

    /// What a job is given of it.
    JobSetup jobSetup() const { return {program, files, journals, {}}; }
};

}  // namespace reviver::ui
