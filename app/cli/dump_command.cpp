// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "app/cli/device_choice.h"
#include "app/cli/terminal.h"
#include "core/base/size_text.h"
#include "core/repair/memory_dump.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace reviver::cli {

namespace {

struct DumpOptions {
    std::string device;
    std::string folder;
};

/// Shows each region when it begins, and on a screen how far it is.
class DumpLines {
public:
    void show(const DumpProgress &at)
    {
        if (m_shown == 0)
            fmt::print("{} regions, {}\n", at.regions.size(), sizeText(at.total));
        for (; m_shown <= at.region; ++m_shown) {
            endLine();
            const DumpRegion &region = at.regions[m_shown];
            m_line
                = fmt::format("  {:<20} {:>9}  {}", region.name, sizeText(region.size), region.description);
            fmt::print("{}", m_line);
        }
        if (outputIsTerminal())
            fmt::print("\r{}  {:>3} %", m_line, at.total == 0 ? 100 : at.doneOfAll * 100 / at.total);
        std::fflush(stdout);
    }
    void endLine()
    {
        if (!m_line.empty())
            fmt::print("\n");
        m_line.clear();
    }

private:
    std::size_t m_shown = 0;
    std::string m_line;
};

Trouble withoutDump(const Evidence &evidence)
{
    const Diagnosis diagnosis = diagnose(evidence);
    return {ExitCode::Refused,
            fmt::format("{}: it offers no memory to be saved.", diagnosis.headline.english()),
            kNothingChanged,
            {nextStep(diagnosis)},
            {}};
}

Trouble dumpTrouble(const Error &error, const DumpOptions &options)
{
    const bool ofFile = error.code() == ErrorCode::FileWriteFailed;
    Trouble trouble = troubleOf(error, ofFile ? options.folder : options.device, ExitCode::Failed);
    trouble.state = "Nothing was changed on the modem. Regions that are complete stay in the folder.";
    return trouble;
}

ExitCode fail(const Trouble &trouble)
{
    print(trouble);
    return trouble.code;
}

ExitCode dump(Session &session, const DumpOptions &options)
{
    const auto modem = chooseModem(session, options.device);
    if (!modem)
        return fail(modem.error());
    const Evidence evidence = examine(session, *modem, verboseLog(session));
    if (session.stop.stopRequested())
        return ExitCode::Stopped;
    if (const auto trouble = portTrouble(evidence, diagnose(evidence)))
        return fail(*trouble);
    if (evidence.mode != DeviceMode::MemoryDump)
        return fail(withoutDump(evidence));

    DumpLines lines;
    const auto saved = saveMemoryDump(
        evidence.workPort, session.composition.hardware(), options.folder,
        [&lines](const DumpProgress &at) { lines.show(at); }, session.stop);
    lines.endLine();
    if (!saved)
        return fail(dumpTrouble(saved.error(), options));
    fmt::print("\nThe memory is in {}, with a list of its regions in regions.txt.\n"
               "It holds what the modem had in mind, such as messages, numbers and keys: give it to nobody\n"
               "you don't trust. The modem is still stopped; unplug it for ten seconds to start it again.\n",
               options.folder);
    return ExitCode::Done;
}

}  // namespace

void addDumpCommand(CLI::App &app, Command &chosen)
{
    auto options = std::make_shared<DumpOptions>();
    CLI::App *command
        = app.add_subcommand("dump",
                             "Saves the memory that a modem offers after a crash, one file for each region.\n"
                             "Nothing is changed on the modem. A dump may hold personal data.");
    command->add_option("DEVICE", options->device, "An id that `detect` prints, or the path of a port")
        ->required();
    command->add_option("--output", options->folder, "The folder, made if it is missing")
        ->type_name("FOLDER")
        ->required();
    command->callback(
        [&chosen, options] { chosen = [options](Session &session) { return dump(session, *options); }; });
}

}  // namespace reviver::cli
