// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "core/device/light_guide.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace reviver::cli {

namespace {

ExitCode listLights()
{
    fmt::print("What does the light of the modem do? Makers differ, so it only supports what the ports say.\n\n");
    for (const LightChoice &choice : lightChoices()) {
        if (choice.pattern == LightPattern::Unknown)
            continue;
        fmt::print("{}\n  {}\n  {}\n", lightName(choice.pattern), choice.answer.english(),
                   choice.meaning.english());
    }
    fmt::print("\nTell what you see: reviver-cli --light slow-blink detect\n");
    return ExitCode::Done;
}

}  // namespace

void addLightsCommand(CLI::App &app, Command &chosen)
{
    CLI::App *command = app.add_subcommand("lights", "Lists what the light of a modem may do and mean.");
    command->callback([&chosen] { chosen = [](Session &) { return listLights(); }; });
}

}  // namespace reviver::cli
