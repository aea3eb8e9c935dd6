// SPDX-License-Identifier: Apache-2.0
#include "core/base/hex.h"
#include "core/device/diagnosis.h"
#include "core/device/info_reader.h"
#include "core/device/probe.h"
#include "core/protocol/hdlc.h"
#include "core/protocol/never_list.h"
#include "core/simulator/practice_services.h"
#include "tests/device/loader_greeting.h"

#include <gtest/gtest.h>
#include <map>

namespace reviver {
namespace {

/// Keeps what is written through any port it opens.
class RecordingOpener final : public PortOpener {
public:
    explicit RecordingOpener(PortOpener &opener) : m_opener(opener) {}

    Result<std::unique_ptr<Transport>> open(const std::string &path) override
    {
        auto port = m_opener.open(path);
        if (!port)
            return port;
        return std::make_unique<Recorder>(*std::move(port), m_writes[path]);
    }
    /// By port.
    const std::map<std::string, std::vector<Bytes>> &writes() const { return m_writes; }

private:
    class Recorder final : public Transport {
    public:
        Recorder(std::unique_ptr<Transport> port, std::vector<Bytes> &writes)
            : m_port(std::move(port))
            , m_writes(writes)
        {
        }
        Result<void> write(ByteView data, std::chrono::milliseconds timeout, StopToken stop) override
        {
            m_writes.emplace_back(data.begin(), data.end());
            return m_port->write(data, timeout, stop);
        }
        Result<std::size_t> readSome(MutableByteView buffer, std::chrono::milliseconds timeout,
                                     StopToken stop) override
        {
            return m_port->readSome(buffer, timeout, stop);
        }
        void discardInput() override { m_port->discardInput(); }

    private:
        std::unique_ptr<Transport> m_port;
        std::vector<Bytes> &m_writes;
    };

    PortOpener &m_opener;
    std::map<std::string, std::vector<Bytes>> m_writes;
};

struct Probed {
    Evidence evidence;
    std::map<std::string, std::vector<Bytes>> writes;
    std::vector<std::string> forbidden;
    std::chrono::nanoseconds took{};
};

Probed probeScenario(const Scenario &scenario)
{
    VirtualClock clock;
    PracticeHost host(scenario, clock);
    PracticeServices services(host);
    RecordingOpener opener(host);
    Probed probed;
    const auto modems = groupModems(host.devices());
    EXPECT_EQ(modems.size(), 1u) << scenario.name;
    if (modems.empty())
        return probed;
    const auto begun = clock.now();
    probed.evidence = probeModem(modems.front(), {host, opener, clock, &services});
    probed.took = clock.now() - begun;
    probed.writes = opener.writes();
    probed.forbidden = host.forbiddenSeen();
    return probed;
}

Probed probeScenario(std::string_view name)
{
    const Scenario *scenario = findScenario(name);
    EXPECT_NE(scenario, nullptr) << name;
    return scenario ? probeScenario(*scenario) : Probed{};
}

bool isForbidden(std::uint8_t command)
{
    return std::ranges::any_of(kNeverWhileModeUnknown,
                               [&](const ForbiddenCommand &row) { return row.command == command; });
}

TEST(PracticeProbe, noScenarioIsEverSentAnOctetOfTheNeverList)
{
    for (const Scenario &scenario : scenarios()) {
        const Probed probed = probeScenario(scenario);
        EXPECT_TRUE(probed.forbidden.empty()) << scenario.name;
        for (const auto &[path, writes] : probed.writes) {
            const PortEvidence *port = probed.evidence.port(path);
            ASSERT_NE(port, nullptr) << path;
            hdlc::FrameDecoder decoder;
            for (const Bytes &write : writes)
                decoder.feed(write);
            while (const auto frame = decoder.next()) {
                // AT text between two flags is a damaged frame: it is no command to anybody.
                if (!*frame)
                    continue;
                EXPECT_FALSE(isForbidden((**frame)[0])) << path;
                const bool readsImei = port->speaks == Speech::Diag && **frame == imeiRequest();
                const bool greets = port->speaks == Speech::Qdl && test::isGobiGreeting(**frame);
                EXPECT_TRUE(mayProbe(**frame) || readsImei || greets) << path << " " << hexText(**frame);
            }
        }
    }
}

struct ScenarioRow {
    const char *scenario;
    const char *headline;
    NextAction action;
};

/// Each diagnosis page can be seen: which practice modem shows it.
constexpr ScenarioRow kRows[] = {
    {"e392-healthy", "The modem works", NextAction::SaveReport},
    {"e392-unfinished", "Your modem is waiting for firmware", NextAction::Resurrect},
    {"e392-dmss", "Your modem is waiting for firmware", NextAction::Resurrect},
    {"mdm9615-dload", "Your modem is waiting for firmware", NextAction::Resurrect},
    {"e392-streaming", "A loader is running in the modem and waits for firmware", NextAction::Resurrect},
    {"gobi-qdl", "The modem's boot loader waits for firmware (QDL, the download mode of Gobi modems)",
     NextAction::Resurrect},
    {"em7565-download", "The modem's boot loader waits for its firmware package", NextAction::Resurrect},
    {"e392-wants-efs", "Your modem is waiting for firmware", NextAction::Resurrect},
    {"e392-uncertain", "Your modem is waiting for firmware", NextAction::SaveReport},
    {"e392-factory-mode", "The modem works, but is in factory mode", NextAction::LeaveFactoryMode},
    {"e392-no-pcui", "The modem works, but its control port is switched off", NextAction::EditPortSet},
    {"e392-cdrom", "The modem shows its installer disc instead of itself", NextAction::SwitchMode},
    {"generic-id", "The modem works under the name of its chip", NextAction::SaveReport},
    {"blank-imei", "The modem works, but its IMEI is blank", NextAction::SaveReport},
    {"damaged-items", "The modem works, but cannot read its own settings", NextAction::SaveReport},
    {"no-access", "The system does not let this app open the modem", NextAction::FixAccess},
    {"busy-manager", "ModemManager is using the modem", NextAction::PauseManager},
    {"busy", "Mobile Partner is using the modem", NextAction::CloseOther},
    {"unbound", "The modem is seen, but no driver made a port of it", NextAction::BindDriver},
    {"hidden-ports", "The modem works, but the system hides its ports", NextAction::Detect},
    {"slow-hub", "The modem works, but its USB connection is slow", NextAction::Detect},
    {"fc-ports", "The modem shows its update ports, but does not answer", NextAction::Detect},
    {"e3372-healthy", "The modem works", NextAction::SaveReport},
    {"e3372-download", "Your modem is waiting for firmware", NextAction::Resurrect},
    {"hilink", "The modem behaves as a network card", NextAction::OpenWebPage},
    {"silent", "The modem is plugged in but does not answer", NextAction::Detect},
};

TEST(PracticeProbe, eachScenarioShowsTheRightSentenceAndTheRightButton)
{
    for (const ScenarioRow &row : kRows) {
        const Diagnosis diagnosis = diagnose(probeScenario(row.scenario).evidence);
        EXPECT_EQ(diagnosis.headline.english(), row.headline) << row.scenario;
        EXPECT_EQ(diagnosis.action, row.action)
            << row.scenario << " " << actionName(diagnosis.action) << ", not " << actionName(row.action);
    }
}

TEST(PracticeProbe, everyScenarioIsUnderstoodInTime)
{
    using namespace std::chrono_literals;
    for (const Scenario &scenario : scenarios()) {
        const Probed probed = probeScenario(scenario);
        const Diagnosis diagnosis = diagnose(probed.evidence);
        EXPECT_NE(diagnosis.situation, "not-asked") << scenario.name;
        EXPECT_NE(diagnosis.situation, "stopped") << scenario.name;
        EXPECT_NE(diagnosis.situation, "went-away") << scenario.name;
        // Silence is known only when both ports have been asked everything.
        const bool silent = probed.evidence.mode == DeviceMode::Silent;
        EXPECT_LE(probed.took, silent ? 30s : 20s) << scenario.name;
    }
}

TEST(PracticeProbe, theDeadE392SpeaksHuaweisProtocol)
{
    for (const char *name : {"e392-unfinished", "e392-wants-efs"}) {
        const Evidence evidence = probeScenario(name).evidence;
        EXPECT_EQ(evidence.mode, DeviceMode::HuaweiDownload) << name;
        EXPECT_EQ(evidence.identity.buildId, "9x00B-SCAQDBZM-30350") << name;
        EXPECT_EQ(evidence.light, LightPattern::SlowBlink) << name;
        const Diagnosis diagnosis = diagnose(evidence);
        EXPECT_EQ(diagnosis.headline.english(), "Your modem is waiting for firmware") << name;
        EXPECT_EQ(diagnosis.action, NextAction::Resurrect) << name;
        EXPECT_EQ(diagnosis.confidence, Confidence::High) << name;
    }
}

TEST(PracticeProbe, theOtherDeadE392SpeaksDmss)
{
    EXPECT_EQ(probeScenario("e392-dmss").evidence.mode, DeviceMode::DmssDownload);
}

TEST(PracticeProbe, theHealthyE392TellsItsVersion)
{
    const Evidence evidence = probeScenario("e392-healthy").evidence;
    EXPECT_EQ(evidence.mode, DeviceMode::Normal);
    EXPECT_EQ(evidence.identity.imei, "001010000000008");
    EXPECT_FALSE(evidence.identity.firmware.empty());
    EXPECT_EQ(diagnose(evidence).headline.english(), "The modem works");
    EXPECT_GE(evidence.ports.size(), 3u);
}

}  // namespace
}  // namespace reviver
