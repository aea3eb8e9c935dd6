// SPDX-License-Identifier: Apache-2.0
#include "app/practice_runner.h"
#include "core/simulator/memory_dump_program.h"
#include "tests/simulator/emergency_bench.h"
#include "tests/simulator/route_b.h"

#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <nlohmann/json.hpp>
#include <poll.h>
#include <termios.h>
#include <thread>
#include <unistd.h>

namespace reviver::test {
namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

Bytes contentOf(const fs::path &path)
{
    std::ifstream file(path, std::ios::binary);
    return Bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
}

/// A client with nothing but the system's own calls.
class PosixClient {
public:
    explicit PosixClient(const fs::path &path)
        : m_descriptor(::open(path.c_str(), O_RDWR | O_NOCTTY | O_NONBLOCK))
    {
        EXPECT_GE(m_descriptor, 0) << path;
    }
    ~PosixClient() { ::close(m_descriptor); }
    PosixClient(const PosixClient &) = delete;
    PosixClient &operator=(const PosixClient &) = delete;

    void flush() { ::tcflush(m_descriptor, TCIOFLUSH); }

    void send(ByteView octets)
    {
        while (!octets.empty()) {
            pollfd waiting{m_descriptor, POLLOUT, 0};
            ASSERT_GT(::poll(&waiting, 1, 10'000), 0);
            const ssize_t count = ::write(m_descriptor, octets.data(), octets.size());
            ASSERT_GT(count, 0);
            octets = octets.subspan(static_cast<std::size_t>(count));
        }
    }

    /// `size` octets, or fewer when the port dies or nothing comes any more.
    Bytes receive(std::size_t size, int timeout = 10'000)
    {
        Bytes all;
        while (all.size() < size) {
            pollfd waiting{m_descriptor, POLLIN, 0};
            if (::poll(&waiting, 1, timeout) <= 0)
                break;
            Bytes buffer(size - all.size());
            const ssize_t count = ::read(m_descriptor, buffer.data(), buffer.size());
            if (count <= 0) {
                m_dead = !(count < 0 && (errno == EAGAIN || errno == EINTR));
                if (m_dead)
                    break;
                continue;
            }
            all.insert(all.end(), buffer.begin(), buffer.begin() + count);
        }
        return all;
    }

    Bytes ask(const Bytes &octets, std::size_t replySize)
    {
        send(octets);
        return receive(replySize);
    }

    /// True when the port is gone for good.
    bool waitForDeath()
    {
        receive(1);
        return m_dead;
    }

private:
    int m_descriptor;
    bool m_dead = false;
};

/// A practice modem that runs in a thread of its own.
class RunningPractice {
public:
    explicit RunningPractice(const std::string &scenario, std::vector<std::string> faults = {})
        : m_folder(fs::path(testing::TempDir())
                   / ("reviver-practice-" + std::to_string(::getpid()) + "-" + std::to_string(++s_count)))
    {
        fs::remove_all(m_folder);
        m_options.scenario = scenario;
        m_options.portsFolder = m_folder / "ports";
        m_options.stateFolder = m_folder / "state";
        m_options.fast = true;
        m_options.stop = m_stop.token();
        for (const std::string &fault : faults)
            m_options.faults.push_back(parseFault(fault).value());
        m_thread = std::thread([this] { m_result = runPractice(m_options); });
    }
    ~RunningPractice()
    {
        end();
        fs::remove_all(m_folder);
    }

    int end()
    {
        m_stop.requestStop();
        if (m_thread.joinable())
            m_thread.join();
        return m_result;
    }
    fs::path port(const std::string &name) const { return m_options.portsFolder / name; }
    fs::path state(const std::string &name) const { return m_options.stateFolder / name; }
    bool has(const std::string &name) const { return fs::exists(port(name)); }
    nlohmann::json device() const
    {
        const Bytes text = contentOf(port("device.json"));
        return nlohmann::json::parse(text.begin(), text.end(), nullptr, false);
    }

    /// Waits for something that the modem does in its own time; generous, because
    /// a loaded machine is slow.
    static bool waitFor(const std::function<bool()> &condition)
    {
        const auto end = std::chrono::steady_clock::now() + 30s;
        while (!condition() && std::chrono::steady_clock::now() < end)
            std::this_thread::sleep_for(2ms);
        return condition();
    }
    bool waitForPort(const std::string &name) const
    {
        return waitFor([&] { return has(name); });
    }

private:
    static inline int s_count = 0;
    fs::path m_folder;
    PracticeOptions m_options;
    StopSource m_stop;
    std::thread m_thread;
    int m_result = -1;
};

void flashRouteA(PosixClient &client, const std::vector<PracticeImage> &images)
{
    for (const PracticeImage &image : images) {
        ASSERT_EQ(client.ask(handFrame(beginRequest(image.recordId, image.data.size())), 5), kAck)
            << image.name;
        std::uint32_t number = 0;
        for (const ByteView block : blocksOf(image.data))
            ASSERT_EQ(client.ask(handFrame(dataRequest(++number, block)), 5), kAck) << image.name << number;
        ASSERT_EQ(client.ask(handFrame(endRequest(image.recordId, image.data.size())), 5), kAck)
            << image.name;
    }
}

TEST(PracticeRunner, AWholeRepairByPlainSystemCalls)
{
    RunningPractice practice("e392-unfinished");
    ASSERT_TRUE(practice.waitForPort("pcui"));
    EXPECT_EQ(practice.device()["mode"], "huawei-download");
    EXPECT_EQ(practice.device()["usb"]["product"], "1003");
    EXPECT_EQ(practice.device()["light"], "slow-blink");
    EXPECT_TRUE(practice.has("modem"));
    EXPECT_FALSE(practice.has("diag"));
    EXPECT_EQ(contentOf(practice.state("kept/efs2.bin")), factorySettingsArea());

    PosixClient client(practice.port("pcui"));
    EXPECT_EQ(client.ask(hex("7E 0C 14 3A 7E"), 25).size(), 25u);
    const std::vector<PracticeImage> images = imagesWithout("efs2");
    flashRouteA(client, images);
    for (const PracticeImage &image : images) {
        const std::string name = image.name == "resources" ? "record_00160000" : image.name;
        EXPECT_EQ(contentOf(practice.state(name + ".bin")), image.data)
            << "as soon as the end is acknowledged";
    }
    ASSERT_EQ(client.ask(hex("7E 0A 22 5F 7E"), 5), kAck);
    EXPECT_TRUE(client.waitForDeath());
    EXPECT_FALSE(practice.has("pcui")) << "the link goes with the port";
    ASSERT_TRUE(practice.waitForPort("diag"));
    ASSERT_TRUE(practice.waitForPort("pcui"));
    EXPECT_EQ(practice.device()["mode"], "normal");
    EXPECT_EQ(practice.device()["usb"]["product"], "1506");
    EXPECT_EQ(practice.device()["ports"].size(), 3u);

    PosixClient normal(practice.port("pcui"));
    const Bytes ati{'A', 'T', 'I', '\r'};
    const Bytes reply = normal.ask(ati, 140);
    EXPECT_NE(asText(reply).find("Revision: 11.433.57.00.260"), std::string_view::npos) << asText(reply);
}

TEST(PracticeRunner, SurvivesClientsThatComeAndGo)
{
    RunningPractice practice("e392-unfinished");
    ASSERT_TRUE(practice.waitForPort("pcui"));
    for (int i = 0; i < 20; ++i) {
        PosixClient client(practice.port("pcui"));
        client.flush();
        EXPECT_EQ(client.ask(hex("7E 06 4E 95 7E"), 7), hex("7E 03 00 06 9E 4C 7E")) << i;
    }
}

TEST(PracticeRunner, TheLoaderGoesOnAtTheSamePortEvenWhenItIsReopened)
{
    RunningPractice practice("e392-dmss");
    ASSERT_TRUE(practice.waitForPort("pcui"));
    EXPECT_EQ(practice.device()["mode"], "dmss-download");
    {
        PosixClient client(practice.port("pcui"));
        const Bytes loader = practiceLoader();
        std::uint32_t address = 0x00100000;
        for (const ByteView block : blocksOf(loader, 1017)) {
            ASSERT_EQ(client.ask(handFrame(writeRequest(address, block)), 5), kAck);
            address += static_cast<std::uint32_t>(block.size());
        }
        ASSERT_EQ(client.ask(handFrame(goRequest(0x00100000)), 5), kAck);
    }
    ASSERT_TRUE(RunningPractice::waitFor([&] { return practice.device()["mode"] == "streaming-loader"; }));
    PosixClient again(practice.port("pcui"));
    const Bytes reply = again.ask(handFrame(helloRequest()), 2);
    EXPECT_EQ(reply, hex("7E 02"));
}

TEST(PracticeRunner, AnUnplugKillsThePortAndItReturns)
{
    RunningPractice practice("e392-unfinished", {"unplug@5000"});
    ASSERT_TRUE(practice.waitForPort("pcui"));
    {
        PosixClient client(practice.port("pcui"));
        ASSERT_EQ(client.ask(handFrame(beginRequest(0x1234, 8192)), 5), kAck);
        ASSERT_EQ(client.ask(handFrame(dataRequest(1, Bytes(4096, 7))), 5), kAck);
        client.send(handFrame(dataRequest(2, Bytes(4096, 7))));
        EXPECT_TRUE(client.waitForDeath());
    }
    EXPECT_TRUE(RunningPractice::waitFor([&] { return practice.device()["mode"] == "off"; }));
    EXPECT_EQ(contentOf(practice.state("record_00001234.bin")), Bytes(4096, 7)) << "what was written stays";
    ASSERT_TRUE(practice.waitForPort("pcui"));
    EXPECT_EQ(practice.device()["mode"], "huawei-download");
}

#ifdef __linux__
TEST(PracticeRunner, SaharaSaysHelloToEachClientThatOpensThePort)
{
    RunningPractice practice("ec25-edl");
    ASSERT_TRUE(practice.waitForPort("edl"));
    EXPECT_EQ(practice.device()["usb"]["product"], "9008");
    EXPECT_EQ(practice.device()["mode"], "sahara");
    for (int i = 0; i < 5; ++i) {
        PosixClient client(practice.port("edl"));
        EXPECT_EQ(client.receive(0x30), words({0x01, 0x30, 2, 1, 0x400, 0, 0, 0, 0, 0, 0, 0})) << i;
        EXPECT_EQ(client.ask(helloReply(0), 0x14), words({0x03, 0x14, 0x0D, 0, 0x34})) << i;
    }
}
#endif

TEST(PracticeRunner, GivesMuchAtOnceToASlowReader)
{
    RunningPractice practice("ec25-dump");
    ASSERT_TRUE(practice.waitForPort("edl"));
    PosixClient client(practice.port("edl"));
    ASSERT_EQ(client.receive(0x30).size(), 0x30u);
    ASSERT_EQ(client.ask(helloReply(2), 0x10).size(), 0x10u);
    client.send(words({0x0A, 0x10, 0x80000000, 0x60000}));
    Bytes all;
    while (all.size() < 0x60000) {
        const Bytes more = client.receive(std::min<std::size_t>(3000, 0x60000 - all.size()));
        ASSERT_FALSE(more.empty()) << "after " << all.size();
        append(all, more);
    }
    EXPECT_EQ(all, practice::practiceMemory(0x80000000, 0x60000));
}

TEST(PracticeRunner, TakesItsLinksAwayAtTheEnd)
{
    RunningPractice practice("e392-healthy");
    ASSERT_TRUE(practice.waitForPort("pcui"));
    EXPECT_EQ(practice.end(), 0);
    for (const char *name : {"modem", "pcui", "diag", "device.json"})
        EXPECT_FALSE(fs::exists(fs::symlink_status(practice.port(name)))) << name;
    EXPECT_TRUE(fs::exists(practice.state("kept/amss.bin")));
}

TEST(PracticeRunner, SaysWhatItCannotDo)
{
    PracticeOptions options;
    options.scenario = "no-such";
    EXPECT_EQ(runPractice(options), 2);
    const fs::path blocker = fs::path(testing::TempDir()) / "reviver-runner-blocker";
    std::ofstream(blocker) << "a file, not a folder";
    options.scenario = "e392-healthy";
    options.portsFolder = blocker / "ports";
    EXPECT_EQ(runPractice(options), 3);
    fs::remove(blocker);
}

}  // namespace
}  // namespace reviver::test
