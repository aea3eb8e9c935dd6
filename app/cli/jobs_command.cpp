// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "app/cli/job_choice.h"
#include "app/cli/json_print.h"
#include "core/platform/paths.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace reviver::cli {

namespace {

using Json = nlohmann::ordered_json;

struct JobsOptions {
    bool json = false;
    bool all = false;
    std::string discard;
};

std::string stateName(const ListedJob &job)
{
    if (!job.contents)
        return "unusable";
    if (job.running)
        return "running";
    return job.interrupted() ? "interrupted" : "over";
}

Json jobJson(const ListedJob &job)
{
    Json json{{"id", job.id()}, {"state", stateName(job)}, {"file", job.path.string()}};
    if (!job.contents) {
        json["problem"] = job.contents.error().detail();
        return json;
    }
    const JournalContents &contents = *job.contents;
    json.update({{"model", contents.job.modem.model},
                 {"location", contents.run.location},
                 {"port", contents.run.port},
                 {"practice", contents.job.modem.practice},
                 {"firmware", contents.job.firmware},
                 {"program", contents.job.program},
                 {"began", contents.job.began},
                 {"last", contents.lastTime},
                 {"percent", contents.percent()},
                 {"bytes", contents.acknowledged},
                 {"total", contents.run.bytes},
                 {"outcome", contents.outcome ? Json(*contents.outcome) : Json(nullptr)}});
    return json;
}

void printJob(const ListedJob &job)
{
    fmt::print("{}  {}\n", job.id(), jobState(job));
    if (!job.contents)
        return;
    fmt::print("  Modem     {} at {}\n", job.contents->job.modem.model, job.contents->run.location);
    fmt::print("  Firmware  {}\n", job.contents->job.firmware);
    if (job.interrupted())
        fmt::print("  Continue  reviver-cli resume {}\n", job.id());
}

ExitCode discard(Session &session, const std::string &id)
{
    // A name, not a path: nothing outside of the folder is ever removed.
    for (const ListedJob &job : listJobs(jobFolder(), session.composition.files())) {
        if (job.id() != id)
            continue;
        const auto done = discardJob(job.path, session.composition.files());
        if (done) {
            fmt::print("The repair {} is forgotten. The modem is as it was.\n", id);
            return ExitCode::Done;
        }
        print({ExitCode::Refused,
               fmt::format("It can't be forgotten: {}.", done.error().detail()),
               {},
               {},
               {}});
        return ExitCode::Refused;
    }
    print({ExitCode::NoDevice,
           fmt::format("There is no repair \"{}\".", id),
           {},
           {"Run \"reviver-cli jobs --all\" to see which there are."},
           {}});
    return ExitCode::NoDevice;
}

ExitCode jobs(Session &session, const JobsOptions &options)
{
    if (!options.discard.empty())
        return discard(session, options.discard);
    std::vector<ListedJob> list = listJobs(jobFolder(), session.composition.files());
    if (!options.all)
        std::erase_if(list, [](const ListedJob &job) { return stateName(job) == "over"; });
    if (options.json) {
        Json array = Json::array();
        for (const ListedJob &job : list)
            array.push_back(jobJson(job));
        printJson(Json{{"jobs", array}}, 2);
        return ExitCode::Done;
    }
    if (list.empty())
        fmt::print("No repair is running or was broken off.\n");
    for (const ListedJob &job : list)
        printJob(job);
    return ExitCode::Done;
}

}  // namespace

void addJobsCommand(CLI::App &app, Command &chosen)
{
    auto options = std::make_shared<JobsOptions>();
    CLI::App *command = app.add_subcommand("jobs", "Lists the repairs that are running or were broken off.");
    command->add_flag("--json", options->json, "One JSON object: {\"jobs\":[...]}");
    command->add_flag("--all", options->all, "Also those that are over");
    command->add_option("--discard", options->discard, "Forget this repair; the modem stays as it is")
        ->type_name("JOB");
    command->callback(
        [&chosen, options] { chosen = [options](Session &session) { return jobs(session, *options); }; });
}

}  // namespace reviver::cli
