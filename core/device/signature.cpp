// SPDX-License-Identifier: Apache-2.0
#include "core/device/signature.h"

#include "core/protocol/diag/diag_messages.h"
#include "core/protocol/dmss/dmss_messages.h"
#include "core/protocol/huawei/huawei_constants.h"
#include "core/protocol/qdl/qdl_constants.h"
#include "core/protocol/streaming/streaming_messages.h"

#include <algorithm>
#include <array>

namespace reviver {
namespace {

/// Logs, messages and events that a running modem sends unasked.
/// Source: QCSuper messages.py; ModemManager libqcdm com.c (confirmed).
constexpr std::array<std::uint8_t, 7> kDiagUnsolicited{0x10, 0x1F, 0x60, 0x79, 0x92, 0x98, 0x99};

constexpr std::array<std::uint8_t, 8> kSaharaHello{0x01, 0, 0, 0, 0x30, 0, 0, 0};
constexpr std::size_t kSaharaHelloSize = 0x30;
constexpr std::size_t kSaharaModeOffset = 20;
constexpr std::uint32_t kSaharaModeDump = 2;
constexpr std::array<std::uint8_t, 8> kSaharaEndImage{0x04, 0, 0, 0, 0x10, 0, 0, 0};

/// By its magic alone: what follows differs from loader to loader.
bool isLoaderGreeting(ByteView payload)
{
    return payload[0] == streaming::kHelloReply
        && asText(payload.subspan(1)).starts_with(streaming::kTargetMagic);
}

bool isQdlGreeting(ByteView payload)
{
    return payload[0] == qdl::kHelloReply && asText(payload.subspan(1)).starts_with(qdl::kTargetMagic);
}

/// Only replies of a layout that is known are a proof of DIAG.
bool isDiagReply(ByteView payload)
{
    switch (payload[0]) {
    case diag::kVersionInfo:
        return diag::VersionInfo::decode(payload).has_value();
    case diag::kStatus:
        return diag::StatusInfo::decode(payload).has_value();
    case diag::kExtendedBuildId:
        return diag::ExtendedBuildId::decode(payload).has_value();
    case diag::kNvRead:
        return diag::NvItem::decode(payload).has_value();
    default:
        return false;
    }
}

/// A refusal of DIAG repeats the whole request, which tells it from other frames that
/// begin with the same octet.
bool isDiagError(ByteView payload, ByteView request)
{
    return diag::isErrorCode(payload[0]) && !request.empty() && payload.size() > request.size()
        && std::ranges::equal(payload.subspan(1, request.size()), request);
}

}  // namespace

bool isPrintable(ByteView octets)
{
    return !octets.empty()
        && std::ranges::all_of(octets, [](std::uint8_t c) { return c >= 0x20 && c < 0x7F; });
}

std::optional<std::string> versionText(ByteView payload)
{
    if (!dmss::isSoftwareVersion(payload) || payload.size() < 3 || !isPrintable(payload.subspan(2)))
        return std::nullopt;
    return std::string(asText(payload.subspan(2)));
}

std::optional<std::string> productText(ByteView payload)
{
    if (payload.size() < 2 || payload[0] != huawei::kProductId)
        return std::nullopt;
    ByteView text = payload.subspan(1);
    text = text.first(static_cast<std::size_t>(std::ranges::find(text, 0) - text.begin()));
    while (!text.empty() && text.back() == ' ')
        text = text.first(text.size() - 1);
    if (!isPrintable(text))
        return std::nullopt;
    return std::string(asText(text));
}

FrameMeaning frameMeaning(ByteView payload, ByteView request)
{
    if (payload.empty())
        return FrameMeaning::Other;
    if (std::ranges::equal(payload, request))
        return FrameMeaning::Echo;
    if (dmss::isAck(payload))
        return FrameMeaning::Acknowledge;
    if (const auto reason = dmss::nakReason(payload)) {
        const bool noise = reason == dmss::NakReason::InvalidFcs || reason == dmss::NakReason::EarlyEnd;
        return noise ? FrameMeaning::Damaged : FrameMeaning::Refusal;
    }
    if (dmss::Parameters::decode(payload))
        return FrameMeaning::Parameters;
    if (isLoaderGreeting(payload))
        return FrameMeaning::StreamingHello;
    if (isQdlGreeting(payload))
        return FrameMeaning::QdlHello;
    if (versionText(payload))
        return FrameMeaning::VersionReply;
    if (streaming::isError(payload) || streaming::logText(payload))
        return FrameMeaning::StreamingTalk;
    if (productText(payload))
        return FrameMeaning::ProductReply;
    if (isDiagError(payload, request))
        return FrameMeaning::DiagError;
    if (!request.empty() && payload[0] == request[0] && isDiagReply(payload))
        return FrameMeaning::DiagReply;
    if (payload.size() > 1 && std::ranges::count(kDiagUnsolicited, payload[0]) > 0)
        return FrameMeaning::DiagUnsolicited;
    return FrameMeaning::Other;
}

RawMeaning rawMeaning(ByteView octets)
{
    const auto hello = std::search(octets.begin(), octets.end(), kSaharaHello.begin(), kSaharaHello.end());
    if (hello != octets.end()) {
        const ByteView packet = octets.subspan(static_cast<std::size_t>(hello - octets.begin()));
        if (packet.size() >= kSaharaHelloSize)
            return loadLe<std::uint32_t>(packet, kSaharaModeOffset) == kSaharaModeDump
                ? RawMeaning::SaharaDump
                : RawMeaning::SaharaHello;
    }
    if (std::search(octets.begin(), octets.end(), kSaharaEndImage.begin(), kSaharaEndImage.end())
        != octets.end())
        return RawMeaning::SaharaDisturbed;
    const std::string_view text = asText(octets);
    if (text.find("<?xml") != std::string_view::npos)
        return RawMeaning::Firehose;
    if (text.find("$GP") != std::string_view::npos || text.find("$GN") != std::string_view::npos)
        return RawMeaning::Positions;
    return RawMeaning::Nothing;
}

}  // namespace reviver
