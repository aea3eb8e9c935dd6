// SPDX-License-Identifier: Apache-2.0
#include "app/cli/detect_command.h"

#include "app/cli/commands.h"
#include "app/cli/device_choice.h"
#include "app/cli/json_print.h"
#include "core/repair/json_lines.h"

#include <algorithm>
#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace reviver::cli {

namespace {

struct Examined {
    Evidence evidence;
    Diagnosis diagnosis;
};

std::string speechText(Speech speech)
{
    switch (speech) {
    case Speech::NotAsked:
        return "not asked";
    case Speech::Nothing:
        return "silent";
    case Speech::At:
        return "AT commands";
    case Speech::Diag:
        return "diagnostics (DIAG)";
    case Speech::HuaweiDownload:
        return "Huawei download protocol";
    case Speech::Dmss:
        return "boot download protocol (DMSS)";
    case Speech::HdlcDownload:
        return "a download protocol";
    case Speech::Streaming:
        return "streaming loader";
    case Speech::Qdl:
        return "boot loader (QDL)";
    case Speech::BalongMonitor:
        return "download protocol (Balong)";
    case Speech::BalongBootRom:
        return "boot ROM (Balong)";
    case Speech::MemoryDump:
        return "memory dump after a crash";
    case Speech::Sahara:
    case Speech::Firehose:
        return "the chip's emergency mode";
    case Speech::Unreadable:
        return "could not be asked";
    }
    return std::string(speechName(speech));
}

// The command that does the next step; empty where it is done by hand.
std::string commandFor(NextAction action, const Evidence &evidence)
{
    const std::string &id = evidence.modem.id;
    switch (action) {
    case NextAction::Resurrect:
        return fmt::format("reviver-cli resurrect {} FIRMWARE", id);
    case NextAction::SaveReport:
        return fmt::format("reviver-cli info {} --output report.txt", id);
    case NextAction::FixAccess:
    case NextAction::BindDriver:
        return fmt::format("reviver-cli fix {}", id);
    case NextAction::PauseManager:
        return "reviver-cli --pause-manager detect";
    case NextAction::SwitchMode:
        return fmt::format("reviver-cli switch {} leave-disc", id);
    case NextAction::LeaveFactoryMode:
        return fmt::format("reviver-cli switch {} leave-factory-mode", id);
    case NextAction::EditPortSet:
        return fmt::format("reviver-cli switch {} set-ports --ports \"{},2\"", id, evidence.settings.portSet);
    case NextAction::Identify:
        return fmt::format("reviver-cli identify {}", id);
    case NextAction::SaveDump:
        return fmt::format("reviver-cli dump {} FOLDER", id);
    case NextAction::OpenWebPage:
        return std::string(kModemWebPage);
    case NextAction::None:
    case NextAction::Detect:
    case NextAction::CloseOther:
        break;
    }
    return {};
}

void printModem(const Examined &examined)
{
    const Evidence &evidence = examined.evidence;
    const Diagnosis &diagnosis = examined.diagnosis;
    fmt::print("\n{}  {}{}\n", evidence.modem.id, modelTitle(evidence),
               evidence.modem.device.practice ? "  (practice modem, not real hardware)" : "");
    fmt::print("  {:<6} {}\n", "Mode", modeTitle(diagnosis.mode).english());
    fmt::print("  {:<6} {} ({})\n", "", diagnosis.headline.english(),
               confidenceText(diagnosis.confidence).english());
    for (const Finding &finding : diagnosis.findings)
        if (finding.weight == FindingWeight::Problem)
            fmt::print("  {:<6} {}: {}. {}\n", "", finding.checked.english(), finding.saw.english(),
                       finding.tells.english());
    std::size_t width = 0;
    for (const PortEvidence &port : evidence.ports)
        width = std::max(width, port.port.path.size());
    const char *label = "Ports";
    for (const PortEvidence &port : evidence.ports) {
        fmt::print("  {:<6} {:<{}}  {:<7}  {}\n", label, port.port.path, width,
                   functionName(port.port.function), speechText(port.speaks));
        label = "";
    }
    fmt::print("  {:<6} {}\n", "", diagnosis.next.english());
    if (const std::string command = commandFor(diagnosis.action, evidence); !command.empty())
        fmt::print("  {:<6} {}\n", "", command);
}

void printNothingFound()
{
    fmt::print("No modem was found.\n"
               "Three things to check:\n"
               "  1. Plug the modem straight into the computer, not into a hub, and wait ten seconds.\n"
               "  2. Try another USB port or cable: a repair needs a steady connection.\n"
               "  3. If you know the modem's serial port, name it: reviver-cli --port PATH detect\n"
               "To look around without a modem: reviver-cli --practice e392-unfinished detect\n");
}

// Ports that the user named, and that are not there.
std::vector<std::string> missingPorts(const Session &session)
{
    std::vector<std::string> missing;
    for (const std::string &path : session.options.ports)
        if (!session.composition.hasPort(path))
            missing.push_back(path);
    return missing;
}

ExitCode exitCodeFor(Session &session, const std::vector<Examined> &all)
{
    ExitCode code = ExitCode::Done;
    for (const std::string &path : missingPorts(session)) {
        print(troubleOf(Error(ErrorCode::PortNotFound, "no such port"), path, ExitCode::NoDevice));
        code = ExitCode::NoDevice;
    }
    for (const Examined &examined : all) {
        const auto trouble = portTrouble(examined.evidence, examined.diagnosis);
        if (!trouble || examined.evidence.modem.device.id)
            continue;
        print(*trouble);
        code = ExitCode::NoDevice;
    }
    return session.stop.stopRequested() ? ExitCode::Stopped : code;
}

}  // namespace

ExitCode detect(Session &session, bool json)
{
    const std::vector<Modem> modems = groupModems(session.composition.hardware().enumerator.devices());
    if (!json && !modems.empty())
        fmt::print(stderr, "Asking each modem what it speaks. This takes up to 15 seconds for each port.\n");
    std::vector<Examined> all;
    for (const Modem &modem : modems) {
        if (session.stop.stopRequested())
            break;
        Evidence evidence = examine(session, modem, verboseLog(session));
        Diagnosis diagnosis = diagnose(evidence);
        all.push_back({std::move(evidence), std::move(diagnosis)});
    }

    if (json) {
        auto devices = nlohmann::ordered_json::array();
        for (const Examined &examined : all)
            devices.push_back(deviceJson(examined.evidence, examined.diagnosis));
        printJson(nlohmann::ordered_json{{"devices", devices}}, 2);
    } else if (all.empty()) {
        printNothingFound();
    } else {
        for (const Examined &examined : all)
            printModem(examined);
    }
    return exitCodeFor(session, all);
}

void addDetectCommand(CLI::App &app, Command &chosen)
{
    CLI::App *command
        = app.add_subcommand("detect",
                             "Looks for modems, asks each what it speaks, and says what is wrong with it.\n"
                             "Sends nothing that could change a modem.");
    auto json = std::make_shared<bool>(false);
    command->add_flag("--json", *json, "One JSON object: {\"devices\":[...]}");
    command->callback(
        [&chosen, json] { chosen = [json](Session &session) { return detect(session, *json); }; });
}

}  // namespace reviver::cli
