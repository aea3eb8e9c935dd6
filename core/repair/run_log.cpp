// SPDX-License-Identifier: Apache-2.0
#include "core/repair/run_log.h"

#include <cstdio>
#include <fmt/format.h>

namespace reviver {
namespace {

constexpr int kMostOfOneTime = 100;  ///< runs that begin in the same millisecond

}  // namespace

Result<RunLog> RunLog::open(const std::filesystem::path &file)
{
    std::ofstream stream(file, std::ios::binary | std::ios::app);
    if (!stream) {
        return failure(ErrorCode::FileWriteFailed,
                       fmt::format("the log file {} can't be written", file.string()));
    }
    return RunLog(file, std::move(stream));
}

Result<RunLog> RunLog::openIn(const std::filesystem::path &folder, Clock::WallTime time)
{
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error) {
        return failure(ErrorCode::FileWriteFailed,
                       fmt::format("the log folder {} can't be made: {}", folder.string(), error.message()));
    }
    return openNew(folder, "reviver-" + fileTimeText(time));
}

/// "x" lets the system itself refuse a name that another run has taken.
Result<RunLog> RunLog::openNew(const std::filesystem::path &folder, const std::string &name)
{
    for (int number = 1; number <= kMostOfOneTime; ++number) {
        const auto file = folder / (number == 1 ? name + ".log" : fmt::format("{}-{}.log", name, number));
        if (std::FILE *made = std::fopen(file.string().c_str(), "wbx")) {
            std::fclose(made);
            return open(file);
        }
    }
    return failure(ErrorCode::FileWriteFailed,
                   fmt::format("no log file can be made in the folder {}", folder.string()));
}

Result<void> RunLog::write(const LogLine &line)
{
    if (m_failed)
        return {};
    m_file << fmt::format("{}  {:<7}  {}\n", isoTimeText(line.time), logLevelName(line.level),
                          line.text.english());
    m_file.flush();
    if (m_file)
        return {};
    m_failed = true;
    return failure(ErrorCode::FileWriteFailed,
                   fmt::format("the log file {} can't be written any more", m_path.string()));
}

}  // namespace reviver
