// SPDX-License-Identifier: Apache-2.0
#include "core/simulator/streaming_program.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <fmt/format.h>

namespace reviver::practice {
namespace {

constexpr std::size_t kLargestFrame = 0x2000;
constexpr std::string_view kHostMagic = "QCOM fast download protocol host";
constexpr std::string_view kTargetMagic = "QCOM fast download protocol targ";
constexpr std::uint32_t kBlockSize = 1024;
constexpr std::size_t kLargestTable = 512;
constexpr std::size_t kTableHeaderSize = 16;
constexpr std::size_t kTableRowSize = 28;
constexpr std::size_t kLongestName = 16;
constexpr std::uint64_t kFreeSize = 64u << 20;
constexpr std::string_view kTableName = "partition_table";

// Errors (0D), from libopenpst streaming_dload.h (confirmed).
constexpr std::uint32_t kInvalidLength = 0x03;
constexpr std::uint32_t kInvalidCommand = 0x05;
constexpr std::uint32_t kOperationFailed = 0x07;
constexpr std::uint32_t kOutOfSequence = 0x0F;
constexpr std::uint32_t kCloseFailed = 0x10;
constexpr std::uint32_t kOutOfSpace = 0x12;
constexpr std::uint32_t kNoPowerOff = 0x15;

// Statuses of 1A and 1C, from the same header and edl streaming_defs.py (confirmed).
constexpr std::uint8_t kAccepted = 0;
constexpr std::uint8_t kTableDiffers = 1;
constexpr std::uint8_t kTableUnknown = 2;
constexpr std::uint8_t kPayloadTooLong = 1;
constexpr std::uint8_t kNoPayloadExpected = 2;
constexpr std::uint8_t kPayloadRequired = 3;
constexpr std::uint8_t kWriteProtected = 4;
constexpr std::uint8_t kOpenFailed = 5;

constexpr std::uint8_t kOpenCefs = 0x09;
constexpr std::uint8_t kOpenByName = 0x0E;

struct OpenType {
    std::uint8_t type;
    std::string_view partition;
};
constexpr std::array kOpenTypes{
    OpenType{0x05, "0:AMSS"}, OpenType{0x06, "0:APPS"}, OpenType{0x0A, "0:APPSBL"}, OpenType{0x0D, "0:DSP1"},
    OpenType{0x0F, "0:DBL"},  OpenType{0x10, "0:OSBL"}, OpenType{0x11, "0:FSBL"},   OpenType{0x12, "0:DSP2"},
};
// Boot loaders need no row in the table: they live in the boot region.
constexpr std::array<std::string_view, 3> kBootPartitions{"0:DBL", "0:FSBL", "0:OSBL"};

std::string storeName(std::string_view partition)
{
    std::string name = "partition_";
    for (const char letter : partition.substr(partition.find(':') + 1))
        name += std::isalnum(static_cast<unsigned char>(letter))
            ? static_cast<char>(std::tolower(static_cast<unsigned char>(letter)))
            : '_';
    return name;
}

std::string_view rowName(ByteView table, std::size_t row)
{
    const std::string_view name = asText(table.subspan(kTableHeaderSize + row * kTableRowSize, 16));
    return name.substr(0, name.find('\0'));
}

/// Rows that are really there: some hosts send fewer than the count says.
std::size_t rowCount(ByteView table)
{
    if (table.size() < kTableHeaderSize)
        return 0;
    const std::size_t present = (table.size() - kTableHeaderSize) / kTableRowSize;
    return std::min<std::size_t>(loadLe<std::uint32_t>(table, 12), present);
}

}  // namespace

StreamingProgram::StreamingProgram(ModemBoard &board)
    : m_board(board)
    , m_line(kLargestFrame, LeadingFlag::Needed,
             [this](FrameKind kind, ByteView payload) { onFrame(kind, payload); })
{
}

void StreamingProgram::receive(std::string_view port, ByteView octets)
{
    if (port == kPcui)
        m_line.feed(octets);
}

void StreamingProgram::onFrame(FrameKind kind, ByteView payload)
{
    if (kind != FrameKind::Good)
        return;  // a loader drops what is no frame; the host asks again
    if (payload[0] == 0x01)
        return hello(payload);
    if (!m_greeted) {
        Bytes log{0x0E};
        append(log, asBytes("Invalid Command\n"));
        return reply(log);
    }
    onRequest(payload);
}

void StreamingProgram::onRequest(ByteView payload)
{
    switch (payload[0]) {
    case 0x07:
        return streamWrite(payload);
    case 0x09: {
        Bytes echo(payload.begin(), payload.end());
        echo[0] = 0x0A;
        return reply(echo);
    }
    case 0x0B:
        reply({0x0C});
        return m_board.restart(ModemBoard::Boot::FromFlash);
    case 0x11:
        return error(kNoPowerOff, "Power off not supported");
    case 0x15:
        return close();
    case 0x17:
        return payload.size() == 2 ? reply({0x18}) : error(kInvalidLength, "Invalid length");
    case 0x19:
        return partitionTable(payload);
    case 0x1B:
        return openMulti(payload);
    case 0x1D:
    case 0x32:
        return forbidden(payload);
    case 0x1F:
        return reply({0x20, 0x00});
    case 0x21:
        return reply({0x22});
    default:
        return error(kInvalidCommand, "Invalid Command");
    }
}

/// 01, 32 octets of magic, version, lowest version, features. Two octets too many
/// are tolerated, as known hosts send them.
void StreamingProgram::hello(ByteView payload)
{
    if (payload.size() < 36 || asText(payload.subspan(1, kHostMagic.size())) != kHostMagic)
        return error(kInvalidCommand, "Invalid hello");
    m_greeted = true;
    Bytes answer{0x02};
    append(answer, asBytes(kTargetMagic));
    append(answer, Bytes{0x03, 0x02});
    appendLe(answer, kBlockSize);
    appendLe(answer, std::uint32_t{0});  // base address of the flash
    append(answer, Bytes{0x04, 'N', 'A', 'N', 'D'});
    appendLe(answer, std::uint16_t{1});  // window: one block at a time
    appendLe(answer, std::uint16_t{1});  // one sector size follows
    appendLe(answer, std::uint32_t{SimulatedFlash::kBlockSize});
    answer.push_back(0x09);
    reply(answer);
}

/// 19, override u8, table. Without override it must equal the one in flash.
void StreamingProgram::partitionTable(ByteView payload)
{
    if (payload.size() < 2 || payload.size() - 2 > kLargestTable)
        return error(kInvalidLength, "Invalid length");
    if (payload[1] != 0) {
        m_board.noteForbidden("streaming 19 with override");
        return error(kOperationFailed, "Override refused");
    }
    reply({0x1A, compareTable(payload.subspan(2))});
}

std::uint8_t StreamingProgram::compareTable(ByteView table)
{
    if (rowCount(table) == 0 || recogniseContent(table).content != ImageContent::PartitionTable)
        return kTableUnknown;
    const Bytes stored = storedTable();
    const std::size_t used = kTableHeaderSize + rowCount(table) * kTableRowSize;
    if (!stored.empty()) {
        const bool equal = rowCount(stored) >= rowCount(table)
            && std::equal(table.begin() + kTableHeaderSize, table.begin() + static_cast<std::ptrdiff_t>(used),
                          stored.begin() + kTableHeaderSize);
        return equal ? kAccepted : kTableDiffers;
    }
    FlashStore &flash = m_board.store();
    const bool kept = flash.begin(std::string(kTableName), table.size()) && flash.write(table) && flash.end();
    return kept ? kAccepted : kTableDiffers;
}

/// 1B, type u8, then for type 0E the name with a NUL behind it.
void StreamingProgram::openMulti(ByteView payload)
{
    if (payload.size() < 2)
        return error(kInvalidLength, "Invalid length");
    const std::uint8_t type = payload[1];
    const ByteView rest = payload.subspan(2);
    std::string_view name = asText(rest).substr(0, asText(rest).find('\0'));
    if (type == kOpenCefs) {
        m_board.noteForbidden("streaming 1B 09");
        return reply({0x1C, kWriteProtected});
    }
    if (type == kOpenByName) {
        if (name.empty())
            return reply({0x1C, kPayloadRequired});
        if (rest.size() > kLongestName + 1)
            return reply({0x1C, kPayloadTooLong});
    } else {
        const auto known = std::find_if(kOpenTypes.begin(), kOpenTypes.end(),
                                        [&](const OpenType &entry) { return entry.type == type; });
        if (known == kOpenTypes.end())
            return reply({0x1C, kOpenFailed});
        if (!rest.empty())
            return reply({0x1C, kNoPayloadExpected});
        name = known->partition;
    }
    if (name == "0:MIBIB")
        return reply({0x1C, kWriteProtected});
    const auto size = sizeOfPartition(name);
    if (!size || !m_board.store().begin(storeName(name), *size))
        return reply({0x1C, kOpenFailed});
    m_board.faults().beginImage();
    m_lastOffset.reset();
    reply({0x1C, kAccepted});
}

/// Octets that fit into a partition; nothing when the table has no such row. Rows
/// give KB, blocks when the last flag is FE, or FFFFFFFF for the rest of the flash.
std::optional<std::uint64_t> StreamingProgram::sizeOfPartition(std::string_view name) const
{
    const Bytes table = storedTable();
    for (std::size_t row = 0; row < rowCount(table); ++row) {
        if (rowName(table, row) != name)
            continue;
        const std::size_t at = kTableHeaderSize + row * kTableRowSize;
        const auto size = loadLe<std::uint32_t>(table, at + 16);
        if (size == 0xFFFFFFFF)
            return kFreeSize;
        const bool inBlocks = table[at + kTableRowSize - 1] == 0xFE;
        return std::uint64_t{size} * (inBlocks ? SimulatedFlash::kBlockSize : 1024);
    }
    if (std::find(kBootPartitions.begin(), kBootPartitions.end(), name) != kBootPartitions.end())
        return kFreeSize;
    return std::nullopt;
}

Bytes StreamingProgram::storedTable() const
{
    for (const StoredImage &image : m_board.store().images()) {
        if (image.finished && m_board.store().content(image).content == ImageContent::PartitionTable)
            return m_board.store().read(image);
    }
    return {};
}

/// 07, offset u32 in the open image, octets. The block that was written last may
/// come again and is not written twice (inferred); any other offset is an error.
void StreamingProgram::streamWrite(ByteView payload)
{
    if (payload.size() <= 5)
        return error(kInvalidLength, "Invalid length");
    FlashStore &flash = m_board.store();
    const auto offset = loadLe<std::uint32_t>(payload, 1);
    const ByteView octets = payload.subspan(5);
    m_board.work(octets.size());
    const FaultInjector::Verdict verdict = m_board.faults().onBlock(octets.size());
    m_board.pause(verdict.delay);
    if (verdict.unplug)
        return m_board.losePlug();
    if (verdict.wearOut)
        flash.wearOutNext();
    if (!flash.isOpen())
        return error(kOutOfSequence, "Nothing is open");
    if (verdict.refuse)
        return error(kOperationFailed, "Write failed");
    const bool repeated = m_lastOffset == offset && offset + octets.size() == flash.openSize();
    if (!repeated) {
        if (offset != flash.openSize())
            return error(kOutOfSequence, "Offset out of sequence");
        if (!flash.write(octets, verdict.store))
            return error(kOutOfSpace, "Out of space");
        m_lastOffset = offset;
    }
    Bytes answer{0x08};
    appendLe(answer, offset);
    if (!verdict.dropReply)
        m_board.send(kPcui, verdict.corruptReply ? damagedFrame(answer) : hdlcFrame(answer));
}

void StreamingProgram::close()
{
    if (m_board.store().isOpen() && m_board.store().end())
        reply({0x16});
    else
        error(kCloseFailed, "Close failed");
}

void StreamingProgram::forbidden(ByteView payload)
{
    m_board.noteForbidden(fmt::format("streaming {:02X}", payload[0]));
    error(kInvalidCommand, "Refused");
}

void StreamingProgram::error(std::uint32_t code, std::string_view text)
{
    Bytes payload{0x0D};
    appendLe(payload, code);
    append(payload, asBytes(text));
    reply(payload);
}

void StreamingProgram::reply(const Bytes &payload)
{
    m_board.send(kPcui, hdlcFrame(payload));
}

}  // namespace reviver::practice
