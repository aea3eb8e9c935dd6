// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/stop_token.h"
#include "core/simulator/fault.h"

#include <filesystem>
#include <string>
#include <vector>

namespace reviver {

/// What `reviver-cli practice` was asked for.
struct PracticeOptions {
    std::string scenario;               ///< name of one of scenarios()
    std::filesystem::path portsFolder;  ///< one link per port, and device.json
    std::filesystem::path stateFolder;  ///< flash contents as files; none if empty
    bool fast = false;                  ///< no delays
    PracticePace pace;                  ///< the delays otherwise
    std::vector<Fault> faults;
    StopToken stop;  ///< ends the run
};

/// Runs a practice modem on pseudo-terminals until `stop` says so.
///
/// `portsFolder` gets a symbolic link per port that is there now (`modem`, `pcui`,
/// `diag`), which vanishes and returns as the port does, and `device.json` with the
/// present identity, mode and light. `stateFolder` gets `<name>.bin` for each image
/// that the host wrote, octet for octet what flash holds, and the untouched factory
/// areas under `kept/`; up to date after each image, after an unplug and at the end.
/// Every file is replaced as a whole.
///
/// Prints one line when ready. Returns 0 when it was ended, 2 for an unknown
/// scenario, 3 when the folders or pseudo-terminals can't be made.
int runPractice(const PracticeOptions &options);

}  // namespace reviver
