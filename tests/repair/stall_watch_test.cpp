// SPDX-License-Identifier: Apache-2.0
#include "core/repair/stall_watch.h"

#include <gtest/gtest.h>

namespace reviver {
namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

/// Says nothing until `wakesAt`, then one octet; moves the clock as a real port would.
class SleepyPort final : public Transport {
public:
    SleepyPort(VirtualClock &clock, milliseconds wakesAfter)
        : m_clock(clock)
        , m_wakes(clock.now() + wakesAfter)
    {
    }

    Result<void> write(ByteView, milliseconds, StopToken) override { return {}; }
    Result<std::size_t> readSome(MutableByteView buffer, milliseconds timeout, StopToken) override
    {
        if (m_clock.now() + timeout < m_wakes) {
            m_clock.sleep(timeout);
            return failure(ErrorCode::Timeout, "silence");
        }
        if (m_clock.now() < m_wakes)
            m_clock.sleep(std::chrono::ceil<milliseconds>(m_wakes - m_clock.now()));
        buffer[0] = 0x7E;
        return 1;
    }
    void discardInput() override {}

private:
    VirtualClock &m_clock;
    Clock::Instant m_wakes;
};

struct Told {
    milliseconds silence;
    milliseconds limit;
};

std::vector<Told> watch(milliseconds wakesAfter, milliseconds timeout, bool &answered)
{
    VirtualClock clock;
    std::vector<Told> told;
    StallWatch watched(std::make_unique<SleepyPort>(clock, wakesAfter), clock,
                       [&](milliseconds silence, milliseconds limit) {
                           told.push_back({silence, limit});
                       });
    Bytes buffer(16);
    const auto start = clock.now();
    answered = watched.readSome(buffer, timeout, {}).has_value();
    EXPECT_LE(clock.now() - start, timeout);
    return told;
}

TEST(StallWatch, KeepsQuietAboutShortSilence)
{
    bool answered = false;
    EXPECT_TRUE(watch(4s, 10s, answered).empty());
    EXPECT_TRUE(answered);
}

TEST(StallWatch, TellsOfLongSilenceAndOfItsEnd)
{
    bool answered = false;
    const auto told = watch(8s, 30s, answered);
    EXPECT_TRUE(answered);
    ASSERT_GE(told.size(), 2u);
    EXPECT_GE(told.front().silence, 5s);
    EXPECT_EQ(told.front().limit, 30s);
    EXPECT_EQ(told.back().silence, 0s) << "the end is told, too";
}

TEST(StallWatch, EndsWithTheTimeoutOfTheCaller)
{
    bool answered = true;
    EXPECT_FALSE(watch(1h, 12s, answered).empty());
    EXPECT_FALSE(answered);
}

}  // namespace
}  // namespace reviver
