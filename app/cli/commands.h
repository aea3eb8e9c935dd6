// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/session.h"

namespace CLI {
class App;
}

namespace reviver::cli {

// One file per command, named after it. Each adds its subcommand to `app`; when
// the command line names it, `chosen` becomes the command with its options.

void addDetectCommand(CLI::App &app, Command &chosen);
void addInfoCommand(CLI::App &app, Command &chosen);
void addInspectCommand(CLI::App &app, Command &chosen);
void addExtractCommand(CLI::App &app, Command &chosen);
void addDumpCommand(CLI::App &app, Command &chosen);
void addResurrectCommand(CLI::App &app, Command &chosen);
void addJobsCommand(CLI::App &app, Command &chosen);
void addResumeCommand(CLI::App &app, Command &chosen);
void addSwitchCommand(CLI::App &app, Command &chosen);
void addProblemCommand(CLI::App &app, Command &chosen);
void addReplayCommand(CLI::App &app, Command &chosen);
void addFixCommand(CLI::App &app, Command &chosen);
void addTerminalCommand(CLI::App &app, Command &chosen);
void addIdentifyCommand(CLI::App &app, Command &chosen);
void addExplainCodeCommand(CLI::App &app, Command &chosen);
void addLightsCommand(CLI::App &app, Command &chosen);
void addScenariosCommand(CLI::App &app, Command &chosen);
void addPracticeCommand(CLI::App &app, Command &chosen);
void addPracticeFilesCommand(CLI::App &app, Command &chosen);

}  // namespace reviver::cli
