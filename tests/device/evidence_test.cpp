// SPDX-License-Identifier: Apache-2.0
#include "core/device/evidence.h"
#include "core/device/modem_family.h"
#include "tests/device/made_evidence.h"

#include <gtest/gtest.h>

namespace reviver {
namespace {

using test::modemWithPorts;
using test::port;

TEST(ConcludeEvidence, aBootStageOutweighsAProgram)
{
    const Modem modem = modemWithPorts({"a", "b"});
    const Evidence evidence = concludeEvidence(modem, {port("a", Speech::At), port("b", Speech::Dmss)});
    EXPECT_EQ(evidence.mode, DeviceMode::DmssDownload);
    EXPECT_EQ(evidence.workPort, "b");
}

struct Row {
    Speech speech;
    DeviceMode mode;
};

TEST(ConcludeEvidence, eachSpeechHasItsMode)
{
    for (const Row &row :
         {Row{Speech::At, DeviceMode::Normal}, Row{Speech::Diag, DeviceMode::Normal},
          Row{Speech::HuaweiDownload, DeviceMode::HuaweiDownload},
          Row{Speech::Dmss, DeviceMode::DmssDownload}, Row{Speech::HdlcDownload, DeviceMode::HdlcDownload},
          Row{Speech::Streaming, DeviceMode::StreamingLoader},
          Row{Speech::BalongMonitor, DeviceMode::BalongDownload}, Row{Speech::Sahara, DeviceMode::Sahara},
          Row{Speech::Firehose, DeviceMode::Firehose}, Row{Speech::MemoryDump, DeviceMode::MemoryDump},
          Row{Speech::BalongBootRom, DeviceMode::BalongBootRom}, Row{Speech::Nothing, DeviceMode::Silent},
          Row{Speech::NotAsked, DeviceMode::Unknown}}) {
        const Evidence evidence = concludeEvidence(modemWithPorts({"a"}), {port("a", row.speech)});
        EXPECT_EQ(evidence.mode, row.mode) << speechName(row.speech);
    }
}

TEST(ConcludeEvidence, theControlPortIsPreferredAmongEqualOnes)
{
    const Modem modem = modemWithPorts({"pcui", "modem"});
    const Evidence evidence = concludeEvidence(modem, {port("pcui", Speech::At), port("modem", Speech::At)});
    EXPECT_EQ(evidence.workPort, "pcui");
}

TEST(ConcludeEvidence, identityIsMergedWithTheStrongestPortFirst)
{
    PortEvidence at = port("at", Speech::At);
    at.identity.model = "E392";
    at.identity.firmware = "11.433";
    PortEvidence diag = port("diag", Speech::Diag);
    diag.identity.model = "SCAQDBZM";
    diag.identity.buildId = "9x00B-1";
    const Evidence evidence = concludeEvidence(modemWithPorts({"diag", "at"}), {diag, at});
    EXPECT_EQ(evidence.identity.model, "E392");
    EXPECT_EQ(evidence.identity.buildId, "9x00B-1");
    EXPECT_EQ(evidence.family->name, "Huawei E392");
}

TEST(ConcludeEvidence, familyComesFromWordsBeforeUsbIds)
{
    Modem modem = modemWithPorts({"a"});
    modem.device.id = UsbId{0x12D1, 0x14DC};
    modem.family = familyOfModel("E3372");
    PortEvidence dmss = port("a", Speech::Dmss);
    dmss.identity.buildId = "9x00B-SCAQDBZM-30350";
    EXPECT_EQ(concludeEvidence(modem, {dmss}).family->name, "Huawei E392");
    EXPECT_EQ(concludeEvidence(modem, {port("a", Speech::Nothing)}).family->name, "Huawei Balong LTE");
}

TEST(ConcludeEvidence, withoutPortsTheInterfacesTell)
{
    EXPECT_EQ(concludeEvidence(test::discModem(), {}).mode, DeviceMode::CdRom);
    EXPECT_EQ(concludeEvidence(test::hiLinkModem(), {}).mode, DeviceMode::HiLink);
    EXPECT_EQ(concludeEvidence(test::modemWithoutDriver(), {}).mode, DeviceMode::Unknown);
}

TEST(ConcludeEvidence, theLightOfAPracticeModemIsKnown)
{
    Modem modem = modemWithPorts({"a"});
    modem.device.light = LightPattern::SlowBlink;
    EXPECT_EQ(concludeEvidence(modem, {}).light, LightPattern::SlowBlink);
    EXPECT_EQ(concludeEvidence(modem, {}, LightPattern::Dark).light, LightPattern::Dark)
        << "the user saw better";
}

TEST(ConcludeEvidence, noPortAskedMeansNotKnown)
{
    EXPECT_EQ(concludeEvidence(modemWithPorts({"a"}), {}).mode, DeviceMode::Unknown);
}

TEST(CapabilityVector, isReadableInTheLog)
{
    EXPECT_EQ(CapabilityVector{}.text(), "nothing asked");
    const CapabilityVector monitor{.at = Answer::Given, .downloadVersion = Answer::Given};
    EXPECT_EQ(monitor.text(), "AT answers, ^DLOADVER 2.0");
}

}  // namespace
}  // namespace reviver
