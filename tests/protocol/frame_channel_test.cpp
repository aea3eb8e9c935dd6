// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/frame_channel.h"
#include "tests/support/faulty_transport.h"
#include "tests/support/hex_literal.h"
#include "tests/support/scripted_transport.h"

#include <gtest/gtest.h>

namespace reviver {
namespace {

using namespace std::chrono_literals;
using test::FaultyTransport;
using test::hex;
using test::ScriptedTransport;

const Bytes kNopFrame = hex("7E 06 4E 95 7E");
const Bytes kAckFrame = hex("7E 02 6A D3 7E");
const Bytes kNop = hex("06");
const Bytes kAck = hex("02");

class FrameChannelTest : public testing::Test {
protected:
    std::chrono::milliseconds elapsed() const
    {
        return std::chrono::duration_cast<std::chrono::milliseconds>(clock.now() - start);
    }

    VirtualClock clock;
    Clock::Instant start = clock.now();
    ScriptedTransport port{clock};
    FrameChannel channel{port, clock};
};

TEST_F(FrameChannelTest, ReturnsTheAnswerAtOnce)
{
    port.expects(kNopFrame).answers(kAckFrame);
    EXPECT_EQ(channel.exchange(kNop, 3s, {}), kAck);
    EXPECT_EQ(elapsed(), 0ms);
    EXPECT_EQ(channel.counters().frames, 1u);
    EXPECT_EQ(channel.counters().timeouts, 0u);
}

TEST_F(FrameChannelTest, OmitsTheLeadingFlagWhenAsked)
{
    FrameChannel plain(port, clock, hdlc::LeadingFlag::Omit);
    port.expects(hex("06 4E 95 7E")).answers(hex("02 6A D3 7E"));
    EXPECT_EQ(plain.exchange(kNop, 3s, {}), kAck);
}

TEST_F(FrameChannelTest, WaitsExactlyAsLongAsAsked)
{
    port.expects(kNopFrame).answers(kAckFrame, 2999ms);
    EXPECT_EQ(channel.exchange(kNop, 3s, {}), kAck);
    EXPECT_EQ(elapsed(), 2999ms);
}

TEST_F(FrameChannelTest, NamesWhatWasNotAnsweredAndHowLong)
{
    port.expects(kNopFrame);
    const auto reply = channel.exchange(kNop, 3s, {});
    ASSERT_FALSE(reply);
    EXPECT_EQ(reply.error().code(), ErrorCode::Timeout);
    EXPECT_EQ(reply.error().detail(), "no answer to 06 within 3000 ms");
    EXPECT_EQ(elapsed(), 3s);
    EXPECT_EQ(channel.counters().timeouts, 1u);
}

TEST_F(FrameChannelTest, CountsDamagedFramesAndGoesOnWaiting)
{
    port.expects(kNopFrame).answers(hex("7E 02 6A D4 7E"), 100ms).answers(kAckFrame, 500ms);
    EXPECT_EQ(channel.exchange(kNop, 3s, {}), kAck);
    EXPECT_EQ(channel.counters().badFrames, 1u);
}

TEST_F(FrameChannelTest, MentionsDamagedAndOtherFramesWhenTimeIsUp)
{
    port.expects(kNopFrame).answers(hex("7E 02 6A D4 7E 7E 03 00 06 9E 4C 7E"));
    const auto reply = channel.exchange(kNop, 3s, {}, [](ByteView payload) { return payload.size() == 1; });
    ASSERT_FALSE(reply);
    EXPECT_EQ(reply.error().detail(),
              "no answer to 06 within 3000 ms, 1 damaged frame, 1 other frame, the last 03 00 06");
}

TEST_F(FrameChannelTest, ForgetsWhatArrivedBeforeTheRequest)
{
    port.answers(hex("7E 03 00 06 9E 4C 7E")).expects(kNopFrame).answers(kAckFrame, 10ms);
    EXPECT_EQ(channel.exchange(kNop, 3s, {}), kAck);
}

TEST_F(FrameChannelTest, FindsTheAnswerHoweverItIsCut)
{
    FaultyTransport slow(port, {.mostPerRead = 1});
    FrameChannel pieces(slow, clock);
    port.expects(kNopFrame).answers("\r\nOK\r\n").answers(kAckFrame);
    EXPECT_EQ(pieces.exchange(kNop, 3s, {}), kAck);
    EXPECT_EQ(asText(pieces.takeNoise()), "\r\nOK\r\n");
}

TEST_F(FrameChannelTest, EndsWhenThePortIsGone)
{
    port.expects(kNopFrame).disconnects();
    const auto reply = channel.exchange(kNop, 3s, {});
    ASSERT_FALSE(reply);
    EXPECT_EQ(reply.error().code(), ErrorCode::PortDisconnected);
}

TEST_F(FrameChannelTest, EndsWhenThePortVanishesAtAnyOctetOfTheAnswer)
{
    for (std::size_t octets = 1; octets < kAckFrame.size(); ++octets) {
        ScriptedTransport script(clock);
        script.expects(kNopFrame).answers(kAckFrame);
        FaultyTransport unplugged(script, {.goneAfterReceived = octets});
        FrameChannel cut(unplugged, clock);
        const auto reply = cut.exchangeRepeating(kNop, 3s, 3, {});
        // The flag that closes the frame decides.
        ASSERT_FALSE(reply) << octets;
    }
}

TEST_F(FrameChannelTest, EndsWhenTheUserStops)
{
    StopSource stop;
    stop.requestStop();
    const auto reply = channel.exchange(kNop, 3s, stop.token());
    ASSERT_FALSE(reply);
    EXPECT_EQ(reply.error().code(), ErrorCode::Cancelled);
}

TEST_F(FrameChannelTest, RepeatsTheSameOctetsUntilAnswered)
{
    port.expects(kNopFrame).expects(kNopFrame).expects(kNopFrame).answers(kAckFrame);
    EXPECT_EQ(channel.exchangeRepeating(kNop, 1s, 3, {}), kAck);
    EXPECT_EQ(channel.counters().repeats, 2u);
    EXPECT_EQ(channel.counters().timeouts, 2u);
    EXPECT_EQ(channel.counters().frames, 3u);
    EXPECT_EQ(elapsed(), 2s);
}

TEST_F(FrameChannelTest, GivesUpAfterTheLastTry)
{
    port.expects(kNopFrame).expects(kNopFrame);
    const auto reply = channel.exchangeRepeating(kNop, 1s, 2, {});
    ASSERT_FALSE(reply);
    EXPECT_EQ(reply.error().code(), ErrorCode::Timeout);
    EXPECT_EQ(reply.error().detail(), "after 2 tries: no answer to 06 within 1000 ms");
}

TEST_F(FrameChannelTest, DoesNotRepeatOnOtherErrors)
{
    port.expects(kNopFrame).disconnects();
    const auto reply = channel.exchangeRepeating(kNop, 1s, 3, {});
    ASSERT_FALSE(reply);
    EXPECT_EQ(reply.error().code(), ErrorCode::PortDisconnected);
    EXPECT_EQ(channel.counters().repeats, 0u);
}

TEST_F(FrameChannelTest, RepeatsWhenTheAnswerAsksForIt)
{
    const auto damaged = [](ByteView payload) { return payload.size() == 3; };
    port.expects(kNopFrame).answers(hex("7E 03 00 01 21 38 7E")).expects(kNopFrame).answers(kAckFrame);
    EXPECT_EQ(channel.exchangeRepeating(kNop, 1s, 3, {}, {}, damaged), kAck);
    EXPECT_EQ(channel.counters().repeats, 1u);
    EXPECT_EQ(elapsed(), 0ms);
}

TEST_F(FrameChannelTest, ReturnsTheLastAnswerThatAsksForARepeat)
{
    const auto damaged = [](ByteView payload) { return payload.size() == 3; };
    for (int i = 0; i < 2; ++i)
        port.expects(kNopFrame).answers(hex("7E 03 00 01 21 38 7E"));
    EXPECT_EQ(channel.exchangeRepeating(kNop, 1s, 2, {}, {}, damaged), hex("03 00 01"));
}

// Block n is answered late: its repeat is answered, too. The second answer must not
// be taken for block n+1's, which the modem refuses here.
TEST_F(FrameChannelTest, DoesNotTakeALateAnswerForTheNextRequests)
{
    port.expects(kNopFrame)
        .expects(kNopFrame)
        .answers(kAckFrame)         // to the first try, 1 s late
        .answers(kAckFrame, 200ms)  // to the repeat
        .expects(hex("7E 07 C7 84 7E"))
        .answers(hex("7E 03 00 06 9E 4C 7E"), 300ms);
    EXPECT_EQ(channel.exchangeRepeating(kNop, 1s, 3, {}), kAck);
    EXPECT_EQ(channel.exchange(hex("07"), 1s, {}), hex("03 00 06"));
}

TEST_F(FrameChannelTest, WaitsForLateAnswersOnlyUntilTheyAreIn)
{
    port.expects(kNopFrame).expects(kNopFrame).answers(kAckFrame).answers(kAckFrame, 50ms);
    ASSERT_TRUE(channel.exchangeRepeating(kNop, 1s, 3, {}));
    ASSERT_TRUE(channel.settle({}));
    EXPECT_EQ(elapsed(), 1050ms);
}

TEST_F(FrameChannelTest, WaitsForALostAnswerOnlyAShortTime)
{
    port.expects(kNopFrame).expects(kNopFrame).answers(kAckFrame);
    ASSERT_TRUE(channel.exchangeRepeating(kNop, 1s, 3, {}));
    ASSERT_TRUE(channel.settle({}));
    EXPECT_EQ(elapsed(), 1s + FrameChannel::kSettleTime);
    ASSERT_TRUE(channel.settle({}));
    EXPECT_EQ(elapsed(), 1s + FrameChannel::kSettleTime) << "nothing is outstanding any more";
}

TEST_F(FrameChannelTest, DoesNotTakeTheLateAnswerToAFailedRequest)
{
    port.expects(kNopFrame).answers(kAckFrame, 1100ms).expects(hex("7E 07 C7 84 7E"));
    port.answers(hex("7E 03 00 06 9E 4C 7E"));
    ASSERT_FALSE(channel.exchange(kNop, 1s, {}));
    EXPECT_EQ(channel.exchange(hex("07"), 1s, {}), hex("03 00 06"));
}

TEST_F(FrameChannelTest, DoesNotWaitForEverOnALineThatIsNeverQuiet)
{
    port.expects(kNopFrame);
    for (int i = 1; i < 200; ++i)
        port.answers("log\n", i * 100ms);
    port.expects(kNopFrame).answers(kAckFrame);
    ASSERT_FALSE(channel.exchange(kNop, 1s, {}));
    EXPECT_EQ(channel.exchange(kNop, 1s, {}), kAck);
    EXPECT_LE(elapsed(), 1s + FrameChannel::kSettleLimit + FrameChannel::kSettleTime);
}

TEST_F(FrameChannelTest, SurvivesTheLossAndTheDamageOfEachOctetOfTheAnswer)
{
    for (std::size_t number = 0; number < kAckFrame.size(); ++number) {
        for (const bool lost : {true, false}) {
            ScriptedTransport script(clock);
            const auto spoil = [=](std::size_t at, std::uint8_t octet) -> std::optional<std::uint8_t> {
                if (at != number)
                    return octet;
                return lost ? std::nullopt : std::optional<std::uint8_t>(octet ^ 0x10);
            };
            FaultyTransport spoilt(script, {.onReceived = spoil});
            FrameChannel repeating(spoilt, clock);
            script.expects(kNopFrame).answers(kAckFrame);
            const bool onlyTheLeadingFlagIsLost = number == 0 && lost;
            if (!onlyTheLeadingFlagIsLost)
                script.expects(kNopFrame).answers(kAckFrame);
            EXPECT_EQ(repeating.exchangeRepeating(kNop, 1s, 3, {}), kAck) << "octet " << number;
        }
    }
}

}  // namespace
}  // namespace reviver
