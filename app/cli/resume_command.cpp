// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "app/cli/device_choice.h"
#include "app/cli/job_choice.h"
#include "app/cli/repair_command.h"
#include "core/repair/continue_repair.h"
#include "core/repair/result_words.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace reviver::cli {

namespace {

struct ResumeOptions {
    RepairOptions repair;
    std::string job;
    std::string device;
};

Trouble notThere(const JournalContents &journal)
{
    return {ExitCode::NoDevice,
            fmt::format("The modem of this repair ({} at {}) is not plugged in.", journal.job.modem.model,
                        journal.run.location),
            kNothingChanged,
            {"Plug it in where it was, wait ten seconds, and run the same command again.",
             "If it is plugged in elsewhere, add \"--device DEVICE\" with an id that \"reviver-cli detect\" "
             "prints."},
            {}};
}

Trouble cannotContinue(const Error &error)
{
    const Advice advice = adviceFor(error);
    Trouble trouble{error.code() == ErrorCode::Cancelled ? ExitCode::Stopped : ExitCode::Refused,
                    advice.headline.english(),
                    advice.state.english(),
                    {},
                    {}};
    trouble.what += ". " + sentence(advice.what.english());
    for (const NextStep &step : advice.next)
        trouble.next.push_back(step.text.english());
    trouble.detail = advice.code;
    return trouble;
}

tl::expected<Modem, Trouble> modemFor(Session &session, const ResumeOptions &options,
                                      const JournalContents &journal)
{
    if (!options.device.empty())
        return chooseModem(session, options.device);
    // A port that the user named then is not listed by the system.
    if (!journal.job.modem.usb)
        session.composition.addPort(journal.run.location);
    const auto modems = groupModems(session.composition.hardware().enumerator.devices());
    const Modem *modem = modemOf(journal, modems);
    if (!modem)
        return tl::unexpected(notThere(journal));
    return *modem;
}

tl::expected<PreparedRepair, Trouble> prepare(Session &session, const ResumeOptions &options,
                                              JournalContents journal, RepairOutput &output)
{
    const auto modem = modemFor(session, options, journal);
    if (!modem)
        return tl::unexpected(modem.error());
    if (const auto trouble = inUseTrouble(session, *modem))
        return tl::unexpected(*trouble);
    output.say(fmt::format("A repair of {} was broken off at {} %. Asking the modem whether it is the one.",
                           journal.job.modem.model, journal.percent()));
    auto ready = prepareToContinue(journal, *modem, session.composition.hardware(), output, session.stop);
    if (!ready)
        return tl::unexpected(cannotContinue(ready.error()));
    return PreparedRepair{std::move(ready->evidence), std::move(ready->bundle), std::move(ready->plan),
                          std::move(journal)};
}

ExitCode resume(Session &session, const ResumeOptions &options)
{
    auto journal = chooseJob(session, options.job);
    if (!journal) {
        print(journal.error());
        return journal.error().code;
    }
    std::string chosen
        = journal->job.loader.empty() ? std::string() : fmt::format(" --loader \"{}\"", journal->job.loader);
    for (const std::string &role : journal->job.include)
        chosen += " --include " + role;
    const std::string device = options.device.empty() ? journal->run.port : options.device;
    const NextCommands next{programWith(session.options), device, journal->job.firmware, chosen};
    return runRepair(session, options.repair, next,
                     [&](RepairOutput &output) { return prepare(session, options, *journal, output); });
}

}  // namespace

void addResumeCommand(CLI::App &app, Command &chosen)
{
    auto options = std::make_shared<ResumeOptions>();
    CLI::App *command = app.add_subcommand(
        "resume",
        "Goes on with a repair that was broken off: by a crash, a power failure, an unplugged modem, or\n"
        "by you. Makes sure that modem and firmware are the same, and writes what is left.");
    command->add_option("JOB", options->job, "An id that `jobs` prints; not needed when there is only one");
    command
        ->add_option("--device", options->device,
                     "The modem, if it is plugged in elsewhere now: an id that `detect` prints, or a port")
        ->type_name("DEVICE");
    addRepairOptions(*command, options->repair, "Show the plan and end: 0 when the repair may go on, else 4");
    command->callback(
        [&chosen, options] { chosen = [options](Session &session) { return resume(session, *options); }; });
}

}  // namespace reviver::cli
