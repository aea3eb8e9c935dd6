// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "core/simulator/scenario.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace reviver::cli {

namespace {

ExitCode listScenarios()
{
    fmt::print("Practice modems. They are made of memory: break them, repair them, learn on them.\n\n");
    for (const Scenario &scenario : scenarios())
        fmt::print("{}\n  {}. {}\n", scenario.name, scenario.title.english(), scenario.description.english());
    fmt::print("\nTry: reviver-cli --practice {} --fast detect\n", scenarios().front().name);
    return ExitCode::Done;
}

}  // namespace

void addScenariosCommand(CLI::App &app, Command &chosen)
{
    CLI::App *command = app.add_subcommand("scenarios", "Lists the practice modems.");
    command->callback([&chosen] { chosen = [](Session &) { return listScenarios(); }; });
}

}  // namespace reviver::cli
