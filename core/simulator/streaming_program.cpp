// SPDX-License-Identifier: Apache-2.0
#include "core/simulator/streaming_program.h"

#include "core/simulator/stored_table.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <fmt/format.h>

namespace reviver::practice {
namespace {

constexpr std::size_t kLargestFrame = 0x2000;
constexpr std::string_view kHostMagic = "QCOM fast download protocol host";
constexpr std::string_view kTargetMagic = "QCOM fast download protocol targ";
constexpr std::size_t kLargestTable = 512;
constexpr UnframedForm kUnframedWrite{0x30, 12};
constexpr std::uint32_t kLargestUnframed = 64 * 1024;
constexpr std::uint8_t kFeatures = 0x09;
// Sierra imssdp_hello.h; libopenpst calls the bit "sector addresses" (one source each).
constexpr std::uint8_t kUnframedFeature = 0x10;
constexpr std::uint32_t kBootBlocks = 4;
constexpr std::size_t kLongestName = 16;
constexpr std::uint64_t kFreeSize = 64u << 20;
constexpr std::string_view kTableName = "partition_table";

// Errors (0D), from libopenpst streaming_dload.h (confirmed).
constexpr std::uint32_t kInvalidAddress = 0x02;
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

std::string storeName(std::string_view partition)
{
    std::string name = "partition_";
    for (const char letter : partition.substr(partition.find(':') + 1))
        name += std::isalnum(static_cast<unsigned char>(letter))
            ? static_cast<char>(std::tolower(static_cast<unsigned char>(letter)))
            : '_';
    return name;
}

/// 30, three zeros, offset u32, length u32; then the octets.
std::optional<std::size_t> lengthOfUnframed(ByteView header)
{
    const auto length = loadLe<std::uint32_t>(header, 8);
    return length > 0 && length <= kLargestUnframed ? std::optional<std::size_t>(length) : std::nullopt;
}

}  // namespace

StreamingProgram::StreamingProgram(ModemBoard &board, StreamingStyle style)
    : m_board(board)
    , m_style(std::move(style))
    , m_frames(kLargestFrame, LeadingFlag::Needed,
               [this](FrameKind kind, ByteView payload) { onFrame(kind, payload); })
    , m_line(
          m_frames, kUnframedWrite, [](ByteView header) { return lengthOfUnframed(header); },
          [this](ByteView header, ByteView octets) { unframedWrite(header, octets); })
    , m_errorCorrection(m_style.errorCorrection)
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
    case 0x03:
        return m_style.reads ? read(payload) : error(kInvalidCommand, "Invalid Command");
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
        m_trusted = payload.size() == 2;
        return m_trusted ? reply({0x18}) : error(kInvalidLength, "Invalid length");
    case 0x19:
        return partitionTable(payload);
    case 0x1B:
        return openMulti(payload);
    case 0x1D:
    case 0x32:
        return forbidden(payload);
    case 0x1F:
        return reply({0x20, static_cast<std::uint8_t>(m_errorCorrection)});
    case 0x21:
        return setErrorCorrection(payload);
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
    appendLe(answer, m_style.blockSize);
    appendLe(answer, std::uint32_t{0});  // base address of the flash
    append(answer, Bytes{0x04, 'N', 'A', 'N', 'D'});
    appendLe(answer, std::uint16_t{1});  // window: one block at a time
    appendLe(answer, std::uint16_t{1});  // one sector size follows
    appendLe(answer, std::uint32_t{SimulatedFlash::kBlockSize});
    answer.push_back(m_style.unframed ? kFeatures | kUnframedFeature : kFeatures);
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
    if (!m_trusted)
        return error(kOutOfSequence, "No security mode received before partition table");
    const std::uint8_t status = compareTable(payload.subspan(2));
    m_tableSeen = status == kAccepted;
    reply({0x1A, status});
}

std::uint8_t StreamingProgram::compareTable(ByteView octets)
{
    const StoredTable shown(Bytes(octets.begin(), octets.end()));
    if (shown.rows() == 0 || recogniseContent(octets).content != ImageContent::PartitionTable)
        return kTableUnknown;
    FlashStore &flash = m_board.store();
    const StoredTable stored = StoredTable::in(flash);
    if (stored.rows() > 0)
        return stored.beginsAs(shown) ? kAccepted : kTableDiffers;
    const bool kept
        = flash.begin(std::string(kTableName), octets.size()) && flash.write(octets) && flash.end();
    return kept ? kAccepted : kTableDiffers;
}

/// 1B, type u8, then for type 0E the name with a NUL behind it.
void StreamingProgram::openMulti(ByteView payload)
{
    if (payload.size() < 2)
        return error(kInvalidLength, "Invalid length");
    const auto name = nameToOpen(payload[1], payload.subspan(2));
    if (payload[1] == kOpenCefs)
        m_board.noteForbidden("streaming 1B 09");
    else if (!m_tableSeen)
        return error(kOutOfSequence, "No partition table received before open multi");
    if (!name)
        return reply({0x1C, name.error()});
    say(fmt::format("Erasing {}", *name));
    if (!beginImage(*name))
        return reply({0x1C, kOpenFailed});
    m_board.faults().beginImage();
    m_lastOffset.reset();
    m_line.allow(m_style.unframed);
    reply({0x1C, kAccepted});
}

tl::expected<std::string_view, std::uint8_t> StreamingProgram::nameToOpen(std::uint8_t type,
                                                                          ByteView rest) const
{
    if (type == kOpenCefs)
        return tl::unexpected(kWriteProtected);
    if (type == kOpenByName) {
        const std::string_view name = asText(rest).substr(0, asText(rest).find('\0'));
        if (name.empty())
            return tl::unexpected(kPayloadRequired);
        if (rest.size() > kLongestName + 1)
            return tl::unexpected(kPayloadTooLong);
        if (name == "0:MIBIB")
            return tl::unexpected(kWriteProtected);
        return name;
    }
    const auto known = std::ranges::find(kOpenTypes, type, &OpenType::type);
    if (known == kOpenTypes.end() || !m_style.opensTypes)
        return tl::unexpected(kOpenFailed);
    if (!rest.empty())
        return tl::unexpected(kNoPayloadExpected);
    return known->partition;
}

/// False when the table has no such row, or the flash no room.
bool StreamingProgram::beginImage(std::string_view name)
{
    FlashStore &flash = m_board.store();
    const StoredTable table = StoredTable::in(flash);
    const auto row = table.find(name);
    const bool boots = std::ranges::find(m_style.bootPartitions, name) != m_style.bootPartitions.end();
    if (!row && !boots)
        return false;
    const BlockRange place = row ? table.place(*row, flash.blockCount()) : BlockRange{0, kBootBlocks};
    const std::uint64_t most = row ? table.capacity(*row) : kFreeSize;
    if (!m_style.reads)
        return flash.begin(storeName(name), most).has_value();
    return flash.eraseBlocks(place.first, place.count)
        && flash.beginAt(
            place.first, storeName(name),
            std::min<std::uint64_t>(most, std::uint64_t{place.count} * SimulatedFlash::kBlockSize));
}

/// 07, offset u32 in the open image, octets.
void StreamingProgram::streamWrite(ByteView payload)
{
    if (payload.size() <= 5 || payload.size() - 5 > m_style.blockSize)
        return error(kInvalidLength, "Invalid packet length");
    writeBlock(loadLe<std::uint32_t>(payload, 1), payload.subspan(5), 0x08);
}

void StreamingProgram::unframedWrite(ByteView header, ByteView octets)
{
    writeBlock(loadLe<std::uint32_t>(header, 4), octets, 0x31);
}

/// The block that was written last may come again and is not written twice (inferred); any
/// other offset is an error.
void StreamingProgram::writeBlock(std::uint32_t offset, ByteView octets, std::uint8_t answer)
{
    FlashStore &flash = m_board.store();
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
    Bytes written{answer};
    appendLe(written, offset);
    if (!verdict.dropReply)
        m_board.send(kPcui, verdict.corruptReply ? damagedFrame(written) : hdlcFrame(written));
}

/// 03, address u32, length u16; the answer repeats the address.
void StreamingProgram::read(ByteView payload)
{
    if (payload.size() != 7)
        return error(kInvalidLength, "Invalid packet length");
    const auto address = loadLe<std::uint32_t>(payload, 1);
    const auto length = loadLe<std::uint16_t>(payload, 5);
    const Bytes data = m_board.store().readRaw(address, length);
    if (length == 0 || length > m_style.blockSize || data.size() < length)
        return error(kInvalidAddress, "Invalid address");
    m_board.work(length);
    Bytes answer{0x04};
    appendLe(answer, address);
    append(answer, data);
    reply(answer);
}

void StreamingProgram::setErrorCorrection(ByteView payload)
{
    if (payload.size() != 2)
        return error(kInvalidLength, "Invalid packet length");
    m_errorCorrection = payload[1] != 0;
    reply({0x22});
}

void StreamingProgram::close()
{
    m_line.allow(false);
    say("Closing");
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

/// 0E, text and a line end: it may come at any time, here in front of an answer.
void StreamingProgram::say(std::string_view text)
{
    if (!m_style.talks)
        return;
    Bytes payload{0x0E};
    append(payload, asBytes(text));
    payload.push_back('\n');
    reply(payload);
}

void StreamingProgram::reply(const Bytes &payload)
{
    m_board.send(kPcui, hdlcFrame(payload));
}

}  // namespace reviver::practice
