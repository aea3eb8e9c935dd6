// SPDX-License-Identifier: Apache-2.0
#include "core/simulator/practice_gobi.h"
#include "tests/simulator/modem_bench.h"

namespace reviver::test {
namespace {

Bytes hello(std::uint8_t version)
{
    Bytes request{0x01};
    append(request, asBytes("QCOM high speed protocol hst"));
    request.resize(33, 0);
    append(request, Bytes{version, version, 0x30});
    return request;
}

Bytes openRequest(ByteView package)
{
    const auto size = static_cast<std::uint32_t>(package.size() - 400);
    Bytes request{0x25, 0x80};
    appendLe(request, size + 400);
    request.push_back(1);
    appendLe(request, size);
    append(request, Bytes{0, 0});
    append(request, package.first(400));
    return request;
}

Bytes chunk(std::uint16_t number, ByteView octets)
{
    Bytes out{0x27};
    appendLe(out, number);
    appendLe(out, std::uint32_t{0});
    appendLe(out, static_cast<std::uint32_t>(octets.size()));
    appendLe(out, bitwiseCrc16(out));
    append(out, octets);
    return out;
}

TEST(QdlProgram, TakesTheVersionOfItsModemOnly)
{
    ModemBench bench("gobi-qdl");
    EXPECT_EQ(bench.ask(hex("7E 70 00 00 14 46 7E")), hex("7E 02 6A D3 7E"));
    for (const std::uint8_t version : Bytes{4, 5})
        EXPECT_EQ(bench.askFrame(hello(version)), handFrame({0x0D, 5, 0, 0, 0, 0}));
    Bytes answer{0x02};
    append(answer, asBytes("QCOM high speed protocol"));
    answer.resize(33, 0);
    append(answer, Bytes{6, 6});
    answer.resize(48, 0);
    answer.push_back(0x30);
    EXPECT_EQ(bench.askFrame(hello(6)), handFrame(answer));
}

TEST(QdlProgram, WritesAPackageThatCameInTwoChunks)
{
    ModemBench bench("gobi-qdl");
    bench.askFrame(hello(6));
    const Bytes package = gobiPracticePackage();
    bench.askFrame(openRequest(package));
    const ByteView data = ByteView(package).subspan(400);
    EXPECT_EQ(bench.ask(chunk(0, data.first(100'000))), handFrame({0x28, 0, 0, 0, 0, 0, 0, 0, 0}));
    EXPECT_EQ(bench.ask(chunk(1, data.subspan(100'000))), handFrame({0x28, 1, 0, 0, 0, 0, 0, 0, 0}));
    EXPECT_EQ(bench.askFrame({0x29}), handFrame({0x2A, 0, 0, 0x80, 0}));
    EXPECT_EQ(bench.modem.flash().at("cwe_modm"), gobiPracticeImages()[1].data);
}

TEST(QdlProgram, RefusesWhatIsOutOfPlace)
{
    ModemBench bench("gobi-qdl");
    EXPECT_EQ(bench.askFrame({0x29}), handFrame({0x0D, 5, 0, 0, 0, 0})) << "not greeted";
    bench.askFrame(hello(6));
    EXPECT_EQ(bench.askFrame({0x29}), handFrame({0x0D, 0x18, 0, 0, 0, 0})) << "nothing is open";
    Bytes wrongType = openRequest(gobiPracticePackage());
    wrongType[1] = 0x05;
    EXPECT_EQ(bench.askFrame(wrongType).at(2), 2);
    bench.askFrame(openRequest(gobiPracticePackage()));
    Bytes damaged = chunk(0, Bytes(16, 0x55));
    damaged[7] ^= 1;
    EXPECT_EQ(bench.ask(damaged), handFrame({0x28, 0, 0, 0, 0, 0, 0, 1, 0}));
    EXPECT_EQ(bench.askFrame({0x29}), handFrame({0x2A, 2, 0, 0x80, 0})) << "not all of it came";
}

}  // namespace
}  // namespace reviver::test
