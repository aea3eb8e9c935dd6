// SPDX-License-Identifier: Apache-2.0
//
// Ports that answer nonsense, damaged frames or too much: nothing is believed without
// a good frame, and nothing takes for ever.
#include "core/device/diagnosis.h"
#include "core/device/info_reader.h"
#include "core/protocol/never_list.h"
#include "tests/device/loader_greeting.h"
#include "tests/device/probe_fixture.h"

#include <gtest/gtest.h>
#include <random>

namespace reviver {
namespace {

using namespace std::chrono_literals;
using test::ScriptedHost;
using test::ScriptedPort;

Evidence probeOnly(ScriptedHost &host)
{
    return probeModem(groupModems(host.devices()).front(), host.hardware());
}

/// Every whole frame that was sent may be sent to anybody, or reads the IMEI from DIAG, or greets a loader.
void expectHarmless(const ScriptedPort &port)
{
    for (const Bytes &write : port.writes()) {
        hdlc::FrameDecoder decoder;
        decoder.feed(write);
        while (const auto frame = decoder.next())
            EXPECT_TRUE(!*frame || mayProbe(**frame) || **frame == imeiRequest()
                        || test::isGobiGreeting(**frame))
                << hexText(write);
    }
}

TEST(HostilePorts, randomOctetsAreNoModeAndEndInTime)
{
    for (unsigned seed = 0; seed < 60; ++seed) {
        std::mt19937 random(seed);
        ScriptedHost host;
        test::identify(host, {0x12D1, 0x1003});
        ScriptedPort &port = host.add("p");
        port.readSize = 1 + random() % 64;
        port.improvise = [&](ByteView) {
            Bytes reply(random() % 200);
            for (std::uint8_t &octet : reply)
                octet = static_cast<std::uint8_t>(random());
            return reply;
        };
        const Evidence evidence = probeOnly(host);
        EXPECT_EQ(evidence.mode, DeviceMode::Silent) << "seed " << seed;
        EXPECT_LE(host.clock.now() - Clock::Instant{}, 20s) << "seed " << seed;
        EXPECT_FALSE(diagnose(evidence).findings.empty());
        expectHarmless(port);
    }
}

TEST(HostilePorts, randomButWholeFramesNeverBringOutAForbiddenOctet)
{
    for (unsigned seed = 0; seed < 100; ++seed) {
        std::mt19937 random(seed);
        ScriptedHost host;
        test::identify(host, seed % 2 ? UsbId{0x12D1, 0x1003} : UsbId{0x05C6, 0x9008});
        ScriptedPort &port = host.add("p");
        port.improvise = [&](ByteView request) {
            Bytes payload(1 + random() % 40);
            for (std::uint8_t &octet : payload)
                octet = static_cast<std::uint8_t>(random() % 0x60);
            if (random() % 3 == 0 && request.size() > 1)
                payload[0] = request[1];
            return hdlc::encodeFrame(payload);
        };
        const Evidence evidence = probeOnly(host);
        EXPECT_LE(host.clock.now() - Clock::Instant{}, 25s) << "seed " << seed;
        EXPECT_FALSE(diagnose(evidence).headline.empty());
        expectHarmless(port);
    }
}

TEST(HostilePorts, aVersionWithOneWrongBitIsNeverBelieved)
{
    const Bytes good = test::hex(test::kE392Version);
    for (std::size_t bit = 0; bit < good.size() * 8; ++bit) {
        ScriptedHost host;
        test::identify(host, {0x12D1, 0x1003});
        Bytes damaged = good;
        damaged[bit / 8] = static_cast<std::uint8_t>(damaged[bit / 8] ^ (1u << (bit % 8)));
        host.add("p").answer(test::kVersionRequest, {hexText(damaged), hexText(good)});
        const Evidence evidence = probeOnly(host);
        EXPECT_EQ(evidence.identity.buildId, "9x00B-SCAQDBZM-30350")
            << "bit " << bit << ": the second try is whole";
    }
}

TEST(HostilePorts, anAnswerBehindNoiseIsFound)
{
    for (const char *noise :
         {"00 FF 00", "41 54 0D 0D 0A", "7E", "7E 7E 7E", "7E 12 34 7E", "0D 0A 5E 52 53 53 49 0D 0A"}) {
        ScriptedHost host;
        test::identify(host, {0x12D1, 0x1003});
        host.add("p").answer(test::kVersionRequest,
                             {std::string(noise) + " 7E " + std::string(test::kE392Version)});
        EXPECT_EQ(probeOnly(host).identity.buildId, "9x00B-SCAQDBZM-30350") << noise;
    }
}

TEST(HostilePorts, endlessLinesAreNoAnswerToAt)
{
    ScriptedHost host;
    test::identify(host, {0x12D1, 0x1003});
    ScriptedPort &port = host.add("p");
    port.improvise = [](ByteView) {
        Bytes lines;
        for (int i = 0; i < 5000; ++i)
            append(lines, asBytes("x\r\n"));
        return lines;
    };
    EXPECT_EQ(probeOnly(host).mode, DeviceMode::Silent);
    EXPECT_LE(host.clock.now() - Clock::Instant{}, 20s);
}

}  // namespace
}  // namespace reviver
