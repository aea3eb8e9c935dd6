// SPDX-License-Identifier: Apache-2.0
#include "core/platform/serial_transport.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <atomic>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <future>
#include <gtest/gtest.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <thread>
#include <unistd.h>

namespace reviver {
namespace {

using namespace std::chrono_literals;

/// A pseudo-terminal pair: the test is the modem on the master side. The slave is
/// held open in raw mode, else the terminal would echo and hang up by itself.
class PseudoTerminal {
public:
    PseudoTerminal()
    {
        m_master = ::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
        if (m_master < 0 || ::grantpt(m_master) != 0 || ::unlockpt(m_master) != 0)
            return;
        m_path = ::ptsname(m_master);
        m_slave = ::open(m_path.c_str(), O_RDWR | O_NOCTTY | O_CLOEXEC);
        termios settings{};
        ::tcgetattr(m_slave, &settings);
        ::cfmakeraw(&settings);
        ::tcsetattr(m_slave, TCSANOW, &settings);
    }
    ~PseudoTerminal() { unplug(); }

    const std::string &path() const { return m_path; }
    int master() const { return m_master; }
    int slave() const { return m_slave; }

    void send(std::string_view text) const
    {
        ASSERT_EQ(::write(m_master, text.data(), text.size()), static_cast<ssize_t>(text.size()));
    }
    /// Reads until `size` octets are there.
    std::string receive(std::size_t size) const
    {
        std::string text(size, '\0');
        for (std::size_t got = 0; got < size;) {
            const ssize_t part = ::read(m_master, text.data() + got, size - got);
            if (part <= 0)
                return text.substr(0, got);
            got += static_cast<std::size_t>(part);
        }
        return text;
    }
    /// Waits until `size` octets that were sent lie ready at the other end.
    void waitUntilArrived(int size) const
    {
        for (int ready = 0; ready < size;) {
            pollfd end{m_slave, POLLIN, 0};
            ASSERT_EQ(::poll(&end, 1, 30000), 1);
            ASSERT_EQ(::ioctl(m_slave, FIONREAD, &ready), 0);
        }
    }
    /// What the kernel does when a stick is pulled: the other end hangs up.
    void unplug()
    {
        for (int *end : {&m_slave, &m_master}) {
            if (*end >= 0)
                ::close(*end);
            *end = -1;
        }
    }

private:
    int m_master = -1;
    int m_slave = -1;
    std::string m_path;
};

class SerialTransportTest : public testing::Test {
protected:
    std::unique_ptr<Transport> openModem() { return openPath(m_modem.path()); }
    std::unique_ptr<Transport> openPath(const std::string &path)
    {
        auto port = m_opener.open(path);
        EXPECT_TRUE(port) << port.error().detail();
        return port ? std::move(*port) : nullptr;
    }
    ErrorCode openingFails(const std::string &path)
    {
        auto port = m_opener.open(path);
        EXPECT_FALSE(port) << path;
        if (port)
            return ErrorCode::Unsupported;
        EXPECT_NE(port.error().detail().find(path), std::string::npos) << port.error().detail();
        return port.error().code();
    }
    static std::string readText(Transport &port)
    {
        Bytes buffer(256);
        const auto got = port.readSome(buffer, 30s);
        EXPECT_TRUE(got) << got.error().detail();
        return got ? std::string(asText(ByteView(buffer).first(*got))) : std::string();
    }
    static ErrorCode readingFails(Transport &port, std::chrono::milliseconds timeout, StopToken stop = {})
    {
        Bytes buffer(16);
        const auto got = port.readSome(buffer, timeout, stop);
        EXPECT_FALSE(got);
        return got ? ErrorCode::Unsupported : got.error().code();
    }

    PseudoTerminal m_modem;
    SerialPortOpener m_opener;
};

TEST_F(SerialTransportTest, CarriesARequestAndItsAnswer)
{
    auto port = openModem();
    ASSERT_TRUE(port);
    std::thread modem([this] {
        EXPECT_EQ(m_modem.receive(4), "ATI\r");
        m_modem.send("\r\nOK\r\n");
    });
    EXPECT_TRUE(port->write(asBytes("ATI\r"), 30s));
    std::string answer;
    while (answer.size() < 6)
        answer += readText(*port);
    EXPECT_EQ(answer, "\r\nOK\r\n");
    modem.join();
}

TEST_F(SerialTransportTest, CarriesEveryOctetUnchangedBothWays)
{
    auto port = openModem();
    ASSERT_TRUE(port);
    std::string all;
    for (int octet = 0; octet < 256; ++octet)
        all.push_back(static_cast<char>(octet));
    EXPECT_TRUE(port->write(asBytes(all), 30s));
    EXPECT_EQ(m_modem.receive(all.size()), all);
    m_modem.send(all);
    std::string back;
    while (back.size() < all.size())
        back += readText(*port);
    EXPECT_EQ(back, all);
}

TEST_F(SerialTransportTest, WritesMoreThanTheTerminalHolds)
{
    auto port = openModem();
    ASSERT_TRUE(port);
    const std::string large(1 << 20, 'x');
    auto received = std::async(std::launch::async, [&] { return m_modem.receive(large.size()); });
    EXPECT_TRUE(port->write(asBytes(large), 30s));
    EXPECT_EQ(received.get(), large);
}

TEST_F(SerialTransportTest, WorksInAThreadThatQtDidNotStart)
{
    std::thread worker([this] {
        auto port = openModem();
        ASSERT_TRUE(port);
        m_modem.send("hello");
        std::string text;
        while (text.size() < 5)
            text += readText(*port);
        EXPECT_EQ(text, "hello");
    });
    worker.join();
}

TEST_F(SerialTransportTest, SilenceIsATimeout)
{
    auto port = openModem();
    ASSERT_TRUE(port);
    EXPECT_EQ(readingFails(*port, 1ms), ErrorCode::Timeout);
    m_modem.send("still alive");
    EXPECT_EQ(readText(*port).substr(0, 1), "s");
}

TEST_F(SerialTransportTest, NobodyReadingIsATimeoutAndTheRestIsNotSentLater)
{
    auto port = openModem();
    ASSERT_TRUE(port);
    const std::string large(1 << 20, 'w');
    const auto written = port->write(asBytes(large), 50ms);
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().code(), ErrorCode::Timeout);

    std::atomic<std::size_t> wide{0};
    std::thread modem([&] {
        while (m_modem.receive(1) == "w")
            ++wide;
    });
    EXPECT_TRUE(port->write(asBytes("!"), 30s));
    modem.join();
    EXPECT_LT(wide, large.size() / 2);
}

TEST_F(SerialTransportTest, AnUnpluggedModemIsReportedAndStaysLost)
{
    auto port = openModem();
    ASSERT_TRUE(port);
    m_modem.unplug();
    EXPECT_EQ(readingFails(*port, 30s), ErrorCode::PortDisconnected);
    EXPECT_EQ(readingFails(*port, 30s), ErrorCode::PortDisconnected);
    const auto written = port->write(asBytes("AT\r"), 30s);
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().code(), ErrorCode::PortDisconnected);
    EXPECT_NE(written.error().detail().find("/dev/"), std::string::npos) << written.error().detail();
    port->discardInput();
}

TEST_F(SerialTransportTest, ALossSeenByARunningEventLoopIsReportedToo)
{
    auto port = openModem();
    ASSERT_TRUE(port);
    m_modem.unplug();
    QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    QCoreApplication::processEvents();
    EXPECT_EQ(readingFails(*port, 30s), ErrorCode::PortDisconnected);
}

TEST_F(SerialTransportTest, PullingTheModemEndsAReadThatWaits)
{
    auto port = openModem();
    ASSERT_TRUE(port);
    auto result = std::async(std::launch::async, [this] {
        m_modem.receive(1);  // the reader below is about to wait
        m_modem.unplug();
    });
    EXPECT_TRUE(port->write(asBytes("?"), 30s));
    EXPECT_EQ(readingFails(*port, 10min), ErrorCode::PortDisconnected);
    result.get();
}

TEST_F(SerialTransportTest, PullingTheModemEndsAWriteThatWaits)
{
    auto port = openModem();
    ASSERT_TRUE(port);
    std::thread modem([this] {
        m_modem.receive(1);
        m_modem.unplug();
    });
    const auto written = port->write(Bytes(1 << 20, 'w'), 10min);
    modem.join();
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().code(), ErrorCode::PortDisconnected);
}

TEST_F(SerialTransportTest, StopEndsAReadThatWaits)
{
    auto port = openModem();
    ASSERT_TRUE(port);
    StopSource stop;
    std::thread user([&] {
        m_modem.receive(1);
        stop.requestStop();
    });
    EXPECT_TRUE(port->write(asBytes("?"), 30s));
    EXPECT_EQ(readingFails(*port, 10min, stop.token()), ErrorCode::Cancelled);
    user.join();
}

TEST_F(SerialTransportTest, StopEndsAWriteThatWaits)
{
    auto port = openModem();
    ASSERT_TRUE(port);
    StopSource stop;
    std::thread user([&] {
        m_modem.receive(1);
        stop.requestStop();
    });
    const auto written = port->write(Bytes(1 << 20, 'w'), 10min, stop.token());
    user.join();
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().code(), ErrorCode::Cancelled);
}

TEST_F(SerialTransportTest, StopAfterTheImageDoesNotEndAWait)
{
    auto port = openModem();
    ASSERT_TRUE(port);
    StopSource stop;
    stop.requestStop(StopRequest::AfterImage);
    EXPECT_TRUE(port->write(asBytes("?"), 30s, stop.token()));
    EXPECT_EQ(readingFails(*port, 1ms, stop.token()), ErrorCode::Timeout);
}

TEST_F(SerialTransportTest, DiscardThrowsAwayWhatArrived)
{
    auto port = openModem();
    ASSERT_TRUE(port);
    m_modem.send("old");
    m_modem.waitUntilArrived(3);
    port->discardInput();
    m_modem.send("new");
    EXPECT_EQ(readText(*port).substr(0, 1), "n");
}

TEST_F(SerialTransportTest, APortIsOpenedOnlyOnce)
{
    auto port = openModem();
    ASSERT_TRUE(port);
    EXPECT_EQ(openingFails(m_modem.path()), ErrorCode::PortBusy);
    port.reset();
    EXPECT_TRUE(openModem()) << "free again";
}

#ifdef TIOCGEXCL
TEST_F(SerialTransportTest, ThePortIsHeldExclusively)
{
    auto port = openModem();
    ASSERT_TRUE(port);
    int exclusive = 0;
    ASSERT_EQ(::ioctl(m_modem.slave(), TIOCGEXCL, &exclusive), 0);
    EXPECT_NE(exclusive, 0);
}
#endif

TEST_F(SerialTransportTest, ALinkLeadsToThePortItNames)
{
    QTemporaryDir folder;
    const std::string link = folder.path().toStdString() + "/pcui";
    std::filesystem::create_symlink(m_modem.path(), link);
    auto port = openPath(link);
    ASSERT_TRUE(port);
    EXPECT_TRUE(port->write(asBytes("AT\r"), 30s));
    EXPECT_EQ(m_modem.receive(3), "AT\r");
    EXPECT_EQ(openingFails(m_modem.path()), ErrorCode::PortBusy) << "the same port by its own name";
}

TEST_F(SerialTransportTest, ALinkThatLeadsNowhereIsNoPort)
{
    QTemporaryDir folder;
    const std::string link = folder.path().toStdString() + "/pcui";
    std::filesystem::create_symlink(folder.path().toStdString() + "/gone", link);
    EXPECT_EQ(openingFails(link), ErrorCode::PortNotFound);
}

TEST_F(SerialTransportTest, AMissingPortIsNotFound)
{
    EXPECT_EQ(openingFails("/dev/ttyUSB4095"), ErrorCode::PortNotFound);
    EXPECT_EQ(openingFails("ttyUSB4095"), ErrorCode::PortNotFound);
    EXPECT_EQ(openingFails("/dev/pts/99999"), ErrorCode::PortNotFound);
    EXPECT_FALSE(m_opener.open(""));
}

TEST_F(SerialTransportTest, AFileIsNoSerialPort)
{
    EXPECT_EQ(openingFails("/dev/null"), ErrorCode::PortNotFound);
    EXPECT_EQ(openingFails("/"), ErrorCode::PortNotFound);
}

TEST_F(SerialTransportTest, APortOfAnotherUserIsDenied)
{
    if (::geteuid() == 0)
        GTEST_SKIP() << "root may open every port";
    EXPECT_EQ(openingFails("/dev/console"), ErrorCode::PortAccessDenied);
}

TEST_F(SerialTransportTest, NoRoomToReadIntoIsRefused)
{
    auto port = openModem();
    ASSERT_TRUE(port);
    const auto got = port->readSome({}, 1ms);
    ASSERT_FALSE(got);
    EXPECT_EQ(got.error().code(), ErrorCode::InvalidArgument);
}

}  // namespace
}  // namespace reviver
