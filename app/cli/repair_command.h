// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/next_commands.h"
#include "app/cli/repair_output.h"

#include <functional>
#include <tl/expected.hpp>

namespace CLI {
class App;
}

namespace reviver::cli {

/// What `resurrect` and `resume` have in common on the command line.
struct RepairOptions {
    std::string log;  ///< a file to append to; empty for a new one in the log folder
    bool dryRun = false;
    bool yes = false;
    bool json = false;
    bool showIdentity = false;
};

/// Adds their options to a command. `dryRun` describes --dry-run.
void addRepairOptions(CLI::App &command, RepairOptions &options, const char *dryRun);

/// Everything a job needs.
struct PreparedRepair {
    Evidence evidence;
    FirmwareBundle bundle;
    RepairPlan plan;
    std::optional<JournalContents> continued;
};

/// Asks the modem and reads the files, and says on the way what it does.
using PrepareRepair = std::function<tl::expected<PreparedRepair, Trouble>(RepairOutput &output)>;

/// Opens the log, prepares, shows the plan, asks once, repairs, and tells the result.
ExitCode runRepair(Session &session, const RepairOptions &options, const NextCommands &next,
                   const PrepareRepair &prepare);

/// The name of this program for others: "reviver-cli 0.1.0".
std::string ownName();

/// PortBusy in words when another Reviver is at work on the modem.
std::optional<Trouble> inUseTrouble(Session &session, const Modem &modem);

Trouble stoppedBeforeStart();
/// The same trouble; it says that the modem is as it was.
Trouble untouched(Trouble trouble);

}  // namespace reviver::cli
