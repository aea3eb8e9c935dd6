// SPDX-License-Identifier: Apache-2.0
#include "core/simulator/qdl_program.h"

#include "core/base/crc.h"
#include "core/simulator/download_frames.h"

#include <algorithm>
#include <fmt/format.h>

namespace reviver::practice {
namespace {

constexpr std::uint8_t kChunk = 0x27;
constexpr std::uint8_t kSwitchFromDmss = 0x70;  // with two octets 00
constexpr std::size_t kLargestFrame = 0x2000;
constexpr std::string_view kHostMagic = "QCOM high speed protocol hst";
constexpr std::string_view kTargetMagic = "QCOM high speed protocol";
constexpr std::uint8_t kVersion = 6;  // what an MC7710 wants in both fields (libqmi, one source)
constexpr std::size_t kChunkHeader = 13;
constexpr std::uint32_t kLargestChunk = 1u << 20;
constexpr std::uint32_t kLargestImage = 64u << 20;
constexpr std::uint8_t kPackageType = 0x80;

// Errors (0D) and statuses, from GobiAPI QDLEnum.h (confirmed with libqmi for the errors).
constexpr std::uint32_t kInvalidLength = 0x03;
constexpr std::uint32_t kInvalidCommand = 0x05;
constexpr std::uint32_t kWrongState = 0x18;
constexpr std::uint16_t kOpenWrongSize = 1;
constexpr std::uint16_t kOpenWrongType = 2;
constexpr std::uint16_t kOpenNoHeader = 5;
constexpr std::uint16_t kChunkWrongCrc = 1;
constexpr std::uint16_t kChunkWrongContent = 2;
constexpr std::uint16_t kWriteFailed = 2;

}  // namespace

QdlProgram::QdlProgram(ModemBoard &board)
    : m_board(board)
    , m_frames(kLargestFrame, LeadingFlag::Needed,
               [this](FrameKind kind, ByteView payload) { onFrame(kind, payload); })
    , m_line(
          m_frames, {kChunk, kChunkHeader}, [this](ByteView header) { return lengthOfChunk(header); },
          [this](ByteView header, ByteView chunk) { chunkArrived(loadLe<std::uint16_t>(header, 1), chunk); })
{
}

AttachedDevice QdlProgram::identity() const
{
    AttachedDevice device;
    device.id = UsbId{0x1199, 0x68A4};
    device.manufacturer = "Sierra Wireless, Incorporated";
    device.product = "MC7710";
    device.interfaces = {{0, 0xFF, 0xFF, 0xFF, 2, "", "qcserial", std::string(kPcui)}};
    return device;
}

void QdlProgram::receive(std::string_view port, ByteView octets)
{
    if (port == kPcui)
        m_line.feed(octets);
}

/// 27, number u16, reserved u32, length u32, CRC-16 of these; then the octets.
std::optional<std::size_t> QdlProgram::lengthOfChunk(ByteView header)
{
    const auto length = loadLe<std::uint32_t>(header, 7);
    const bool sound
        = crc16X25(header.first(kChunkHeader - 2)) == loadLe<std::uint16_t>(header, kChunkHeader - 2)
        && length > 0 && length <= kLargestChunk;
    if (sound)
        return length;
    acknowledgeChunk(loadLe<std::uint16_t>(header, 1), kChunkWrongCrc);
    return std::nullopt;
}

void QdlProgram::onFrame(FrameKind kind, ByteView payload)
{
    if (kind != FrameKind::Good)
        return;
    if (payload[0] == 0x01)
        return hello(payload);
    if (payload[0] == kSwitchFromDmss)
        return reply(ackPayload());
    if (!m_greeted)
        return error(kInvalidCommand);
    switch (payload[0]) {
    case 0x25:
        return open(payload);
    case 0x29:
        return done();
    case 0x2D:
        return m_board.restart(ModemBoard::Boot::FromFlash);
    case 0x1D:
    case 0x32:
        m_board.noteForbidden(fmt::format("qdl {:02X}", payload[0]));
        return error(kInvalidCommand);
    default:
        return error(kInvalidCommand);
    }
}

/// 01, 32 octets of magic, highest and lowest version, features.
void QdlProgram::hello(ByteView payload)
{
    if (payload.size() != 36 || asText(payload.subspan(1, kHostMagic.size())) != kHostMagic
        || payload[33] < kVersion || payload[34] > kVersion)
        return error(kInvalidCommand);
    m_greeted = true;
    Bytes answer{0x02};
    append(answer, asBytes(kTargetMagic));
    answer.resize(33, 0);
    append(answer, Bytes{kVersion, kVersion});
    answer.resize(48, 0);
    answer.push_back(0x30);
    reply(answer);
}

/// 25, type u8, length u32 with header, window u8, length u32 without, reserved u16, header.
void QdlProgram::open(ByteView payload)
{
    if (payload.size() < 13)
        return error(kInvalidLength);
    const auto whole = loadLe<std::uint32_t>(payload, 2);
    const ByteView header = payload.subspan(13);
    m_size = loadLe<std::uint32_t>(payload, 7);
    std::uint16_t status = 0;
    if (payload[1] != kPackageType)
        status = kOpenWrongType;
    else if (header.size() != kCweHeader)
        status = kOpenNoHeader;
    else if (m_size == 0 || m_size > kLargestImage || whole != header.size() + m_size
             || loadBe<std::uint32_t>(header, kCweSize) != m_size)
        status = kOpenWrongSize;
    setOpen(status == 0);
    if (m_open) {
        m_type = payload[1];
        m_cweType = asText(header.subspan(kCweType, 4));
        m_nextChunk = 0;
        m_image.clear();
        m_kept = false;
        m_images.emplace(m_board.store());
        m_storing = true;
        m_board.faults().beginImage();
    }
    Bytes answer{0x26};
    appendLe(answer, status);
    answer.push_back(1);
    appendLe(answer, m_size);
    reply(answer);
}

void QdlProgram::chunkArrived(std::uint16_t number, ByteView chunk)
{
    m_board.work(chunk.size());
    const FaultInjector::Verdict verdict = m_board.faults().onBlock(chunk.size());
    m_board.pause(verdict.delay);
    if (verdict.unplug)
        return m_board.losePlug();
    if (verdict.refuse || number != m_nextChunk || m_image.size() + chunk.size() > m_size)
        return acknowledgeChunk(number, kChunkWrongContent);
    ++m_nextChunk;
    m_storing = m_storing && verdict.store;
    append(m_image, chunk);
    if (m_image.size() == m_size)
        m_kept = m_images->keep(m_cweType, m_image, m_storing);
    if (!verdict.dropReply)
        acknowledgeChunk(number, 0, verdict.corruptReply);
}

/// 2A, status u16, type u8, and a text that is empty.
void QdlProgram::done()
{
    if (!m_open)
        return error(kWrongState);
    Bytes answer{0x2A};
    const bool kept = m_kept && m_images->end();
    appendLe(answer, kept ? std::uint16_t{0} : kWriteFailed);
    append(answer, Bytes{m_type, 0});
    setOpen(false);
    reply(answer);
}

void QdlProgram::setOpen(bool open)
{
    m_open = open;
    m_line.allow(open);
}

void QdlProgram::acknowledgeChunk(std::uint16_t number, std::uint16_t status, bool damaged)
{
    Bytes answer{0x28};
    appendLe(answer, number);
    appendLe(answer, std::uint32_t{0});
    appendLe(answer, status);
    m_board.send(kPcui, damaged ? damagedFrame(answer) : hdlcFrame(answer));
}

/// 0D, code u32, and no text.
void QdlProgram::error(std::uint32_t code)
{
    Bytes answer{0x0D};
    appendLe(answer, code);
    answer.push_back(0);
    reply(answer);
}

void QdlProgram::reply(const Bytes &payload)
{
    m_board.send(kPcui, hdlcFrame(payload));
}

BootVerdict checkGobiBoot(const FlashStore &flash)
{
    return checkCweBoot(flash, "SWI9200X_");
}

}  // namespace reviver::practice
