// SPDX-License-Identifier: Apache-2.0
#include "core/device/mode_switch.h"

#include "core/device/disc_switch.h"
#include "core/device/modem_family.h"
#include "core/protocol/at/at_client.h"
#include "core/protocol/diag/diag_client.h"
#include "core/protocol/dmss/dmss_client.h"
#include "core/protocol/firehose/firehose_client.h"
#include "core/protocol/huawei/huawei_client.h"
#include "core/protocol/sahara/sahara_client.h"
#include "core/protocol/streaming/streaming_client.h"

#include <algorithm>

namespace reviver {
namespace {

using Kind = ModeSwitchKind;

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
            REVIVER_TR("One setting is changed back. A restart of the modem may be needed."),
            REVIVER_TR("The modem may show other ports afterwards."),
            false};
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
    const bool factory = evidence.settings.factoryMode == "1" || evidence.settings.usbMode == "255";
    if (!at.empty() && factory)
        changes.push_back(leaveFactoryMode(at));
    if (!at.empty())
        changes.push_back(restart(at));
    if (!diag.empty() && !isBalong(evidence)) {
        changes.push_back(enterDownloadByDiag(diag));
        changes.push_back(radio(Kind::GoOffline, diag));
        changes.push_back(radio(Kind::GoOnline, diag));
    } else if (!at.empty() && isBalong(evidence)) {
        changes.push_back(enterDownloadByAt(at));
    }
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

Result<void> resetInProtocol(Transport &port, const Hardware &hardware, StopToken stop, Speech speech)
{
    switch (speech) {
    case Speech::Dmss:
        return dmss::Client(port, hardware.clock, std::move(stop)).reset();
    case Speech::Streaming:
        return streaming::Client(port, hardware.clock, std::move(stop)).reset();
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
    switch (kind) {
    case Kind::LeaveDisc:
        return "leave-disc";
    case Kind::EnterDownloadByDiag:
        return "enter-download-by-diag";
    case Kind::EnterDownloadByAt:
        return "enter-download-by-at";
    case Kind::RestartFromDownload:
        return "restart-from-download";
    case Kind::Restart:
        return "restart";
    case Kind::LeaveFactoryMode:
        return "leave-factory-mode";
    case Kind::GoOffline:
        return "go-offline";
    case Kind::GoOnline:
        return "go-online";
    }
    return "";
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

Result<void> performModeSwitch(const ModeSwitch &change, const Evidence &evidence, const Hardware &hardware,
                               StopToken stop)
{
    if (change.kind == Kind::LeaveDisc)
        return failure(ErrorCode::Unsupported, "the installer disc is left over USB, not over a port");
    const PortEvidence *seen = evidence.port(change.port);
    if (!seen)
        return failure(ErrorCode::InvalidArgument, "nothing was seen on port " + change.port);
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
        return sendCommand(line, hardware, stop, "AT^SFM=0");
    case Kind::RestartFromDownload:
        return resetInProtocol(line, hardware, stop, seen->speaks);
    case Kind::LeaveDisc:
        break;
    }
    return {};
}

}  // namespace reviver
