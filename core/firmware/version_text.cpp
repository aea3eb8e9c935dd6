// SPDX-License-Identifier: Apache-2.0
#include "core/firmware/version_text.h"

#include <algorithm>
#include <array>

namespace reviver {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// How many characters from `at` on are groups of digits with dots between, and how many groups.
struct Groups {
    std::size_t length = 0;
    int count = 0;
};

Groups groupsAt(std::string_view text, std::size_t at)
{
    constexpr std::size_t kMostDigits = 4;
    Groups groups;
    for (std::size_t position = at;;) {
        std::size_t digits = 0;
        while (position + digits < text.size() && isDigit(text[position + digits]))
            ++digits;
        if (digits == 0 || digits > kMostDigits)
            return groups;
        ++groups.count;
        position += digits;
        groups.length = position - at;
        if (position >= text.size() || text[position] != '.')
            return groups;
        ++position;
    }
}

std::size_t count(std::string_view text, std::size_t at, bool (*belongs)(char))
{
    std::size_t number = 0;
    while (at + number < text.size() && belongs(text[at + number]))
        ++number;
    return number;
}

/// "E392u-12" from `at` on: series letters, three or four digits, letters, "-" and a variant.
std::string productAt(std::string_view text, std::size_t at)
{
    constexpr std::array<std::string_view, 10> kSeries
        = {"E", "EC", "EG", "EM", "ME", "MU", "MF", "K", "R", "UML"};
    const std::size_t letters = count(text, at, isLetter);
    if (std::ranges::find(kSeries, text.substr(at, letters)) == kSeries.end())
        return {};
    const std::size_t digits = count(text, at + letters, isDigit);
    if (digits < 3 || digits > 4)
        return {};
    std::size_t end = at + letters + digits;
    const std::size_t suffix = count(text, end, isLetter);
    if (suffix > 2)
        return {};
    end += suffix;
    if (end < text.size() && text[end] == '-') {
        const std::size_t variant = count(text, end + 1, isDigit);
        if (variant > 0)
            end += 1 + variant + std::min<std::size_t>(count(text, end + 1 + variant, isLetter), 1);
    }
    return std::string(text.substr(at, end - at));
}

/// True if `text` begins as `form` says: A stands for a capital, 0 for a digit.
bool hasForm(std::string_view text, std::string_view form)
{
    if (text.size() < form.size())
        return false;
    for (std::size_t i = 0; i < form.size(); ++i) {
        const bool fits = form[i] == 'A' ? isLetter(text[i]) && text[i] <= 'Z'
            : form[i] == '0'             ? isDigit(text[i])
                                         : text[i] == form[i];
        if (!fits)
            return false;
    }
    return true;
}

/// Length of the revision at the start of `text`: model, variant, "R07A08M2G"; 0 if there is none.
std::size_t quectelVersionLength(std::string_view text)
{
    constexpr std::string_view kModel = "AA00";
    constexpr std::size_t kLongestVariant = 10;
    if (!hasForm(text, kModel))
        return 0;
    for (std::size_t at = kModel.size(); at <= kModel.size() + kLongestVariant && at < text.size(); ++at) {
        for (const std::string_view form : {"R00A00M0G", "R00A00M00G"}) {
            if (hasForm(text.substr(at), form))
                return at + form.size();
        }
        if (!hasForm(text.substr(at), "A") && !isDigit(text[at]))
            return 0;
    }
    return 0;
}

}  // namespace

std::string quectelVersionIn(std::string_view text)
{
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (const std::size_t length = quectelVersionLength(text.substr(at)))
            return std::string(text.substr(at, length));
    }
    return {};
}

std::string versionIn(std::string_view text)
{
    constexpr int kFewestGroups = 4;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!isDigit(text[at]) || (at > 0 && (isDigit(text[at - 1]) || text[at - 1] == '.')))
            continue;
        const Groups groups = groupsAt(text, at);
        if (groups.count >= kFewestGroups)
            return std::string(text.substr(at, groups.length));
    }
    return {};
}

std::string productIn(std::string_view text)
{
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool wordStart = at == 0 || (!isLetter(text[at - 1]) && !isDigit(text[at - 1]));
        if (!wordStart)
            continue;
        if (std::string product = productAt(text, at); !product.empty())
            return product;
    }
    return {};
}

}  // namespace reviver
