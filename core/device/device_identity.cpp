// SPDX-License-Identifier: Apache-2.0
#include "core/device/device_identity.h"

#include <algorithm>
#include <cctype>

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

std::string lower(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

}  // namespace

bool sameModel(const std::string &one, const std::string &other)
{
    const std::string a = lower(one);
    const std::string b = lower(other);
    return a.find(b) != std::string::npos || b.find(a) != std::string::npos;
}

std::string modelOfProductName(const std::string &name)
{
    // A board of two letters and a digit stands in front, "CL2".
    constexpr std::size_t kBoard = 3;
    if (name.size() <= kBoard || name[0] != 'C' || isDigit(name[1]) || !isDigit(name[2]))
        return name;
    const std::size_t digits = name.find_first_of("0123456789", kBoard);
    const std::size_t end
        = digits == std::string::npos ? digits : name.find_first_not_of("0123456789", digits);
    if (digits == kBoard || end == std::string::npos || end - digits < 3)
        return name;
    const std::string suffix = name.substr(end);
    const bool told = suffix == "HM" || suffix == "SM";
    return name.substr(kBoard, end - kBoard) + (told ? lower(suffix.substr(0, 1)) : "");
}

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
