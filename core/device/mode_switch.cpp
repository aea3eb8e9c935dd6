// SPDX-License-Identifier: Apache-2.0
#include "core/device/mode_switch.h"

#include "core/device/away_and_back.h"
#include "core/device/modem_family.h"
#include "core/device/situation.h"
#include "core/protocol/at/at_client.h"
#include "core/protocol/diag/diag_client.h"
#include "core/protocol/dmss/dmss_client.h"
#include "core/protocol/firehose/firehose_client.h"
#include "core/protocol/huawei/huawei_client.h"
#include "core/protocol/qdl/qdl_client.h"
#include "core/protocol/sahara/sahara_client.h"
#include "core/protocol/streaming/streaming_client.h"

#include <algorithm>

namespace reviver {
namespace {

using Kind = ModeSwitchKind;

/// In the order of ModeSwitchKind.
constexpr std::string_view kNames[] = {"leave-disc",
                                       "enter-download-by-diag",
                                       "enter-download-by-at",
                                       "restart-from-download",
                                       "restart",
                                       "leave-factory-mode",
                                       "set-ports",
                                       "go-offline",
                                       "go-online"};
static_assert(std::size(kNames) == static_cast<std::size_t>(Kind::GoOnline) + 1);

std::string portThatSpeaks(const Evidence &evidence, Speech speech)
{
    const auto found = std::ranges::find(evidence.ports, speech, &PortEvidence::speaks);
    return found == evidence.ports.end() ? std::string() : found->port.path;
}

bool isBalong(const Evidence &evidence)
{
    return evidence.family && evidence.family->chip.starts_with("Balong");
}

ModeSwitch leaveDisc()
{
    return {
        Kind::LeaveDisc,
        {},
        REVIVER_TR("Switch to modem mode"),
        REVIVER_TR(
            "One message is sent to the installer disc. The modem goes away and comes back with its ports."),
        REVIVER_TR("If nothing happens, other messages are tried, one after the other. Nothing is written."),
        true};
}

ModeSwitch enterDownloadByDiag(const std::string &port)
{
    return {
        Kind::EnterDownloadByDiag,
        port,
        REVIVER_TR("Enter download mode"),
        REVIVER_TR("The modem leaves the network, goes away and comes back waiting for firmware."),
        REVIVER_TR(
            "A restart brings the normal program back, as long as nothing was written. Save a report first: "
            "identity cannot be read in download mode."),
        true};
}

ModeSwitch enterDownloadByAt(const std::string &port)
{
    ModeSwitch change = enterDownloadByDiag(port);
    change.kind = Kind::EnterDownloadByAt;
    return change;
}

ModeSwitch restartFromDownload(const std::string &port)
{
    return {Kind::RestartFromDownload,
            port,
            REVIVER_TR("Restart the modem"),
            REVIVER_TR("The modem tries to start its normal program."),
            REVIVER_TR(
                "It comes back in download mode if an update was not finished: then only a complete write of "
                "matching firmware helps."),
            true};
}

ModeSwitch restart(const std::string &port)
{
    return {Kind::Restart,
            port,
            REVIVER_TR("Restart the modem"),
            REVIVER_TR("The modem goes away and comes back within about 30 seconds."),
            REVIVER_TR("Connections through the modem end."),
            true};
}

ModeSwitch leaveFactoryMode(const std::string &port)
{
    return {Kind::LeaveFactoryMode,
            port,
            REVIVER_TR("Leave factory mode"),
            REVIVER_TR("One setting is changed back (AT^SFM=0), and the modem restarts."),
            REVIVER_TR("The modem may show other ports afterwards."),
            true};
}

ModeSwitch setPorts(const std::string &port, const ModemSettings &settings)
{
    ModeSwitch change{
        Kind::SetPorts,
        port,
        REVIVER_TR("Change the set of ports"),
        {REVIVER_TR("The modem is told which ports to show (AT^SETPORT), and restarts. The set of now is %1: "
                    "note it down."),
         {settings.portSet}},
        REVIVER_TR("A port that the computer has no driver for stays invisible. A set without a control port "
                   "locks its owner out, and is refused."),
        true};
    change.ports = parsePortSet(settings.portSet).value_or(PortSet{});
    return change;
}

ModeSwitch radio(Kind kind, const std::string &port)
{
    if (kind == Kind::GoOffline)
        return {kind,
                port,
                REVIVER_TR("Switch the radio off"),
                REVIVER_TR("The modem leaves the network, its program goes on running."),
                REVIVER_TR("Some modems have to be restarted to get back to the network."),
                false};
    return {kind,
            port,
            REVIVER_TR("Switch the radio on"),
            REVIVER_TR("The modem looks for a network again."),
            REVIVER_TR("Some modems refuse this and have to be restarted."),
            false};
}

void addForNormal(const Evidence &evidence, std::vector<ModeSwitch> &changes)
{
    const std::string at = portThatSpeaks(evidence, Speech::At);
    const std::string diag = portThatSpeaks(evidence, Speech::Diag);
    if (!at.empty()) {
        if (lacksControlPort(evidence.settings))
            changes.push_back(setPorts(at, evidence.settings));
        if (isInFactoryMode(evidence.settings))
            changes.push_back(leaveFactoryMode(at));
        changes.push_back(restart(at));
    }
    if (!diag.empty() && !isBalong(evidence)) {
        changes.push_back(enterDownloadByDiag(diag));
        changes.push_back(radio(Kind::GoOffline, diag));
        changes.push_back(radio(Kind::GoOnline, diag));
    } else if (!at.empty() && isBalong(evidence)) {
        changes.push_back(enterDownloadByAt(at));
    }
    const bool knowsPorts = !evidence.settings.portCodes.empty();
    if (!at.empty() && knowsPorts && !lacksControlPort(evidence.settings))
        changes.push_back(setPorts(at, evidence.settings));
}

/// An OK, silence or a vanishing port: the modem took it. Only its return tells.
Result<void> sendCommand(Transport &port, const Hardware &hardware, StopToken stop, std::string_view command)
{
    at::Client client(port, hardware.clock, std::move(stop));
    const auto reply = client.command(command);
    if (reply && !reply->ok())
        return failure(ErrorCode::DeviceRefused, std::string(command) + ": " + reply->finalText);
    if (!reply && reply.error().code() != ErrorCode::Timeout
        && reply.error().code() != ErrorCode::PortDisconnected)
        return failure(reply.error());
    return {};
}

/// The setting is in force only after a restart. One that is not asked for by command
/// is done by unplugging, so a refusal of it is no failure of the change.
Result<void> changeAndRestart(Transport &port, const Hardware &hardware, const StopToken &stop,
                              std::string_view command)
{
    REVIVER_TRY(sendCommand(port, hardware, stop, command));
    const auto restarted = sendCommand(port, hardware, stop, "AT^RESET");
    if (!restarted && restarted.error().code() == ErrorCode::DeviceRefused)
        return failure(
            ErrorCode::DeviceRefused,
            "the change was taken, but not the restart that puts it in force: unplug the modem and "
            "plug it in");
    return restarted;
}

Result<std::string> portSetChange(const PortSet &wanted, const ModemSettings &settings)
{
    if (wanted.text() == settings.portSet)
        return failure(ErrorCode::InvalidArgument, "this is the set of ports that the modem has");
    return portSetCommand(wanted);
}

Result<void> resetInProtocol(Transport &port, const Hardware &hardware, StopToken stop, Speech speech)
{
    switch (speech) {
    case Speech::Dmss:
        return dmss::Client(port, hardware.clock, std::move(stop)).reset();
    case Speech::Streaming:
        return streaming::Client(port, hardware.clock, std::move(stop)).reset();
    case Speech::Qdl:
        return qdl::Client(port, hardware.clock, std::move(stop)).reset();
    case Speech::Sahara:
    case Speech::MemoryDump:
        return sahara::Client(port, hardware.clock, std::move(stop)).reset();
    case Speech::Firehose:
        return firehose::Client(port, hardware.clock, std::move(stop)).power(firehose::Power::Reset);
    case Speech::BalongMonitor:
        return sendCommand(port, hardware, std::move(stop), "AT^RESET");
    // 0A restarts in both download protocols that answer with 0D.
    case Speech::HuaweiDownload:
    case Speech::HdlcDownload:
        return huawei::Client(port, hardware.clock, std::move(stop)).reset();
    default:
        return failure(ErrorCode::Unsupported, "no way to restart in this mode is known");
    }
}

}  // namespace

std::string_view modeSwitchName(ModeSwitchKind kind)
{
    return kNames[static_cast<std::size_t>(kind)];
}

std::optional<ModeSwitchKind> modeSwitchOfName(std::string_view name)
{
    const auto found = std::ranges::find(kNames, name);
    if (found == std::end(kNames))
        return std::nullopt;
    return static_cast<ModeSwitchKind>(found - std::begin(kNames));
}

std::vector<ModeSwitch> modeSwitches(const Evidence &evidence)
{
    std::vector<ModeSwitch> changes;
    if (evidence.mode == DeviceMode::CdRom && discSwitchFor(evidence.modem.device))
        changes.push_back(leaveDisc());
    else if (evidence.mode == DeviceMode::Normal)
        addForNormal(evidence, changes);
    else if ((isDownloadMode(evidence.mode) || evidence.mode == DeviceMode::MemoryDump)
             && !evidence.workPort.empty())
        changes.push_back(restartFromDownload(evidence.workPort));
    return changes;
}

bool canEnterDownloadByAt(const Evidence &evidence)
{
    return std::ranges::any_of(modeSwitches(evidence), [](const ModeSwitch &change) {
        return change.kind == Kind::EnterDownloadByAt;
    });
}

Result<void> performModeSwitch(const ModeSwitch &change, const Evidence &evidence, const Hardware &hardware,
                               StopToken stop, const AttemptObserver &attempts)
{
    if (change.kind == Kind::LeaveDisc)
        return leaveDisc(evidence.modem.device, hardware, stop, attempts).map([](const auto &) {});
    const PortEvidence *seen = evidence.port(change.port);
    if (!seen)
        return failure(ErrorCode::InvalidArgument, "nothing was seen on port " + change.port);
    const auto portSet = change.kind == Kind::SetPorts ? portSetChange(change.ports, evidence.settings)
                                                       : Result<std::string>();
    if (!portSet)
        return failure(portSet.error());
    auto port = hardware.opener.open(change.port);
    if (!port)
        return failure(port.error());
    Transport &line = **port;
    switch (change.kind) {
    case Kind::EnterDownloadByDiag:
        return diag::Client(line, hardware.clock, stop).switchToDownload();
    case Kind::GoOffline:
        return diag::Client(line, hardware.clock, stop).setMode(diag::Mode::OfflineDigital);
    case Kind::GoOnline:
        return diag::Client(line, hardware.clock, stop).setMode(diag::Mode::Online);
    case Kind::EnterDownloadByAt:
        return sendCommand(line, hardware, stop, "AT^GODLOAD");
    case Kind::Restart:
        return sendCommand(line, hardware, stop, "AT^RESET");
    case Kind::LeaveFactoryMode:
        return changeAndRestart(line, hardware, stop, "AT^SFM=0");
    case Kind::SetPorts:
        return changeAndRestart(line, hardware, stop, *portSet);
    case Kind::RestartFromDownload:
        return resetInProtocol(line, hardware, stop, seen->speaks);
    case Kind::LeaveDisc:
        break;
    }
    return {};
}

Result<Evidence> switchMode(const ModeSwitch &change, const Evidence &evidence, const Hardware &hardware,
                            StopToken stop, const ProbeObserver &observer, const AttemptObserver &attempts)
{
    REVIVER_TRY(performModeSwitch(change, evidence, hardware, stop, attempts));
    if (change.leavesBus) {
        const bool download
            = change.kind == Kind::EnterDownloadByDiag || change.kind == Kind::EnterDownloadByAt;
        return awaitReturn(evidence.modem, hardware, download ? ReturnInto::Download : ReturnInto::Normal,
                           stop, observer);
    }
    auto now = lookNow(evidence.modem, hardware, stop, observer);
    if (!now)
        return failure(ErrorCode::ModemNotReturned, "it has left the bus");
    return *std::move(now);
}

}  // namespace reviver
