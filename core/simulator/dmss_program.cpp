// SPDX-License-Identifier: Apache-2.0
#include "core/simulator/dmss_program.h"

#include <algorithm>
#include <fmt/format.h>

namespace reviver::practice {
namespace {

constexpr std::size_t kLargestDmssFrame = 0x2000;
constexpr std::size_t kRamSize = 4u << 20;
constexpr std::size_t kMaxWrite = 0x0400;
constexpr std::size_t kSmallestLoader = 1024;
constexpr std::size_t kMbnHeader = 40;
constexpr std::size_t kSblHeader = 80;
constexpr std::uint32_t kSblCodeWord = 0x844BDCD1;

}  // namespace

DmssProgram::DmssProgram(ModemBoard &board, DmssStyle style)
    : m_board(board)
    , m_style(std::move(style))
    , m_line(kLargestDmssFrame, LeadingFlag::Needed,
             [this](FrameKind kind, ByteView payload) {
                 if (kind == FrameKind::Good)
                     onRequest(payload);
                 else
                     reply(nakPayload(nakForBadFrame(kind)));
             })
    , m_ram(kRamSize, 0)
    , m_written(kRamSize, false)
{
}

void DmssProgram::receive(std::string_view port, ByteView octets)
{
    if (port == kPcui)
        m_line.feed(octets);
}

void DmssProgram::onRequest(ByteView payload)
{
    switch (payload[0]) {
    case 0x01:
        return write(payload, 3);
    case 0x04:
        return refuse(payload, Nak::NotPermitted);
    case 0x05:
        return go(payload);
    case 0x06:
        return reply(ackPayload());
    case 0x07:
        // Version 5, lowest version 1, largest write 0x0400, model 0x90, flash size and type.
        return reply({0x08, 0x05, 0x01, kMaxWrite >> 8, kMaxWrite & 0xFF, 0x90, 0x06, 0x00});
    case 0x0A:
        reply(ackPayload());
        return m_board.restart(ModemBoard::Boot::FromFlash);
    case 0x0B:
        return refuse(payload, Nak::BadSecurityCode);
    case 0x0C:
        return m_board.send(kPcui, hdlcFrame(versionPayload(m_style.versionText), false));
    case 0x0E:
        return refuse(payload, Nak::CannotPowerDown);
    case 0x0F:
        return write(payload, 4);
    case 0x3A:
        return reply({0x3A});
    default:
        return reply(nakPayload(Nak::InvalidCommand));
    }
}

void DmssProgram::refuse(ByteView payload, Nak reason)
{
    m_board.noteForbidden(fmt::format("dmss {:02X}", payload[0]));
    reply(nakPayload(reason));
}

/// 01, address u24 or 0F, address u32; then length u16 and the octets.
void DmssProgram::write(ByteView payload, std::size_t addressSize)
{
    const std::size_t header = 1 + addressSize + 2;
    if (payload.size() < header)
        return reply(nakPayload(Nak::EarlyEnd));
    std::uint32_t address = 0;
    for (std::size_t i = 1; i <= addressSize; ++i)
        address = address << 8 | payload[i];
    const std::size_t length = loadBe<std::uint16_t>(payload, 1 + addressSize);
    if (payload.size() != header + length)
        return reply(nakPayload(Nak::InvalidLength));
    if (length > kMaxWrite)
        return reply(nakPayload(Nak::TooLarge));
    if (address < m_style.ramStart || address - m_style.ramStart >= kRamSize)
        return reply(nakPayload(Nak::InvalidDestination));
    const std::size_t offset = address - m_style.ramStart;
    if (length > kRamSize - offset)
        return reply(nakPayload(Nak::InvalidAddress));
    m_board.work(length);
    std::copy_n(payload.begin() + static_cast<std::ptrdiff_t>(header), length, m_ram.begin() + offset);
    std::fill_n(m_written.begin() + static_cast<std::ptrdiff_t>(offset), length, true);
    reply(ackPayload());
}

/// 05, address u32. Nothing is started but what was loaded before.
void DmssProgram::go(ByteView payload)
{
    if (payload.size() < 5)
        return reply(nakPayload(Nak::EarlyEnd));
    if (payload.size() > 5)
        return reply(nakPayload(Nak::InvalidLength));
    const auto address = loadBe<std::uint32_t>(payload, 1);
    if (address < m_style.ramStart || address - m_style.ramStart >= kRamSize)
        return reply(nakPayload(Nak::InvalidDestination));
    if (!holdsLoader(address))
        return reply(nakPayload(Nak::VerifyFailed));
    reply(ackPayload());
    m_board.handOver([style = m_style.loader](ModemBoard &board) {
        return std::make_unique<StreamingProgram>(board, style);
    });
}

/// A loader is a piece without gaps; a header in front, if there is one, must not promise
/// more than what was written.
bool DmssProgram::holdsLoader(std::uint32_t address) const
{
    const auto first = m_written.begin() + static_cast<std::ptrdiff_t>(address - m_style.ramStart);
    const auto length = static_cast<std::size_t>(std::find(first, m_written.end(), false) - first);
    if (length < kSmallestLoader)
        return false;
    const ByteView ram = ByteView(m_ram).subspan(address - m_style.ramStart, length);
    const auto id = loadLe<std::uint32_t>(ram, 0);
    if (id == kSblCodeWord)
        return kSblHeader + std::uint64_t{loadLe<std::uint32_t>(ram, 28)} <= length;
    const bool hasHeader = (id == 0x07 || id == 0x0D) && loadLe<std::uint32_t>(ram, 4) == 3;
    return !hasHeader || kMbnHeader + std::uint64_t{loadLe<std::uint32_t>(ram, 16)} <= length;
}

void DmssProgram::reply(const Bytes &payload)
{
    m_board.send(kPcui, hdlcFrame(payload));
}

}  // namespace reviver::practice
