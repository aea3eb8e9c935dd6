// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/simulator/modem_bench.h"

namespace reviver::test {

inline Bytes le32(std::uint32_t value)
{
    Bytes octets;
    appendLe(octets, value);
    return octets;
}

inline Bytes writeRequest(std::uint32_t address, ByteView octets)
{
    return joined(
        {{0x0F},
         be32(address),
         {static_cast<std::uint8_t>(octets.size() >> 8), static_cast<std::uint8_t>(octets.size() & 0xFF)},
         Bytes(octets.begin(), octets.end())});
}

inline Bytes goRequest(std::uint32_t address)
{
    return joined({{0x05}, be32(address)});
}

inline Bytes helloRequest()
{
    const std::string_view magic = "QCOM fast download protocol host";
    return joined({{0x01}, Bytes(magic.begin(), magic.end()), {0x03, 0x03, 0x09}});
}

inline Bytes streamWriteRequest(std::uint32_t offset, ByteView octets)
{
    return joined({{0x07}, le32(offset), Bytes(octets.begin(), octets.end())});
}

/// Sends the practice loader to RAM and starts it.
inline void uploadLoader(ModemBench &bench)
{
    const Bytes loader = practiceLoader();
    std::uint32_t address = 0x00100000;
    for (const ByteView block : blocksOf(loader, 1017)) {
        ASSERT_EQ(bench.askFrame(writeRequest(address, block)), kAck);
        address += static_cast<std::uint32_t>(block.size());
    }
    ASSERT_EQ(bench.ask(hex("7E 05 00 10 00 00 B6 6C 7E")), kAck);
    bench.pass(std::chrono::milliseconds(200));
}

/// Leads a loader that was started to where it opens images.
inline void greetLoader(ModemBench &bench)
{
    ASSERT_FALSE(bench.askFrame(helloRequest()).empty());
    ASSERT_EQ(bench.askFrame({0x17, 0x01}), handFrame({0x18}));
    const Bytes table = practiceImages(PracticeSizes::Small).front().data;
    ASSERT_EQ(bench.askFrame(joined({{0x19, 0x00}, table})), handFrame({0x1A, 0x00}));
}

/// Writes one image through an opened stream, 1024 octets a block.
inline void streamImage(ModemBench &bench, const Bytes &open, const Bytes &data)
{
    ASSERT_EQ(bench.askFrame(open), handFrame({0x1C, 0x00}));
    std::uint32_t offset = 0;
    for (const ByteView block : blocksOf(data, 1024)) {
        ASSERT_EQ(bench.askFrame(streamWriteRequest(offset, block)),
                  handFrame(joined({{0x08}, le32(offset)})));
        offset += static_cast<std::uint32_t>(block.size());
    }
    ASSERT_EQ(bench.askFrame({0x15}), handFrame({0x16}));
}

}  // namespace reviver::test
