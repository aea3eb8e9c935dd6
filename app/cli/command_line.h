// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/exit_code.h"

namespace reviver::cli {

/// The whole program: understands the command line, builds what the command needs
/// and runs it. A QCoreApplication must exist (serial ports need it).
ExitCode runCommandLine(int argc, char **argv);

}  // namespace reviver::cli
