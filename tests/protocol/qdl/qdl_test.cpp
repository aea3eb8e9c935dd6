// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/qdl/qdl_client.h"
#include "tests/support/hex_literal.h"
#include "tests/support/scripted_transport.h"
#include "tests/support/truncation.h"

#include <gtest/gtest.h>

namespace reviver::qdl {
namespace {

using namespace std::chrono_literals;
using test::hex;
using test::ScriptedTransport;

Bytes frame(const char *payload)
{
    return hdlc::encodeFrame(hex(payload));
}

// The hello of gobi_loader for Gobi 1000, its magic written out octet by octet there.
Bytes helloPayload(std::uint8_t version)
{
    Bytes payload
        = hex("01 51 43 4F 4D 20 68 69 67 68 20 73 70 65 65 64 20 70 72 6F 74 6F 63 6F 6C 20 68 73 74 00 "
              "00 00 00");
    payload.insert(payload.end(), {version, version, 0x30});
    return payload;
}

// After the structure that libqmi reads: 49 octets, no flash name, no sectors.
const Bytes kHelloReplyPayload = hex("02 51 43 4F 4D 20 68 69 67 68 20 73 70 65 65 64 20 70 72 6F 74 6F 63 "
                                     "6F 6C FF FF FF FF 02 01 04 03 06 06 "
                                     "00 00 10 00 00 00 00 00 00 01 00 00 00 30");

class QdlClientTest : public testing::Test {
protected:
    VirtualClock clock;
    ScriptedTransport port{clock};
    Client client{port, clock};
};

TEST_F(QdlClientTest, SendsAnImage)
{
    Bytes chunk = hex("27 00 00 00 00 00 00 04 00 00 00");
    appendLe(chunk, std::uint16_t{0x3F54});
    append(chunk, hex("7E 7D 01 02"));
    port.expects(hdlc::encodeFrame(helloPayload(4))).answers(frame("0D 11 00 00 00 00"));
    port.expects(hdlc::encodeFrame(helloPayload(5))).answers(frame("0D 11 00 00 00 00"));
    port.expects(hdlc::encodeFrame(helloPayload(6))).answers(hdlc::encodeFrame(kHelloReplyPayload));
    port.expects(frame("25 80 06 00 00 00 01 04 00 00 00 00 00 AA BB"))
        .answers(frame("26 00 00 01 04 00 00 00"));
    port.expects(chunk).answers(frame("28 00 00 00 00 00 00 00 00"), 40s);
    port.expects(frame("29")).answers(frame("2A 00 00 80 00"));
    port.expects(frame("2D"));

    const auto hello = client.hello();
    ASSERT_TRUE(hello);
    EXPECT_EQ(hello->bootMajor, 0x0102);
    EXPECT_EQ(hello->bootMinor, 0x0304);
    EXPECT_EQ(hello->version, 6);
    EXPECT_EQ(hello->maxBlockSize, 0x100000u);
    EXPECT_EQ(hello->features, 0x30);
    const auto opened = client.open(0x80, hex("AA BB"), 4);
    ASSERT_TRUE(opened);
    EXPECT_EQ(opened->chunkSize, 4u);
    EXPECT_TRUE(client.write(0, hex("7E 7D 01 02")));
    EXPECT_TRUE(client.done());
    EXPECT_TRUE(client.reset());
}

TEST_F(QdlClientTest, GivesUpTheHelloOnSilence)
{
    port.expects(hdlc::encodeFrame(helloPayload(4)));
    EXPECT_EQ(client.hello().error().code(), ErrorCode::Timeout);
}

TEST_F(QdlClientTest, ReportsThatNoVersionSuits)
{
    for (const std::uint8_t version : Bytes{4, 5, 6})
        port.expects(hdlc::encodeFrame(helloPayload(version))).answers(frame("0D 11 00 00 00 00"));
    EXPECT_EQ(client.hello().error().detail(), "hello reply: 0x11 incompatible feature bits");
}

TEST_F(QdlClientTest, NamesEveryRefusal)
{
    port.expects(frame("25 05 00 00 00 00 01 00 00 00 00 00 00")).answers(frame("26 06 00 01 00 00 00 00"));
    EXPECT_EQ(client.open(5, {}, 0).error().detail(), "open: 0x0006 write-protected");
    Bytes chunk;
    encodeWrite(3, hex("AA"), chunk);
    port.expects(chunk).answers(frame("28 03 00 00 00 00 00 01 00"));
    EXPECT_EQ(client.write(3, hex("AA")).error().detail(), "writing chunk 3: 0x0001 wrong CRC");
    port.expects(chunk).answers(frame("28 02 00 00 00 00 00 00 00"));
    EXPECT_EQ(client.write(3, hex("AA")).error().code(), ErrorCode::UnexpectedMessage);
    port.expects(frame("29")).answers(frame("2A 01 00 05 62 61 64 00"));
    EXPECT_EQ(client.done().error().detail(), "done: 0x0001 authentication failed: bad");
    port.expects(frame("29")).answers(frame("0D 1A 00 00 00 00"));
    EXPECT_EQ(client.done().error().detail(), "done: 0x1A image authentication error");
}

TEST_F(QdlClientTest, NeverRepeatsAChunk)
{
    Bytes chunk;
    encodeWrite(0, hex("AA"), chunk);
    port.expects(chunk);
    const auto written = client.write(0, hex("AA"));
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().code(), ErrorCode::Timeout);
    EXPECT_EQ(client.counters().repeats, 0u);
}

TEST_F(QdlClientTest, RefusesChunksThatAreEmptyOrTooLong)
{
    EXPECT_EQ(client.write(0, {}).error().code(), ErrorCode::InvalidArgument);
    EXPECT_EQ(client.write(0, Bytes(kChunkSize + 1)).error().code(), ErrorCode::InvalidArgument);
}

TEST_F(QdlClientTest, ListsTheImagesThatTheModemWants)
{
    port.expects(frame("2E")).answers(frame("2F 01 05 00 01 02 03 04 05 06 07 08 09 0A 0B 0C 0D 0E 0F"));
    const auto preferences = client.imagePreferences();
    ASSERT_TRUE(preferences);
    ASSERT_EQ(preferences->size(), 1u);
    EXPECT_EQ(preferences->front().type, 5);
    EXPECT_EQ(preferences->front().id.size(), 16u);
}

TEST(QdlMessages, RefuseEveryTruncation)
{
    test::expectOnlyTheWholeMessageDecodes(kHelloReplyPayload, HelloReply::decode);
    test::expectOnlyTheWholeMessageDecodes(hex("26 00 00 01 04 00 00 00"), OpenReply::decode);
    test::expectOnlyTheWholeMessageDecodes(hex("28 00 00 00 00 00 00 00 00"), WriteReply::decode);
    test::expectOnlyTheWholeMessageDecodes(hex("2A 00 00 80"), DoneReply::decode);
    test::expectOnlyTheWholeMessageDecodes(hex("2F 01 05 00 01 02 03 04 05 06 07 08 09 0A 0B 0C 0D 0E 0F"),
                                           decodeImagePreferences);
}

TEST(QdlMessages, RefuseLengthsThatLeadBeyondTheEnd)
{
    Bytes name = kHelloReplyPayload;
    name[43] = 0xFF;
    EXPECT_FALSE(HelloReply::decode(name));
    Bytes sectors = kHelloReplyPayload;
    sectors[46] = sectors[47] = 0xFF;
    EXPECT_FALSE(HelloReply::decode(sectors));
    EXPECT_FALSE(decodeImagePreferences(hex("2F FF")));
}

}  // namespace
}  // namespace reviver::qdl
