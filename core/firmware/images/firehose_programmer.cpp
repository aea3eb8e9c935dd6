// SPDX-License-Identifier: Apache-2.0
#include "core/firmware/images/firehose_programmer.h"

#include "core/firmware/images/mbn.h"
#include "core/firmware/limits.h"

namespace reviver {

Result<bool> isFirehoseProgrammer(const ByteSource &source)
{
    using namespace std::string_view_literals;
    constexpr auto kElf = "\x7F"
                          "ELF"sv;
    constexpr auto kAttribute = "MaxPayloadSizeToTargetInBytes"sv;
    if (source.size() > limits::kLoaderSpan)
        return false;
    const auto head = readAll(source, 0, std::min<std::uint64_t>(source.size(), MbnHeader::kLong));
    if (!head)
        return failure(head.error());
    if (!asText(*head).starts_with(kElf) && !MbnHeader::decodeLong(*head, source.size()))
        return false;
    // The attribute may lie across the border of two pieces.
    const std::uint64_t step = limits::kPiece - kAttribute.size();
    for (std::uint64_t at = 0; at < source.size(); at += step) {
        const auto piece = readAll(source, at, std::min<std::uint64_t>(limits::kPiece, source.size() - at));
        if (!piece)
            return failure(piece.error());
        if (asText(*piece).find(kAttribute) != std::string_view::npos)
            return true;
    }
    return false;
}

}  // namespace reviver
