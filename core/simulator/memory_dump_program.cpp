// SPDX-License-Identifier: Apache-2.0
#include "core/simulator/memory_dump_program.h"

#include "core/simulator/sahara_program.h"

#include <algorithm>
#include <array>

namespace reviver::practice {
namespace {

constexpr std::uint32_t kHelloReply = 0x02;
constexpr std::uint32_t kReset = 0x07;
constexpr std::uint32_t kResetReply = 0x08;
constexpr std::uint32_t kMemoryDebug = 0x09;
constexpr std::uint32_t kMemoryRead = 0x0A;
constexpr std::uint32_t kMemoryDebug64 = 0x10;
constexpr std::uint32_t kMemoryRead64 = 0x11;
constexpr std::uint32_t kDebugMode = 2;
constexpr std::uint32_t kInvalidCommand = 0x01;
constexpr std::uint32_t kInvalidHostMode = 0x18;
constexpr std::uint32_t kInvalidMemoryRead = 0x19;

constexpr std::uint64_t kTableAddress = 0x0805F000;
constexpr std::size_t kTextSize = 20;

struct Region {
    std::uint64_t base;
    std::uint64_t base64;  ///< in a chip with more than 32 address lines
    std::size_t size;
    std::string_view description;
    std::string_view file;
};

constexpr std::array kRegions{
    Region{0x08600000, 0x08600000, 0x10000, "OCIMEM", "OCIMEM.BIN"},
    Region{0x00200000, 0x00200000, 0x5000, "RPM message RAM", "MSGRAM.BIN"},
    Region{0x80000000, 0x200000000, 0x60000, "DDR CS0 memory", "DDRCS0.BIN"},
    Region{0x0805E000, 0x0805E000, 0x200, "Load script", "load.cmm"},
};

std::uint64_t baseOf(const Region &region, bool is64Bit)
{
    return is64Bit ? region.base64 : region.base;
}

Bytes regionTable(bool is64Bit)
{
    Bytes table;
    const auto word = [&](std::uint64_t value) {
        if (is64Bit)
            appendLe(table, value);
        else
            appendLe(table, static_cast<std::uint32_t>(value));
    };
    for (const Region &region : kRegions) {
        word(1);
        word(baseOf(region, is64Bit));
        word(region.size);
        for (const std::string_view text : {region.description, region.file}) {
            const std::size_t end = table.size() + kTextSize;
            append(table, asBytes(text));
            table.resize(end, 0);
        }
    }
    return table;
}

}  // namespace

Bytes practiceMemory(std::uint64_t address, std::size_t size)
{
    Bytes octets(size);
    for (std::size_t i = 0; i < size; ++i) {
        const std::uint64_t at = address + i;
        octets[i] = static_cast<std::uint8_t>((at * 2654435761u >> 11) ^ at >> 32);
    }
    return octets;
}

MemoryDumpProgram::MemoryDumpProgram(ModemBoard &board, SaharaStyle style)
    : m_board(board)
    , m_line(board, style, [this](std::uint32_t command, ByteView fields) { onPacket(command, fields); })
    , m_output(board, std::string(kEmergencyPort))
    , m_table(regionTable(style.is64Bit))
{
}

AttachedDevice MemoryDumpProgram::identity() const
{
    return emergencyDevice(0x900E, "QHSUSB__BULK");
}

void MemoryDumpProgram::start()
{
    m_line.awaitClient(kDebugMode);
}

void MemoryDumpProgram::opened(std::string_view)
{
    m_output.stop();
    m_debugging = false;
    m_line.sayHello(kDebugMode);
}

void MemoryDumpProgram::receive(std::string_view port, ByteView octets)
{
    if (port == kEmergencyPort && !m_output.busy())
        m_line.feed(octets);
}

void MemoryDumpProgram::taken(std::string_view port)
{
    if (port == kEmergencyPort)
        m_output.taken();
}

void MemoryDumpProgram::onPacket(std::uint32_t command, ByteView fields)
{
    const bool wide = m_line.style().is64Bit;
    switch (command) {
    case kReset:
        m_line.send(kResetReply);
        m_board.settings().crashed = false;
        return m_board.restart(ModemBoard::Boot::FromFlash);
    case kHelloReply:
        if (fields.size() < 16 || loadLe<std::uint32_t>(fields, 12) != kDebugMode)
            return m_line.refuse(0, kInvalidHostMode);
        m_debugging = true;
        return m_line.sendWide(wide ? kMemoryDebug64 : kMemoryDebug, {kTableAddress, m_table.size()});
    case kMemoryRead:
    case kMemoryRead64:
        if (!m_debugging || (command == kMemoryRead64) != wide || fields.size() != (wide ? 16u : 8u))
            return m_line.refuse(0, kInvalidCommand);
        if (wide)
            return read(loadLe<std::uint64_t>(fields), loadLe<std::uint64_t>(fields, 8));
        return read(loadLe<std::uint32_t>(fields), loadLe<std::uint32_t>(fields, 4));
    default:
        return m_line.refuse(0, kInvalidCommand);
    }
}

void MemoryDumpProgram::read(std::uint64_t address, std::uint64_t size)
{
    const auto inside = [&](std::uint64_t base, std::uint64_t length) {
        return address >= base && address - base <= length && size <= length - (address - base);
    };
    if (inside(kTableAddress, m_table.size())) {
        return m_output.start(
            size, [this, from = address - kTableAddress](std::uint64_t offset, std::size_t count) {
                const ByteView part = ByteView(m_table).subspan(from + offset, count);
                return Bytes(part.begin(), part.end());
            });
    }
    const bool known = std::ranges::any_of(kRegions, [&](const Region &region) {
        return inside(baseOf(region, m_line.style().is64Bit), region.size);
    });
    if (!known)
        return m_line.refuse(0, kInvalidMemoryRead);
    m_output.start(size, [address](std::uint64_t offset, std::size_t count) {
        return practiceMemory(address + offset, count);
    });
}

}  // namespace reviver::practice
