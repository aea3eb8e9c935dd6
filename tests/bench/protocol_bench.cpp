// SPDX-License-Identifier: Apache-2.0
// Each against a baseline of the same octets: bit by bit for the CRC, a copy for HDLC.
#include "core/base/crc.h"
#include "core/protocol/hdlc.h"
#include "tests/bench/baselines.h"
#include "tests/firmware/made_firmware.h"

#include <cstring>

namespace reviver::bench {
namespace {

constexpr std::size_t kSize = 1u << 20;
constexpr std::size_t kBlock = 4096;  ///< what Huawei's download carries in one frame

std::uint16_t crcBitByBit(ByteView octets)
{
    unsigned crc = 0xFFFF;
    for (const std::uint8_t octet : octets) {
        crc ^= octet;
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc & 1u) != 0 ? (crc >> 1) ^ 0x8408u : crc >> 1;
    }
    return static_cast<std::uint16_t>(crc ^ 0xFFFFu);
}

/// Copies the octets block by block.
class Copy {
public:
    explicit Copy(const Bytes &octets) : m_from(octets), m_to(octets.size()) {}
    void operator()()
    {
        std::memcpy(m_to.data(), m_from.data(), m_from.size());
        benchmark::DoNotOptimize(m_to.data());
        benchmark::ClobberMemory();
    }

private:
    const Bytes &m_from;
    Bytes m_to;
};

/// CRC-16/X-25 by sixteen tables, against one bit at a time.
void crcX25(benchmark::State &state)
{
    const Bytes octets = test::noise(kSize, 1);
    if (crc16X25(octets) != crcBitByBit(octets))
        state.SkipWithError("the checksums differ");
    compare(
        state, octets.size(), [&] { benchmark::DoNotOptimize(crc16X25(octets)); },
        [&] { benchmark::DoNotOptimize(crcBitByBit(octets)); });
}
BENCHMARK(crcX25);

void hdlcEncode(benchmark::State &state)
{
    const Bytes octets = test::noise(kSize, 1);
    Bytes frame;
    compare(
        state, octets.size(),
        [&] {
            for (std::size_t at = 0; at < octets.size(); at += kBlock) {
                hdlc::encodeFrame(ByteView(octets).subspan(at, kBlock), hdlc::LeadingFlag::Send, frame);
                benchmark::DoNotOptimize(frame.data());
            }
        },
        Copy(octets));
}
BENCHMARK(hdlcEncode);

void hdlcDecode(benchmark::State &state)
{
    const Bytes octets = test::noise(kSize, 1);
    Bytes stream;
    for (std::size_t at = 0; at < octets.size(); at += kBlock)
        append(stream, hdlc::encodeFrame(ByteView(octets).subspan(at, kBlock)));
    std::size_t decoded = 0;
    compare(
        state, octets.size(),
        [&] {
            hdlc::FrameDecoder decoder;
            decoded = 0;
            for (std::size_t at = 0; at < stream.size(); at += kBlock) {
                decoder.feed(ByteView(stream).subspan(at, std::min(kBlock, stream.size() - at)));
                while (const auto frame = decoder.next())
                    decoded += *frame ? (*frame)->size() : 0;
            }
        },
        Copy(octets));
    if (decoded != octets.size())
        state.SkipWithError("not every frame came back");
}
BENCHMARK(hdlcDecode);

}  // namespace
}  // namespace reviver::bench
