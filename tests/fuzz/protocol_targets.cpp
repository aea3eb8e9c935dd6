// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/at/at_identity.h"
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
#include "tests/fuzz/fuzz_target.h"
#include "tests/fuzz/octet_modem.h"

#include <array>
#include <cstdlib>

namespace reviver::fuzz {
namespace {

const Bytes kBlock(512, 0x5A);

/// Talks with a `Client` to a modem that answers with the octets.
template <typename Client, typename Talk>
void talk(ByteView octets, Talk conversation)
{
    OctetScript script(octets);
    VirtualClock clock;
    OctetPort port(script, clock);
    Client client(port, clock);
    conversation(client);
}

void hdlcFrames(ByteView octets)
{
    hdlc::FrameDecoder decoder(4096);
    for (std::size_t at = 0, step = 1; at < octets.size(); at += step, step = step % 7 + 1)
        decoder.feed(octets.subspan(at, std::min(step, octets.size() - at)));
    while (decoder.next()) {}
    // What was encoded comes back, whatever it is.
    hdlc::FrameDecoder again;
    again.feed(hdlc::encodeFrame(octets.first(std::min<std::size_t>(octets.size(), 4096))));
    const auto frame = again.next();
    if (octets.size() > 0 && octets.size() <= 4096
        && (!frame || !*frame || !std::ranges::equal(**frame, octets)))
        std::abort();
}

void atCommands(ByteView octets)
{
    talk<at::Client>(octets, [](at::Client &client) {
        for (const char *command : {"ATI", "AT^VERSION?", "AT^HWVER", "AT^CARDLOCK?"}) {
            const auto reply = client.command(command);
            if (!reply)
                continue;
            (void)at::parseAti(reply->lines);
            (void)at::parseVersionBlock(reply->lines);
            (void)at::parseHardwareVersion(reply->lines);
            (void)at::parseProductVersions(reply->lines);
            (void)at::parseCardLock(reply->lines);
            (void)at::parsePortModes(reply->lines);
            (void)at::parsePortComposition(reply->lines);
        }
    });
}

void monitor(ByteView octets)
{
    talk<at::MonitorClient>(octets, [](at::MonitorClient &client) {
        (void)client.protocolVersion();
        (void)client.info();
        (void)client.authorityVersion();
        (void)client.enterDataMode();
        (void)client.reset();
    });
}

void diagCommands(ByteView octets)
{
    talk<diag::Client>(octets, [](diag::Client &client) {
        (void)client.version();
        (void)client.extendedBuildId();
        (void)client.status();
        (void)client.readNv(550);
        (void)client.switchToDownload();
    });
}

void dmssDownload(ByteView octets)
{
    talk<dmss::Client>(octets, [](dmss::Client &client) {
        (void)client.nop();
        (void)client.softwareVersion();
        (void)client.parameters();
        (void)client.write(0x00100000, ByteView(kBlock).first(std::min(kBlock.size(), client.blockSize())));
        (void)client.go(0x00100000);
        (void)client.reset();
    });
}

void huaweiDownload(ByteView octets)
{
    talk<huawei::Client>(octets, [](huawei::Client &client) {
        (void)client.softwareVersion();
        (void)client.productId();
        (void)client.begin(0x00110000, 1024);
        (void)client.data(1, kBlock);
        (void)client.data(2, kBlock);
        (void)client.end(0x00110000, 1024);
        (void)client.reset();
    });
}

void streamingDownload(ByteView octets)
{
    talk<streaming::Client>(octets, [](streaming::Client &client) {
        (void)client.hello();
        (void)client.setSecurityMode(true);
        (void)client.errorCorrection();
        (void)client.closeLeftOver();
        (void)client.partitionTable(kBlock);
        (void)client.openMulti(static_cast<streaming::OpenType>(0x05));
        (void)client.write(0, kBlock);
        (void)client.read(0, 512);
        (void)client.close();
        (void)client.reset();
    });
}

void qdlDownload(ByteView octets)
{
    talk<qdl::Client>(octets, [](qdl::Client &client) {
        (void)client.hello();
        (void)client.imagePreferences();
        (void)client.open(5, kBlock, 1024);
        (void)client.write(0, kBlock);
        (void)client.done();
        (void)client.reset();
    });
}

void saharaUpload(ByteView octets)
{
    talk<sahara::Client>(octets, [](sahara::Client &client) {
        (void)client.awaitHello();
        (void)client.identify();
        (void)client.transferImages([](std::uint64_t) -> Result<ByteView> { return ByteView(kBlock); });
    });
}

void saharaMemory(ByteView octets)
{
    talk<sahara::Client>(octets, [](sahara::Client &client) {
        (void)client.awaitHello();
        const auto regions = client.memoryRegions();
        std::uint64_t taken = 0;
        constexpr std::uint64_t kEnough = 1u << 20;
        for (const auto &region : regions ? *regions : std::vector<sahara::MemoryRegion>()) {
            (void)client.readMemory(region, [&](ByteView piece) -> Result<void> {
                taken += piece.size();
                return taken < kEnough ? Result<void>() : failure(ErrorCode::LimitExceeded, "enough");
            });
        }
        (void)client.reset();
    });
}

void firehoseSession(ByteView octets)
{
    talk<firehose::Client>(octets, [](firehose::Client &client) {
        const firehose::SectorRange range{.startSector = "0", .sectors = 2, .sectorSize = 512};
        (void)client.configure("nand");
        (void)client.nop();
        (void)client.storageInfo(0);
        (void)client.erase(range);
        (void)client.program(range, 1000, [](std::uint64_t, MutableByteView buffer) -> Result<void> {
            std::ranges::fill(buffer, std::uint8_t{0x5A});
            return {};
        });
        (void)client.read(range, [](ByteView) -> Result<void> { return {}; });
        (void)client.sha256(range);
        (void)client.power(firehose::Power::Reset);
    });
}

void balongBootRom(ByteView octets)
{
    talk<balong_boot::Client>(octets, [](balong_boot::Client &client) {
        (void)client.knock();
        (void)client.sendComponent(static_cast<balong_boot::RunMode>(1), 0x2FFE4000, kBlock);
    });
}

constexpr std::array kTargets = {
    Target{"hdlc", hdlcFrames},
    Target{"at", atCommands},
    Target{"monitor", monitor},
    Target{"diag", diagCommands},
    Target{"dmss", dmssDownload},
    Target{"huawei", huaweiDownload},
    Target{"streaming", streamingDownload},
    Target{"qdl", qdlDownload},
    Target{"sahara", saharaUpload},
    Target{"sahara-memory", saharaMemory},
    Target{"firehose", firehoseSession},
    Target{"balong-boot", balongBootRom},
};

}  // namespace

std::span<const Target> protocolTargets()
{
    return kTargets;
}

}  // namespace reviver::fuzz
