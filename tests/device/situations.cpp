// SPDX-License-Identifier: Apache-2.0
#include "tests/device/situations.h"

#include "tests/device/made_evidence.h"

namespace reviver::test {
namespace {

constexpr const char *kWaiting = "Your modem is waiting for firmware";

Exchange asked(const std::string &question)
{
    return {question, "AT", "no answer", {}};
}

/// The forum's stick: version given, AT silent.
PortEvidence bootPort(Speech speech, Answer product, Answer nop, Answer parameters)
{
    PortEvidence boot = port("/dev/ttyUSB1", speech);
    boot.capabilities = {.at = Answer::Silent,
                         .downloadVersion = Answer::NotAsked,
                         .softwareVersion = Answer::Given,
                         .productId = product,
                         .nop = nop,
                         .parameters = parameters};
    boot.identity.buildId = "9x00B-SCAQDBZM-30350";
    boot.exchanges = {asked("AT"), asked("AT")};
    return boot;
}

Evidence failing(ErrorCode code)
{
    PortEvidence failed = port("/dev/ttyUSB0", Speech::Unreadable);
    failed.error = Error(code, "detail");
    return concludeEvidence(modemWithPorts({"/dev/ttyUSB0"}), {failed});
}

Evidence withHost(Evidence evidence, HostFacts host)
{
    evidence.host = std::move(host);
    return evidence;
}

}  // namespace

Evidence deadE392(Speech speech, Answer product, Answer nop, Answer parameters)
{
    Modem modem = modemWithPorts({"/dev/ttyUSB0", "/dev/ttyUSB1"});
    modem.device.interfaces[0].name = "3G Modem";
    modem.device.interfaces[1].name = "3G PC UI Interface";
    return concludeEvidence(modem, {bootPort(speech, product, nop, parameters)}, LightPattern::SlowBlink);
}

Evidence healthy(const DeviceIdentity &identity)
{
    PortEvidence at = port("/dev/ttyUSB1", Speech::At);
    at.capabilities.at = Answer::Given;
    at.identity = identity;
    return concludeEvidence(modemWithPorts({"/dev/ttyUSB1"}, {0x12D1, 0x1506}), {at});
}

Evidence atSpeed(UsbSpeed speed, Evidence evidence)
{
    evidence.modem.device.speed = speed;
    return evidence;
}

Evidence heldBy(const std::string &program)
{
    return withHost(failing(ErrorCode::PortBusy), {.holders = {{program, 4711}}});
}

namespace {

Evidence withSettings(ModemSettings settings)
{
    Evidence evidence = healthy();
    evidence.settings = std::move(settings);
    return evidence;
}

Evidence withoutControlPort()
{
    ModemSettings settings;
    settings.portSet = "FF;1,16";
    settings.portCodes = {"1", "16"};
    return withSettings(settings);
}

Evidence withTheUsualPorts()
{
    ModemSettings settings;
    settings.usbMode = "255";
    return withSettings(settings);
}

Evidence inFactoryMode()
{
    ModemSettings settings;
    settings.factoryMode = "1";
    return withSettings(settings);
}

Evidence speaking(Speech speech, UsbId id = {0x05C6, 0x9008})
{
    return concludeEvidence(modemWithPorts({"/dev/ttyUSB0"}, id), {port("/dev/ttyUSB0", speech)});
}

Evidence standIn(UsbId id)
{
    Evidence evidence = healthy();
    evidence.modem.device.id = id;
    return evidence;
}

Evidence monitor()
{
    PortEvidence at = port("/dev/ttyUSB0", Speech::BalongMonitor);
    at.capabilities.at = Answer::Given;
    at.capabilities.downloadVersion = Answer::Given;
    return concludeEvidence(modemWithPorts({"/dev/ttyUSB0"}, {0x12D1, 0x1442}), {at});
}

Evidence withoutReadableImei()
{
    Evidence evidence = healthy({"Huawei", "E392", "11.433", "", "", "", ""});
    evidence.settings.imeiItem = StoredItem::Unreadable;
    evidence.settings.imeiAnswer = "failed";
    return evidence;
}

Evidence neverGivenAnImei()
{
    Evidence evidence = healthy({"Huawei", "E392", "11.433", "", "", "", ""});
    evidence.settings.imeiItem = StoredItem::NeverWritten;
    return evidence;
}

Evidence withHiddenPorts()
{
    Evidence evidence = healthy();
    for (AttachedInterface &interface : evidence.modem.device.interfaces)
        interface.hidden = true;
    return evidence;
}

/// Modems that wait for firmware in one of their ways.
std::vector<SituationRow> waitingModems()
{
    using enum Answer;
    return {
        {"huawei download", deadE392(Speech::HuaweiDownload, Given, Refused, Refused), kWaiting,
         "Next: write matching firmware", NextAction::Resurrect, Confidence::High},
        {"dmss download", deadE392(Speech::Dmss, Refused, Given, Given), kWaiting,
         "Next: save a backup, then write matching firmware", NextAction::Resurrect, Confidence::High},
        {"both protocols", deadE392(Speech::HuaweiDownload, Given, Given, Given), kWaiting,
         "Next: write matching firmware", NextAction::Resurrect, Confidence::High},
        {"version only", deadE392(Speech::HdlcDownload, Refused, Refused, Refused), kWaiting,
         "Next: save a report of what the modem said", NextAction::SaveReport, Confidence::High},
        {"download monitor", monitor(), kWaiting, "Next: write matching firmware", NextAction::Resurrect,
         Confidence::Medium},
        {"streaming loader", speaking(Speech::Streaming),
         "A loader is running in the modem and waits for firmware",
         "Next: save a backup, then write matching firmware", NextAction::Resurrect, Confidence::High},
        {"QDL boot loader", speaking(Speech::Qdl, {0x1199, 0x68A4}),
         "The modem's boot loader waits for firmware (QDL, the download mode of Gobi modems)",
         "Next: write matching firmware", NextAction::Resurrect, Confidence::High},
        {"Sierra boot loader", speaking(Speech::Sahara, {0x1199, 0x9090}),
         "The modem's boot loader waits for its firmware package", "Next: write matching firmware",
         NextAction::Resurrect, Confidence::High},
        {"Sierra boot loader, its Firehose", speaking(Speech::Firehose, {0x1199, 0x9090}),
         "The modem's boot loader waits for its firmware package", "Next: write matching firmware",
         NextAction::Resurrect, Confidence::High},
        {"sahara", speaking(Speech::Sahara), "The modem is in the chip's emergency mode",
         "Next: choose the maker's firmware set with its loader", NextAction::Resurrect, Confidence::High},
        {"firehose", speaking(Speech::Firehose), "An emergency loader is running in the modem",
         "Next: choose the maker's firmware set", NextAction::Resurrect, Confidence::High},
        {"memory dump", speaking(Speech::MemoryDump, {0x05C6, 0x900E}), "The modem stopped after a crash",
         "Next: unplug the modem for 10 seconds, plug it in and detect again", NextAction::Detect,
         Confidence::High},
        {"boot ROM answers", speaking(Speech::BalongBootRom, {0x12D1, 0x1443}),
         "The modem is in its chip's boot ROM",
         "Next: choose firmware and a loader that keeps the modem's identity", NextAction::Resurrect,
         Confidence::High},
        {"boot ROM by its id", speaking(Speech::Nothing, {0x12D1, 0x1443}),
         "The modem is in its chip's boot ROM", "Next: unplug the modem, plug it in and detect again",
         NextAction::Detect, Confidence::Medium},
    };
}

/// Modems that run, with or without something wrong.
std::vector<SituationRow> runningModems()
{
    using enum Answer;
    return {
        {"healthy", healthy(), "The modem works", "Next: nothing has to be repaired", NextAction::SaveReport,
         Confidence::High},
        {"healthy without words", healthy({}), "The modem works", "Next: nothing has to be repaired",
         NextAction::SaveReport, Confidence::Medium},
        {"only DIAG answers", speaking(Speech::Diag, {0x12D1, 0x1506}), "The modem works",
         "Next: nothing has to be repaired", NextAction::SaveReport, Confidence::Medium},
        {"blank IMEI", healthy({"Huawei", "E392", "11.433", "", "000000000000000", "", ""}),
         "The modem works, but its IMEI is blank", "Next: save a report", NextAction::SaveReport,
         Confidence::High},
        {"item of the IMEI never written", neverGivenAnImei(), "The modem works, but its IMEI is blank",
         "Next: save a report", NextAction::SaveReport, Confidence::High},
        {"item of the IMEI unreadable", withoutReadableImei(),
         "The modem works, but cannot read its own settings", "Next: save a report", NextAction::SaveReport,
         Confidence::High},
        {"no control port", withoutControlPort(), "The modem works, but its control port is switched off",
         "Next: put the control port back into the port set", NextAction::EditPortSet, Confidence::High},
        {"ports as the factory set them", withTheUsualPorts(), "The modem works",
         "Next: nothing has to be repaired", NextAction::SaveReport, Confidence::High},
        {"factory mode", inFactoryMode(), "The modem works, but is in factory mode",
         "Next: leave factory mode", NextAction::LeaveFactoryMode, Confidence::High},
        {"lost descriptors, CDMA id", standIn({0x05C6, 0x0021}), "The modem works under the name of its chip",
         "Next: save a report", NextAction::SaveReport, Confidence::High},
        {"lost descriptors, 9600 id", standIn({0x05C6, 0x6000}), "The modem works under the name of its chip",
         "Next: save a report", NextAction::SaveReport, Confidence::High},
        {"hidden ports", withHiddenPorts(), "The modem works, but the system hides its ports",
         "Next: plug the modem into another USB port and detect again", NextAction::Detect, Confidence::High},
        {"slow connection", atSpeed(UsbSpeed::Full), "The modem works, but its USB connection is slow",
         "Next: plug the modem straight into the computer and detect again", NextAction::Detect,
         Confidence::High},
        {"slow connection, waiting",
         atSpeed(UsbSpeed::Full, deadE392(Speech::HuaweiDownload, Given, Refused, Refused)), kWaiting,
         "Next: write matching firmware", NextAction::Resurrect, Confidence::High},
    };
}

/// Modems that cannot be asked, or do not answer.
std::vector<SituationRow> modemsOutOfReach()
{
    return {
        {"installer disc", withHost(concludeEvidence(discModem(), {}), {.canSendUsb = true}),
         "The modem shows its installer disc instead of itself", "Next: switch the modem to modem mode",
         NextAction::SwitchMode, Confidence::High},
        {"installer disc, out of reach", concludeEvidence(discModem(), {}),
         "The modem shows its installer disc instead of itself", "Next: eject the disc, then detect again",
         NextAction::Detect, Confidence::High},
        {"network card", concludeEvidence(hiLinkModem(), {}), "The modem behaves as a network card",
         "Next: open its web page, often at 192.168.8.1", NextAction::OpenWebPage, Confidence::High},
        {"silent", speaking(Speech::Nothing, {0x12D1, 0x1003}), "The modem is plugged in but does not answer",
         "Next: unplug the modem for 10 seconds, plug it in and detect again", NextAction::Detect,
         Confidence::Low},
        {"update ports, silent", speaking(Speech::Nothing, {0x12D1, 0x1442}),
         "The modem shows its update ports, but does not answer",
         "Next: unplug the modem for 10 seconds, plug it in and detect again", NextAction::Detect,
         Confidence::Medium},
        {"busy", failing(ErrorCode::PortBusy), "Another program is using the modem",
         "Next: close the other program, then detect again", NextAction::CloseOther, Confidence::High},
        {"busy, program known", heldBy("minicom"), "minicom is using the modem",
         "Next: close the other program, then detect again", NextAction::CloseOther, Confidence::High},
        {"busy, by the system's service", heldBy("ModemManager"), "ModemManager is using the modem",
         "Next: pause it while this app works", NextAction::PauseManager, Confidence::High},
        {"no access", withHost(failing(ErrorCode::PortAccessDenied), {.canFixAccess = true}),
         "The system does not let this app open the modem", "Next: allow access, then detect again",
         NextAction::FixAccess, Confidence::High},
        {"no access, and no rule", failing(ErrorCode::PortAccessDenied),
         "The system does not let this app open the modem", "Next: allow access, then detect again",
         NextAction::Detect, Confidence::High},
        {"gone", failing(ErrorCode::PortDisconnected), "The modem went away while it was asked",
         "Next: plug it in and detect again", NextAction::Detect, Confidence::Low},
        {"no driver", withHost(concludeEvidence(modemWithoutDriver(), {}), {.canBindDriver = true}),
         "The modem is seen, but no driver made a port of it",
         "Next: tell the system's driver about this modem", NextAction::BindDriver, Confidence::Medium},
        {"no driver, and none to bind", concludeEvidence(modemWithoutDriver(), {}),
         "The modem is seen, but no driver made a port of it", "Next: save a report", NextAction::SaveReport,
         Confidence::Medium},
        {"stopped", failing(ErrorCode::Cancelled), "Detecting was stopped", "Next: detect",
         NextAction::Detect, Confidence::Low},
        {"not asked", concludeEvidence(modemWithPorts({"a"}), {}), "The modem was not asked yet",
         "Next: detect", NextAction::Detect, Confidence::Low},
    };
}

}  // namespace

std::vector<SituationRow> situations()
{
    std::vector<SituationRow> all = waitingModems();
    for (auto &&more : {runningModems(), modemsOutOfReach()})
        all.insert(all.end(), more.begin(), more.end());
    return all;
}

}  // namespace reviver::test
