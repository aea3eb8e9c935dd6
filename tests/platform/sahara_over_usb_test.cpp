// SPDX-License-Identifier: Apache-2.0
// A chip in emergency mode without a serial driver: our Sahara client and the terminal
// program reach it over libusb. The chip is written by hand from qdl's sahara.c.
#include "core/platform/usb_transport.h"
#include "core/protocol/sahara/sahara_client.h"
#include "tests/platform/pretended_bus.h"
#include "tests/platform/pretended_device.h"
#include "tests/platform/pretended_usbfs.h"

#include <QProcess>

#include <cstring>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace reviver {
namespace {

/// Says hello when it is plugged in, then asks for one image in pieces of 4096 octets.
class SaharaChip {
public:
    SaharaChip(pretended::Bus &bus, std::size_t imageSize)
        : m_usbfs(bus.testbed(), bus.plug(pretended::emergencyChip()))
        , m_imageSize(imageSize)
    {
        m_usbfs.onTransfer = [this](std::uint8_t, const Bytes &octets) { receive(octets); };
        say({1, 48, 2, 1, 0x400, 0, 0, 0, 0, 0, 0, 0});
    }

    const Bytes &image() const { return m_image; }

private:
    void say(const std::vector<std::uint32_t> &words)
    {
        Bytes octets;
        for (const std::uint32_t word : words)
            appendLe(octets, word);
        m_usbfs.send(octets);
    }
    void askForMore()
    {
        const auto offset = static_cast<std::uint32_t>(m_image.size());
        const auto left = static_cast<std::uint32_t>(m_imageSize - m_image.size());
        if (left == 0)
            say({4, 16, 13, 0});
        else
            say({3, 20, 13, offset, std::min<std::uint32_t>(left, 4096)});
    }
    void receive(const Bytes &octets)
    {
        if (m_sending) {
            append(m_image, octets);
            m_sending = m_image.size() < m_imageSize;
            askForMore();
            return;
        }
        std::uint32_t command = 0;
        if (octets.size() >= sizeof command)
            std::memcpy(&command, octets.data(), sizeof command);
        if (command == 2) {
            m_sending = true;
            askForMore();
        } else if (command == 5) {
            say({6, 12, 1});
        }
    }

    pretended::Usbfs m_usbfs;
    std::size_t m_imageSize;
    Bytes m_image;
    bool m_sending = false;
};

TEST(SaharaOverUsb, AProgrammerArrivesWholeAlsoWhereItsPiecesAreFullPackets)
{
    Bytes programmer(10'000);
    for (std::size_t i = 0; i < programmer.size(); ++i)
        programmer[i] = static_cast<std::uint8_t>(i * 31);
    pretended::Bus bus;
    SaharaChip chip(bus, programmer.size());
    UsbPortOpener opener;
    auto port = opener.open("usb:1-1:0");
    ASSERT_TRUE(port) << port.error().detail();
    SystemClock clock;
    sahara::Client client(**port, clock);
    const auto hello = client.awaitHello();
    ASSERT_TRUE(hello) << hello.error().detail();
    const auto done
        = client.transferImages([&](std::uint64_t) -> Result<ByteView> { return ByteView(programmer); });
    ASSERT_TRUE(done) << done.error().detail();
    EXPECT_EQ(chip.image(), programmer);
}

TEST(SaharaOverUsb, TheTerminalProgramSeesTheEmergencyMode)
{
    pretended::Bus bus;
    SaharaChip chip(bus, 4096);
    QProcess program;
    program.start(QStringLiteral(REVIVER_CLI), {QStringLiteral("detect"), QStringLiteral("--json")});
    ASSERT_TRUE(program.waitForFinished(100'000));
    const auto list = nlohmann::json::parse(program.readAllStandardOutput().toStdString(), nullptr, false);
    ASSERT_EQ(list.value("devices", nlohmann::json::array()).size(), 1u) << list.dump(2);
    const auto &device = list["devices"][0];
    EXPECT_EQ(device["mode"], "sahara") << device.dump(2);
    EXPECT_EQ(device["ports"][0]["path"], "usb:1-1:0");
}

}  // namespace
}  // namespace reviver
