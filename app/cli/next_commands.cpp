// SPDX-License-Identifier: Apache-2.0
#include "app/cli/next_commands.h"

#include <fmt/format.h>

namespace reviver::cli {

std::string programWith(const GlobalOptions &options)
{
    std::string text = "reviver-cli";
    if (!options.practice.scenario.empty())
        text += " --practice " + options.practice.scenario;
    for (const std::string &port : options.ports)
        text += " --port " + port;
    return text;
}

std::string NextCommands::commandFor(RepairAction action, const RepairResult &result,
                                     const std::string &includeAll) const
{
    const std::string again = fmt::format("{} resurrect {} \"{}\"{}", program, device, firmware, options);
    switch (action) {
    case RepairAction::Detect:
        return program + " detect";
    case RepairAction::Continue:
        return fmt::format("{} resume {}", program, result.journal.stem().string());
    case RepairAction::StartAgain:
        return again;
    case RepairAction::CompleteSet:
        return again + includeAll;
    case RepairAction::ChooseFile:
        return fmt::format("{} resurrect {} FILE", program, device);
    case RepairAction::ChooseLoader:
        return again + " --loader FILE";
    case RepairAction::SaveReport:
        break;
    }
    return fmt::format("{} info {} --output report.txt", program, device);
}

}  // namespace reviver::cli
