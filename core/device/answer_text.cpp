// SPDX-License-Identifier: Apache-2.0
#include "core/device/answer_text.h"

#include "core/base/hex.h"
#include "core/device/probe_session.h"
#include "core/protocol/diag/diag_messages.h"
#include "core/protocol/dmss/dmss_messages.h"
#include "core/protocol/streaming/streaming_messages.h"

#include <fmt/format.h>

namespace reviver {
namespace {

constexpr std::size_t kShownOctets = 96;

std::string parametersText(ByteView payload)
{
    const auto parameters = dmss::Parameters::decode(payload);
    if (!parameters)
        return "parameters";
    return fmt::format("parameters: version {}, lowest {}, writes of up to {} octets", parameters->version,
                       parameters->minVersion, parameters->maxWrite);
}

std::string loaderText(ByteView payload)
{
    if (const auto log = streaming::logText(payload))
        return "loader's log: " + *log;
    if (const auto hello = streaming::HelloReply::decode(payload))
        return "loader, flash " + hello->flashName;
    return "a loader's message";
}

std::string diagText(ByteView payload)
{
    if (const auto version = diag::VersionInfo::decode(payload))
        return fmt::format("DIAG version: built {} {}, {}", version->compileDate, version->compileTime,
                           version->directory);
    if (const auto build = diag::ExtendedBuildId::decode(payload))
        return fmt::format("DIAG build: {} {}", build->buildId, build->model);
    if (const auto item = diag::NvItem::decode(payload))
        return fmt::format("DIAG item {}: {}", item->item, diag::nvStatusText(item->status));
    return "DIAG reply";
}

std::string frameText(ByteView payload, ByteView request)
{
    switch (frameMeaning(payload, request)) {
    case FrameMeaning::Echo:
        return "only our own octets came back";
    case FrameMeaning::VersionReply:
        return *versionText(payload);
    case FrameMeaning::ProductReply:
        return *productText(payload);
    case FrameMeaning::Acknowledge:
        return "acknowledged";
    case FrameMeaning::Damaged:
    case FrameMeaning::Refusal:
        return "refused: " + dmss::nakText(*dmss::nakReason(payload));
    case FrameMeaning::Parameters:
        return parametersText(payload);
    case FrameMeaning::QdlHello:
        return "boot loader of a Gobi or Sierra modem (QDL)";
    case FrameMeaning::StreamingHello:
    case FrameMeaning::StreamingTalk:
        return loaderText(payload);
    case FrameMeaning::DiagReply:
        return diagText(payload);
    case FrameMeaning::DiagError:
        return fmt::format("DIAG: {}", diag::errorText(payload[0]));
    case FrameMeaning::DiagUnsolicited:
        return "DIAG log";
    case FrameMeaning::Other:
        return "a frame of unknown meaning";
    }
    return {};
}

std::string rawText(RawMeaning meaning)
{
    switch (meaning) {
    case RawMeaning::SaharaHello:
        return "Sahara: waits for a loader";
    case RawMeaning::SaharaDump:
        return "Sahara: offers a memory dump";
    case RawMeaning::SaharaDisturbed:
        return "Sahara: end of image";
    case RawMeaning::Firehose:
        return "Firehose: a loader that speaks XML";
    case RawMeaning::Positions:
        return "satellite positions";
    case RawMeaning::Nothing:
        break;
    }
    return {};
}

bool isPlainText(ByteView octets)
{
    for (const std::uint8_t octet : octets) {
        if ((octet < 0x20 || octet > 0x7E) && octet != '\r' && octet != '\n')
            return false;
    }
    return true;
}

}  // namespace

std::string answerText(const Heard &heard, ByteView request)
{
    if (heard.silent())
        return "no answer";
    if (const RawMeaning raw = rawMeaning(heard.octets); raw != RawMeaning::Nothing)
        return rawText(raw);
    std::string other;
    for (const Bytes &frame : heard.frames) {
        const FrameMeaning meaning = frameMeaning(frame, request);
        const std::string text = frameText(frame, request);
        if (meaning != FrameMeaning::DiagUnsolicited && meaning != FrameMeaning::Other)
            return text;
        other = text;
    }
    if (!other.empty())
        return other;
    if (heard.damagedFrames)
        return "a damaged frame";
    return isPlainText(heard.octets) ? "text"
                                     : fmt::format("{} octets of no known shape", heard.octets.size());
}

std::string receivedText(const Heard &heard, ByteView request)
{
    const Bytes *reply = heard.frame(FrameMeaning::DiagReply, request);
    // DIAG's status and items hold serial numbers.
    if (reply && (reply->front() == diag::kStatus || reply->front() == diag::kNvRead))
        return fmt::format("{} and {} more octets, not kept", hexText(ByteView(*reply).first(1)),
                           reply->size() - 1);
    return hexText(heard.octets, kShownOctets);
}

}  // namespace reviver
