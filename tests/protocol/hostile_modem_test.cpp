// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/at/at_ports.h"
#include "core/protocol/at/monitor_client.h"
#include "core/protocol/balong_boot/balong_boot_client.h"
#include "core/protocol/diag/diag_client.h"
#include "core/protocol/dmss/dmss_client.h"
#include "core/protocol/firehose/firehose_client.h"
#include "core/protocol/huawei/huawei_client.h"
#include "core/protocol/qdl/qdl_client.h"
#include "core/protocol/sahara/sahara_client.h"
#include "core/protocol/streaming/streaming_client.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <random>

namespace reviver {
namespace {

using namespace std::chrono_literals;

/// A port behind which anything may happen: frames with a good CRC and any content,
/// packets, XML, text and plain noise, in pieces of any size, and silence.
class HostilePort final : public Transport {
public:
    HostilePort(VirtualClock &clock, unsigned seed) : m_clock(clock), m_random(seed) {}

    Result<void> write(ByteView data, std::chrono::milliseconds, StopToken = {}) override
    {
        m_lastWritten.assign(data.begin(), data.begin() + std::min<std::ptrdiff_t>(std::ssize(data), 64));
        return {};
    }

    Result<std::size_t> readSome(MutableByteView buffer, std::chrono::milliseconds timeout,
                                 StopToken = {}) override
    {
        if (m_pending.empty() && upTo(3) == 0) {
            m_clock.sleep(timeout);
            return failure(ErrorCode::Timeout, "silent");
        }
        // Time passes, or a modem that never stops talking would never let go.
        m_clock.sleep(std::min(timeout, std::chrono::milliseconds(1 + upTo(20))));
        if (m_pending.empty())
            m_pending = something();
        const std::size_t count = std::min({buffer.size(), m_pending.size(), 1 + upTo(100)});
        std::copy_n(m_pending.begin(), count, buffer.begin());
        m_pending.erase(m_pending.begin(), m_pending.begin() + static_cast<std::ptrdiff_t>(count));
        return count;
    }

    void discardInput() override { m_pending.clear(); }

private:
    std::size_t upTo(std::size_t most)
    {
        return std::uniform_int_distribution<std::size_t>(0, most)(m_random);
    }

    Bytes noise(std::size_t most)
    {
        Bytes octets(1 + upTo(most));
        for (auto &octet : octets)
            octet = static_cast<std::uint8_t>(upTo(255));
        return octets;
    }

    Bytes something()
    {
        switch (upTo(6)) {
        case 0:
            return noise(64);
        case 1:
            return hdlc::encodeFrame(noise(80));
        case 2:
            return hdlc::encodeFrame(replyLike());
        case 3:
            return packetLike();
        case 4:
            return text("<data><log value=\"x\"/><response value=\"ACK\" rawmode=\"true\"/></data>");
        case 5:
            return text("<?xml?><data><response value=\"NAK\" MaxPayloadSizeToTargetInBytes=\"1\"/></data>");
        default:
            return text("\r\n^GETPORTMODE: TYPE: a:,b:1\r\n0\r\n\r\nOK\r\n");
        }
    }

    /// Starts with a command that may be the awaited one.
    Bytes replyLike()
    {
        Bytes octets = noise(60);
        const std::size_t command = m_lastWritten.size() > 1 && m_lastWritten[0] == hdlc::kFlag ? 1 : 0;
        if (command < m_lastWritten.size())
            octets[0] = static_cast<std::uint8_t>(m_lastWritten[command] + upTo(1));
        return octets;
    }

    Bytes packetLike()
    {
        Bytes packet;
        appendLe(packet, static_cast<std::uint32_t>(1 + upTo(0x13)));
        const Bytes fields = noise(48);
        appendLe(packet, static_cast<std::uint32_t>(8 + fields.size()));
        append(packet, fields);
        return packet;
    }

    static Bytes text(std::string_view view) { return {asBytes(view).begin(), asBytes(view).end()}; }

    VirtualClock &m_clock;
    std::mt19937 m_random;
    Bytes m_pending;
    Bytes m_lastWritten;
};

/// What every talk with a hostile modem must keep to: it ends, and its time is bounded.
class HostileModem : public testing::TestWithParam<unsigned> {
protected:
    ~HostileModem() override { EXPECT_LT(clock.now() - start, 2h); }

    VirtualClock clock;
    Clock::Instant start = clock.now();
    HostilePort port{clock, GetParam()};
};

TEST_P(HostileModem, LetsAtClientsGo)
{
    at::Client client(port, clock);
    for (int i = 0; i < 20; ++i) {
        if (const auto reply = client.command("AT^GETPORTMODE")) {
            (void)at::parseAti(reply->lines);
            (void)at::parseVersionBlock(reply->lines);
            (void)at::parsePortModes(reply->lines);
            (void)at::parsePortComposition(reply->lines);
        }
    }
    at::MonitorClient monitor(port, clock);
    (void)monitor.protocolVersion();
    (void)monitor.info();
    (void)monitor.enterDataMode();
}

TEST_P(HostileModem, LetsFrameClientsGo)
{
    diag::Client diag(port, clock);
    (void)diag.version();
    (void)diag.extendedBuildId();
    (void)diag.status();
    (void)diag.readNv(550);
    (void)diag.setMode(diag::Mode::Reset);
    dmss::Client dmss(port, clock);
    (void)dmss.parameters();
    EXPECT_GE(dmss.blockSize(), 1u);
    EXPECT_LE(dmss.blockSize(), dmss::kBlockSize);
    (void)dmss.softwareVersion();
    (void)dmss.write(0x00100000, Bytes(3000));
    (void)dmss.go(0x00100000);
    huawei::Client huawei(port, clock);
    (void)huawei.productId();
    (void)huawei.begin(1, 1);
    (void)huawei.data(1, Bytes(4096));
    (void)huawei.end(1, 1);
    (void)huawei.reset();
}

TEST_P(HostileModem, LetsStreamingClientsGo)
{
    streaming::Client streaming(port, clock);
    (void)streaming.hello();
    (void)streaming.nop();
    (void)streaming.read(0, 100);
    (void)streaming.partitionTable(Bytes(464));
    (void)streaming.openMulti(streaming::OpenType::Amss);
    (void)streaming.write(0, Bytes(1024));
    (void)streaming.writeUnframed(0, Bytes(1024));
    (void)streaming.errorCorrection();
    (void)streaming.setErrorCorrection(true);
    (void)streaming.close();
    qdl::Client qdl(port, clock);
    (void)qdl.hello();
    (void)qdl.imagePreferences();
    (void)qdl.open(1, Bytes(400), 1000);
    (void)qdl.write(0, Bytes(1000));
    (void)qdl.done();
}

TEST_P(HostileModem, LetsEmergencyModeClientsGo)
{
    const Bytes image(1000);
    sahara::Client sahara(port, clock);
    (void)sahara.awaitHello();
    (void)sahara.identify();
    (void)sahara::Client(port, clock).transferImages([&](std::uint64_t) -> Result<ByteView> {
        return ByteView(image);
    });
    (void)sahara::Client(port, clock).memoryRegions();
    firehose::Client firehose(port, clock);
    (void)firehose.configure("nand");
    firehose::SectorRange range;
    range.startSector = "0";
    range.sectors = 2;
    range.sectorSize = 512;
    (void)firehose.program(range, 1000, [](std::uint64_t, MutableByteView) -> Result<void> { return {}; });
    (void)firehose.read(range, [](ByteView) -> Result<void> { return {}; });
    (void)firehose.sha256(range);
    balong_boot::Client balong(port, clock);
    (void)balong.knock();
    (void)balong.sendComponent(balong_boot::RunMode::RunAsIs, 0, image);
}

INSTANTIATE_TEST_SUITE_P(Seeds, HostileModem, testing::Range(1u, 61u));

}  // namespace
}  // namespace reviver
