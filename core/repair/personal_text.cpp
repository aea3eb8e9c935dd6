// SPDX-License-Identifier: Apache-2.0
#include "core/repair/personal_text.h"

#include "core/base/personal_names.h"
#include "core/device/device_identity.h"

namespace reviver {
namespace {

constexpr std::size_t kPersonalDigits = 14;  ///< an IMEI without its check digit
constexpr std::size_t kPair = 3;             ///< two hex digits and a blank

bool isSpelledDigit(const std::string &text, std::size_t at)
{
    return at + 1 < text.size() && text[at] == '3' && text[at + 1] >= '0' && text[at + 1] <= '9';
}

/// Octets as hex text may spell a number: "33 35 36 ..." is "356...".
std::string withoutSpelledNumbers(std::string text)
{
    for (std::size_t at = 0; at < text.size(); ++at) {
        std::size_t count = isSpelledDigit(text, at) ? 1 : 0;
        while (count > 0 && at + count * kPair <= text.size() && text[at + count * kPair - 1] == ' '
               && isSpelledDigit(text, at + count * kPair))
            ++count;
        if (count < kPersonalDigits)
            continue;
        for (std::size_t i = 0; i < count; ++i)
            text.replace(at + i * kPair, 2, "**");
        at += count * kPair;
    }
    return text;
}

}  // namespace

std::string withoutPersonalData(const std::string &text)
{
    return withoutUserNames(withoutSpelledNumbers(maskNumbers(text)));
}

}  // namespace reviver
