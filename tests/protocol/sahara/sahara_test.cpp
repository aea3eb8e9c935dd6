// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/sahara/sahara_client.h"
#include "tests/protocol/sahara/sahara_packets.h"
#include "tests/support/faulty_transport.h"
#include "tests/support/scripted_transport.h"

#include <gtest/gtest.h>

namespace reviver::sahara {
namespace {

using namespace std::chrono_literals;
using namespace packets;
using test::ScriptedTransport;

const Bytes kEndRefused = hex("04 00 00 00 10 00 00 00 0D 00 00 00 25 00 00 00");
const Bytes kDone = hex("05 00 00 00 08 00 00 00");
const Bytes kDoneComplete = hex("06 00 00 00 0C 00 00 00 01 00 00 00");
const Bytes kDonePending = hex("06 00 00 00 0C 00 00 00 00 00 00 00");

Bytes helloReply(std::uint8_t mode)
{
    Bytes packet = kHelloReplyPacket;
    packet[20] = mode;
    return packet;
}

class SaharaClientTest : public testing::Test {
protected:
    Client::ImageSource programmer()
    {
        return [this](std::uint64_t id) -> Result<ByteView> {
            if (id != 0x0D)
                return failure(ErrorCode::InvalidArgument, "no such image");
            return ByteView(image);
        };
    }

    const Bytes image = hex("01 02 03 04 05 06 07 08 09 0A");
    VirtualClock clock;
    ScriptedTransport port{clock};
    Client client{port, clock};
};

TEST_F(SaharaClientTest, UploadsAProgrammerHoweverThePacketsAreCut)
{
    for (const std::size_t piece :
         {std::size_t{1}, std::size_t{3}, std::size_t{7}, std::size_t{48}, std::size_t{1000}}) {
        ScriptedTransport script(clock);
        test::FaultyTransport cut(script, {.mostPerRead = piece});
        Client cutClient(cut, clock);
        script.answers(kHelloPacket)
            .expects(kHelloReplyPacket)
            .answers(kRead)
            .expects(hex("01 02 03 04"))
            .answers(kRead64)
            .expects(hex("05 06 07 08 09 0A"))
            .answers(kEndOk)
            .expects(kDone)
            .answers(kDoneComplete)
            .answers("<?xml");
        const auto hello = cutClient.awaitHello();
        ASSERT_TRUE(hello);
        EXPECT_EQ(hello->version, 2u);
        EXPECT_EQ(hello->minVersion, 1u);
        EXPECT_EQ(hello->maxPacketSize, 0x400u);
        EXPECT_EQ(hello->mode, Mode::ImageTransfer);
        std::uint64_t handedOver = 0;
        EXPECT_TRUE(cutClient.transferImages(programmer(), [&](std::uint64_t done, std::uint64_t size) {
            handedOver = done;
            EXPECT_EQ(size, 10u);
        }));
        EXPECT_EQ(handedOver, 10u);
    }
}

TEST_F(SaharaClientTest, KeepsTheFirstWordsOfTheProgrammer)
{
    Bytes all = kEndOk;
    port.answers(kHelloPacket).expects(kHelloReplyPacket).answers(all).expects(kDone);
    Bytes last = kDoneComplete;
    append(last, asBytes("<?xml"));
    port.answers(last);
    ASSERT_TRUE(client.awaitHello());
    ASSERT_TRUE(client.transferImages(programmer()));
    EXPECT_EQ(asText(client.takeReceived()), "<?xml");
}

TEST_F(SaharaClientTest, WakesAModemWhoseHelloWentToSomebodyElse)
{
    port.expects(hex("00")).answers(kHelloPacket);
    EXPECT_TRUE(client.greet());
    EXPECT_GE(clock.now().time_since_epoch(), kHelloTimeout);
}

TEST_F(SaharaClientTest, AnswersAHelloThatComesTwice)
{
    port.answers(kHelloPacket)
        .answers(kHelloPacket, 10ms)
        .expects(kHelloReplyPacket)
        .expects(kHelloReplyPacket);
    port.answers(kRead).expects(hex("01 02 03 04")).answers(kEndOk).expects(kDone).answers(kDoneComplete);
    ASSERT_TRUE(client.greet());
    EXPECT_TRUE(client.transferImages(programmer()));
}

TEST_F(SaharaClientTest, TakesAHelloInTheMiddleForARestart)
{
    port.answers(kHelloPacket)
        .expects(kHelloReplyPacket)
        .answers(kRead)
        .expects(hex("01 02 03 04"))
        .answers(kHelloPacket);
    ASSERT_TRUE(client.greet());
    EXPECT_EQ(client.transferImages(programmer()).error().code(), ErrorCode::UnexpectedMessage);
}

TEST_F(SaharaClientTest, ServesTheNextImageAfterAnotherHello)
{
    port.answers(kHelloPacket)
        .expects(kHelloReplyPacket)
        .answers(kRead)
        .expects(hex("01 02 03 04"))
        .answers(kEndOk);
    port.expects(kDone).answers(kDonePending).answers(kHelloPacket, 500ms);
    port.expects(kHelloReplyPacket).answers(kRead).expects(hex("01 02 03 04")).answers(kEndOk);
    port.expects(kDone).answers(kDoneComplete);
    ASSERT_TRUE(client.awaitHello());
    EXPECT_TRUE(client.transferImages(programmer()));
}

// qdl knows chips that say "pending" although the programmer starts.
TEST_F(SaharaClientTest, TakesSilenceAfterPendingAsComplete)
{
    port.answers(kHelloPacket)
        .expects(kHelloReplyPacket)
        .answers(kEndOk)
        .expects(kDone)
        .answers(kDonePending);
    ASSERT_TRUE(client.awaitHello());
    EXPECT_TRUE(client.transferImages(programmer()));
}

TEST_F(SaharaClientTest, NamesTheStatusOfARefusedImage)
{
    port.answers(kHelloPacket).expects(kHelloReplyPacket).answers(kEndRefused);
    ASSERT_TRUE(client.awaitHello());
    const auto done = client.transferImages(programmer());
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().code(), ErrorCode::DeviceRefused);
    EXPECT_EQ(done.error().detail(), "image 0x0D: 0x25 image authentication failure");
}

TEST_F(SaharaClientTest, RefusesReadsBeyondTheImage)
{
    const char *reads[] = {
        "03 00 00 00 14 00 00 00 0D 00 00 00 08 00 00 00 03 00 00 00",
        "03 00 00 00 14 00 00 00 0D 00 00 00 0B 00 00 00 00 00 00 00",
        "12 00 00 00 20 00 00 00 0D 00 00 00 00 00 00 00 02 00 00 00 00 00 00 00 FF FF FF FF FF FF FF FF",
    };
    for (const char *read : reads) {
        ScriptedTransport script(clock);
        script.answers(kHelloPacket).expects(kHelloReplyPacket).answers(hex(read));
        Client hostile(script, clock);
        ASSERT_TRUE(hostile.awaitHello());
        EXPECT_EQ(hostile.transferImages(programmer()).error().code(), ErrorCode::MalformedMessage) << read;
    }
}

TEST_F(SaharaClientTest, EndsWhenTheImageIsNotToBeHad)
{
    port.answers(kHelloPacket)
        .expects(kHelloReplyPacket)
        .answers(hex("03 00 00 00 14 00 00 00 07 00 00 00 00 00 00 00 04 00 00 00"));
    ASSERT_TRUE(client.awaitHello());
    EXPECT_EQ(client.transferImages(programmer()).error().detail(), "no such image");
}

TEST_F(SaharaClientTest, TakesAHelloThatSomebodyElseHasRead)
{
    client.feed(kHelloPacket);
    EXPECT_TRUE(client.awaitHello());
}

TEST_F(SaharaClientTest, WakesAModemWhoseHelloGotLost)
{
    EXPECT_EQ(client.awaitHello().error().code(), ErrorCode::Timeout);
    port.expects(hex("00")).answers(kHelloPacket, 100ms);
    EXPECT_TRUE(client.wake());
    EXPECT_TRUE(client.awaitHello());
}

TEST_F(SaharaClientTest, ReadsTheNumbersOfTheModem)
{
    const auto execute = [this](std::uint8_t command, const Bytes &answer) {
        Bytes request = hex("0D 00 00 00 0C 00 00 00 00 00 00 00");
        request[8] = command;
        Bytes reply = hex("0E 00 00 00 10 00 00 00 00 00 00 00 00 00 00 00");
        reply[8] = command;
        reply[12] = static_cast<std::uint8_t>(answer.size());
        Bytes data = hex("0F 00 00 00 0C 00 00 00 00 00 00 00");
        data[8] = command;
        port.expects(request).answers(reply).expects(data).answers(answer);
    };
    port.answers(kHelloPacket).expects(helloReply(3)).answers(hex("0B 00 00 00 08 00 00 00"));
    execute(1, hex("78 56 34 12"));
    execute(2, hex("00 00 01 00 E1 00 02 00"));
    execute(3, Bytes(96, 0xAB));
    port.expects(hex("0D 00 00 00 0C 00 00 00 07 00 00 00"))
        .answers(hex("04 00 00 00 10 00 00 00 00 00 00 00 1F 00 00 00"));
    port.expects(hex("0C 00 00 00 0C 00 00 00 00 00 00 00")).answers(kHelloPacket);
    ASSERT_TRUE(client.awaitHello());
    const auto identity = client.identify();
    ASSERT_TRUE(identity);
    EXPECT_EQ(identity->serialNumber, 0x12345678u);
    EXPECT_EQ(identity->hardwareId, 0x000200E100010000u);
    EXPECT_EQ(identity->keyHash, Bytes(96, 0xAB));
    EXPECT_FALSE(identity->sblVersion) << "refused";
}

// Packed by hand after libqmi's structures; the EM7565 says "confirmed".
const Bytes kReady = hex("0B 00 00 00 08 00 00 00");
const Bytes kSwitch = hex("0D 00 00 00 0C 00 00 00 00 FF 00 00");
const Bytes kFetchWord = hex("0F 00 00 00 0C 00 00 00 00 FF 00 00");

TEST_F(SaharaClientTest, SwitchesASierraBootLoaderToItsFirehose)
{
    port.expects(helloReply(3))
        .answers(kReady)
        .expects(kSwitch)
        .answers(hex("0E 00 00 00 10 00 00 00 00 FF 00 00 09 00 00 00"))
        .expects(kFetchWord)
        .answers("confirmed<?xml");
    EXPECT_EQ(client.switchToFirehose().value(), "confirmed");
    EXPECT_EQ(asText(client.takeReceived()), "<?xml");
    EXPECT_TRUE(port.finished());
}

TEST_F(SaharaClientTest, TellsThatABootLoaderDoesNotSwitch)
{
    port.expects(helloReply(3))
        .answers(kReady)
        .expects(kSwitch)
        .answers(hex("04 00 00 00 10 00 00 00 00 00 00 00 1F 00 00 00"));
    EXPECT_EQ(client.switchToFirehose().error().code(), ErrorCode::DeviceRefused);
}

TEST_F(SaharaClientTest, TakesOnlyTextForAnAgreement)
{
    port.expects(helloReply(3))
        .answers(kReady)
        .expects(kSwitch)
        .answers(hex("0E 00 00 00 10 00 00 00 00 FF 00 00 02 00 00 00"))
        .expects(kFetchWord)
        .answers(hex("6F 07"));
    EXPECT_EQ(client.switchToFirehose().error().code(), ErrorCode::UnexpectedMessage);
}

TEST_F(SaharaClientTest, RefusesHugeAnswersInCommandMode)
{
    port.answers(kHelloPacket)
        .expects(helloReply(3))
        .answers(hex("0B 00 00 00 08 00 00 00"))
        .expects(hex("0D 00 00 00 0C 00 00 00 01 00 00 00"))
        .answers(hex("0E 00 00 00 10 00 00 00 01 00 00 00 FF FF FF FF"));
    ASSERT_TRUE(client.awaitHello());
    EXPECT_EQ(client.identify().error().code(), ErrorCode::LimitExceeded);
}

TEST_F(SaharaClientTest, ReadsTheMemoryOfACrashedModem)
{
    Bytes crashed = kHelloPacket;
    crashed[20] = 2;
    Bytes table = hex("01 00 00 00 00 00 10 00 06 00 00 00");
    append(table,
           asBytes(std::string_view("Main memory\0\0\0\0\0\0\0\0\0DDRCS0.BIN\0\0\0\0\0\0\0\0\0\0", 40)));
    port.answers(crashed)
        .expects(helloReply(2))
        .answers(hex("09 00 00 00 10 00 00 00 00 80 00 00 34 00 00 00"))
        .expects(hex("0A 00 00 00 10 00 00 00 00 80 00 00 34 00 00 00"))
        .answers(table)
        .expects(hex("0A 00 00 00 10 00 00 00 00 00 10 00 06 00 00 00"))
        .answers(hex("01 02 03"))
        .answers(hex("04 05 06"), 10ms);
    EXPECT_EQ(client.awaitHello()->mode, Mode::MemoryDebug);
    const auto regions = client.memoryRegions();
    ASSERT_TRUE(regions);
    ASSERT_EQ(regions->size(), 1u);
    EXPECT_EQ(regions->front().description, "Main memory");
    EXPECT_EQ(regions->front().fileName, "DDRCS0.BIN");
    EXPECT_EQ(regions->front().base, 0x100000u);
    Bytes dump;
    EXPECT_TRUE(client.readMemory(regions->front(), [&dump](ByteView octets) -> Result<void> {
        append(dump, octets);
        return {};
    }));
    EXPECT_EQ(dump, hex("01 02 03 04 05 06"));
}

TEST_F(SaharaClientTest, RestartsAModemThatSaysHelloMeanwhile)
{
    port.answers(kHelloPacket)
        .expects(hex("07 00 00 00 08 00 00 00"))
        .answers(hex("08 00 00 00 08 00 00 00"));
    EXPECT_TRUE(client.reset());
}

TEST_F(SaharaClientTest, TellsARefusedMemoryRead)
{
    port.answers(kHelloPacket);
    ASSERT_TRUE(client.awaitHello());
    port.expects(hex("0A 00 00 00 10 00 00 00 00 00 00 80 20 00 00 00"))
        .answers(hex("04 00 00 00 10 00 00 00 00 00 00 00 19 00 00 00"));
    const auto read
        = client.readMemory({1, 0x80000000, 32, "", ""}, [](ByteView) -> Result<void> { return {}; });
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code(), ErrorCode::DeviceRefused);
    EXPECT_NE(read.error().detail().find("invalid memory read"), std::string::npos) << read.error().detail();
}

TEST_F(SaharaClientTest, ReadsMemoryWith64BitAddresses)
{
    Bytes table = hex("01 00 00 00 00 00 00 00 00 00 00 80 01 00 00 00 02 00 00 00 00 00 00 00");
    table.resize(64);
    port.answers(kHelloPacket)
        .expects(helloReply(2))
        .answers(hex("10 00 00 00 18 00 00 00 00 00 00 00 02 00 00 00 40 00 00 00 00 00 00 00"))
        .expects(hex("11 00 00 00 18 00 00 00 00 00 00 00 02 00 00 00 40 00 00 00 00 00 00 00"))
        .answers(table)
        .expects(hex("11 00 00 00 18 00 00 00 00 00 00 80 01 00 00 00 02 00 00 00 00 00 00 00"))
        .answers(hex("AA BB"));
    ASSERT_TRUE(client.awaitHello());
    const auto regions = client.memoryRegions();
    ASSERT_TRUE(regions);
    ASSERT_EQ(regions->size(), 1u);
    EXPECT_EQ(regions->front().base, 0x180000000u);
    EXPECT_TRUE(client.readMemory(regions->front(), [](ByteView octets) -> Result<void> {
        EXPECT_EQ(octets.size(), 2u);
        return {};
    }));
}

TEST_F(SaharaClientTest, RefusesAHugeTableOfRegions)
{
    port.answers(kHelloPacket)
        .expects(helloReply(2))
        .answers(hex("09 00 00 00 10 00 00 00 00 80 00 00 FF FF FF FF"));
    ASSERT_TRUE(client.awaitHello());
    EXPECT_EQ(client.memoryRegions().error().code(), ErrorCode::LimitExceeded);
}

TEST_F(SaharaClientTest, RestartsTheModem)
{
    const Bytes reset = hex("07 00 00 00 08 00 00 00");
    port.expects(reset).answers(hex("08 00 00 00 08 00 00 00"));
    EXPECT_TRUE(client.reset());
    port.expects(reset).disconnects();
    EXPECT_TRUE(client.reset());
}

TEST_F(SaharaClientTest, RefusesWhatIsNoPacket)
{
    port.answers("\r\nOK\r\n__________");
    const auto hello = client.awaitHello();
    ASSERT_FALSE(hello);
    EXPECT_EQ(hello.error().code(), ErrorCode::MalformedMessage);
}

}  // namespace
}  // namespace reviver::sahara
