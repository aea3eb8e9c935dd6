// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/simulator/practice_firmware.h"
#include "core/simulator/practice_modem.h"
#include "tests/support/hex_literal.h"

#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace reviver::test {

/// CRC-16/X-25 bit by bit, apart from the program's own.
inline std::uint16_t bitwiseCrc16(ByteView data)
{
    std::uint16_t crc = 0xFFFF;
    for (const std::uint8_t octet : data) {
        crc ^= octet;
        for (int bit = 0; bit < 8; ++bit)
            crc = static_cast<std::uint16_t>(crc & 1 ? (crc >> 1) ^ 0x8408 : crc >> 1);
    }
    return static_cast<std::uint16_t>(~crc);
}

/// A frame made here, apart from the program's own codecs.
inline Bytes handFrame(const Bytes &payload)
{
    Bytes body = payload;
    const std::uint16_t crc = bitwiseCrc16(payload);
    body.push_back(static_cast<std::uint8_t>(crc & 0xFF));
    body.push_back(static_cast<std::uint8_t>(crc >> 8));
    Bytes wire{0x7E};
    for (const std::uint8_t octet : body) {
        if (octet == 0x7E || octet == 0x7D) {
            wire.push_back(0x7D);
            wire.push_back(octet ^ 0x20);
        } else {
            wire.push_back(octet);
        }
    }
    wire.push_back(0x7E);
    return wire;
}

inline const Bytes kAck = hex("7E 02 6A D3 7E");
inline const Bytes kNakFailed = hex("7E 03 00 07 17 5D 7E");

inline Bytes be32(std::uint32_t value)
{
    Bytes octets;
    appendBe(octets, value);
    return octets;
}

inline Bytes joined(std::initializer_list<Bytes> parts)
{
    Bytes all;
    for (const Bytes &part : parts)
        append(all, part);
    return all;
}

/// No delays, and these faults.
inline PracticeModemOptions fastOptions(std::vector<std::string> faults = {})
{
    PracticeModemOptions options;
    options.fast = true;
    for (const std::string &fault : faults)
        options.faults.push_back(parseFault(fault).value());
    return options;
}

/// A practice modem on the bench: a request goes in, the reply comes out, and
/// time is moved by hand.
class ModemBench {
public:
    explicit ModemBench(std::string_view scenario, PracticeModemOptions options = fastOptions())
        : modem(*findScenario(scenario), now, std::move(options))
    {
    }

    void pass(std::chrono::milliseconds duration)
    {
        now += duration;
        modem.advance(now);
    }
    Bytes ask(const Bytes &octets, std::string_view port = "pcui")
    {
        modem.receive(port, octets);
        return modem.take(port);
    }
    Bytes askFrame(const Bytes &payload, std::string_view port = "pcui")
    {
        return ask(handFrame(payload), port);
    }
    std::string askText(std::string_view text, std::string_view port = "pcui")
    {
        const Bytes reply = ask(Bytes(text.begin(), text.end()), port);
        return std::string(reply.begin(), reply.end());
    }
    /// Waits until a restart is over and the modem is back.
    void waitForReturn()
    {
        pass(std::chrono::seconds(1));
        EXPECT_FALSE(modem.enumerate().has_value()) << "it must leave the bus first";
        pass(std::chrono::seconds(4));
        EXPECT_TRUE(modem.enumerate().has_value());
    }

    Clock::Instant now{};
    PracticeModem modem;
};

// Route A by hand ------------------------------------------------------------

inline Bytes beginRequest(std::uint32_t code, std::size_t size)
{
    return joined({{0x41}, be32(code), be32(static_cast<std::uint32_t>(size)), {0, 0, 0}});
}

inline Bytes dataRequest(std::uint32_t number, ByteView octets)
{
    return joined(
        {{0x42},
         be32(number),
         {static_cast<std::uint8_t>(octets.size() >> 8), static_cast<std::uint8_t>(octets.size() & 0xFF)},
         Bytes(octets.begin(), octets.end())});
}

inline Bytes endRequest(std::uint32_t code, std::size_t size)
{
    return joined({{0x43}, be32(static_cast<std::uint32_t>(size)), {0, 0, 0}, be32(code), Bytes(11, 0)});
}

/// The blocks of an image, 4096 octets each.
inline std::vector<ByteView> blocksOf(const Bytes &data, std::size_t size = 4096)
{
    std::vector<ByteView> blocks;
    for (std::size_t at = 0; at < data.size(); at += size)
        blocks.push_back(ByteView(data).subspan(at, std::min(size, data.size() - at)));
    return blocks;
}

/// Sends one image; every request must be acknowledged.
inline void flashImage(ModemBench &bench, const PracticeImage &image)
{
    ASSERT_EQ(bench.askFrame(beginRequest(image.recordId, image.data.size())), kAck) << image.name;
    std::uint32_t number = 0;
    for (const ByteView block : blocksOf(image.data))
        ASSERT_EQ(bench.askFrame(dataRequest(++number, block)), kAck) << image.name << " block " << number;
    ASSERT_EQ(bench.askFrame(endRequest(image.recordId, image.data.size())), kAck) << image.name;
}

inline void flashImages(ModemBench &bench, const std::vector<PracticeImage> &images)
{
    for (const PracticeImage &image : images)
        flashImage(bench, image);
}

/// The practice set without one image.
inline std::vector<PracticeImage> imagesWithout(std::string_view name)
{
    std::vector<PracticeImage> images = practiceImages(PracticeSizes::Small);
    std::erase_if(images, [&](const PracticeImage &image) { return image.name == name; });
    return images;
}

inline void resetFromDownload(ModemBench &bench)
{
    ASSERT_EQ(bench.ask(hex("7E 0A 22 5F 7E")), kAck);
    bench.waitForReturn();
}

}  // namespace reviver::test
