// SPDX-License-Identifier: Apache-2.0
#include "core/transport/recording_transport.h"
#include "tests/support/hex_literal.h"
#include "tests/support/scripted_transport.h"

#include <array>
#include <gtest/gtest.h>

namespace reviver {
namespace {

using namespace std::chrono_literals;
using test::hex;

struct Seen {
    Direction direction;
    Bytes octets;
    std::chrono::milliseconds at;
    bool operator==(const Seen &) const = default;
};

TEST(RecordingTransport, ShowsEveryOctetWithDirectionAndTime)
{
    VirtualClock clock;
    const Clock::Instant start = clock.now();
    test::ScriptedTransport port(clock);
    port.expects(hex("06")).answers(hex("02 6A"), 20ms).answers(hex("D3"), 30ms);
    std::vector<Seen> seen;
    RecordingTransport recording(port, clock, [&](Direction direction, ByteView octets, Clock::Instant at) {
        seen.push_back({direction, Bytes(octets.begin(), octets.end()),
                        std::chrono::duration_cast<std::chrono::milliseconds>(at - start)});
    });

    std::array<std::uint8_t, 8> buffer{};
    ASSERT_TRUE(recording.write(hex("06"), 1s));
    EXPECT_EQ(recording.readSome(buffer, 1s), 2u);
    EXPECT_EQ(recording.readSome(buffer, 1s), 1u);
    EXPECT_EQ(recording.readSome(buffer, 1s).error().code(), ErrorCode::Timeout);
    const std::vector<Seen> expected{{Direction::Sent, hex("06"), 0ms},
                                     {Direction::Received, hex("02 6A"), 20ms},
                                     {Direction::Received, hex("D3"), 30ms}};
    EXPECT_EQ(seen, expected);
}

TEST(RecordingTransport, ShowsWhatWasSentToAPortThatIsGone)
{
    VirtualClock clock;
    test::ScriptedTransport port(clock);
    port.disconnects();
    Bytes seen;
    RecordingTransport recording(port, clock,
                                 [&](Direction, ByteView octets, Clock::Instant) { append(seen, octets); });
    EXPECT_EQ(recording.write(hex("06"), 1s).error().code(), ErrorCode::PortDisconnected);
    EXPECT_EQ(seen, hex("06"));
}

}  // namespace
}  // namespace reviver
