// SPDX-License-Identifier: Apache-2.0
#include "core/simulator/diag_port.h"

#include <fmt/format.h>

namespace reviver::practice {
namespace {

constexpr std::size_t kLargestFrame = 4096;
constexpr std::string_view kPort = "diag";

constexpr std::uint8_t kBadCommand = 0x13;
constexpr std::uint8_t kBadParameter = 0x14;
constexpr std::uint8_t kBadLength = 0x15;

constexpr std::size_t kNvShortRequest = 3;
constexpr std::size_t kNvFullRequest = 133;
constexpr std::size_t kNvDataSize = 128;
constexpr std::uint16_t kNvDone = 0;
constexpr std::uint16_t kNvNotActive = 5;
constexpr std::uint16_t kNvImei = 550;
constexpr std::uint32_t kTestEsn = 0x80000000;

Bytes errorReply(std::uint8_t code, ByteView request)
{
    Bytes payload{code};
    append(payload, request);
    return payload;
}

/// 55 octets: compile and release date and time, version directory, then numbers.
Bytes versionReply(const DiagIdentity &identity)
{
    Bytes payload{0x00};
    append(payload, asBytes("Sep 08 201312:34:56Sep 08 201312:34:56"));
    append(payload, asBytes(identity.directory));
    append(payload, Bytes{0x2A, 0x06, 0x00, 0x00, 0x00, 0x02, 0x18, 0x00});
    return payload;
}

Bytes buildIdReply(const DiagIdentity &identity, const std::string &version)
{
    Bytes payload{0x7C, 0x02, 0x00, 0x00};
    appendLe(payload, identity.chip);
    appendLe(payload, std::uint32_t{0});
    append(payload, asBytes(version));
    payload.push_back(0);
    append(payload, asBytes(identity.model));
    payload.push_back(0);
    return payload;
}

/// 08, then the first digit with an A below it, then pairs with the nibbles swapped.
Bytes imeiItem(std::string_view imei)
{
    const auto digit = [&](std::size_t i) { return static_cast<std::uint8_t>(imei[i] - '0'); };
    Bytes item{0x08, static_cast<std::uint8_t>(digit(0) << 4 | 0x0A)};
    for (std::size_t i = 1; i < imei.size(); i += 2)
        item.push_back(static_cast<std::uint8_t>(digit(i + 1) << 4 | digit(i)));
    return item;
}

}  // namespace

DiagPort::DiagPort(ModemBoard &board, DiagIdentity identity)
    : m_board(board)
    , m_identity(identity)
    , m_line(kLargestFrame, LeadingFlag::Optional, [this](FrameKind kind, ByteView payload) {
        // DIAG has no NAK: what is no frame is dropped in silence.
        if (kind == FrameKind::Good)
            onRequest(payload);
    })
{
}

void DiagPort::onRequest(ByteView payload)
{
    const bool alone = payload.size() == 1;
    switch (payload[0]) {
    case 0x00:
        return reply(alone ? versionReply(m_identity) : errorReply(kBadLength, payload));
    case 0x01: {
        Bytes esn{0x01};
        appendLe(esn, kTestEsn);
        return reply(alone ? esn : errorReply(kBadLength, payload));
    }
    case 0x26:
        return reply(readNv(payload));
    case 0x29:
        return reply(modeControl(payload));
    case 0x3A:
        if (!alone)
            return reply(errorReply(kBadLength, payload));
        reply({0x3A});
        return m_board.restart(ModemBoard::Boot::IntoDownload);
    case 0x7C:
        return reply(alone ? buildIdReply(m_identity, m_board.programVersion())
                           : errorReply(kBadLength, payload));
    case 0x02:
    case 0x03:
    case 0x04:
    case 0x05:
    case 0x27:
    case 0x41:
        m_board.noteForbidden(fmt::format("diag {:02X}", payload[0]));
        break;
    default:
        break;
    }
    reply(errorReply(kBadCommand, payload));
}

/// 26, item u16, 128 octets, status u16. The short form without the rest is taken
/// as well, as Qualcomm modems do (one source: qtools).
Bytes DiagPort::readNv(ByteView payload) const
{
    if (payload.size() != kNvShortRequest && payload.size() != kNvFullRequest)
        return errorReply(kBadLength, payload);
    const auto item = loadLe<std::uint16_t>(payload, 1);
    Bytes answer(payload.begin(), payload.begin() + kNvShortRequest);
    std::uint16_t status = kNvNotActive;
    if (item == kNvImei) {
        status = m_board.settings().imeiStatus;
        if (status == kNvDone)
            append(answer, imeiItem(m_board.settings().imei));
    }
    answer.resize(kNvShortRequest + kNvDataSize, 0);
    appendLe(answer, status);
    return answer;
}

/// 29, mode u16: 2 restarts, the others are only acknowledged.
Bytes DiagPort::modeControl(ByteView payload)
{
    if (payload.size() != 3)
        return errorReply(kBadLength, payload);
    const auto mode = loadLe<std::uint16_t>(payload, 1);
    if (mode > 6)
        return errorReply(kBadParameter, payload);
    if (mode == 2)
        m_board.restart(ModemBoard::Boot::FromFlash);
    return Bytes(payload.begin(), payload.end());
}

void DiagPort::reply(const Bytes &payload)
{
    m_board.send(kPort, hdlcFrame(payload));
}

}  // namespace reviver::practice
