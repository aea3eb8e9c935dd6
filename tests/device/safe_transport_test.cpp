// SPDX-License-Identifier: Apache-2.0
#include "core/device/info_reader.h"
#include "core/device/safe_transport.h"
#include "core/protocol/hdlc.h"
#include "core/protocol/never_list.h"
#include "core/protocol/streaming/streaming_messages.h"
#include "tests/device/scripted_host.h"

#include <gtest/gtest.h>

namespace reviver {
namespace {

using namespace std::chrono_literals;

class SafeTransportTest : public testing::Test {
protected:
    SafeTransportTest() : opened(host.open("p").value()), safe(*opened) {}

    bool lets(ByteView octets) { return safe.write(octets, 1s).has_value(); }
    bool lets(std::string_view text) { return lets(asBytes(text)); }

    test::ScriptedHost host;
    test::ScriptedPort &port = host.add("p");
    std::unique_ptr<Transport> opened;
    SafeTransport safe;
};

TEST_F(SafeTransportTest, sendsNothingOfTheNeverList)
{
    for (const ForbiddenCommand &command : kNeverWhileModeUnknown)
        EXPECT_FALSE(lets(hdlc::encodeFrame(Bytes{command.command}))) << int(command.command);
    EXPECT_TRUE(port.writes().empty());
}

TEST_F(SafeTransportTest, ofAllSingleCommandsOnlySixAreSent)
{
    int sent = 0;
    for (int command = 0; command < 256; ++command)
        sent += lets(hdlc::encodeFrame(Bytes{static_cast<std::uint8_t>(command)})) ? 1 : 0;
    EXPECT_EQ(sent, 6);  // 00 06 07 0C 45 7C
    EXPECT_TRUE(lets(hdlc::encodeFrame(streaming::encodeHello())));
}

TEST_F(SafeTransportTest, refusesTwoFramesInOneWriteAndDamagedOnes)
{
    Bytes two = hdlc::encodeFrame(Bytes{0x0C});
    append(two, hdlc::encodeFrame(Bytes{0x0A}));
    EXPECT_FALSE(lets(two));
    EXPECT_FALSE(lets(test::hex("7E 0A 22 5F")));
    EXPECT_FALSE(lets(test::hex("7E 0C 00 00 7E")));
    EXPECT_FALSE(lets(ByteView{}));
    EXPECT_TRUE(port.writes().empty());
}

TEST_F(SafeTransportTest, sendsAtCommandsThatOnlyRead)
{
    for (const char *line :
         {"AT\r", "ATI\r", "AT^VERSION?\r", "AT^SETPORT?\r", "AT^DLOADVER?\r", "AT+CPIN?\r", "\r"})
        EXPECT_TRUE(lets(line)) << line;
    for (const char *line :
         {"AT^GODLOAD\r", "AT^SETPORT=\"A1;1,2\"\r", "AT^RESET\r", "AT^SFM=0\r", "AT^CARDLOCK=\"1\"\r",
          "AT^DATAMODE\r", "AT+CFUN=1\r", "ATZ\r", "AT^CIMEI=\"1\"\r", "AT^AUTHORITYID?\r", "AT+CCID\r", "AT",
          "ATI\rAT^RESET\r", "A", "at^godload\r"})
        EXPECT_FALSE(lets(line)) << line;
}

TEST_F(SafeTransportTest, sendsLooseOctetsOnlyWhereTheyAreAllowedByName)
{
    const Bytes zero{0x00};
    const Bytes knock{0x41};
    EXPECT_FALSE(lets(zero));
    EXPECT_FALSE(lets(knock));
    safe.allowOctet(0x41);
    EXPECT_TRUE(lets(knock));
    EXPECT_FALSE(lets(zero));
}

TEST_F(SafeTransportTest, sendsALongerFrameOnlyWhenExactlyThatOneIsAllowed)
{
    EXPECT_FALSE(lets(hdlc::encodeFrame(imeiRequest())));
    safe.allowFrame(imeiRequest());
    EXPECT_TRUE(lets(hdlc::encodeFrame(imeiRequest())));
    Bytes write = imeiRequest();
    write[0] = 0x27;
    EXPECT_FALSE(lets(hdlc::encodeFrame(write)));
}

TEST(ImeiOfItem, readsTheSwappedDigits)
{
    // The worked example of qtools qnvram.c and edl qc_diag.py.
    EXPECT_EQ(imeiOfItem(test::hex("08 4A 09 51 24 30 32 57 81")), "490154203237518");
    EXPECT_EQ(imeiOfItem(test::hex("08 0A 10 10 00 00 00 00 80")), "001010000000008");
}

TEST(ImeiOfItem, refusesOtherShapes)
{
    for (const auto hex :
         {"", "08", "08 4A 09 51 24 30 32 57", "07 4A 09 51 24 30 32 57 81", "08 49 09 51 24 30 32 57 81",
          "08 4A F9 51 24 30 32 57 81", "08 BA 09 51 24 30 32 57 81"})
        EXPECT_EQ(imeiOfItem(test::hex(hex)), "") << hex;
}

TEST_F(SafeTransportTest, endsAQuestionThatBringsEndlessTalk)
{
    port.endlessTalk = Bytes(4096, '$');
    Bytes buffer(4096);
    int reads = 0;
    while (safe.readSome(buffer, 1s) && reads < 1000)
        ++reads;
    EXPECT_LE(reads, 16);
    EXPECT_EQ(safe.takeReceived().size(), 16u * 1024);
    EXPECT_TRUE(safe.readSome(buffer, 1s).has_value()) << "the next question hears again";
}

}  // namespace
}  // namespace reviver
