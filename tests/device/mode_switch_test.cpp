// SPDX-License-Identifier: Apache-2.0
#include "core/device/mode_switch.h"
#include "core/device/probe.h"
#include "core/simulator/practice_host.h"
#include "tests/device/made_evidence.h"
#include "tests/device/scripted_modems.h"

#include <gtest/gtest.h>

namespace reviver {
namespace {

using namespace std::chrono_literals;

std::vector<std::string_view> namesOf(const Evidence &evidence)
{
    std::vector<std::string_view> names;
    for (const ModeSwitch &change : modeSwitches(evidence)) {
        names.push_back(modeSwitchName(change.kind));
        EXPECT_FALSE(change.title.empty() || change.explanation.empty() || change.risk.empty());
    }
    return names;
}

const ModeSwitch *find(const std::vector<ModeSwitch> &changes, ModeSwitchKind kind)
{
    for (const ModeSwitch &change : changes) {
        if (change.kind == kind)
            return &change;
    }
    return nullptr;
}

using Names = std::vector<std::string_view>;

TEST(ModeSwitches, eachModeOffersWhatFits)
{
    EXPECT_EQ(namesOf(concludeEvidence(test::discModem(), {})), Names{"leave-disc"});
    EXPECT_EQ(namesOf(concludeEvidence(test::hiLinkModem(), {})), Names{});
    const Modem modem = test::modemWithPorts({"a", "d"});
    EXPECT_EQ(namesOf(concludeEvidence(modem, {test::port("a", Speech::Dmss)})),
              Names{"restart-from-download"});
    EXPECT_EQ(namesOf(concludeEvidence(modem, {test::port("a", Speech::Nothing)})), Names{});
    for (const Speech speech : {Speech::Sahara, Speech::Firehose, Speech::MemoryDump})
        EXPECT_EQ(namesOf(concludeEvidence(modem, {test::port("a", speech)})),
                  Names{"restart-from-download"});
    EXPECT_EQ(namesOf(concludeEvidence(modem, {test::port("a", Speech::At), test::port("d", Speech::Diag)})),
              (Names{"restart", "enter-download-by-diag", "go-offline", "go-online"}));
}

TEST(ModeSwitches, aBalongGoesToDownloadModeByAt)
{
    PortEvidence at = test::port("a", Speech::At);
    at.identity.model = "E3372";
    EXPECT_EQ(namesOf(concludeEvidence(test::modemWithPorts({"a"}), {at})),
              (Names{"restart", "enter-download-by-at"}));
}

TEST(ModeSwitches, factoryModeIsLeftFirst)
{
    PortEvidence at = test::port("a", Speech::At);
    at.settings.usbMode = "255";
    const auto names = namesOf(concludeEvidence(test::modemWithPorts({"a"}), {at}));
    ASSERT_FALSE(names.empty());
    EXPECT_EQ(names.front(), "leave-factory-mode");
}

TEST(PerformModeSwitch, sendsExactlyTheResetOfTheProtocolThatIsSpoken)
{
    const std::pair<Speech, std::string_view> rows[]
        = {{Speech::HuaweiDownload, "7E 0A 22 5F 7E"},
           {Speech::Dmss, "7E 0A 22 5F 7E"},
           {Speech::HdlcDownload, "7E 0A 22 5F 7E"},
           {Speech::Streaming, "7E 0B AB 4E 7E"},
           {Speech::BalongMonitor, "41 54 5E 52 45 53 45 54 0D"}};
    for (const auto &[speech, request] : rows) {
        test::ScriptedHost host;
        test::ScriptedPort &port = host.add("a");
        port.answer("7E 0A 22 5F 7E", {test::kAck});
        port.answer("7E 0B AB 4E 7E", {"7E 0C 14 3A 7E"});
        port.answerAt("AT^RESET", "\r\nOK\r\n");
        const Evidence evidence = concludeEvidence(test::modemWithPorts({"a"}), {test::port("a", speech)});
        const auto changes = modeSwitches(evidence);
        ASSERT_EQ(changes.size(), 1u) << speechName(speech);
        EXPECT_TRUE(performModeSwitch(changes[0], evidence, host.hardware()).has_value())
            << speechName(speech);
        ASSERT_EQ(port.writes().size(), 1u) << speechName(speech);
        EXPECT_EQ(port.writes()[0], test::hex(request)) << speechName(speech);
    }
}

TEST(PerformModeSwitch, aRefusalIsTold)
{
    test::ScriptedHost host;
    host.add("a").answerAt("AT^SFM=0", "\r\nERROR\r\n");
    PortEvidence at = test::port("a", Speech::At);
    at.settings.factoryMode = "1";
    const Evidence evidence = concludeEvidence(test::modemWithPorts({"a"}), {at});
    const auto done = performModeSwitch(modeSwitches(evidence).front(), evidence, host.hardware());
    ASSERT_FALSE(done.has_value());
    EXPECT_EQ(done.error().code(), ErrorCode::DeviceRefused);
}

TEST(PerformModeSwitch, aModemThatVanishesAtOnceHasTakenIt)
{
    test::ScriptedHost host;
    host.add("a").unplugAfter = 9;  // the octets of AT^RESET and its line end
    const Evidence evidence = concludeEvidence(test::modemWithPorts({"a"}), {test::port("a", Speech::At)});
    EXPECT_TRUE(performModeSwitch(modeSwitches(evidence).front(), evidence, host.hardware()).has_value());
}

TEST(PerformModeSwitch, theDiscIsNotLeftOverAPort)
{
    test::ScriptedHost host;
    const Evidence evidence = concludeEvidence(test::discModem(), {});
    const auto done = performModeSwitch(modeSwitches(evidence).front(), evidence, host.hardware());
    ASSERT_FALSE(done.has_value());
    EXPECT_EQ(done.error().code(), ErrorCode::Unsupported);
}

/// Waits until the practice modem has gone and come back, and asks it again.
Evidence detectAgain(PracticeHost &host, VirtualClock &clock)
{
    const Clock::Instant begun = clock.now();
    while (!host.devices().empty() && clock.now() < begun + kLeaveTimeout)
        clock.sleep(100ms);
    while (host.devices().empty() && clock.now() < begun + kLeaveTimeout + kReturnTimeout)
        clock.sleep(100ms);
    const auto modems = groupModems(host.devices());
    EXPECT_EQ(modems.size(), 1u) << "it never came back";
    return modems.empty() ? Evidence{} : probeModem(modems.front(), {host, host, clock});
}

TEST(PerformModeSwitch, aCrashedPracticeModemStartsAgain)
{
    VirtualClock clock;
    PracticeHost host(*findScenario("ec25-dump"), clock);
    const Evidence crashed = probeModem(groupModems(host.devices()).front(), {host, host, clock});
    ASSERT_EQ(crashed.mode, DeviceMode::MemoryDump);
    const auto changes = modeSwitches(crashed);
    ASSERT_EQ(changes.size(), 1u);
    ASSERT_TRUE(performModeSwitch(changes[0], crashed, {host, host, clock}).has_value());
    const Evidence after = detectAgain(host, clock);
    EXPECT_EQ(after.mode, DeviceMode::Normal);
    EXPECT_EQ(after.identity.firmware, "EC25EPRR06A01M4G");
}

TEST(PerformModeSwitch, theHealthyPracticeModemGoesToDownloadModeAndBack)
{
    VirtualClock clock;
    PracticeHost host(*findScenario("e392-healthy"), clock);
    const Hardware hardware{host, host, clock};
    const Evidence before = probeModem(groupModems(host.devices()).front(), hardware);
    const auto changes = modeSwitches(before);
    const ModeSwitch *enter = find(changes, ModeSwitchKind::EnterDownloadByDiag);
    ASSERT_NE(enter, nullptr);
    ASSERT_TRUE(performModeSwitch(*enter, before, hardware).has_value());
    const Evidence waiting = detectAgain(host, clock);
    ASSERT_TRUE(isDownloadMode(waiting.mode)) << modeName(waiting.mode);

    const auto back = modeSwitches(waiting);
    ASSERT_EQ(back.size(), 1u);
    ASSERT_TRUE(performModeSwitch(back[0], waiting, hardware).has_value());
    EXPECT_EQ(detectAgain(host, clock).mode, DeviceMode::Normal) << "nothing was written";
}

}  // namespace
}  // namespace reviver
