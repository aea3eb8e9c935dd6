// SPDX-License-Identifier: Apache-2.0
// What a loader may answer when it is asked for the flash, and what is believed of it.
#include "core/protocol/hdlc.h"
#include "core/repair/streaming_flash.h"
#include "tests/support/hex_literal.h"

#include <algorithm>
#include <functional>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace reviver {
namespace {

using test::hex;
using testing::HasSubstr;

constexpr std::uint32_t kBlock = 128 * 1024;
constexpr std::size_t kTableAt = 4 * kBlock + 2048;

/// A port behind which a loader answers reads from a flash.
class ReadingPort final : public Transport {
public:
    ReadingPort(VirtualClock &clock, Bytes octets) : flash(std::move(octets)), m_clock(clock) {}

    Result<void> write(ByteView octets, std::chrono::milliseconds, StopToken = {}) override
    {
        hdlc::FrameDecoder decoder;
        decoder.feed(octets);
        while (const auto frame = decoder.next()) {
            ++asked;
            append(m_answers, hdlc::encodeFrame(answerTo(frame->value())));
        }
        return {};
    }
    Result<std::size_t> readSome(MutableByteView buffer, std::chrono::milliseconds timeout,
                                 StopToken = {}) override
    {
        if (m_answers.empty()) {
            m_clock.sleep(timeout);
            return failure(ErrorCode::Timeout, "silent");
        }
        const std::size_t count = std::min(buffer.size(), m_answers.size());
        std::copy_n(m_answers.begin(), count, buffer.begin());
        m_answers.erase(m_answers.begin(), m_answers.begin() + static_cast<std::ptrdiff_t>(count));
        return count;
    }
    void discardInput() override { m_answers.clear(); }

    Bytes flash;
    int asked = 0;
    std::function<Bytes(Bytes)> change = [](Bytes answer) { return answer; };

private:
    Bytes answerTo(const Bytes &request) const
    {
        const auto address = loadLe<std::uint32_t>(request, 1);
        const auto length = loadLe<std::uint16_t>(request, 5);
        if (address > flash.size() || length > flash.size() - address)
            return hex("0D 02 00 00 00");
        Bytes answer{0x04};
        appendLe(answer, address);
        append(answer, ByteView(flash).subspan(address, length));
        return change(answer);
    }

    VirtualClock &m_clock;
    Bytes m_answers;
};

void put(Bytes &flash, std::size_t at, const Bytes &octets)
{
    std::ranges::copy(octets, flash.begin() + static_cast<std::ptrdiff_t>(at));
}

/// A boot loader, the table in block 4, and "0:AMSS" in blocks 14 to 17.
Bytes soundFlash()
{
    Bytes flash(20 * kBlock, 0xFF);
    put(flash, 0, hex("D1 DC 4B 84 34 10 D7 73"));
    put(flash, 4 * kBlock, hex("AC 9F 56 FE 7A 12 7F CD 03 00 00 00 01 00 00 00"));
    put(flash, kTableAt,
        hex("AA 73 EE 55 DB BD 5E E3 03 00 00 00 02 00 00 00 "
            "30 3A 4D 49 42 49 42 00 00 00 00 00 00 00 00 00 00 00 00 00 0E 00 00 00 FF FF FF 00 "
            "30 3A 41 4D 53 53 00 00 00 00 00 00 00 00 00 00 0E 00 00 00 04 00 00 00 FF FF FF 00"));
    return flash;
}

streaming::HelloReply helloOfNand()
{
    streaming::HelloReply hello;
    hello.preferredBlockSize = 1024;
    hello.sectorSizes = {kBlock};
    return hello;
}

class StreamingFlashTest : public testing::Test {
protected:
    Result<StreamingFlash> find() { return StreamingFlash::find(loader, hello); }
    Result<void> compare(const Bytes &octets, std::string_view partition = "0:AMSS")
    {
        FirmwareImage image;
        image.size = octets.size();
        image.data = memorySource(octets);
        return find().and_then([&](const StreamingFlash &flash) {
            return flash.compare(loader, image, partition, [](std::uint64_t) {}, {});
        });
    }

    VirtualClock clock;
    ReadingPort port{clock, soundFlash()};
    streaming::Client loader{port, clock};
    streaming::HelloReply hello = helloOfNand();
};

TEST_F(StreamingFlashTest, FindsTheTable)
{
    const auto flash = find();
    ASSERT_TRUE(flash) << flash.error().detail();
    ASSERT_EQ(flash->table().rows.size(), 2u);
    EXPECT_EQ(flash->table().rows[1].name, "0:AMSS");
    EXPECT_EQ(flash->table().rows[1].offset, 14u);
}

struct Hostile {
    const char *name;
    void (*spoil)(ReadingPort &port, streaming::HelloReply &hello);
};

const Hostile kHostile[] = {
    {"no sector size", [](ReadingPort &, auto &hello) { hello.sectorSizes.clear(); }},
    {"sectors of 0", [](ReadingPort &, auto &hello) { hello.sectorSizes = {0}; }},
    {"sectors of 100000", [](ReadingPort &, auto &hello) { hello.sectorSizes = {100'000}; }},
    {"sectors of 2 GiB", [](ReadingPort &, auto &hello) { hello.sectorSizes = {0x80000000}; }},
    {"a base at the end of all addresses", [](ReadingPort &, auto &hello) { hello.flashBase = 0xFFFFFFF8; }},
    {"memory that is no flash", [](ReadingPort &port, auto &) { put(port.flash, 0, Bytes(8, 0xE5)); }},
    {"erased flash", [](ReadingPort &port, auto &) { put(port.flash, 0, Bytes(8, 0xFF)); }},
    {"no table", [](ReadingPort &port, auto &) { put(port.flash, 4 * kBlock, Bytes(16, 0xFF)); }},
    {"a table of four thousand million rows",
     [](ReadingPort &port, auto &) { put(port.flash, kTableAt + 12, hex("FF FF FF FF")); }},
    {"a table without rows",
     [](ReadingPort &port, auto &) { put(port.flash, kTableAt + 12, hex("00 00 00 00")); }},
    {"rows that overlap",
     [](ReadingPort &port, auto &) { put(port.flash, kTableAt + 16 + 28 + 16, hex("02 00 00 00")); }},
    {"a row without a name",
     [](ReadingPort &port, auto &) { put(port.flash, kTableAt + 16 + 28, Bytes(16, 0)); }},
    {"flash that ends early", [](ReadingPort &port, auto &) { port.flash.resize(3 * kBlock); }},
    {"a refusal",
     [](ReadingPort &port, auto &) { port.change = [](Bytes) { return hex("0D 05 00 00 00"); }; }},
    {"less than was asked for",
     [](ReadingPort &port, auto &) {
         port.change = [](Bytes answer) {
             answer.pop_back();
             return answer;
         };
     }},
    {"more than was asked for",
     [](ReadingPort &port, auto &) {
         port.change = [](Bytes answer) {
             answer.push_back(0);
             return answer;
         };
     }},
    {"another address",
     [](ReadingPort &port, auto &) {
         port.change = [](Bytes answer) {
             answer[4] ^= 1;
             return answer;
         };
     }},
};

TEST(HostileFlash, IsNeverBelievedAndAskedForOnlyAFewTimes)
{
    for (const Hostile &row : kHostile) {
        VirtualClock clock;
        ReadingPort port(clock, soundFlash());
        streaming::Client loader(port, clock);
        streaming::HelloReply hello = helloOfNand();
        row.spoil(port, hello);
        const auto flash = StreamingFlash::find(loader, hello);
        ASSERT_FALSE(flash) << row.name;
        EXPECT_EQ(flash.error().code(), ErrorCode::Unsupported) << row.name << ": " << flash.error().detail();
        EXPECT_LT(port.asked, 50) << row.name;
    }
}

TEST_F(StreamingFlashTest, ComparesPastBlocksThatWereGoneRound)
{
    Bytes octets(2 * kBlock + 5, 0x11);
    octets[kBlock] = 0x22;
    put(port.flash, 14 * kBlock, Bytes(octets.begin(), octets.begin() + kBlock));
    put(port.flash, 16 * kBlock, Bytes(octets.begin() + kBlock, octets.end()));
    EXPECT_TRUE(compare(octets)) << "block 15 is bad";
}

TEST_F(StreamingFlashTest, NamesTheFirstPlaceThatDiffers)
{
    Bytes octets(kBlock + 100, 0x11);
    put(port.flash, 14 * kBlock, octets);
    port.flash[15 * kBlock + 7] = 0x12;
    const auto compared = compare(octets);
    ASSERT_FALSE(compared);
    EXPECT_EQ(compared.error().code(), ErrorCode::VerifyMismatch);
    EXPECT_EQ(compared.error().detail(), "the flash differs from the file at 0x00020007");
}

TEST_F(StreamingFlashTest, DoesNotLookBeyondThePartition)
{
    const Bytes octets(100, 0x33);
    put(port.flash, 18 * kBlock, octets);
    EXPECT_EQ(compare(octets).error().code(), ErrorCode::VerifyMismatch);
}

TEST_F(StreamingFlashTest, HasNoPlaceForWhatTheTableDoesNotName)
{
    EXPECT_EQ(compare(Bytes(10, 1), "0:DBL").error().code(), ErrorCode::Unsupported);
    EXPECT_EQ(compare(Bytes(10, 1), "").error().code(), ErrorCode::Unsupported);
}

}  // namespace
}  // namespace reviver
