// SPDX-License-Identifier: Apache-2.0
#include "app/cli/agreement.h"

#include "app/cli/terminal.h"

#include <fmt/format.h>
#include <iostream>

namespace reviver::cli {

std::optional<Trouble> agree(const std::string &question)
{
    if (!inputIsTerminal())
        return Trouble{ExitCode::Refused,
                       "Nobody is there to confirm it.",
                       kNothingChanged,
                       {"Read what would be done; if it is right, run the same command with --yes."},
                       {}};
    fmt::print(stderr, "{} Type \"yes\" to go on, anything else to leave: ", question);
    std::string answer;
    std::getline(std::cin, answer);
    if (answer == "yes")
        return std::nullopt;
    return Trouble{ExitCode::Stopped, "Stopped by you. It was not done.", kNothingChanged, {}, {}};
}

}  // namespace reviver::cli
