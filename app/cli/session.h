// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/exit_code.h"
#include "app/composition.h"
#include "core/base/stop_token.h"

#include <functional>
#include <string>
#include <vector>

namespace reviver::cli {

/// The options that every command understands.
struct GlobalOptions {
    PracticeSetup practice;          ///< an empty scenario means no practice modem
    std::vector<std::string> ports;  ///< serial ports that the user names
    std::string light;               ///< what the owner sees; empty: not told
    bool pauseManager = false;       ///< ModemManager is to leave the modem alone
    std::string record;              ///< the file for a recording; empty for none
    bool recordIdentity = false;     ///< personal numbers stand in it as they are
    int verbosity = 0;               ///< 1 adds questions and answers, 2 adds octets
};

/// What a command works with.
struct Session {
    Composition &composition;
    const GlobalOptions &options;
    StopToken stop;                              ///< Ctrl+C and SIGTERM
    std::vector<std::unique_ptr<Hold>> holds{};  ///< until the command ends
};

/// A command that was chosen on the command line, with its options inside.
using Command = std::function<ExitCode(Session &)>;

}  // namespace reviver::cli
