// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/session.h"
#include "core/repair/repair_result.h"

namespace reviver::cli {

/// The commands that do what the next steps of a repair say.
struct NextCommands {
    std::string program;   ///< with the global options that tell which modem is meant
    std::string device;    ///< DEVICE
    std::string firmware;  ///< the file or folder that was written
    std::string options;   ///< --loader and --include as they were, each with a blank before it

    /// The command for an action; `includeAll` are the options that add what was left out.
    std::string commandFor(RepairAction action, const RepairResult &result,
                           const std::string &includeAll) const;
};

/// "reviver-cli" with the global options that matter for which modem is meant.
std::string programWith(const GlobalOptions &options);

}  // namespace reviver::cli
