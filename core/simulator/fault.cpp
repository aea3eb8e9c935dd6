// SPDX-License-Identifier: Apache-2.0
#include "core/simulator/fault.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <optional>

namespace reviver {
namespace {

struct FaultName {
    std::string_view name;
    FaultKind kind;
    std::string_view unit;
};

constexpr std::array kFaultNames{
    FaultName{"unplug", FaultKind::Unplug, "BYTES"},
    FaultName{"nak", FaultKind::Nak, "BLOCK"},
    FaultName{"drop-reply", FaultKind::DropReply, "BLOCK"},
    FaultName{"corrupt-reply", FaultKind::CorruptReply, "BLOCK"},
    FaultName{"stall", FaultKind::Stall, "BLOCK:SECONDS"},
    FaultName{"ack-without-writing", FaultKind::AckWithoutWriting, "IMAGE"},
    FaultName{"short-ack", FaultKind::ShortAck, "IMAGE"},
    FaultName{"bad-block", FaultKind::BadBlock, "BLOCK"},
    FaultName{"lose-octet", FaultKind::LoseOctet, "OCTET"},
    FaultName{"flip-octet", FaultKind::FlipOctet, "OCTET"},
    FaultName{"repeat-octet", FaultKind::RepeatOctet, "OCTET"},
    FaultName{"lose-answer-octet", FaultKind::LoseAnswerOctet, "OCTET"},
    FaultName{"flip-answer-octet", FaultKind::FlipAnswerOctet, "OCTET"},
    FaultName{"repeat-answer-octet", FaultKind::RepeatAnswerOctet, "OCTET"},
    FaultName{"split-answers", FaultKind::SplitAnswers, "OCTET"},
};

constexpr std::uint64_t kLongestStallSeconds = 3600;

std::optional<std::uint64_t> wholeNumber(std::string_view text)
{
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

tl::unexpected<Error> badSpec(std::string_view spec, std::string_view why)
{
    return failure(ErrorCode::InvalidArgument, fmt::format("fault \"{}\": {}", spec, why));
}

}  // namespace

std::vector<std::string> knownFaults()
{
    std::vector<std::string> list;
    for (const FaultName &entry : kFaultNames)
        list.push_back(fmt::format("{}@{}", entry.name, entry.unit));
    return list;
}

Result<Fault> parseFault(std::string_view spec)
{
    const std::size_t at = spec.find('@');
    const std::string_view name = spec.substr(0, at);
    const auto entry = std::find_if(kFaultNames.begin(), kFaultNames.end(),
                                    [&](const FaultName &known) { return known.name == name; });
    if (entry == kFaultNames.end())
        return badSpec(spec, fmt::format("no such fault; known are {}", fmt::join(knownFaults(), ", ")));
    if (at == std::string_view::npos)
        return badSpec(spec, fmt::format("write {}@{}", entry->name, entry->unit));

    std::string_view number = spec.substr(at + 1);
    Fault fault{entry->kind, 0, {}};
    if (fault.kind == FaultKind::Stall) {
        const std::size_t colon = number.find(':');
        if (colon == std::string_view::npos)
            return badSpec(spec, "write stall@BLOCK:SECONDS");
        const auto seconds = wholeNumber(number.substr(colon + 1));
        if (!seconds || *seconds < 1 || *seconds > kLongestStallSeconds)
            return badSpec(spec, fmt::format("SECONDS is a whole number from 1 to {}", kLongestStallSeconds));
        fault.duration = std::chrono::seconds(*seconds);
        number = number.substr(0, colon);
    }
    const auto value = wholeNumber(number);
    if (!value || *value < 1)
        return badSpec(spec, "the number after @ is a whole number from 1");
    fault.at = *value;
    return fault;
}

void FaultInjector::beginImage()
{
    ++m_images;
    m_storing = !fire(FaultKind::AckWithoutWriting, m_images);
    m_cutting = fire(FaultKind::ShortAck, m_images);
}

FaultInjector::Verdict FaultInjector::onBlock(std::uint64_t octets)
{
    ++m_blocks;
    m_octets += octets;
    Verdict verdict;
    verdict.unplug = fire(FaultKind::Unplug, m_octets);
    verdict.refuse = fire(FaultKind::Nak, m_blocks);
    verdict.dropReply = fire(FaultKind::DropReply, m_blocks);
    verdict.corruptReply = fire(FaultKind::CorruptReply, m_blocks);
    verdict.wearOut = fire(FaultKind::BadBlock, m_blocks);
    fire(FaultKind::Stall, m_blocks, &verdict.delay);
    verdict.store = m_storing;
    return verdict;
}

bool FaultInjector::fire(FaultKind kind, std::uint64_t reached, std::chrono::milliseconds *duration)
{
    const auto due = std::find_if(m_pending.begin(), m_pending.end(), [&](const Fault &fault) {
        return fault.kind == kind && (kind == FaultKind::Unplug ? fault.at <= reached : fault.at == reached);
    });
    if (due == m_pending.end())
        return false;
    if (duration)
        *duration = due->duration;
    m_pending.erase(due);
    return true;
}

}  // namespace reviver
