// SPDX-License-Identifier: Apache-2.0
#include "core/simulator/balong_boot_rom.h"

#include "core/simulator/download_frames.h"
#include "core/simulator/practice_balong.h"

#include <algorithm>

namespace reviver::practice {
namespace {

constexpr std::uint8_t kStart = 0xFE;
constexpr std::uint8_t kData = 0xDA;
constexpr std::uint8_t kEnd = 0xED;
constexpr std::uint8_t kYes = 0xAA;
constexpr std::uint8_t kNo = 0x55;
constexpr std::size_t kStartSize = 14;
constexpr std::size_t kEndSize = 5;
constexpr std::size_t kAroundData = 5;
constexpr std::size_t kMostData = 1024;
constexpr std::size_t kRamSize = 64u << 20;
/// Until the loader takes the USB bus over (inferred).
constexpr std::chrono::milliseconds kLoaderStart{400};
/// A packet whose rest does not come is forgotten (inferred).
constexpr std::chrono::milliseconds kPatience{500};
constexpr std::uint8_t kRunAndReturn = 1;
constexpr std::uint8_t kStartProgram = 2;

/// CRC-16/XMODEM, bit by bit.
std::uint16_t crcOf(ByteView octets)
{
    std::uint16_t crc = 0;
    for (const std::uint8_t octet : octets) {
        crc = static_cast<std::uint16_t>(crc ^ octet << 8);
        for (int bit = 0; bit < 8; ++bit)
            crc = static_cast<std::uint16_t>(crc & 0x8000 ? crc << 1 ^ 0x1021 : crc << 1);
    }
    return crc;
}

bool crcIsGood(ByteView packet)
{
    return crcOf(packet.first(packet.size() - 2)) == loadBe<std::uint16_t>(packet, packet.size() - 2);
}

bool numberIsSound(ByteView packet)
{
    return packet[1] == static_cast<std::uint8_t>(~packet[2]);
}

/// A program is more than one octet over and over.
bool holdsProgram(ByteView block)
{
    return std::ranges::any_of(block, [&](std::uint8_t octet) { return octet != block.front(); });
}

/// Looks for the place where stock loaders erase the flash, and whether a call is there.
bool erasesFlash(ByteView program)
{
    Bytes around;
    for (const std::uint32_t word : kBeforeEraseCall)
        appendLe(around, word);
    const auto found = std::search(program.begin(), program.end(), around.begin(), around.end());
    const std::size_t call = static_cast<std::size_t>(found - program.begin()) + 4 * kEraseCallAt;
    return found != program.end() && call + 4 <= program.size() && program[call + 3] == kCallCode;
}

}  // namespace

AttachedDevice BalongBootRomProgram::identity() const
{
    AttachedDevice device;
    device.id = UsbId{0x12D1, 0x1443};
    device.manufacturer = "HUAWEI";
    device.product = "USB CON HUAWEI";
    device.interfaces = {{0, 0xFF, 0xFF, 0xFF, 2, "", "option", std::string(kPcui)}};
    return device;
}

void BalongBootRomProgram::receive(std::string_view port, ByteView octets)
{
    if (port != kPcui || m_crashed)
        return;
    ++m_turn;
    append(m_input, octets);
    while (!m_input.empty() && !m_crashed) {
        const std::size_t size = packetSize();
        if (m_input.size() < size)
            return forgetLater();
        const Bytes packet(m_input.begin(), m_input.begin() + static_cast<std::ptrdiff_t>(size));
        m_input.erase(m_input.begin(), m_input.begin() + static_cast<std::ptrdiff_t>(size));
        onPacket(packet);
    }
}

/// Who goes away in the middle of a packet must not spoil the next one's first.
void BalongBootRomProgram::forgetLater()
{
    m_board.later(kPatience, [this, turn = m_turn] {
        if (turn == m_turn)
            m_input.clear();
    });
}

/// Octets of the packet that begins in the input. Data packets carry no length: a full
/// one holds 1024 octets, the last one what is missing of its block, and one that comes
/// again as many as the first time.
std::size_t BalongBootRomProgram::packetSize() const
{
    switch (m_input.front()) {
    case kStart:
        return kStartSize;
    case kEnd:
        return kEndSize;
    case kData:
        break;
    default:
        return 1;
    }
    if (!m_block)
        return kAroundData;
    if (m_input.size() < 2)
        return 2;
    const bool again = m_lastSize > 0 && m_input[1] == m_lastNumber;
    return kAroundData + (again ? m_lastSize : std::min(kMostData, m_block->size - m_block->data.size()));
}

void BalongBootRomProgram::onPacket(ByteView packet)
{
    if (packet.size() < kEndSize || !crcIsGood(packet))
        return answer(false);
    switch (packet[0]) {
    case kStart:
        return answer(begin(packet));
    case kData:
        return answer(data(packet));
    default:
        return answer(end(packet));
    }
}

/// FE 00 FF, mode, size u32, address u32, CRC. It may come at any time and begins anew.
bool BalongBootRomProgram::begin(ByteView packet)
{
    const auto size = loadBe<std::uint32_t>(packet, 4);
    const std::uint8_t mode = packet[3];
    if (packet[1] != 0x00 || packet[2] != 0xFF || size == 0 || size > kRamSize
        || (mode != kRunAndReturn && mode != kStartProgram))
        return false;
    m_block = Block{mode, size, {}};
    m_lastNumber = 0;
    m_lastSize = 0;
    return true;
}

/// DA, number, complement, octets, CRC.
bool BalongBootRomProgram::data(ByteView packet)
{
    if (!m_block || !numberIsSound(packet))
        return false;
    if (m_lastSize > 0 && packet[1] == m_lastNumber)
        return true;
    const ByteView octets = packet.subspan(3, packet.size() - kAroundData);
    if (packet[1] != static_cast<std::uint8_t>(m_lastNumber + 1) || octets.empty())
        return false;
    append(m_block->data, octets);
    m_lastNumber = packet[1];
    m_lastSize = octets.size();
    return true;
}

/// ED, number, complement, CRC. A repeat of it is acknowledged, too.
bool BalongBootRomProgram::end(ByteView packet)
{
    if (!numberIsSound(packet) || packet[1] != static_cast<std::uint8_t>(m_lastNumber + 1))
        return false;
    if (m_block && m_block->data.size() != m_block->size)
        return false;
    if (m_block)
        run(*std::exchange(m_block, std::nullopt));
    return true;
}

void BalongBootRomProgram::run(Block block)
{
    const bool sound = holdsProgram(block.data);
    if (block.mode == kRunAndReturn) {
        m_memoryReady = sound;
        m_crashed = !sound;
        return;
    }
    if (!sound || !m_memoryReady) {
        m_crashed = true;
        return;
    }
    if (erasesFlash(block.data))
        static_cast<void>(m_board.store().eraseBlocks(0, m_board.store().blockCount()));
    m_board.later(kLoaderStart, [this] { m_board.restart(ModemBoard::Boot::IntoDownload); });
}

void BalongBootRomProgram::answer(bool good)
{
    m_board.send(kPcui, Bytes{good ? kYes : kNo});
}

}  // namespace reviver::practice
