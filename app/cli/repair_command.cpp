// SPDX-License-Identifier: Apache-2.0
#include "app/cli/repair_command.h"

#include "app/cli/agreement.h"
#include "app/cli/json_output.h"
#include "app/cli/program_info.h"
#include "app/cli/text_output.h"
#include "core/platform/paths.h"
#include "core/repair/job_list.h"
#include "core/repair/next_steps.h"
#include "core/repair/run_guard.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace reviver::cli {

namespace {

// A step and the command that does it. None of them continues: nothing was begun.
std::string stepWithCommand(const NextStep &step, const NextCommands &commands)
{
    return fmt::format("{} Run \"{}\".", step.text.english(), commands.commandFor(step.action, {}, {}));
}

Trouble planTrouble(const RepairPlan &plan, const Evidence &evidence, const NextCommands &commands)
{
    Trouble trouble{ExitCode::Refused, "The repair was not started.", kNothingChanged, {}, {}};
    const PlanCheck *refusal = plan.refusal();
    if (!refusal)
        return trouble;
    if (refusal->code == ErrorCode::NoRoute) {
        const Diagnosis diagnosis = diagnose(evidence);
        trouble.what
            += fmt::format(" {}: there is no way to write to it like this.", diagnosis.headline.english());
        trouble.next.push_back(nextStep(diagnosis));
        return trouble;
    }
    trouble.what += " " + refusal->detail.english();
    for (const NextStep &step : nextSteps(refusal->code, {}))
        trouble.next.push_back(stepWithCommand(step, commands));
    return trouble;
}

// The one question of a repair.
std::optional<Trouble> askToWrite(const RepairPlan &plan)
{
    return agree(fmt::format("Writing {} images to {}. If it is broken off, the modem does not start until a "
                             "repair is finished.\nKeep it plugged in.",
                             plan.imagesToWrite(), plan.modemTitle));
}

// What stands between a plan and its job.
std::optional<Trouble> mayStart(Session &session, const RepairOptions &options,
                                const PreparedRepair &prepared, const NextCommands &next)
{
    if (!prepared.plan.mayStart())
        return planTrouble(prepared.plan, prepared.evidence, next);
    if (session.stop.stopRequested())
        return stoppedBeforeStart();
    if (options.dryRun || options.yes)
        return std::nullopt;
    return askToWrite(prepared.plan);
}

// A practice modem inside this program ends with it, and a recording is no modem: there is nothing
// to continue.
JobSetup setupFor(Session &session, std::optional<JournalContents> continued)
{
    JobSetup setup;
    setup.program = ownName();
    setup.continued = std::move(continued);
    if (session.options.practice.scenario.empty() && !session.composition.playing()) {
        setup.files = &session.composition.files();
        setup.journals = jobFolder();
        discardOldJobs(setup.journals, *setup.files);
    }
    return setup;
}

ExitCode work(Session &session, const RepairOptions &options, const NextCommands &next,
              const PrepareRepair &prepare, RepairOutput &output)
{
    auto prepared = prepare(output);
    if (!prepared) {
        output.refused(prepared.error(), nullptr);
        return prepared.error().code;
    }
    output.planMade(prepared->plan, prepared->bundle);
    if (const auto trouble = mayStart(session, options, *prepared, next)) {
        output.refused(*trouble, &prepared->plan);
        return trouble->code;
    }
    if (options.dryRun) {
        output.dryRunDone(prepared->plan);
        return ExitCode::Done;
    }
    RepairJob job(std::move(prepared->plan), std::move(prepared->evidence), std::move(prepared->bundle),
                  session.composition.hardware(), setupFor(session, std::move(prepared->continued)));
    const RepairResult result = job.run(output, session.stop);
    output.finished(result);
    return exitCodeOf(result.outcome);
}

Result<RunLog> openStandardLog(const Clock &clock)
{
    const auto folder = logFolder();
    if (!folder)
        return failure(folder.error());
    return RunLog::openIn(*folder, clock.wallTime());
}

// A dry run leaves no trace, unless a log file is named; a log that was not asked
// for does not stop a repair.
Result<std::optional<RunLog>> openLog(const RepairOptions &options, const Clock &clock)
{
    if (options.log.empty() && options.dryRun)
        return std::nullopt;
    auto log = options.log.empty() ? openStandardLog(clock) : RunLog::open(options.log);
    if (log)
        return *std::move(log);
    if (!options.log.empty())
        return failure(log.error());
    fmt::print(stderr, "There will be no log file: {}.\n", log.error().detail());
    return std::nullopt;
}

}  // namespace

void addRepairOptions(CLI::App &command, RepairOptions &options, const char *dryRun)
{
    command.add_flag("--dry-run", options.dryRun, dryRun);
    command.add_flag("--yes", options.yes, "Don't ask before writing");
    command
        .add_option("--log", options.log,
                    "Append the log to this file instead of a new one in the log folder")
        ->type_name("FILE");
    command.add_flag("--json", options.json,
                     "One JSON object a line: step, progress, note, and result at the end");
    command.add_flag("--show-identity", options.showIdentity, "Show the IMEI in full");
}

ExitCode runRepair(Session &session, const RepairOptions &options, const NextCommands &next,
                   const PrepareRepair &prepare)
{
    const Clock &clock = session.composition.hardware().clock;
    auto log = openLog(options, clock);
    if (!log) {
        const Trouble trouble = untouched(troubleOf(log.error(), options.log, ExitCode::Refused));
        print(trouble);
        return trouble.code;
    }
    RunLog *const file = log->has_value() ? &**log : nullptr;
    if (options.json) {
        JsonOutput output(options.showIdentity, clock, file);
        return work(session, options, next, prepare, output);
    }
    TextOutput output({session.options.verbosity, options.showIdentity, next}, clock, file);
    return work(session, options, next, prepare, output);
}

std::string ownName()
{
    return "reviver-cli " + programVersion();
}

std::optional<Trouble> inUseTrouble(Session &session, const Modem &modem)
{
    const auto free = checkNotInUse(session.composition.hardware(), modem.device.location, ownName());
    if (free)
        return std::nullopt;
    Trouble trouble{ExitCode::NoDevice, {}, kNothingChanged, {}, {}};
    trouble.what = fmt::format("{}: {}.", displayName(modem), free.error().detail());
    trouble.next = {"Let the other one finish, or end it there. Then run the same command again."};
    return trouble;
}

Trouble stoppedBeforeStart()
{
    return {ExitCode::Stopped, "Stopped by you before anything was written.", kNothingChanged, {}, {}};
}

Trouble untouched(Trouble trouble)
{
    trouble.state = kNothingChanged;
    return trouble;
}

}  // namespace reviver::cli
