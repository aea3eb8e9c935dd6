// SPDX-License-Identifier: Apache-2.0
#include "core/device/diagnosis.h"
#include "core/device/situation.h"
#include "tests/device/made_evidence.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <set>

namespace reviver {
namespace {

using test::modemWithPorts;
using test::port;

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

Evidence deadE392(Speech speech, Answer product, Answer nop, Answer parameters)
{
    Modem modem = modemWithPorts({"/dev/ttyUSB0", "/dev/ttyUSB1"});
    modem.device.interfaces[0].name = "3G Modem";
    modem.device.interfaces[1].name = "3G PC UI Interface";
    return concludeEvidence(modem, {bootPort(speech, product, nop, parameters)}, LightPattern::SlowBlink);
}

Evidence healthy(const DeviceIdentity &identity
                 = {"Huawei Technologies Co., Ltd.", "E392", "11.433.57.00.260", "CH1E392DM",
                    "001010000000008", "", ""})
{
    PortEvidence at = port("/dev/ttyUSB1", Speech::At);
    at.capabilities.at = Answer::Given;
    at.identity = identity;
    return concludeEvidence(modemWithPorts({"/dev/ttyUSB1"}, {0x12D1, 0x1506}), {at});
}

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

Evidence failing(ErrorCode code)
{
    PortEvidence failed = port("/dev/ttyUSB0", Speech::Unreadable);
    failed.error = Error(code, "detail");
    return concludeEvidence(modemWithPorts({"/dev/ttyUSB0"}), {failed});
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

Evidence withHost(Evidence evidence, HostFacts host)
{
    evidence.host = std::move(host);
    return evidence;
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

Evidence atSpeed(UsbSpeed speed, Evidence evidence = healthy())
{
    evidence.modem.device.speed = speed;
    return evidence;
}

Evidence withHiddenPorts()
{
    Evidence evidence = healthy();
    for (AttachedInterface &interface : evidence.modem.device.interfaces)
        interface.hidden = true;
    return evidence;
}

Evidence heldBy(const std::string &program)
{
    return withHost(failing(ErrorCode::PortBusy), {.holders = {{program, 4711}}});
}

struct Row {
    const char *name;
    Evidence evidence;
    const char *headline;
    const char *next;
    NextAction action;
    Confidence confidence;
};

std::vector<Row> situations()
{
    using enum Answer;
    const char *waiting = "Your modem is waiting for firmware";
    return {
        {"huawei download", deadE392(Speech::HuaweiDownload, Given, Refused, Refused), waiting,
         "Next: write matching firmware", NextAction::Resurrect, Confidence::High},
        {"dmss download", deadE392(Speech::Dmss, Refused, Given, Given), waiting,
         "Next: save a backup, then write matching firmware", NextAction::Resurrect, Confidence::High},
        {"both protocols", deadE392(Speech::HuaweiDownload, Given, Given, Given), waiting,
         "Next: write matching firmware", NextAction::Resurrect, Confidence::High},
        {"version only", deadE392(Speech::HdlcDownload, Refused, Refused, Refused), waiting,
         "Next: save a report of what the modem said", NextAction::SaveReport, Confidence::High},
        {"download monitor", monitor(), waiting, "Next: write matching firmware", NextAction::Resurrect,
         Confidence::Medium},
        {"streaming loader", speaking(Speech::Streaming),
         "A loader is running in the modem and waits for firmware",
         "Next: save a backup, then write matching firmware", NextAction::Resurrect, Confidence::High},
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
         atSpeed(UsbSpeed::Full, deadE392(Speech::HuaweiDownload, Given, Refused, Refused)), waiting,
         "Next: write matching firmware", NextAction::Resurrect, Confidence::High},
        {"installer disc", withHost(concludeEvidence(test::discModem(), {}), {.canSendUsb = true}),
         "The modem shows its installer disc instead of itself", "Next: switch the modem to modem mode",
         NextAction::SwitchMode, Confidence::High},
        {"installer disc, out of reach", concludeEvidence(test::discModem(), {}),
         "The modem shows its installer disc instead of itself", "Next: eject the disc, then detect again",
         NextAction::Detect, Confidence::High},
        {"network card", concludeEvidence(test::hiLinkModem(), {}), "The modem behaves as a network card",
         "Next: open its web page, often at 192.168.8.1", NextAction::OpenWebPage, Confidence::High},
        {"sahara", speaking(Speech::Sahara), "The modem is in the chip's emergency mode",
         "Next: choose the maker's firmware set with its loader", NextAction::Resurrect, Confidence::High},
        {"firehose", speaking(Speech::Firehose), "An emergency loader is running in the modem",
         "Next: unplug the modem, plug it in and detect again", NextAction::Detect, Confidence::High},
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
        {"no driver", withHost(concludeEvidence(test::modemWithoutDriver(), {}), {.canBindDriver = true}),
         "The modem is seen, but no driver made a port of it",
         "Next: tell the system's driver about this modem", NextAction::BindDriver, Confidence::Medium},
        {"no driver, and none to bind", concludeEvidence(test::modemWithoutDriver(), {}),
         "The modem is seen, but no driver made a port of it", "Next: save a report", NextAction::SaveReport,
         Confidence::Medium},
        {"stopped", failing(ErrorCode::Cancelled), "Detecting was stopped", "Next: detect",
         NextAction::Detect, Confidence::Low},
        {"not asked", concludeEvidence(modemWithPorts({"a"}), {}), "The modem was not asked yet",
         "Next: detect", NextAction::Detect, Confidence::Low},
    };
}

TEST(Diagnose, everySituationHasItsSentenceAndItsNextStep)
{
    for (const Row &situation : situations()) {
        const Diagnosis diagnosis = diagnose(situation.evidence);
        EXPECT_EQ(diagnosis.headline.english(), situation.headline) << situation.name;
        EXPECT_EQ(diagnosis.next.english(), situation.next) << situation.name;
        EXPECT_EQ(diagnosis.action, situation.action) << situation.name;
        EXPECT_EQ(diagnosis.confidence, situation.confidence) << situation.name;
        EXPECT_EQ(diagnosis.mode, situation.evidence.mode) << situation.name;
    }
}

TEST(Diagnose, everySituationIsInTheTableAndHasItsOwnName)
{
    std::set<std::string_view> met;
    for (const Row &row : situations())
        met.insert(diagnose(row.evidence).situation);
    std::set<std::string_view> known;
    for (int i = 0; i <= static_cast<int>(Situation::NotAsked); ++i)
        known.insert(situationName(static_cast<Situation>(i)));
    EXPECT_EQ(known.size(), static_cast<std::size_t>(Situation::NotAsked) + 1);
    EXPECT_EQ(met, known);
}

TEST(Diagnose, theNextStepIsNotOfferedTwiceAndAReportIsAlwaysPossible)
{
    for (const Row &row : situations()) {
        const Diagnosis diagnosis = diagnose(row.evidence);
        std::vector<NextAction> offered = diagnosis.alternatives;
        offered.push_back(diagnosis.action);
        EXPECT_EQ(std::set(offered.begin(), offered.end()).size(), offered.size()) << row.name;
        EXPECT_EQ(std::ranges::count(offered, NextAction::SaveReport), 1) << row.name;
    }
}

bool hasLine(const Diagnosis &diagnosis, const std::string &checked, const std::string &saw)
{
    return std::ranges::any_of(diagnosis.findings, [&](const Finding &finding) {
        return finding.checked.english() == checked && finding.saw.english() == saw;
    });
}

TEST(Diagnose, aSlowOrLongConnectionIsNamedInEveryMode)
{
    using enum Answer;
    const Evidence waiting = deadE392(Speech::HuaweiDownload, Given, Refused, Refused);
    EXPECT_TRUE(
        hasLine(diagnose(atSpeed(UsbSpeed::Full, waiting)), "USB connection", "Full speed (12 Mbit/s)"));
    EXPECT_FALSE(
        hasLine(diagnose(atSpeed(UsbSpeed::High, waiting)), "USB connection", "High speed (480 Mbit/s)"));
    Evidence behindHubs = waiting;
    behindHubs.modem.device.hubs
        = {{"1-4", "Desk hub", UsbSpeed::High, true}, {"1-4.2", "", UsbSpeed::High, false}};
    EXPECT_TRUE(hasLine(diagnose(behindHubs), "USB connection", "Through 2 hubs (Desk hub, 1-4.2)"));
    Evidence slowByNature = atSpeed(UsbSpeed::Full, waiting);
    slowByNature.modem.device.usbVersion = 0x0110;
    EXPECT_FALSE(hasLine(diagnose(slowByNature), "USB connection", "Full speed (12 Mbit/s)"))
        << "a stick of USB 1.1 is no faster anywhere";
}

TEST(Diagnose, aHolderIsNamedWithItsNumber)
{
    EXPECT_TRUE(hasLine(diagnose(heldBy("minicom")), "Program that holds a port", "minicom (process 4711)"));
}

std::vector<Message> allWords(const Diagnosis &diagnosis)
{
    std::vector<Message> words{diagnosis.headline, diagnosis.meaning, diagnosis.next, diagnosis.nextDetail};
    for (const Finding &finding : diagnosis.findings) {
        words.push_back(finding.checked);
        words.push_back(finding.saw);
        words.push_back(finding.tells);
    }
    return words;
}

TEST(Diagnose, everyWordFollowsTheWordingRules)
{
    for (const Row &situation : situations()) {
        for (const Message &message : allWords(diagnose(situation.evidence))) {
            const std::string text = message.english();
            EXPECT_FALSE(text.empty()) << situation.name;
            EXPECT_EQ(text.find('!'), std::string::npos) << text;
            EXPECT_EQ(text.find("unknown error"), std::string::npos) << text;
            EXPECT_EQ(text.find('%'), std::string::npos) << text;
            EXPECT_EQ(text.find("001010000000008"), std::string::npos) << text;
        }
    }
}

TEST(Diagnose, headlinesAreOneSentenceAndMeaningsAreWhole)
{
    for (const Row &situation : situations()) {
        const Diagnosis diagnosis = diagnose(situation.evidence);
        EXPECT_NE(diagnosis.headline.english().back(), '.') << situation.name;
        EXPECT_EQ(diagnosis.meaning.english().back(), '.') << situation.name;
        EXPECT_EQ(diagnosis.nextDetail.english().back(), '.') << situation.name;
    }
}

struct Line {
    const char *checked;
    const char *saw;
    const char *tells;
    FindingWeight weight;
};

TEST(Diagnose, theForumsStickIsExplainedLineByLine)
{
    const Diagnosis diagnosis
        = diagnose(deadE392(Speech::HuaweiDownload, Answer::Given, Answer::Refused, Answer::Refused));
    EXPECT_EQ(diagnosis.meaning.english(),
              "Its normal program did not start, but its loader answers. This can usually be repaired.");
    const Line lines[] = {
        {"Loader version request", "9x00B-SCAQDBZM-30350", "Download mode", FindingWeight::Proof},
        {"Modem commands (AT)", "2 tries, no answer", "Download mode", FindingWeight::Proof},
        {"The light, as you saw it", "1 s on, 1 s off, without end", "Fits download mode",
         FindingWeight::Supports},
        {"Installer disc", "Not shown", "Fits download mode", FindingWeight::Supports},
        {"USB id and port names", "12D1:1003, “3G Modem”, “3G PC UI Interface”", "No clue: looks like normal",
         FindingWeight::Misleading},
        {"IMEI", "Cannot be read in this mode", "Expected: it is not lost", FindingWeight::Expected},
    };
    std::size_t next = 0;
    for (const Finding &finding : diagnosis.findings) {
        if (next < std::size(lines) && finding.checked.english() == lines[next].checked) {
            EXPECT_EQ(finding.saw.english(), lines[next].saw);
            EXPECT_EQ(finding.tells.english(), lines[next].tells);
            EXPECT_EQ(finding.weight, lines[next].weight);
            ++next;
        }
    }
    EXPECT_EQ(next, std::size(lines)) << "every line is there, strongest first";
    EXPECT_TRUE(diagnosis.findings.front().literal);
}

TEST(Diagnose, aLightThatDoesNotFitIsNamedButDoesNotDecide)
{
    Evidence evidence = deadE392(Speech::HuaweiDownload, Answer::Given, Answer::Refused, Answer::Refused);
    evidence.light = LightPattern::Steady;
    const Diagnosis diagnosis = diagnose(evidence);
    EXPECT_EQ(diagnosis.headline.english(), "Your modem is waiting for firmware");
    const auto light = std::ranges::find_if(diagnosis.findings, [](const Finding &finding) {
        return finding.checked.english() == "The light, as you saw it";
    });
    ASSERT_NE(light, diagnosis.findings.end());
    EXPECT_EQ(light->weight, FindingWeight::Misleading);
}

/// Every combination of answers that the ladder can bring for a boot stage.
TEST(Diagnose, everyCapabilityCombinationOfABootStageIsAWaitingModem)
{
    using enum Answer;
    for (const Answer product : {Silent, Refused, Given}) {
        for (const Answer nop : {Silent, Refused, Given}) {
            for (const Answer parameters : {Silent, Refused, Given}) {
                const Speech speech = product == Given    ? Speech::HuaweiDownload
                    : nop == Given || parameters == Given ? Speech::Dmss
                                                          : Speech::HdlcDownload;
                const Diagnosis diagnosis = diagnose(deadE392(speech, product, nop, parameters));
                EXPECT_EQ(diagnosis.headline.english(), "Your modem is waiting for firmware");
                EXPECT_EQ(diagnosis.action == NextAction::Resurrect, speech != Speech::HdlcDownload);
                EXPECT_EQ(diagnosis.confidence, Confidence::High);
            }
        }
    }
}

TEST(Diagnose, aBootStageThatRefusesEvenTheVersionIsLessCertain)
{
    Evidence evidence = deadE392(Speech::HdlcDownload, Answer::Refused, Answer::Refused, Answer::Refused);
    evidence.ports[0].capabilities.softwareVersion = Answer::Refused;
    evidence.identity.buildId.clear();
    EXPECT_EQ(diagnose(evidence).confidence, Confidence::Low);
}

TEST(Diagnose, theImeiIsShownMasked)
{
    const Diagnosis diagnosis = diagnose(healthy());
    const auto imei = std::ranges::find_if(
        diagnosis.findings, [](const Finding &finding) { return finding.checked.english() == "IMEI"; });
    ASSERT_NE(imei, diagnosis.findings.end());
    EXPECT_EQ(imei->saw.english(), "00**********008");
}

TEST(Words, everyModeLightAndActionHasAText)
{
    for (int mode = 0; mode <= static_cast<int>(DeviceMode::Busy); ++mode)
        EXPECT_FALSE(modeTitle(static_cast<DeviceMode>(mode)).empty()) << mode;
    std::set<std::string> lights;
    for (int light = 0; light <= static_cast<int>(LightPattern::Steady); ++light)
        lights.insert(lightText(static_cast<LightPattern>(light)).english());
    EXPECT_EQ(lights.size(), static_cast<std::size_t>(LightPattern::Steady) + 1);
    EXPECT_EQ(actionName(NextAction::SaveReport), "save-report");
    EXPECT_EQ(actionName(NextAction::Resurrect), "resurrect");
}

DeviceIdentity named(const std::string &manufacturer, const std::string &model)
{
    DeviceIdentity identity;
    identity.manufacturer = manufacturer;
    identity.model = model;
    return identity;
}

TEST(ModelTitle, takesTheBestNameThatThereIs)
{
    Evidence evidence = healthy();
    EXPECT_EQ(modelTitle(evidence), "HUAWEI E392");
    evidence.identity = named("HUAWEI", "E392u-12");
    EXPECT_EQ(modelTitle(evidence), "HUAWEI E392u-12");
    evidence.identity = named("", "HUAWEI E392");
    EXPECT_EQ(modelTitle(evidence), "HUAWEI E392");
    evidence.identity = named("ZTE CORPORATION", "MF823");
    EXPECT_EQ(modelTitle(evidence), "ZTE MF823");
    evidence.identity = {};
    EXPECT_EQ(modelTitle(evidence), "12D1:1506");
}

}  // namespace
}  // namespace reviver
