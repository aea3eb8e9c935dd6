// SPDX-License-Identifier: Apache-2.0
#include "core/simulator/huawei_download_program.h"

#include <fmt/format.h>

namespace reviver::practice {
namespace {

// Huawei dload.c: 8 KiB of data and 512 octets for everything around them.
constexpr std::size_t kLargestFrame = 8 * 1024 + 512;
constexpr std::size_t kBeginSize = 12;
constexpr std::size_t kDataHeaderSize = 7;
constexpr std::size_t kEndSize = 23;
constexpr std::size_t kProductTextSize = 20;

Bytes productPayload(std::string_view text)
{
    Bytes payload{0x45};
    append(payload, asBytes(text));
    payload.resize(1 + kProductTextSize, 0);
    return payload;
}

}  // namespace

DownloadStyle e392DownloadStyle()
{
    return {PracticeMode::HuaweiDownload, e392DownloadIdentity(), std::string(kE392VersionText),
            "HUAWEI E392u-12"};
}

HuaweiDownloadProgram::HuaweiDownloadProgram(ModemBoard &board, DownloadStyle style)
    : m_board(board)
    , m_style(std::move(style))
    , m_line(kLargestFrame, LeadingFlag::Needed,
             [this](FrameKind kind, ByteView payload) { onFrame(kind, payload); })
{
}

void HuaweiDownloadProgram::receive(std::string_view port, ByteView octets)
{
    if (port == kPcui)
        m_line.feed(octets);
}

void HuaweiDownloadProgram::onFrame(FrameKind kind, ByteView payload)
{
    if (kind == FrameKind::Good)
        onRequest(payload);
    else
        reply(nakPayload(nakForBadFrame(kind)));
}

void HuaweiDownloadProgram::onRequest(ByteView payload)
{
    switch (payload[0]) {
    case 0x0A:
        reply(ackPayload());
        return m_board.restart(ModemBoard::Boot::FromFlash);
    case 0x0C:
        // Without the leading flag: as Huawei's dload.c sends it and as the forum saw it.
        return m_board.send(kPcui, hdlcFrame(versionPayload(m_style.versionText), false));
    case 0x3A:
        return reply({0x3A});
    case 0x41:
        return begin(payload);
    case 0x42:
        return data(payload);
    case 0x43:
        return end(payload);
    case 0x45:
        return reply(productPayload(m_style.productText));
    default:
        return reply(nakPayload(Nak::InvalidCommand));
    }
}

/// 41, code u32, size u32, 3 x 00. The length is checked before anything happens.
void HuaweiDownloadProgram::begin(ByteView payload)
{
    if (payload.size() != kBeginSize)
        return reply(nakPayload(Nak::InvalidLength));
    const auto code = loadBe<std::uint32_t>(payload, 1);
    const auto size = loadBe<std::uint32_t>(payload, 5);
    if (m_refusal)
        return reply(nakPayload(*m_refusal));
    m_lastBlock = 0;
    if (m_style.bound && m_style.bound->first == code && size > m_style.bound->second)
        return reply(nakPayload(Nak::Failed));
    if (!m_board.store().begin(fmt::format("record_{:08x}", code), size))
        return reply(nakPayload(Nak::Failed));
    m_board.faults().beginImage();
    reply(ackPayload());
}

/// 42, block number u32 from 1, length u16, octets.
void HuaweiDownloadProgram::data(ByteView payload)
{
    if (payload.size() < kDataHeaderSize)
        return reply(nakPayload(Nak::EarlyEnd));
    const auto number = loadBe<std::uint32_t>(payload, 1);
    const auto length = loadBe<std::uint16_t>(payload, 5);
    const ByteView octets = payload.subspan(kDataHeaderSize);
    if (length == 0 || length != octets.size())
        return reply(nakPayload(Nak::EarlyEnd));
    storeBlock(number, octets);
}

void HuaweiDownloadProgram::storeBlock(std::uint32_t number, ByteView octets)
{
    m_board.work(octets.size());
    const FaultInjector::Verdict verdict = m_board.faults().onBlock(octets.size());
    m_board.pause(verdict.delay);
    if (verdict.unplug)
        return m_board.losePlug();
    if (verdict.wearOut)
        m_board.store().wearOutNext();
    // A repeat of the last block is acknowledged and not written again: its first
    // acknowledgement may have been lost.
    const bool repeated = m_lastBlock != 0 && number == m_lastBlock;
    bool good = !verdict.refuse && m_board.store().isOpen();
    if (good && !repeated) {
        good = number == m_lastBlock + 1 && m_board.store().write(octets, verdict.store);
        if (good)
            m_lastBlock = number;
    }
    const Bytes answer = good ? ackPayload() : nakPayload(Nak::Failed);
    if (verdict.dropReply)
        return;
    m_board.send(kPcui, verdict.corruptReply ? damagedFrame(answer) : hdlcFrame(answer));
}

/// 43, size u32, 3 octets, code u32, 11 octets: only the total length is checked,
/// size and code are those of the 41.
void HuaweiDownloadProgram::end(ByteView payload)
{
    if (payload.size() != kEndSize)
        return reply(nakPayload(Nak::InvalidLength));
    FlashStore &flash = m_board.store();
    const bool whole = flash.isOpen() && flash.openSize() == flash.openLimit();
    reply(whole && flash.end() ? ackPayload() : nakPayload(Nak::Failed));
}

void HuaweiDownloadProgram::reply(const Bytes &payload)
{
    m_board.send(kPcui, hdlcFrame(payload));
}

}  // namespace reviver::practice
