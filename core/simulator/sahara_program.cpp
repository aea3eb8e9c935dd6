// SPDX-License-Identifier: Apache-2.0
#include "core/simulator/sahara_program.h"

#include "core/base/sha256.h"
#include "core/simulator/firehose_program.h"
#include "core/simulator/practice_firehose_set.h"

#include <algorithm>
#include <charconv>

namespace reviver::practice {
namespace {

constexpr std::uint32_t kHelloReply = 0x02;
constexpr std::uint32_t kReadData = 0x03;
constexpr std::uint32_t kEndImage = 0x04;
constexpr std::uint32_t kDone = 0x05;
constexpr std::uint32_t kDoneReply = 0x06;
constexpr std::uint32_t kReset = 0x07;
constexpr std::uint32_t kResetReply = 0x08;
constexpr std::uint32_t kCommandReady = 0x0B;
constexpr std::uint32_t kSwitchMode = 0x0C;
constexpr std::uint32_t kExecute = 0x0D;
constexpr std::uint32_t kExecuteReply = 0x0E;
constexpr std::uint32_t kExecuteData = 0x0F;
constexpr std::uint32_t kReadData64 = 0x12;
constexpr std::uint32_t kResetState = 0x13;

constexpr std::uint32_t kTransferMode = 0;
constexpr std::uint32_t kCommandMode = 3;
constexpr std::uint32_t kProgrammer = 0x0D;

constexpr std::uint32_t kInvalidCommand = 0x01;
constexpr std::uint32_t kProtocolMismatch = 0x02;
constexpr std::uint32_t kInvalidElf = 0x14;
constexpr std::uint32_t kInvalidHostMode = 0x18;
constexpr std::uint32_t kUnsupportedCommand = 0x1F;
constexpr std::uint32_t kHashFailure = 0x22;
constexpr std::uint32_t kAuthFailure = 0x25;

constexpr std::size_t kElfHeader = 52;
constexpr std::size_t kPiece = 4096;
constexpr std::uint32_t kSerialNumber = 0x5EED0001;
constexpr std::uint32_t kSblVersion = 0x00000001;

std::uint64_t chipId()
{
    std::uint64_t id = 0;
    std::from_chars(kPracticeChipId.data(), kPracticeChipId.data() + kPracticeChipId.size(), id, 16);
    return id;
}

/// What a chip answers in command mode; empty for what it does not know.
Bytes answerTo(std::uint32_t command)
{
    Bytes answer;
    if (command == 1)
        appendLe(answer, kSerialNumber);
    else if (command == 2)
        appendLe(answer, chipId());
    else if (command == 3) {
        Sha256 digest;
        digest.update(asBytes("Reviver practice key"));
        answer = digest.finish();
    } else if (command == 7)
        appendLe(answer, kSblVersion);
    return answer;
}

}  // namespace

AttachedDevice emergencyDevice(std::uint16_t product, std::string name)
{
    AttachedDevice device;
    device.id = UsbId{0x05C6, product};
    device.manufacturer = "Qualcomm CDMA Technologies MSM";
    device.product = std::move(name);
    device.interfaces = {{0, 0xFF, 0xFF, 0xFF, 2, "", "qcserial", std::string(kEmergencyPort)}};
    return device;
}

SaharaProgram::SaharaProgram(ModemBoard &board, SaharaStyle style)
    : m_board(board)
    , m_line(board, style, [this](std::uint32_t command, ByteView fields) { onPacket(command, fields); })
{
}

AttachedDevice SaharaProgram::identity() const
{
    return emergencyDevice(0x9008, "QHSUSB__BULK");
}

void SaharaProgram::start()
{
    m_line.awaitClient(kTransferMode);
}

/// Whoever opens the port while nothing was refused begins anew.
void SaharaProgram::opened(std::string_view)
{
    if (m_failed || m_accepted)
        return;
    m_commandMode = false;
    m_line.sayHello(kTransferMode);
}

void SaharaProgram::receive(std::string_view port, ByteView octets)
{
    if (port == kEmergencyPort)
        m_line.feed(octets);
}

void SaharaProgram::onPacket(std::uint32_t command, ByteView fields)
{
    const auto field = [&](std::size_t index) {
        return fields.size() >= 4 * (index + 1) ? loadLe<std::uint32_t>(fields, 4 * index) : 0xFFFFFFFF;
    };
    switch (command) {
    case kReset:
        m_line.send(kResetReply);
        return m_board.restart(ModemBoard::Boot::FromFlash);
    case kResetState:
        return m_failed ? m_line.refuse(kProgrammer, kInvalidCommand) : m_line.sayHello(kTransferMode);
    case kHelloReply:
        return onHelloReply(fields);
    case kExecute:
        return execute(field(0));
    case kExecuteData:
        return sendData(field(0));
    case kSwitchMode:
        m_commandMode = false;
        return m_line.sayHello(field(0));
    case kDone:
        return done();
    default:
        return m_line.refuse(0, kInvalidCommand);
    }
}

/// version, lowest version, status, mode, six words.
void SaharaProgram::onHelloReply(ByteView fields)
{
    constexpr std::size_t kSize = 40;
    if (fields.size() != kSize || m_failed)
        return fail(kInvalidCommand);
    if (loadLe<std::uint32_t>(fields, 4) > m_line.style().version || loadLe<std::uint32_t>(fields) == 0)
        return fail(kProtocolMismatch);
    const auto mode = loadLe<std::uint32_t>(fields, 12);
    m_commandMode = mode == kCommandMode && m_line.style().version > 1;
    if (m_commandMode)
        return m_line.send(kCommandReady);
    if (mode != kTransferMode)
        return fail(kInvalidHostMode);
    beginImage();
}

void SaharaProgram::execute(std::uint32_t command)
{
    const Bytes answer = answerTo(command);
    if (!m_commandMode || answer.empty())
        return m_line.refuse(0, m_commandMode ? kUnsupportedCommand : kInvalidCommand);
    m_line.send(kExecuteReply, {command, static_cast<std::uint32_t>(answer.size())});
}

void SaharaProgram::sendData(std::uint32_t command)
{
    if (m_commandMode)
        m_line.sendRaw(answerTo(command));
    else
        m_line.refuse(0, kInvalidCommand);
}

void SaharaProgram::beginImage()
{
    m_image.clear();
    m_planned = false;
    m_pieces = {{0, kElfHeader}};
    askNext();
}

void SaharaProgram::askNext()
{
    if (m_pieces.empty() && !m_planned)
        planPieces();
    if (m_failed)
        return;
    if (m_pieces.empty())
        return endImage();
    const Piece piece = m_pieces.back();
    m_pieces.pop_back();
    m_image.resize(std::max(m_image.size(), piece.offset + piece.size));
    std::size_t at = piece.offset;
    m_line.takeRaw(piece.size, [this, at, end = piece.offset + piece.size](ByteView octets) mutable {
        std::ranges::copy(octets, m_image.begin() + static_cast<std::ptrdiff_t>(at));
        at += octets.size();
        if (at == end)
            askNext();
    });
    m_line.sendWide(m_line.style().is64Bit ? kReadData64 : kReadData,
                    {kProgrammer, piece.offset, piece.size});
}

/// First the program headers, then what they name: digests before code.
void SaharaProgram::planPieces()
{
    const auto headers = elfHeadersSize(m_image);
    if (!headers)
        return fail(kInvalidElf);
    if (m_image.size() < *headers) {
        m_pieces = {{m_image.size(), *headers - m_image.size()}};
        return;
    }
    m_planned = true;
    std::vector<ElfSegment> segments = elfSegments(m_image);
    std::erase_if(segments, [](const ElfSegment &s) { return s.kind == ElfSegment::Kind::Headers; });
    std::ranges::stable_sort(segments, {}, [](const ElfSegment &s) { return s.kind; });
    for (auto segment = segments.rbegin(); segment != segments.rend(); ++segment) {
        std::vector<Piece> pieces;
        for (std::size_t done = 0; done < segment->size; done += kPiece)
            pieces.push_back({segment->offset + done, std::min(kPiece, segment->size - done)});
        m_pieces.insert(m_pieces.end(), pieces.rbegin(), pieces.rend());
    }
}

void SaharaProgram::endImage()
{
    if (!elfIsWhole(m_image))
        return fail(kHashFailure);
    const std::string signedFor = elfHardwareId(m_image);
    if (signedFor != kPracticeChipId || programmerFunctions(m_image).empty())
        return fail(kAuthFailure);
    m_accepted = true;
    m_line.send(kEndImage, {kProgrammer, 0});
}

void SaharaProgram::fail(std::uint32_t status)
{
    m_failed = true;
    m_line.refuse(kProgrammer, status);
}

void SaharaProgram::done()
{
    if (!m_accepted)
        return m_line.refuse(kProgrammer, kInvalidCommand);
    m_line.send(kDoneReply, {1});
    m_board.handOver([functions = programmerFunctions(m_image)](ModemBoard &board) {
        return std::make_unique<FirehoseProgram>(board, functions);
    });
}

}  // namespace reviver::practice
