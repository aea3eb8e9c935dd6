// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/exit_code.h"
#include "core/base/error.h"
#include "core/device/diagnosis.h"

#include <optional>
#include <string>
#include <vector>

namespace reviver::cli {

/// Why a command ends without having done its work, as owners read it.
struct Trouble {
    ExitCode code = ExitCode::Failed;
    std::string what;               ///< what happened
    std::string state;              ///< the modem now; empty when no modem takes part
    std::vector<std::string> next;  ///< at most three, most likely first
    std::string detail;             ///< for the log and for bug reports
};

/// Prints a trouble on stderr, in that order.
void print(const Trouble &trouble);
/// The same; the exit code to end with.
ExitCode ended(const Trouble &trouble);

/// An Error about `subject` (a file or a port) in words.
Trouble troubleOf(const Error &error, const std::string &subject, ExitCode code);

/// The next step of a diagnosis as an entry of Trouble::next.
std::string nextStep(const Diagnosis &diagnosis);

/// The text with a capital letter and a full stop.
std::string sentence(std::string text);

/// What keeps the ports of a modem from being opened; nothing when one can be.
std::optional<Trouble> portTrouble(const Evidence &evidence, const Diagnosis &diagnosis);

/// The state of the modem in every trouble before a repair starts.
inline constexpr const char *kNothingChanged = "Nothing was changed on the modem.";

}  // namespace reviver::cli
