// SPDX-License-Identifier: Apache-2.0
#include "core/repair/run_log.h"

#include <fmt/format.h>

namespace reviver {

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
    return open(folder / fmt::format("reviver-{}.log", fileTimeText(time)));
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
