// SPDX-License-Identifier: Apache-2.0
#include "app/cli/run_log.h"

#include "core/platform/paths.h"

#include <algorithm>
#include <fmt/format.h>

namespace reviver::cli {

namespace {

// "reviver-2026-11-23T14-03-27.123Z.log": colons are not allowed in names everywhere.
std::string nameFor(Clock::WallTime time)
{
    std::string stamp = isoTimeText(time);
    std::ranges::replace(stamp, ':', '-');
    return fmt::format("reviver-{}.log", stamp);
}

}  // namespace

Result<RunLog> RunLog::open(const std::string &path, const Clock &clock)
{
    std::filesystem::path file = path;
    if (path.empty()) {
        const auto folder = logFolder();
        if (!folder)
            return failure(folder.error());
        file = *folder / nameFor(clock.wallTime());
    }
    std::ofstream stream(file, std::ios::binary | std::ios::app);
    if (!stream)
        return failure(ErrorCode::FileWriteFailed,
                       fmt::format("the log file {} can't be written", file.string()));
    return RunLog(std::move(file), std::move(stream));
}

void RunLog::write(const LogLine &line)
{
    m_file << fmt::format("{}  {:<7}  {}\n", isoTimeText(line.time), logLevelName(line.level),
                          line.text.english());
    m_file.flush();
}

}  // namespace reviver::cli
