// SPDX-License-Identifier: Apache-2.0
#include "core/repair/personal_text.h"

#include "core/base/personal_names.h"
#include "core/device/device_identity.h"
#include "core/transport/identity_octets.h"

#include <algorithm>
#include <string_view>

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

/// "FSN: PR0123456789F" names its own number; what is masked already stays.
std::string withoutNamedSerials(std::string text)
{
    constexpr std::string_view kWord = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    for (const std::string_view name : kSerialNames) {
        for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at)) {
            at = std::min(text.find_first_not_of(' ', at + name.size()), text.size());
            const std::size_t end = std::min(text.find_first_not_of(kWord, at), text.size());
            const std::string number = text.substr(at, end - at);
            if (!number.empty() && !text.substr(end).starts_with('*') && !isBlankIdentity(number))
                text.replace(at, number.size(), maskIdentity(number));
        }
    }
    return text;
}

}  // namespace

std::string withoutPersonalData(const std::string &text)
{
    return withoutUserNames(withoutNamedSerials(withoutSpelledNumbers(maskNumbers(text))));
}

}  // namespace reviver
