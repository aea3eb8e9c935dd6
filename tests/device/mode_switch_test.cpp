// SPDX-License-Identifier: Apache-2.0
#include "core/device/mode_switch.h"
#include "core/device/probe.h"
#include "core/simulator/practice_services.h"
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
    at.settings.factoryMode = "1";
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

/// A practice modem with the services of its computer, on a clock that only waits move.
struct Practised {
    explicit Practised(std::string_view scenario) : host(*findScenario(scenario), clock), services(host) {}

    Hardware hardware() { return {host, host, clock, &services}; }
    Evidence probe() { return probeModem(groupModems(host.devices()).front(), hardware()); }
    Result<Evidence> change(const Evidence &before, ModeSwitchKind kind)
    {
        const auto changes = modeSwitches(before);
        const ModeSwitch *wanted = find(changes, kind);
        if (!wanted)
            return failure(ErrorCode::Unsupported, "not offered");
        return switchMode(*wanted, before, hardware());
    }

    VirtualClock clock;
    PracticeHost host;
    PracticeServices services;
};

TEST(SwitchMode, theHealthyPracticeModemGoesToDownloadModeAndBack)
{
    Practised modem("e392-healthy");
    const auto waiting = modem.change(modem.probe(), ModeSwitchKind::EnterDownloadByDiag);
    ASSERT_TRUE(waiting.has_value()) << waiting.error().detail();
    ASSERT_TRUE(isDownloadMode(waiting->mode)) << modeName(waiting->mode);
    const auto back = modem.change(*waiting, ModeSwitchKind::RestartFromDownload);
    ASSERT_TRUE(back.has_value()) << back.error().detail();
    EXPECT_EQ(back->mode, DeviceMode::Normal) << "nothing was written";
}

TEST(SwitchMode, aCrashedModemStartsAgain)
{
    Practised modem("ec25-dump");
    const Evidence crashed = modem.probe();
    ASSERT_EQ(crashed.mode, DeviceMode::MemoryDump);
    const auto now = modem.change(crashed, ModeSwitchKind::RestartFromDownload);
    ASSERT_TRUE(now.has_value()) << now.error().detail();
    EXPECT_EQ(now->mode, DeviceMode::Normal);
    EXPECT_EQ(now->identity.firmware, "EC25EPRR06A01M4G");
}

TEST(SwitchMode, aBalongStickGoesToItsMonitorAndBack)
{
    Practised modem("e3372-healthy");
    const auto waiting = modem.change(modem.probe(), ModeSwitchKind::EnterDownloadByAt);
    ASSERT_TRUE(waiting.has_value()) << waiting.error().detail();
    EXPECT_EQ(waiting->mode, DeviceMode::BalongDownload);
    const auto back = modem.change(*waiting, ModeSwitchKind::RestartFromDownload);
    ASSERT_TRUE(back.has_value()) << back.error().detail();
    EXPECT_EQ(back->mode, DeviceMode::Normal);
}

TEST(SwitchMode, theInstallerDiscIsLeft)
{
    Practised modem("e392-cdrom");
    const Evidence disc = modem.probe();
    ASSERT_EQ(disc.mode, DeviceMode::CdRom);
    std::vector<std::string> attempts;
    const auto changes = modeSwitches(disc);
    ASSERT_EQ(changes.size(), 1u);
    const auto now = switchMode(changes[0], disc, modem.hardware(), {}, {},
                                [&](const Message &title) { attempts.push_back(title.english()); });
    ASSERT_TRUE(now.has_value()) << now.error().detail();
    EXPECT_EQ(now->mode, DeviceMode::Normal);
    EXPECT_EQ(now->modem.device.id->text(), "12D1:1506");
    EXPECT_EQ(attempts, std::vector<std::string>{"Huawei's message for Linux"});
}

/// A disc that never changes, and who counts what is sent to it.
class StubbornDisc final : public DeviceEnumerator, public PortOpener, public HostServices {
public:
    StubbornDisc()
    {
        m_device = test::discModem().device;
        m_device.location = "1-4";
    }
    std::vector<AttachedDevice> devices() override { return {m_device}; }
    Result<std::unique_ptr<Transport>> open(const std::string &path) override
    {
        return failure(ErrorCode::PortNotFound, path);
    }
    std::vector<PortHolder> holdersOf(const std::string &) override { return {}; }
    Result<std::unique_ptr<Hold>> keepModemManagerAway(const AttachedDevice &) override { return none(); }
    std::optional<HostChange> accessRule() override { return std::nullopt; }
    Result<void> installAccessRule() override { return none(); }
    std::optional<HostChange> driverBinding(const AttachedDevice &) override { return std::nullopt; }
    Result<void> bindSerialDriver(const AttachedDevice &) override { return none(); }
    Result<void> sendUsbMessages(const AttachedDevice &, const std::vector<UsbMessage> &messages,
                                 std::chrono::milliseconds) override
    {
        sent.insert(sent.end(), messages.begin(), messages.end());
        return {};
    }
    Result<std::unique_ptr<Hold>> keepAwake(const std::string &) override { return none(); }
    std::optional<PowerState> power() override { return std::nullopt; }

    std::vector<UsbMessage> sent;

private:
    static tl::unexpected<Error> none() { return failure(ErrorCode::Unsupported, "not here"); }

    AttachedDevice m_device;
};

TEST(SwitchMode, aDiscThatStaysGetsEachMessageOnceMoreAtMostAndIsReported)
{
    VirtualClock clock;
    StubbornDisc disc;
    const Hardware hardware{disc, disc, clock, &disc};
    const Evidence evidence = concludeEvidence(groupModems(disc.devices()).front(), {});
    const auto now = switchMode(modeSwitches(evidence).front(), evidence, hardware);
    ASSERT_FALSE(now.has_value());
    EXPECT_EQ(now.error().code(), ErrorCode::ModemNotReturned);
    // The message twice, its older form, the control request; 20 s of waiting behind each.
    ASSERT_EQ(disc.sent.size(), 4u);
    EXPECT_EQ(disc.sent[0].octets,
              test::hex("55534243123456780000000000000011062000000101000100000000000000"));
    EXPECT_EQ(disc.sent[1], disc.sent[0]);
    EXPECT_EQ(disc.sent[2].octets,
              test::hex("55534243123456780000000000000011062000000100000000000000000000"));
    EXPECT_EQ(disc.sent[3].transfer, UsbMessage::Transfer::Control);
    EXPECT_GE(clock.now() - Clock::Instant{}, 80s);
}

TEST(SwitchMode, waitingForADiscCanBeStopped)
{
    VirtualClock clock;
    StubbornDisc disc;
    StopSource stop;
    stop.requestStop();
    const Evidence evidence = concludeEvidence(groupModems(disc.devices()).front(), {});
    const auto now
        = switchMode(modeSwitches(evidence).front(), evidence, {disc, disc, clock, &disc}, stop.token());
    ASSERT_FALSE(now.has_value());
    EXPECT_EQ(now.error().code(), ErrorCode::Cancelled);
    EXPECT_EQ(disc.sent.size(), 1u);
}

TEST(SwitchMode, factoryModeIsLeftAndSeenToBeLeft)
{
    Practised modem("e392-factory-mode");
    const Evidence before = modem.probe();
    ASSERT_EQ(before.settings.factoryMode, "1");
    const auto now = modem.change(before, ModeSwitchKind::LeaveFactoryMode);
    ASSERT_TRUE(now.has_value()) << now.error().detail();
    EXPECT_EQ(now->settings.factoryMode, "0");
}

TEST(SwitchMode, theControlPortComesBackIntoThePortSet)
{
    Practised modem("e392-no-pcui");
    const Evidence before = modem.probe();
    auto changes = modeSwitches(before);
    ASSERT_FALSE(changes.empty());
    ModeSwitch &change = changes.front();
    ASSERT_EQ(change.kind, ModeSwitchKind::SetPorts) << "it is the likeliest wish";
    EXPECT_EQ(change.ports.text(), "A1,A2;1,3");
    change.ports.after = {"1", "2", "3"};
    const auto now = switchMode(change, before, modem.hardware());
    ASSERT_TRUE(now.has_value()) << now.error().detail();
    EXPECT_EQ(now->settings.portSet, "A1,A2;1,2,3");
    EXPECT_EQ(now->modem.ports.size(), 3u);
    EXPECT_EQ(now->modem.ports.front().function, PortFunction::Pcui);
}

TEST(SwitchMode, aPortSetThatLocksItsOwnerOutIsNeverSent)
{
    test::ScriptedHost host;
    test::ScriptedPort &port = host.add("a");
    PortEvidence at = test::port("a", Speech::At);
    at.settings.portSet = "A1,A2;1,2,3";
    at.settings.portCodes = {"1", "2", "3"};
    const Evidence evidence = concludeEvidence(test::modemWithPorts({"a"}), {at});
    auto changes = modeSwitches(evidence);
    ASSERT_EQ(changes.back().kind, ModeSwitchKind::SetPorts);
    const std::vector<std::vector<std::string>> refused{{"1", "3"}, {"1", "2", "3"}, {"2", "2"}, {"2", "99"}};
    for (const std::vector<std::string> &after : refused) {
        changes.back().ports.after = after;
        const auto done = performModeSwitch(changes.back(), evidence, host.hardware());
        ASSERT_FALSE(done.has_value());
        EXPECT_EQ(done.error().code(), ErrorCode::InvalidArgument);
    }
    EXPECT_TRUE(port.writes().empty());
}

TEST(SwitchMode, offlineAndOnlineAreSeenAtOnce)
{
    Practised modem("e392-healthy");
    const Evidence before = modem.probe();
    for (const ModeSwitchKind kind : {ModeSwitchKind::GoOffline, ModeSwitchKind::GoOnline}) {
        const auto now = modem.change(before, kind);
        ASSERT_TRUE(now.has_value()) << modeSwitchName(kind) << now.error().detail();
        EXPECT_EQ(now->mode, DeviceMode::Normal);
    }
}

TEST(ModeSwitchNames, areFoundAgain)
{
    EXPECT_EQ(modeSwitchOfName("leave-disc"), ModeSwitchKind::LeaveDisc);
    EXPECT_EQ(modeSwitchOfName("go-online"), ModeSwitchKind::GoOnline);
    EXPECT_FALSE(modeSwitchOfName("unlock").has_value());
}

}  // namespace
}  // namespace reviver
