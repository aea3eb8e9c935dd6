// SPDX-License-Identifier: Apache-2.0
#include "app/cli/agreement.h"
#include "app/cli/commands.h"
#include "app/cli/device_choice.h"
#include "app/cli/json_output.h"
#include "app/cli/text_output.h"
#include "core/platform/paths.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace reviver::cli {

namespace {

struct ResurrectOptions {
    std::string device;
    std::string firmware;
    std::string loader;
    std::vector<std::string> include;
    std::string log;
    bool dryRun = false;
    bool yes = false;
    bool json = false;
    bool showIdentity = false;
};

// Everything a job needs, checked and agreed on.
struct Prepared {
    Evidence evidence;
    FirmwareBundle bundle;
    RepairPlan plan;
};

template <typename T>
using Step = tl::expected<T, Trouble>;

Trouble untouched(Trouble trouble)
{
    trouble.state = kNothingChanged;
    return trouble;
}

Trouble stoppedBeforeStart()
{
    return {ExitCode::Stopped, "Stopped by you before anything was written.", kNothingChanged, {}, {}};
}

Step<Evidence> lookAtModem(Session &session, const ResurrectOptions &options, RepairOutput &output)
{
    const auto modem = chooseModem(session, options.device);
    if (!modem)
        return tl::unexpected(modem.error());
    output.say(fmt::format("Asking {} what it speaks. This takes up to 15 seconds for each port.",
                           displayName(*modem)));
    Evidence evidence = examine(session, *modem, [&output](const LogLine &line) { output.logged(line); });
    if (session.stop.stopRequested())
        return tl::unexpected(stoppedBeforeStart());
    const Diagnosis diagnosis = diagnose(evidence);
    output.say(fmt::format("{}: {}", modeTitle(diagnosis.mode).english(), diagnosis.headline.english()));
    if (const auto trouble = portTrouble(evidence, diagnosis))
        return tl::unexpected(*trouble);
    return evidence;
}

Step<PlanOptions> planOptions(const ResurrectOptions &options)
{
    PlanOptions result;
    for (const std::string &name : options.include)
        if (const auto role = roleFromName(name))
            result.include.insert(*role);
    if (options.loader.empty())
        return result;
    auto loader = openLoader(options.loader);
    if (!loader)
        return tl::unexpected(untouched(troubleOf(loader.error(), options.loader, ExitCode::Refused)));
    result.loader = *std::move(loader);
    return result;
}

Trouble planTrouble(const RepairPlan &plan, const Evidence &evidence)
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
    if (refusal->code == ErrorCode::LoaderMissing)
        trouble.next.push_back("Add \"--loader FILE\" with the loader (NPRG...) of the modem's chip.");
    return trouble;
}

// The one question of a repair.
std::optional<Trouble> askToWrite(const RepairPlan &plan)
{
    return agree(fmt::format("Writing {} images to {}. If it is broken off, the modem does not start until a "
                             "repair is finished.\nKeep it plugged in.",
                             plan.imagesToWrite(), plan.modemTitle));
}

Step<Prepared> prepare(Session &session, const ResurrectOptions &options, RepairOutput &output)
{
    auto evidence = lookAtModem(session, options, output);
    if (!evidence)
        return tl::unexpected(evidence.error());
    output.say(fmt::format("Reading {}", options.firmware));
    auto bundle = openBundle(options.firmware, {}, session.stop);
    if (!bundle)
        return tl::unexpected(untouched(troubleOf(bundle.error(), options.firmware, ExitCode::Refused)));
    const auto chosen = planOptions(options);
    if (!chosen)
        return tl::unexpected(chosen.error());
    RepairPlan plan = makePlan(*evidence, *bundle, *chosen);
    return Prepared{*std::move(evidence), *std::move(bundle), std::move(plan)};
}

// What stands between a plan and its job.
std::optional<Trouble> mayStart(Session &session, const ResurrectOptions &options, const Prepared &prepared)
{
    if (!prepared.plan.mayStart())
        return planTrouble(prepared.plan, prepared.evidence);
    if (session.stop.stopRequested())
        return stoppedBeforeStart();
    if (options.dryRun || options.yes)
        return std::nullopt;
    return askToWrite(prepared.plan);
}

ExitCode work(Session &session, const ResurrectOptions &options, RepairOutput &output)
{
    auto prepared = prepare(session, options, output);
    if (!prepared) {
        output.refused(prepared.error(), nullptr);
        return prepared.error().code;
    }
    output.planMade(prepared->plan, prepared->bundle);
    if (const auto trouble = mayStart(session, options, *prepared)) {
        output.refused(*trouble, &prepared->plan);
        return trouble->code;
    }
    if (options.dryRun) {
        output.dryRunDone(prepared->plan);
        return ExitCode::Done;
    }
    RepairJob job(std::move(prepared->plan), std::move(prepared->evidence), std::move(prepared->bundle),
                  session.composition.hardware());
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
Result<std::optional<RunLog>> openLog(const ResurrectOptions &options, const Clock &clock)
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

// The program with the global options that matter for which modem is meant.
std::string programWith(const GlobalOptions &options)
{
    std::string text = "reviver-cli";
    if (!options.practice.scenario.empty())
        text += " --practice " + options.practice.scenario;
    for (const std::string &port : options.ports)
        text += " --port " + port;
    return text;
}

std::string sameCommand(const GlobalOptions &global, const ResurrectOptions &options)
{
    std::string text
        = fmt::format("{} resurrect {} \"{}\"", programWith(global), options.device, options.firmware);
    if (!options.loader.empty())
        text += fmt::format(" --loader \"{}\"", options.loader);
    for (const std::string &role : options.include)
        text += " --include " + role;
    return text;
}

ExitCode resurrect(Session &session, const ResurrectOptions &options)
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
        return work(session, options, output);
    }
    TextOutput output(
        {session.options.verbosity, options.showIdentity, sameCommand(session.options, options),
         fmt::format("{} info {} --output report.txt", programWith(session.options), options.device)},
        clock, file);
    return work(session, options, output);
}

std::string checkRole(const std::string &name)
{
    return roleFromName(name)
        ? ""
        : fmt::format("there is no role \"{}\"; `inspect --json` shows the roles of a file", name);
}

}  // namespace

void addResurrectCommand(CLI::App &app, Command &chosen)
{
    auto options = std::make_shared<ResurrectOptions>();
    CLI::App *command = app.add_subcommand(
        "resurrect",
        "Writes firmware to a modem in download mode, restarts it, and sees whether it works.\n"
        "Shows the plan first and asks once. IMEI, calibration and SIM lock are left alone.");
    command->add_option("DEVICE", options->device, "An id that `detect` prints, or the path of a port")
        ->required();
    command->add_option("FIRMWARE", options->firmware, "An updater .exe, a .bin, or a folder of images")
        ->required();
    command
        ->add_option("--loader", options->loader,
                     "A loader (NPRG) for the chip, if the modem needs one: .bin, .mbn, .hex")
        ->type_name("FILE");
    command
        ->add_option("--include", options->include,
                     "Also write images of this role that are left out by default, such as efs2;\n"
                     "they replace the modem's own calibration. May be repeated")
        ->type_name("ROLE")
        ->allow_extra_args(false)
        ->check(checkRole);
    command->add_flag("--dry-run", options->dryRun,
                      "Show the plan and end: 0 when the repair may start, else 4");
    command->add_flag("--yes", options->yes, "Don't ask before writing");
    command
        ->add_option("--log", options->log,
                     "Append the log to this file instead of a new one in the log folder")
        ->type_name("FILE");
    command->add_flag("--json", options->json,
                      "One JSON object a line: step, progress, note, and result at the end");
    command->add_flag("--show-identity", options->showIdentity, "Show the IMEI in full");
    command->callback([&chosen, options] {
        chosen = [options](Session &session) { return resurrect(session, *options); };
    });
}

}  // namespace reviver::cli
