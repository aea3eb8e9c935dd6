// SPDX-License-Identifier: Apache-2.0
#include "core/repair/job_list.h"

#include "core/repair/journal_format.h"

#include <algorithm>
#include <fmt/format.h>

namespace reviver {
namespace {

constexpr std::size_t kKept = 99;

}  // namespace

std::vector<ListedJob> listJobs(const std::filesystem::path &folder, AppendOnlyFiles &files)
{
    std::vector<ListedJob> jobs;
    std::error_code error;
    for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
        const std::filesystem::path &path = entry->path();
        if (path.extension() == kJournalEnding)
            jobs.push_back({path, readJournal(path), files.held(path)});
    }
    // Names begin with the time.
    std::ranges::sort(jobs,
                      [](const ListedJob &one, const ListedJob &other) { return other.path < one.path; });
    return jobs;
}

Result<void> discardJob(const std::filesystem::path &path, AppendOnlyFiles &files)
{
    if (files.held(path))
        return failure(ErrorCode::PortBusy, "a program is at work on this repair");
    std::error_code error;
    if (!std::filesystem::remove(path, error) && !error)
        return failure(ErrorCode::FileNotFound, fmt::format("there is no journal {}", path.string()));
    if (error)
        return failure(ErrorCode::FileWriteFailed,
                       fmt::format("{} can't be removed: {}", path.string(), error.message()));
    return {};
}

void discardOldJobs(const std::filesystem::path &folder, AppendOnlyFiles &files)
{
    std::size_t over = 0;
    for (const ListedJob &job : listJobs(folder, files)) {
        const bool keep = job.running || job.interrupted() || !job.contents;
        if (!keep && ++over > kKept)
            static_cast<void>(discardJob(job.path, files));
    }
}

}  // namespace reviver
