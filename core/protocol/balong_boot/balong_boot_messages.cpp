// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/balong_boot/balong_boot_messages.h"

#include <array>

namespace reviver::balong_boot {
namespace {

constexpr std::array<std::uint16_t, 256> makeTable()
{
    std::array<std::uint16_t, 256> table{};
    for (unsigned octet = 0; octet < 256; ++octet) {
        unsigned crc = octet << 8;
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc & 0x8000u) != 0 ? (crc << 1) ^ 0x1021u : crc << 1;
        table[octet] = static_cast<std::uint16_t>(crc);
    }
    return table;
}

constexpr auto kTable = makeTable();

void appendCrc(Bytes &packet)
{
    appendBe(packet, crc16Xmodem(packet));
}

void appendNumber(Bytes &packet, std::uint8_t number)
{
    packet.push_back(number);
    packet.push_back(static_cast<std::uint8_t>(~number));
}

}  // namespace

std::uint16_t crc16Xmodem(ByteView data)
{
    unsigned crc = 0;
    for (const std::uint8_t octet : data)
        crc = (crc << 8 ^ kTable[(crc >> 8 ^ octet) & 0xFFu]) & 0xFFFFu;
    return static_cast<std::uint16_t>(crc);
}

Bytes encodeStart(RunMode mode, std::uint32_t size, std::uint32_t address)
{
    Bytes out{kStart, 0x00, 0xFF, static_cast<std::uint8_t>(mode)};
    appendBe(out, size);
    appendBe(out, address);
    appendCrc(out);
    return out;
}

void encodeData(std::uint8_t number, ByteView data, Bytes &out)
{
    out.clear();
    out.push_back(kData);
    appendNumber(out, number);
    append(out, data);
    appendCrc(out);
}

Bytes encodeEnd(std::uint8_t number)
{
    Bytes out{kEnd};
    appendNumber(out, number);
    appendCrc(out);
    return out;
}

}  // namespace reviver::balong_boot
