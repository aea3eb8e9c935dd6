// SPDX-License-Identifier: Apache-2.0
#include "core/device/diagnosis.h"
#include "core/device/probe.h"
#include "core/protocol/hdlc.h"
#include "core/protocol/never_list.h"
#include "core/simulator/practice_host.h"

#include <gtest/gtest.h>

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
        return std::make_unique<Recorder>(*std::move(port), m_writes);
    }
    const std::vector<Bytes> &writes() const { return m_writes; }

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
    std::vector<Bytes> m_writes;
};

struct Probed {
    Evidence evidence;
    std::vector<Bytes> writes;
    std::vector<std::string> forbidden;
    std::chrono::nanoseconds took{};
};

Probed probeScenario(const Scenario &scenario)
{
    VirtualClock clock;
    PracticeHost host(scenario, clock);
    RecordingOpener opener(host);
    Probed probed;
    const auto modems = groupModems(host.devices());
    EXPECT_EQ(modems.size(), 1u) << scenario.name;
    if (modems.empty())
        return probed;
    const auto begun = clock.now();
    probed.evidence = probeModem(modems.front(), {host, opener, clock});
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

TEST(PracticeProbe, noScenarioIsEverSentAnOctetOfTheNeverList)
{
    for (const Scenario &scenario : scenarios()) {
        const Probed probed = probeScenario(scenario);
        EXPECT_TRUE(probed.forbidden.empty()) << scenario.name;
        hdlc::FrameDecoder decoder;
        for (const Bytes &write : probed.writes)
            decoder.feed(write);
        while (const auto frame = decoder.next()) {
            // AT text between two flags is a damaged frame: it is no command to anybody.
            EXPECT_TRUE(!*frame || mayProbe(**frame)) << scenario.name;
        }
    }
}

TEST(PracticeProbe, everyScenarioIsRecognisedInTime)
{
    using namespace std::chrono_literals;
    for (const Scenario &scenario : scenarios()) {
        const Probed probed = probeScenario(scenario);
        EXPECT_NE(probed.evidence.mode, DeviceMode::Unknown) << scenario.name;
        // Silence is known only when both ports have been asked everything.
        const bool silent = scenario.name == "silent";
        EXPECT_EQ(probed.evidence.mode == DeviceMode::Silent, silent) << scenario.name;
        EXPECT_LE(probed.took, silent ? 30s : 20s) << scenario.name;
        EXPECT_FALSE(diagnose(probed.evidence).headline.empty()) << scenario.name;
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
