// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/repair_command.h"

namespace reviver::cli {

struct ResurrectOptions {
    RepairOptions repair;
    std::string device;
    std::string firmware;
    std::string loader;
    std::vector<std::string> include;  ///< roles that are left out by default
};

/// The options about what is written: --loader and --include.
void addFirmwareOptions(CLI::App &command, ResurrectOptions &options);

ExitCode resurrect(Session &session, const ResurrectOptions &options);

}  // namespace reviver::cli
