// SPDX-License-Identifier: Apache-2.0
#include "app/cli/job_choice.h"

#include "core/platform/paths.h"

#include <algorithm>
#include <fmt/format.h>

namespace reviver::cli {

namespace {

Trouble noSuchJob(const std::string &id)
{
    Trouble trouble{ExitCode::NoDevice, {}, kNothingChanged, {}, {}};
    trouble.what = id.empty() ? "There is no repair to continue."
                              : fmt::format("There is no repair \"{}\" to continue.", id);
    trouble.next = {"Run \"reviver-cli jobs\" to see which there are."};
    return trouble;
}

Trouble severalJobs(const std::vector<ListedJob> &jobs)
{
    std::string ids;
    for (const ListedJob &job : jobs)
        ids += (ids.empty() ? "" : ", ") + job.id();
    return {ExitCode::WrongUse,
            "Several repairs can be continued.",
            kNothingChanged,
            {fmt::format("Name one of these: {}. \"reviver-cli jobs\" tells more of them.", ids)},
            {}};
}

Trouble unusable(const ListedJob &job)
{
    return {ExitCode::Refused,
            fmt::format("The journal of this repair can't be used: {}.", job.contents.error().detail()),
            kNothingChanged,
            {"Start the repair again from its first image: \"reviver-cli resurrect DEVICE FIRMWARE\".",
             fmt::format("\"reviver-cli jobs --discard {}\" takes the journal away.", job.id())},
            {}};
}

Trouble notInterrupted(const ListedJob &job)
{
    Trouble trouble{ExitCode::Refused, {}, kNothingChanged, {}, {}};
    if (job.running) {
        trouble.what = "A program is at work on this repair.";
        trouble.next = {"Let it finish, or end it. Then run the same command again."};
    } else {
        trouble.what = "Nothing of this repair is left to continue.";
        trouble.next = {"Run \"reviver-cli detect\" to see how the modem is."};
    }
    return trouble;
}

}  // namespace

tl::expected<JournalContents, Trouble> chooseJob(Session &session, const std::string &id)
{
    std::vector<ListedJob> jobs = listJobs(jobFolder(), session.composition.files());
    if (id.empty()) {
        std::erase_if(jobs, [](const ListedJob &job) { return !job.interrupted(); });
        if (jobs.size() > 1)
            return tl::unexpected(severalJobs(jobs));
    } else {
        std::erase_if(jobs, [&](const ListedJob &job) { return job.id() != id; });
    }
    if (jobs.empty())
        return tl::unexpected(noSuchJob(id));
    if (!jobs.front().contents)
        return tl::unexpected(unusable(jobs.front()));
    if (!jobs.front().interrupted())
        return tl::unexpected(notInterrupted(jobs.front()));
    return *std::move(jobs.front().contents);
}

std::string jobState(const ListedJob &job)
{
    if (!job.contents)
        return fmt::format("can't be read: {}", job.contents.error().detail());
    if (job.running)
        return fmt::format("running, {} %", job.contents->percent());
    if (!job.interrupted())
        return job.contents->outcome ? "over: " + *job.contents->outcome : "over";
    if (!job.contents->outcome)
        return fmt::format("interrupted at {} %", job.contents->percent());
    return fmt::format("{} at {} %", *job.contents->outcome, job.contents->percent());
}

}  // namespace reviver::cli
