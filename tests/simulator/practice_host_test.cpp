// SPDX-License-Identifier: Apache-2.0
#include "core/simulator/practice_host.h"
#include "tests/simulator/modem_bench.h"

#include <thread>

namespace reviver::test {
namespace {

using namespace std::chrono_literals;

/// Reads until `size` octets came or nothing comes any more.
Bytes readAll(Transport &port, std::size_t size)
{
    Bytes all;
    while (all.size() < size) {
        Bytes buffer(size - all.size());
        const Result<std::size_t> count = port.readSome(buffer, 3s);
        if (!count)
            break;
        buffer.resize(*count);
        append(all, buffer);
    }
    return all;
}

class Host : public testing::Test {
protected:
    std::unique_ptr<Transport> opened(PracticeHost &host, const std::string &port)
    {
        auto result = host.open("practice:" + host.scenario().name + "/" + port);
        EXPECT_TRUE(result) << result.error().detail();
        return std::move(result).value();
    }
    VirtualClock clock;
};

TEST_F(Host, ListsPortsThatCanBeOpened)
{
    PracticeHost host(*findScenario("e392-healthy"), clock);
    const auto devices = host.devices();
    ASSERT_EQ(devices.size(), 1u);
    ASSERT_EQ(devices[0].interfaces.size(), 3u);
    for (const AttachedInterface &interface : devices[0].interfaces)
        EXPECT_TRUE(host.open(interface.port)) << interface.port;
    EXPECT_EQ(devices[0].interfaces[1].port, "practice:e392-healthy/pcui");
}

TEST_F(Host, OpensEachPortOnlyOnceAtATime)
{
    PracticeHost host(*findScenario("e392-unfinished"), clock);
    auto port = opened(host, "pcui");
    EXPECT_EQ(host.open("practice:e392-unfinished/pcui").error().code(), ErrorCode::PortBusy);
    EXPECT_TRUE(host.open("practice:e392-unfinished/modem"));
    port.reset();
    EXPECT_TRUE(host.open("practice:e392-unfinished/pcui"));
}

TEST_F(Host, KnowsNoOtherPorts)
{
    PracticeHost host(*findScenario("e392-unfinished"), clock);
    for (const char *path : {"", "pcui", "practice:e392-unfinished/", "practice:e392-unfinished/diag",
                             "practice:e392-healthy/pcui", "/dev/ttyUSB0"})
        EXPECT_EQ(host.open(path).error().code(), ErrorCode::PortNotFound) << path;
}

TEST_F(Host, AnswersAfterTheTimeThatTheModemTakes)
{
    PracticeHost host(*findScenario("e392-unfinished"), clock);
    auto port = opened(host, "pcui");
    const auto start = clock.now();
    ASSERT_TRUE(port->write(handFrame(beginRequest(0x1234, 4096)), 1s));
    EXPECT_EQ(readAll(*port, 5), kAck);
    ASSERT_TRUE(port->write(handFrame(dataRequest(1, Bytes(4096, 7))), 1s));
    EXPECT_EQ(readAll(*port, 5), kAck);
    EXPECT_GE(clock.now() - start, 34ms);
    EXPECT_LE(clock.now() - start, 40ms);
}

TEST_F(Host, TakesTheTimeThatItIsTold)
{
    PracticeModemOptions slow;
    slow.pace.perKib = 100ms;
    slow.pace.perReply = 20ms;
    PracticeHost host(*findScenario("e392-unfinished"), clock, slow);
    auto port = opened(host, "pcui");
    const auto start = clock.now();
    ASSERT_TRUE(port->write(handFrame(beginRequest(0x1234, 4096)), 1s));
    EXPECT_EQ(readAll(*port, 5), kAck);
    ASSERT_TRUE(port->write(handFrame(dataRequest(1, Bytes(4096, 7))), 1s));
    EXPECT_EQ(readAll(*port, 5), kAck);
    EXPECT_GE(clock.now() - start, 440ms);
    EXPECT_LE(clock.now() - start, 445ms);
}

TEST_F(Host, SilenceIsATimeoutOfThatLength)
{
    PracticeHost host(*findScenario("e392-unfinished"), clock);
    auto port = opened(host, "modem");
    const auto start = clock.now();
    Bytes buffer(10);
    EXPECT_EQ(port->readSome(buffer, 30s).error().code(), ErrorCode::Timeout);
    EXPECT_EQ(clock.now() - start, 30s);
    EXPECT_EQ(port->readSome({}, 1s).error().code(), ErrorCode::InvalidArgument);
}

TEST_F(Host, HandsOutWhatFitsAndKeepsTheRest)
{
    PracticeHost host(*findScenario("e392-unfinished"), clock);
    auto port = opened(host, "pcui");
    ASSERT_TRUE(port->write(hex("7E 06 4E 95 7E"), 1s));
    Bytes all;
    for (int i = 0; i < 7; ++i) {
        Bytes one(1);
        ASSERT_EQ(port->readSome(one, 1s).value(), 1u);
        append(all, one);
    }
    EXPECT_EQ(all, hex("7E 03 00 06 9E 4C 7E"));
}

TEST_F(Host, DiscardsWhatWasNotRead)
{
    PracticeHost host(*findScenario("e392-unfinished"), clock);
    auto port = opened(host, "pcui");
    ASSERT_TRUE(port->write(hex("7E 06 4E 95 7E 7E 06 4E 95 7E"), 1s));
    Bytes one(1);
    ASSERT_TRUE(port->readSome(one, 1s));
    clock.sleep(1s);
    port->discardInput();
    EXPECT_EQ(port->readSome(one, 1s).error().code(), ErrorCode::Timeout);
}

TEST_F(Host, StopEndsWaitingAndWriting)
{
    PracticeHost host(*findScenario("e392-unfinished"), clock);
    auto port = opened(host, "pcui");
    StopSource stop;
    stop.requestStop();
    Bytes buffer(10);
    EXPECT_EQ(port->readSome(buffer, 30s, stop.token()).error().code(), ErrorCode::Cancelled);
    EXPECT_EQ(port->write(buffer, 30s, stop.token()).error().code(), ErrorCode::Cancelled);
}

TEST_F(Host, PortsDieWithARestartAndNewOnesOpen)
{
    PracticeModemOptions fast;
    fast.fast = true;
    PracticeHost host(*findScenario("e392-healthy"), clock, fast);
    auto port = opened(host, "pcui");
    ASSERT_TRUE(port->write(asBytes("ATE0\rAT^RESET\r"), 1s));
    EXPECT_EQ(asText(readAll(*port, 17)), "ATE0\r\r\nOK\r\n\r\nOK\r\n");
    Bytes buffer(10);
    EXPECT_EQ(port->readSome(buffer, 3s).error().code(), ErrorCode::PortDisconnected);
    EXPECT_EQ(host.light(), LightPattern::Dark);
    EXPECT_TRUE(host.devices().empty());
    EXPECT_EQ(host.devices().size(), 1u);
    EXPECT_EQ(port->readSome(buffer, 3s).error().code(), ErrorCode::PortDisconnected)
        << "the old one stays dead";
    EXPECT_EQ(port->write(buffer, 3s).error().code(), ErrorCode::PortDisconnected);
    EXPECT_TRUE(host.open("practice:e392-healthy/pcui")) << "although the old one is not closed yet";
}

TEST_F(Host, UnplugDisconnectsInTheMiddle)
{
    PracticeHost host(*findScenario("e392-unfinished"), clock, fastOptions({"unplug@5000"}));
    auto port = opened(host, "pcui");
    ASSERT_TRUE(port->write(handFrame(beginRequest(0x1234, 8192)), 1s));
    EXPECT_EQ(readAll(*port, 5), kAck);
    ASSERT_TRUE(port->write(handFrame(dataRequest(1, Bytes(4096, 1))), 1s));
    EXPECT_EQ(readAll(*port, 5), kAck);
    ASSERT_TRUE(port->write(handFrame(dataRequest(2, Bytes(4096, 1))), 1s));
    Bytes buffer(10);
    EXPECT_EQ(port->readSome(buffer, 3s).error().code(), ErrorCode::PortDisconnected);
    EXPECT_TRUE(host.devices().empty());
    clock.sleep(3s);
    EXPECT_EQ(host.devices().size(), 1u);
    EXPECT_EQ(host.flash().at("record_00001234"), Bytes(4096, 1));
}

TEST_F(Host, TransportsMayOutliveIt)
{
    auto host = std::make_unique<PracticeHost>(*findScenario("e392-unfinished"), clock);
    auto port = opened(*host, "pcui");
    host.reset();
    ASSERT_TRUE(port->write(hex("7E 06 4E 95 7E"), 1s));
    EXPECT_EQ(readAll(*port, 7).size(), 7u);
}

TEST(HostThreads, PortsMayBeUsedFromDifferentThreads)
{
    SystemClock clock;
    PracticeModemOptions fast;
    fast.fast = true;
    PracticeHost host(*findScenario("e392-healthy"), clock, fast);
    const auto client = [&](const std::string &name) {
        auto port = host.open("practice:e392-healthy/" + name).value();
        for (int i = 0; i < 200; ++i) {
            ASSERT_TRUE(port->write(asBytes("AT\r"), 1s));
            ASSERT_EQ(asText(readAll(*port, 9)), "AT\r\r\nOK\r\n");
            host.light();
        }
    };
    std::thread other([&] { client("modem"); });
    client("pcui");
    other.join();
}

}  // namespace
}  // namespace reviver::test
