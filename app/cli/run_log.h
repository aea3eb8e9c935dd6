// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/repair/log_line.h"

#include <filesystem>
#include <fstream>
#include <string>

namespace reviver::cli {

/// The log file of one run: UTF-8, one line each, with UTC time and level, and
/// every level. Each line is on the disk before the next step begins.
class RunLog {
public:
    /// Opens `path` to append; an empty path means a new file in the standard log
    /// folder, named after the time. FileWriteFailed when it can't be written.
    static Result<RunLog> open(const std::string &path, const Clock &clock);

    void write(const LogLine &line);
    const std::filesystem::path &path() const { return m_path; }

private:
    RunLog(std::filesystem::path path, std::ofstream file) : m_path(std::move(path)), m_file(std::move(file))
    {
    }

    std::filesystem::path m_path;
    std::ofstream m_file;
};

}  // namespace reviver::cli
