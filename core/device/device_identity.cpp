// SPDX-License-Identifier: Apache-2.0
#include "core/device/device_identity.h"

#include <algorithm>

namespace reviver {
namespace {

constexpr std::size_t kShortest = 8;  ///< texts below this give too much away
constexpr std::size_t kShownAtStart = 2;
constexpr std::size_t kShownAtEnd = 3;
constexpr std::size_t kPersonalDigits = 14;  ///< IMEI without its check digit

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

}  // namespace

bool isBlankIdentity(const std::string &value)
{
    return std::ranges::all_of(value, [](char c) { return c == '0' || c == 'F' || c == 'f'; });
}

std::string maskIdentity(const std::string &value)
{
    if (value.empty())
        return {};
    if (value.size() < kShortest)
        return "***";
    std::string masked = value;
    for (std::size_t i = kShownAtStart; i < value.size() - kShownAtEnd; ++i)
        masked[i] = '*';
    return masked;
}

std::string maskNumbers(const std::string &text)
{
    std::string masked;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i;
        while (end < text.size() && isDigit(text[end]))
            ++end;
        if (end == i) {
            masked += text[i++];
            continue;
        }
        const std::string run = text.substr(i, end - i);
        masked += run.size() >= kPersonalDigits ? maskIdentity(run) : run;
        i = end;
    }
    return masked;
}

}  // namespace reviver
