// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/repair/journal.h"

namespace reviver {

/// A journal in the folder of journals.
struct ListedJob {
    std::filesystem::path path;
    Result<JournalContents> contents;  ///< JournalUnusable when it can't be read
    bool running = false;              ///< a program is at it now

    std::string id() const { return path.stem().string(); }
    /// It can be continued. What a practice modem of a program that has ended held is gone
    /// with it.
    bool interrupted() const
    {
        return contents && contents->unfinished() && !running && !contents->job.modem.practice;
    }
};

/// All journals of a folder, the newest first; empty when there is no folder.
std::vector<ListedJob> listJobs(const std::filesystem::path &folder, AppendOnlyFiles &files);

/// Forgets a repair. PortBusy while a program is at it.
Result<void> discardJob(const std::filesystem::path &path, AppendOnlyFiles &files);

/// Forgets the oldest repairs that are over, so that 99 of them stay.
void discardOldJobs(const std::filesystem::path &folder, AppendOnlyFiles &files);

}  // namespace reviver
