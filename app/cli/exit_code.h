// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/repair/repair_result.h"

namespace reviver::cli {

/// How the program ends: stable, described in --help and docs/reviver-cli.1.
enum class ExitCode {
    Done = 0,         ///< done, and for a repair: verified
    WrongUse = 2,     ///< the command line can't be understood
    NoDevice = 3,     ///< no such device, or a port that can't be opened
    Refused = 4,      ///< refused before anything was written; a file that is damaged
    NotVerified = 5,  ///< written, but not seen to work
    Failed = 6,
    Stopped = 7,  ///< by the user
};

/// The exit code of a finished repair.
constexpr ExitCode exitCodeOf(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Verified:
        return ExitCode::Done;
    case Outcome::Written:
        return ExitCode::NotVerified;
    case Outcome::Refused:
        return ExitCode::Refused;
    case Outcome::Stopped:
        return ExitCode::Stopped;
    case Outcome::Failed:
        break;
    }
    return ExitCode::Failed;
}

}  // namespace reviver::cli
