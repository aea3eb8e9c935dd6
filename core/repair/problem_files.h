// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/repair/report.h"

#include <filesystem>

namespace reviver {

/// What somebody else needs to see what went wrong. Paths may be empty, lists too.
struct ProblemInput {
    std::optional<ReportInput> report;            ///< nothing: no modem could be asked
    std::vector<std::filesystem::path> logs;      ///< of runs, RunLog
    std::vector<std::filesystem::path> journals;  ///< docs/journal.md
    std::filesystem::path recording;              ///< docs/recording.md
    std::vector<std::string> names;               ///< of the computer and its user: hidden
    std::string programVersion;
    std::string system;
    Clock::WallTime time;
    bool showIdentity = false;  ///< nothing is masked: not for other people
};

/// One file for others.
struct ProblemFile {
    std::string name;                   ///< "report.txt"
    Message what;                       ///< what it is
    Message masked;                     ///< what was replaced in it
    std::string text;                   ///< its octets, unless it is copied
    std::filesystem::path copied = {};  ///< from where; its masks are in it already
};

struct ProblemFiles {
    std::vector<ProblemFile> files;  ///< the first is contents.txt, which lists the others
    std::vector<Message> leftOut;    ///< what is not there, and why
};

/// Collects the files and masks each by its own rule (docs/recording.md). Never fails: what can't be
/// read or could not be masked is left out, and that is said.
ProblemFiles problemFiles(const ProblemInput &input);

/// Adds the logs and the journals of the last runs, which is what a problem is about.
void addLastRuns(ProblemInput &input, const std::filesystem::path &logs,
                 const std::filesystem::path &journals);

/// The newest recording in a folder; empty if there is none.
std::filesystem::path newestRecording(const std::filesystem::path &folder);

/// The newest files of a folder with this ending that are not empty, by their names, which begin with the
/// time.
std::vector<std::filesystem::path> newestFiles(const std::filesystem::path &folder, const char *ending,
                                               std::size_t most);

}  // namespace reviver
