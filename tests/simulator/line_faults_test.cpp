// SPDX-License-Identifier: Apache-2.0
#include "core/simulator/line_faults.h"
#include "tests/simulator/modem_bench.h"

namespace reviver::test {
namespace {

LineFaults line(std::initializer_list<const char *> specs)
{
    std::vector<Fault> faults;
    for (const char *spec : specs)
        faults.push_back(parseFault(spec).value());
    return LineFaults(faults);
}

std::string sent(LineFaults &line, std::string_view text)
{
    return std::string(asText(line.toModem(asBytes(text))));
}

TEST(LineFaults, LoseRepeatAndFlipOneOctetEachWayByItsNumber)
{
    LineFaults faults = line({"lose-octet@2", "repeat-octet@4", "flip-answer-octet@1"});
    EXPECT_EQ(sent(faults, "abcd"), "acdd");
    EXPECT_EQ(sent(faults, "abcd"), "abcd") << "once only";
    EXPECT_EQ(faults.fromModem(Bytes{0x00, 0x00}), (Bytes{0x02, 0x00}));
    EXPECT_EQ(faults.sent(), 8u);
    EXPECT_EQ(faults.answered(), 2u);
}

TEST(LineFaults, CountOverTheBordersOfMessages)
{
    LineFaults faults = line({"lose-octet@4"});
    EXPECT_EQ(sent(faults, "abc"), "abc");
    EXPECT_EQ(sent(faults, "def"), "ef");
}

TEST(LineFaults, AFrameWithAFlippedBitIsNotAcknowledged)
{
    ModemBench bench("e392-unfinished", fastOptions({"flip-octet@5"}));
    EXPECT_NE(bench.askFrame(beginRequest(0x1234, 8192)), kAck);
    EXPECT_EQ(bench.askFrame(beginRequest(0x1234, 8192)), kAck) << "once only";
}

TEST(LineFaults, SplitAnswersComeOneByOneAndAreThrownAwayWhole)
{
    ModemBench bench("e392-unfinished", fastOptions({"split-answers@1"}));
    EXPECT_EQ(bench.askFrame(beginRequest(0x1234, 8192)), Bytes{kAck[0]});
    EXPECT_EQ(bench.modem.take("pcui"), Bytes{kAck[1]});
    bench.modem.discard("pcui");
    EXPECT_TRUE(bench.modem.take("pcui").empty());
}

}  // namespace
}  // namespace reviver::test
