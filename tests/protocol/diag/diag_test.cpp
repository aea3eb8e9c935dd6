// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/diag/diag_client.h"
#include "tests/support/hex_literal.h"
#include "tests/support/scripted_transport.h"
#include "tests/support/truncation.h"

#include <gtest/gtest.h>

namespace reviver::diag {
namespace {

using namespace std::chrono_literals;
using test::hex;
using test::ScriptedTransport;

// Built from the layout of ModemManager's DMCmdVersionInfoRsp; the CRC was computed
// with an independent program.
constexpr const char *kVersionRequestFrame = "7E 00 78 F0 7E";
constexpr const char *kVersionFrame = "7E 00 4E 6F 76 20 30 39 20 32 30 31 32 31 38 3A 30 30 3A 30 30 4E 6F "
                                      "76 20 30 39 20 32 30 31 32 31 38 3A 30 "
                                      "30 3A 30 30 53 43 41 51 44 42 5A 4D 2A 06 00 00 00 02 18 00 32 B3 7E";

Bytes payloadOf(const char *frame)
{
    hdlc::FrameDecoder decoder;
    decoder.feed(hex(frame));
    return decoder.next().value().value();
}

Bytes nvReply(std::uint16_t item, std::uint16_t status)
{
    Bytes payload = NvItem::encodeRequest(item);
    payload[3] = 0x08;
    payload[131] = static_cast<std::uint8_t>(status);
    payload[132] = static_cast<std::uint8_t>(status >> 8);
    return payload;
}

class DiagClientTest : public testing::Test {
protected:
    VirtualClock clock;
    ScriptedTransport port{clock};
    Client client{port, clock};
};

TEST_F(DiagClientTest, ReadsTheVersion)
{
    port.expects(hex(kVersionRequestFrame)).answers(hex(kVersionFrame));
    const auto info = client.version();
    ASSERT_TRUE(info);
    EXPECT_EQ(info->compileDate, "Nov 09 2012");
    EXPECT_EQ(info->compileTime, "18:00:00");
    EXPECT_EQ(info->releaseDate, "Nov 09 2012");
    EXPECT_EQ(info->releaseTime, "18:00:00");
    EXPECT_EQ(info->directory, "SCAQDBZM");
    EXPECT_EQ(info->stationClassMark, 0x2A);
    EXPECT_EQ(info->caiRevision, 6);
    EXPECT_EQ(info->firmwareRevision, 0);
    EXPECT_EQ(info->slotCycleIndex, 2);
    EXPECT_EQ(info->hardwareMajor, 0x18);
}

TEST_F(DiagClientTest, SkipsLogsAndEventsThatComeUnasked)
{
    port.expects(hex(kVersionRequestFrame));
    for (const std::uint8_t code : Bytes{0x10, 0x60, 0x79, 0x1F, 0x92, 0x99})
        port.answers(hdlc::encodeFrame(Bytes{code, 0x01, 0x02}));
    port.answers(hex(kVersionFrame));
    EXPECT_TRUE(client.version());
}

TEST_F(DiagClientTest, SkipsTheRefusalOfAnotherCommand)
{
    port.expects(hex(kVersionRequestFrame)).answers(hex("7E 13 06 88 D5 7E")).answers(hex(kVersionFrame));
    EXPECT_TRUE(client.version());
}

TEST_F(DiagClientTest, RepeatsAReadOnce)
{
    port.expects(hex(kVersionRequestFrame)).expects(hex(kVersionRequestFrame)).answers(hex(kVersionFrame));
    EXPECT_TRUE(client.version());
    EXPECT_EQ(client.counters().repeats, 1u);
}

// The Quectel updater sees this from modems whose monitor does not know the status.
TEST_F(DiagClientTest, NamesTheReasonOfARefusal)
{
    port.expects(hex("7E 0C 14 3A 7E")).answers(hex("7E 13 0C D2 7A 7E"));
    const auto status = client.status();
    ASSERT_FALSE(status);
    EXPECT_EQ(status.error().code(), ErrorCode::DeviceRefused);
    EXPECT_EQ(status.error().detail(), "status: 0x13 unknown command");
}

TEST_F(DiagClientTest, ReadsTheExtendedBuildId)
{
    Bytes reply = hex("7C 01 00 00 44 33 22 11 88 77 66 55");
    append(reply, asBytes(std::string_view("M9200B-SCAQDBZ-3.0.35\0E392\0", 27)));
    port.expects(hex("7E 7C 93 49 7E")).answers(hdlc::encodeFrame(reply));
    const auto id = client.extendedBuildId();
    ASSERT_TRUE(id);
    EXPECT_EQ(id->format, 1);
    EXPECT_EQ(id->hardwareVersion, 0x11223344u);
    EXPECT_EQ(id->modelId, 0x55667788u);
    EXPECT_EQ(id->buildId, "M9200B-SCAQDBZ-3.0.35");
    EXPECT_EQ(id->model, "E392");
}

// libqcdm asserts the CRC of a read of item 178; the frame of item 550 is published.
TEST_F(DiagClientTest, AsksForNvItemsWithAllOctets)
{
    Bytes expected = hex("7E 26 26 02");
    expected.resize(4 + 130);
    append(expected, hex("3E 2B 7E"));
    port.expects(expected).answers(hdlc::encodeFrame(nvReply(550, 0)));
    const auto item = client.readNv(550);
    ASSERT_TRUE(item);
    EXPECT_EQ(item->item, 550);
    EXPECT_EQ(item->status, NvStatus::Done);
    EXPECT_EQ(item->data[0], 0x08);
    EXPECT_EQ(item->data[127], 0x00);
}

TEST_F(DiagClientTest, TellsAnItemThatWasNeverWritten)
{
    port.expects(hdlc::encodeFrame(NvItem::encodeRequest(10))).answers(hdlc::encodeFrame(nvReply(10, 5)));
    const auto item = client.readNv(10);
    ASSERT_TRUE(item);
    EXPECT_EQ(item->status, NvStatus::NotActive);
    EXPECT_EQ(nvStatusText(item->status), "never written");
}

TEST_F(DiagClientTest, SkipsALateReplyAboutAnotherItem)
{
    port.expects(hdlc::encodeFrame(NvItem::encodeRequest(11)))
        .answers(hdlc::encodeFrame(nvReply(10, 0)))
        .answers(hdlc::encodeFrame(nvReply(11, 0)), 100ms);
    const auto item = client.readNv(11);
    ASSERT_TRUE(item);
    EXPECT_EQ(item->item, 11);
}

TEST_F(DiagClientTest, TellsALockedItem)
{
    Bytes refusal{0x42};
    append(refusal, NvItem::encodeRequest(550));
    port.expects(hdlc::encodeFrame(NvItem::encodeRequest(550))).answers(hdlc::encodeFrame(refusal));
    const auto item = client.readNv(550);
    ASSERT_FALSE(item);
    EXPECT_EQ(item.error().code(), ErrorCode::DeviceRefused);
    EXPECT_EQ(item.error().detail(), "NV item: 0x42 locked by the service code");
}

// ModemManager's reset tool sends these two.
TEST_F(DiagClientTest, ChangesTheOperatingMode)
{
    port.expects(hex("7E 29 01 00 31 40 7E")).answers(hex("7E 29 01 00 31 40 7E"));
    EXPECT_TRUE(client.setMode(Mode::OfflineDigital));
    port.expects(hex("7E 29 02 00 59 6A 7E")).answers(hex("7E 29 02 00 59 6A 7E"));
    EXPECT_TRUE(client.setMode(Mode::Reset));
}

TEST_F(DiagClientTest, DoesNotRepeatAModeChange)
{
    port.expects(hex("7E 29 02 00 59 6A 7E"));
    const auto done = client.setMode(Mode::Reset);
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().code(), ErrorCode::Timeout);
}

TEST_F(DiagClientTest, ReportsAModeThatWasNotAskedFor)
{
    port.expects(hex("7E 29 02 00 59 6A 7E")).answers(hex("7E 29 01 00 31 40 7E"));
    const auto done = client.setMode(Mode::Reset);
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().code(), ErrorCode::UnexpectedMessage);
}

TEST_F(DiagClientTest, TakesEchoSilenceAndDisconnectionAsASwitchToDownload)
{
    const Bytes frame = hex("7E 3A A1 6E 7E");
    port.expects(frame).answers(frame);
    EXPECT_TRUE(client.switchToDownload());
    port.expects(frame);
    EXPECT_TRUE(client.switchToDownload());
    port.expects(frame).disconnects();
    EXPECT_TRUE(client.switchToDownload());
}

TEST_F(DiagClientTest, ReportsARefusedSwitchToDownload)
{
    port.expects(hex("7E 3A A1 6E 7E")).answers(hdlc::encodeFrame(hex("18 3A")));
    const auto done = client.switchToDownload();
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().code(), ErrorCode::DeviceRefused);
    EXPECT_EQ(done.error().detail(), "switch to download: 0x18 not in this operating mode");
}

TEST(DiagMessages, RefuseEveryTruncation)
{
    test::expectOnlyTheWholeMessageDecodes(payloadOf(kVersionFrame), VersionInfo::decode);
    test::expectOnlyTheWholeMessageDecodes(nvReply(550, 0), NvItem::decode);
    test::expectOnlyTheWholeMessageDecodes(hex("29 01 00"), ModeControl::decode);
    Bytes status{0x0C};
    status.resize(48);
    test::expectOnlyTheWholeMessageDecodes(status, StatusInfo::decode);
    test::expectOnlyTheWholeMessageDecodes(hex("7C 01 00 00 44 33 22 11 88 77 66 55"),
                                           ExtendedBuildId::decode);
}

TEST(DiagMessages, ReadTheFieldsOfTheStatus)
{
    Bytes status{0x0C};
    for (std::uint8_t i = 1; i < 48; ++i)
        status.push_back(i);
    const auto info = StatusInfo::decode(status);
    ASSERT_TRUE(info);
    EXPECT_EQ(info->esn, 0x07060504u);
    EXPECT_EQ(info->radioMode, 0x0908);
    EXPECT_EQ(info->receiverState, 0x1817);
    EXPECT_EQ(info->entryReason, 0x2120);
    EXPECT_EQ(info->channel, 0x2322);
    EXPECT_EQ(info->systemId, 0x2827);
    EXPECT_EQ(info->networkId, 0x2A29);
}

TEST(DiagMessages, TellEveryRefusalFromAWrongMessage)
{
    for (const std::uint8_t code : Bytes{0x13, 0x14, 0x15, 0x16, 0x18, 0x42, 0x47}) {
        const auto refused = VersionInfo::decode(Bytes{code, 0x00});
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().code(), ErrorCode::DeviceRefused) << int(code);
        EXPECT_TRUE(answers(Bytes{code, 0x00}, 0x00));
        EXPECT_FALSE(answers(Bytes{code, 0x01}, 0x00));
    }
    for (const std::uint8_t code : Bytes{0x01, 0x10, 0x17, 0x41, 0x48}) {
        const auto other = VersionInfo::decode(Bytes{code, 0x00});
        ASSERT_FALSE(other);
        EXPECT_EQ(other.error().code(), ErrorCode::UnexpectedMessage) << int(code);
    }
}

TEST(DiagMessages, KeepTextsThatAreNotTerminated)
{
    const auto id = ExtendedBuildId::decode(hex("7C 01 00 00 00 00 00 00 00 00 00 00 41 42"));
    ASSERT_TRUE(id);
    EXPECT_EQ(id->buildId, "AB");
    EXPECT_EQ(id->model, "");
}

TEST(DiagMessages, NameNvStatusesThatAreNotInTheList)
{
    EXPECT_EQ(nvStatusText(static_cast<NvStatus>(77)), "status 77");
}

}  // namespace
}  // namespace reviver::diag
