// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/repair/log_line.h"

#include <filesystem>
#include <fstream>
#include <string>

namespace reviver {

/// The log file of one run: UTF-8, one line each, with UTC time and level, and
/// every level. Each line is handed to the system before the next step begins.
class RunLog {
public:
    /// Opens `file` to append; FileWriteFailed when it can't be written.
    static Result<RunLog> open(const std::filesystem::path &file);
    /// Opens a new file named after `time` in `folder`, which is made if missing:
    /// "reviver-2026-11-23T14-03-27.123Z.log", or "...Z-2.log" beside another run's.
    static Result<RunLog> openIn(const std::filesystem::path &folder, Clock::WallTime time);

    /// FileWriteFailed once, when the disk is full or gone; later lines are dropped.
    Result<void> write(const LogLine &line);
    const std::filesystem::path &path() const { return m_path; }

private:
    static Result<RunLog> openNew(const std::filesystem::path &folder, const std::string &name);
    RunLog(std::filesystem::path path, std::ofstream file) : m_path(std::move(path)), m_file(std::move(file))
    {
    }

    std::filesystem::path m_path;
    std::ofstream m_file;
    bool m_failed = false;
};

}  // namespace reviver
